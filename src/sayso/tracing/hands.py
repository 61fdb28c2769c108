"""The first hand of a text, as far as the article itself shows it: page ← outlet ← agency ← speaker.

What nothing shows is unknown, and what is unknown is never counted as independent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.lexicons.first_hand import hand_forms
from sayso.lexicons.outlets import outlets
from sayso.model import (
    Article,
    Credit,
    CreditKind,
    Evidence,
    Grade,
    Origin,
    OriginKind,
    Role,
    Span,
    Statement,
)
from sayso.tracing.families import family_named, family_of, hosts_of

_WHOLE = {  # credits of the whole article
    *("source-label", "taken-from", "after-dash", "dash-line", "in-slashes", "opening-brackets"),
    *("opening-square-brackets", "bracketed-line", "by-an-agency", "from-partners"),
}
_OPENING = 200  # characters of the first paragraph in which a credit in brackets is one of the whole article
_RESTING = 2 / 3  # share of the paragraphs that tell of one speaker's words


def origin_of(article: Article, statements: Sequence[Statement] = ()) -> Origin:
    """Where the article shows that its text comes from.

    >>> from sayso.model import Passage
    >>> text = "Source: Karn Press Agency"
    >>> credit = Credit(0, 25, text, "Karn Press Agency", CreditKind.UNKNOWN, "source-label")
    >>> origin = origin_of(Article("a", text, (Passage(0, 25, Role.CREDIT),), credits=(credit,)))
    >>> origin.kind.value, origin.name
    ('agency', 'Karn Press Agency')
    """
    found = (
        *_credited(article),
        *_by_another(article),
        *_at_another_address(article),
        *_officially(article),
        *_on_one_speaker(article, statements),
        *_own_work(article),
    )
    return next(iter(found), Origin(OriginKind.UNKNOWN, None))


def origin_in(traits: Mapping[str, Any]) -> Origin:
    """The origin that was kept with an article's traits, under ``origin``; unknown where there is none.

    >>> origin_in({}).kind.value
    'unknown'
    """
    kept = traits.get("origin")
    if kept is None:
        return Origin(OriginKind.UNKNOWN, None)
    evidence = (Evidence(e["rule"], e["why"], e["span"] and Span(**e["span"])) for e in kept["evidence"])
    return Origin(OriginKind(kept["kind"]), kept["name"], tuple(evidence))


def _credited(article: Article) -> Iterator[Origin]:
    """Whom it says that it was taken from: an agency before an outlet."""
    credits = [c for c in article.credits if _of_the_whole(article, c) and not _is_own(article, c.name)]
    for credit in sorted(credits, key=lambda c: (_kind(c) is not OriginKind.AGENCY, c.start)):
        why = f"it credits {credit.name}: “{credit.text}”"
        span = Span(credit.start, credit.end, credit.text)
        kind = _kind(credit)
        name = credit.name if kind is OriginKind.AGENCY else family_named(credit.name)
        yield Origin(kind, name, (Evidence("credit", why, span),))


def _kind(credit: Credit) -> OriginKind:
    agency = credit.kind is CreditKind.AGENCY or is_agency(credit.name)
    return OriginKind.AGENCY if agency else OriginKind.OUTLET


def is_agency(name: str) -> bool:
    """Whether a name is that of an agency.

    >>> [is_agency(name) for name in ("AFP", "Karn Press Agency", "Karn Courier")]
    [True, True, False]
    """
    known = outlets().get(name)
    if known is not None:
        return known.kind is CreditKind.AGENCY
    return any(form.search(name) for form in hand_forms("agency"))


def _is_outlet(name: str) -> bool:
    return name in outlets() or any(form.search(name) for form in hand_forms("outlet"))


def _of_the_whole(article: Article, credit: Credit) -> bool:
    if credit.rule in _WHOLE:
        return True
    if credit.rule != "in-brackets":
        return False
    passage = next((p for p in article.passages if p.start <= credit.start < p.end), None)
    if passage is None or passage.role in (Role.CREDIT, Role.BYLINE, Role.DATELINE):
        return True
    first = next((p for p in article.passages if p.role in (Role.BODY, Role.STANDFIRST)), None)
    if first is not None and credit.start < first.start + _OPENING:
        return True
    return not article.text[credit.end : passage.end].strip(" .") and passage is article.passages[-1]


def _is_own(article: Article, name: str) -> bool:
    return article.outlet is not None and family_named(name) == family_of(article)


def _by_another(article: Article) -> Iterator[Origin]:
    """An agency's own article, or one whose byline names an agency or another outlet."""
    if article.outlet and is_agency(article.outlet):
        why = f"{article.outlet} is an agency"
        yield Origin(OriginKind.AGENCY, article.outlet, (Evidence("outlet is an agency", why),))
    for name in article.byline:
        if is_agency(name):
            known = outlets().get(name)
            why = f"its byline names {name}"
            yield Origin(OriginKind.AGENCY, known.name if known else name, (Evidence("byline", why),))
        elif _is_outlet(name) and not _is_own(article, name):
            why = f"its byline names {name}"
            yield Origin(OriginKind.OUTLET, family_named(name), (Evidence("byline", why),))


