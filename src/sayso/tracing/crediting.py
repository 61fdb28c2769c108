"""Whether one article names the outlet of another as where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicons.outlets import outlets, weak_forms
from sayso.model import Article, Passage, Role, Span

_LINE = 100  # characters of a paragraph that is nothing but a credit
_OPENING = 60  # characters in which an article names its agency before it begins
_LEADING_THE = re.compile(r"^[Tt]he\s+")
_SMALL = {"of", "and", "the", "for", "de", "&"}
_OF_OTHER_THINGS = {Role.CAPTION, Role.RELATED}  # whose picture it is says nothing of the text
_BRACKETS = r"[(\[/]\s*{}\s*[)\]/]"


@dataclass(frozen=True, slots=True)
class Named:
    """Where an article names an outlet, and whether in a credit of its own or in the course of its text."""

    span: Span
    as_credit: bool


def outlet_named(article: Article, outlet: str | None) -> Named | None:
    """Where an article names this outlet, a credit before a mention; None where it does not.

    >>> from sayso.model import Role
    >>> text = "(KNA) - Five ferries sank."
    >>> article = Article("a", text, (Passage(0, len(text), Role.BODY),))
    >>> outlet_named(article, "Karn News Agency").span.text
    '(KNA)'
    """
    if not outlet or not _bare(outlet) or _bare(outlet) == _bare(article.outlet or ""):
        return None  # an agency that names itself in its follow-up says nothing of where that is from
    named = [n for n in _named(article, outlet) if n.as_credit or _bare(outlet) not in weak_forms()]
    return next((each for each in named if each.as_credit), next(iter(named), None))


def _named(article: Article, outlet: str) -> Iterator[Named]:
    for pattern in _forms(outlet):
        for match in pattern.finditer(article.text):
            passage = next((p for p in article.passages if p.start <= match.start() < p.end), None)
            if passage is not None and passage.role not in _OF_OTHER_THINGS:
                span = article.span(match.start(), match.end())
                yield Named(span, _is_credit(article, passage, span))


def _is_credit(article: Article, passage: Passage, span: Span) -> bool:
    if any(credit.holds(span) and credit.rule in _TAKEN for credit in article.credits):
        return True
    if not passage.role.is_reported:
        return True
    words = article.text[passage.start : passage.end]
    is_outermost = passage in (article.passages[0], article.passages[-1])
    before = article.text[passage.start : span.start]
    is_bracketed = span.text[0] in "([/" or before.rstrip()[-1:] in {"(", "[", "/"}
    if is_outermost and len(words) <= _LINE and '"' not in words and "“" not in words:
        return len(words) - len(span.text) <= _LINE // 2
    if not is_bracketed:
        return False
    is_first = len(before) <= _OPENING and passage is _first_reported(article)
    return is_first or (is_outermost and not article.text[span.end : passage.end].strip(" .)]/"))


_TAKEN = {
    *("source-label", "taken-from", "after-dash", "dash-line", "in-slashes", "opening-brackets"),
    *("opening-square-brackets", "bracketed-line", "by-an-agency", "from-partners"),
    *("with-reporting-by", "contributed"),
}


def credited(article: Article) -> frozenset[str]:
    """Whom it says that it comes from, its own outlet aside.

    >>> from sayso.model import Credit, CreditKind
    >>> text = "Source: Karn Press"
    >>> credit = Credit(0, 18, text, "Karn Press", CreditKind.UNKNOWN, "source-label")
    >>> credited(Article("a", text, (), credits=(credit,), outlet="The Lantern"))
    frozenset({'Karn Press'})
    """
    own = _bare(article.outlet) if article.outlet else ""
    names = {own, *_shortened(own)}
    return frozenset(_bare(c.name) for c in article.credits if c.rule in _TAKEN) - names


def _first_reported(article: Article) -> Passage | None:
    return next((p for p in article.passages if p.role.is_reported), None)


@lru_cache(maxsize=4096)
def _forms(outlet: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of an outlet's name: in full, as others write it, and shortened between brackets."""
    name = _bare(outlet)
    known = outlets().get(name) or outlets().get(outlet)
    full = {name} | ({form for form, each in outlets().items() if known and each.name == known.name})
    spelled = "|".join(re.escape(form) for form in sorted(full, key=lambda form: (-len(form), form)))
    patterns = [re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])")]
    short = "|".join(re.escape(form) for form in _shortened(name))
    if short:
        patterns.append(re.compile(_BRACKETS.format(f"(?:{short})")))
    return tuple(patterns)


def _shortened(name: str) -> list[str]:
    """The initials of a name of several words, and its first word: in brackets both stand for it."""
    words = [word for word in re.findall(r"\w[\w'’.-]*", name) if word.lower() not in _SMALL]
    if len(words) < 2:
        return []
    return ["".join(word[0] for word in words).upper(), words[0].upper()]


def _bare(outlet: str) -> str:
    return _LEADING_THE.sub("", outlet.strip())
