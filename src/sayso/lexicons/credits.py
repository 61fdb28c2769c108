"""How an article says whom it, or a part of it, was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries
from sayso.lexicons.links import are_link_words
from sayso.lexicons.outlets import outlets, weak_forms

_WORD = r"[A-Z][\w'’&-]{0,30}(?:\.\w{1,10})*"  # "Gazette", "News.com"
_NAME = rf"{_WORD}(?: (?:(?:of|and|for|de) )?(?:the )?{_WORD}){{0,5}}"


@dataclass(frozen=True, slots=True)
class CreditForm:
    """One way of crediting."""

    id: str
    only_lines: bool  # not looked for in running text
    pattern: re.Pattern[str]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a credit of this form starts and ends, and the name in it; a link's words are no name."""
        for match in self.pattern.finditer(text):
            name = match["name"].strip().rstrip(".,;")
            if not are_link_words(name):
                yield match.start("credit"), match.end("credit"), name


@cache
def credit_forms() -> tuple[CreditForm, ...]:
    """Every form of credit, in the order in which they are tried.

    >>> [list(form.found_in("He told the BBC so.")) for form in credit_forms() if form.id == "told-an-outlet"]
    [[(3, 15, 'BBC')]]
    """
    try:
        return tuple(
            CreditForm(
                entry["id"],
                entry.get("only") == "lines",
                re.compile(_filled(entry["pattern"])),
                tuple(entry["fires"]),
                tuple(entry["keeps"]),
            )
            for entry in entries("credits")
            if "pattern" in entry
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"credits.yml: an entry cannot be read ({error})", "mend the entry") from error


def _filled(pattern: str) -> str:
    known = _any_of(form for form in outlets() if form not in weak_forms())
    names_of = {"KNOWN": known, "ANY": _any_of(outlets()), "NAME": _NAME, "CALLED": _called()}
    for word, names in names_of.items():
        pattern = re.sub(rf"\b{word}\b", f"(?:{names})".replace("\\", r"\\"), pattern)
    return pattern


def _called() -> str:
    """Names whose last word is what outlets call themselves."""
    last = _any_of(word for entry in entries("credits") for word in entry.get("called", ()))
    return rf"(?:{_WORD} (?:(?:of|and|&|the) )?){{1,5}}(?:{last})"


def _any_of(forms: Iterable[str]) -> str:
    """The names as alternatives, the longer first, so that "AP News" is not read as "AP"."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))