def _at_another_address(article: Article) -> Iterator[Origin]:
    """A page that names an address at another publisher's host as its own."""
    there = family_of(replace(article, outlet=None, url=article.canonical)) if article.canonical else None
    if there is not None and there != family_of(article) and not _bears(there, article.outlet):
        why = f"its page names {article.canonical} as its own address"
        yield Origin(OriginKind.OUTLET, there, (Evidence("canonical address", why),))


def _bears(host: str, outlet: str | None) -> bool:
    """Whether a host is named for the outlet: its own, under another address.

    >>> _bears("lutzcourier.example", "The Lutz Courier"), _bears("lantern.example", "The Lutz Courier")
    (True, False)
    """
    bare = "".join(filter(str.isalnum, (outlet or "").lower()))
    label = "".join(filter(str.isalnum, host.split(".")[0].lower()))
    return bool(bare) and (label in bare or bare in label)


def _officially(article: Article) -> Iterator[Origin]:
    """A release of a state or a body of states, on its own site."""
    sites = [article.outlet or "", *(hosts_of(article.url) if article.url else ())]
    site = next((s for s in sites for form in hand_forms("official") if form.search(s.lower())), None)
    if site is not None:
        why = f"it is a release on the official site {site}"
        yield Origin(OriginKind.PRIMARY, family_of(article), (Evidence("official site", why),))


def _on_one_speaker(article: Article, statements: Sequence[Statement]) -> Iterator[Origin]:
    """What one speaker said and nothing else: ten outlets that tell it have one first hand."""
    told = [s for s in statements if s.within is None]
    names = {s.speaker.name for s in told}
    if len(told) < 2 or len(names) != 1 or any(s.speaker.grade is not Grade.CERTAIN for s in told):
        return
    (name,) = names
    paragraphs = [p for p in article.passages if p.role is Role.BODY]
    resting = [p for p in paragraphs if any(p.start <= s.content[0].start < p.end for s in told)]
    if name and len(paragraphs) > 1 and len(resting) / len(paragraphs) >= _RESTING:
        share = f"{len(resting)} of its {len(paragraphs)} paragraphs"
        why = f"{share} tell what {name} said, and none what others did"
        yield Origin(OriginKind.PRIMARY, name, (Evidence("one speaker", why, told[0].content[0]),))


def _own_work(article: Article) -> Iterator[Origin]:
    """A sign that the outlet's own people found it out."""
    name = family_of(article)
    own = next((c for c in article.credits if c.rule == "told-an-outlet" and _is_own(article, c.name)), None)
    if own is not None:
        why = f"somebody spoke to the outlet itself: “{own.text}”"
        span = Span(own.start, own.end, own.text)
        yield Origin(OriginKind.PRIMARY, name, (Evidence("told the outlet", why, span),))
    for passage in article.passages:
        for form in hand_forms("own") if passage.role is Role.BODY else ():
            match = form.search(article.passage_text(passage), name)
            if match:
                span = article.span(passage.start + match.start(), passage.start + match.end())
                evidence = Evidence(form.id, f"it tells of its own work: “{span.text}”", span)
                yield Origin(OriginKind.PRIMARY, name, (evidence,))
    if article.byline and name:
        why = f"it is signed by {', '.join(article.byline)}"
        yield Origin(OriginKind.PRIMARY, name, (Evidence("byline", why),))
