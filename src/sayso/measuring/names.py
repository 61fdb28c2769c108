"""When a source, a name, a channel or a day counts as right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sayso.measuring.vocabulary import vocabulary
from sayso.model import Interval, Span


def is_pronoun(words: str) -> bool:
    """Whether a source is only a pronoun.

    >>> is_pronoun("She"), is_pronoun("She and Okoro")
    (True, False)
    """
    return words.lower() in vocabulary().pronouns


def share_a_letter(text: str, spans: Iterable[Span], other: Span) -> bool:
    """Whether a letter or digit of the text lies in one of the spans and in the other."""
    return any(
        any(c.isalnum() for c in text[max(span.start, other.start) : min(span.end, other.end)])
        for span in spans
    )


def last_name(name: str) -> str | None:
    """The last word with a capital that is no title, in lower case.

    >>> last_name("Sen. Ada Okoro, who chairs the committee"), last_name("the engineer")
    ('okoro', None)
    """
    words = vocabulary()
    name = re.split("|".join(words.joints), name)[0]
    found = [re.sub(r"[’']s$", "", w) for w in re.findall(r"[A-Za-z][A-Za-z.\-’']*", name)]
    return next((w.lower() for w in reversed(found) if w[:1].isupper() and not _is_title(w)), None)


def _is_title(word: str) -> bool:
    return word.lower().strip(".") in vocabulary().titles


def name_words(name: str) -> frozenset[str]:
    """The words of a name without titles, accents, possessive and case.

    >>> sorted(name_words("President Dilma Rousséff's"))
    ['dilma', 'rousseff']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return frozenset(re.findall(r"\w+", re.sub(r"[’']s\b", "", plain))) - vocabulary().titles


def names_agree(gold: str, found: str) -> bool:
    """Whether the words of one name contain those of the other; a pronoun is no name.

    >>> names_agree("Ada Okoro", "Okoro"), names_agree("Ada Okoro", "she"), names_agree("Ada", "Okoro")
    (True, False, False)
    """
    want, got = name_words(gold), name_words(found)
    if not want or not got or got <= vocabulary().pronouns:
        return False
    return want <= got or got <= want


def same_speaker(gold: str | None, found: str | None) -> bool:
    """Whether both are nobody, or are alike or end in one word, articles aside.

    >>> same_speaker("the Health Ministry", "Ministry"), same_speaker(None, None), same_speaker("Ana", None)
    (True, True, False)
    """
    want, got = _plain(gold), _plain(found)
    if not want or not got:
        return want == got
    return want == got or want.split()[-1] == got.split()[-1]


def same_channel(gold: str, found: str | None) -> bool:
    """Whether one label contains the other.

    >>> same_channel("Facebook", "a Facebook post"), same_channel("Facebook", None)
    (True, False)
    """
    want, got = _plain(gold), _plain(found)
    return bool(got) and (want in got or got in want)


def _plain(name: str | None) -> str:
    words = re.sub(r"\s+", " ", (name or "").lower().strip(" .,"))
    return re.sub(rf"^(?:{'|'.join(vocabulary().articles)}) ", "", words)


def days_within(gold: Interval, found: Interval | None) -> bool:
    """Whether both ends of what was found are known and lie within the gold."""
    ends = (found.earliest, found.latest) if found else (None, None)
    return all(end is not None and gold.holds(end) for end in ends)
