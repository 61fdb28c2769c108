"""Headlines against gold: what each is to the article below it, and which of its words go without support."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import id_of, text_in, texts_in, words_in
from sayso.measuring.figures import Detection, Figures, Share
from sayso.measuring.wrong import Wrong

SUPPORTED, UNRELATED = "supported", "unrelated"
LABELS = (SUPPORTED, "attributed_only", "overreaches", "contradicted", UNRELATED)
KINDS = ("label", "words", "alarm")  # of mistakes
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldHeadline:
    """A headline over a text, what it is to that text, and which of its words the text does not carry."""

    id: str
    headline: str
    text: str
    label: str
    unsupported: tuple[str, ...]
    why: str | None


@dataclass(frozen=True, slots=True)
class FoundHeadline:
    """What a system says of a headline."""

    label: str
    unsupported: tuple[str, ...] = ()
    why: str = ""


Gold = Mapping[str, GoldHeadline]
Found = Mapping[str, FoundHeadline]


def gold_headline(row: dict[str, Any]) -> GoldHeadline:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    label, headline, unsupported = (
        text_in(row, "label"),
        text_in(row, "headline"),
        texts_in(row, "unsupported"),
    )
    if label not in LABELS:
        raise BadCorpus(f"its label {label!r} is none of {', '.join(LABELS)}", "docs/corpora.md tells them")
    for words in unsupported:
        if words not in headline:
            raise BadCorpus(f"{words!r} does not stand in its headline", "copy the words from the headline")
    return GoldHeadline(id_of(row), headline, text_in(row, "text"), label, unsupported, words_in(row, "why"))


def headlines_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; a headline of which nothing was found has no label, which is wrong.

    >>> rows = {"1": GoldHeadline("1", "Dam holds", "…", "supported", (), None)}
    >>> headlines_figures(rows, {"1": FoundHeadline("supported")}).shares["label"]
    Share(right=1, of=1)
    """
    labels = [(row.label, _label(found, row)) for row in gold.values()]
    of_label = {f"label {label}": _of_label(label, labels) for label in LABELS}
    true = [given for wanted, given in labels if wanted == SUPPORTED]
    shares = {
        "label": Share(sum(wanted == given for wanted, given in labels), len(labels)),
        "supported or not": Share(
            sum((wanted == SUPPORTED) == (given == SUPPORTED) for wanted, given in labels), len(labels)
        ),
        "true headlines without an alarm": Share(true.count(SUPPORTED), len(true)),
    }
    macro = sum(_f1(each) for each in of_label.values()) / len(LABELS)
    return Figures(
        {"unsupported words": _words(gold, found), **of_label},
        {name: share for name, share in shares.items() if share.of},
        {"macro-F1 of the labels": round(100 * macro, 1)},
    )


def _label(found: Found, row: GoldHeadline) -> str | None:
    return found[row.id].label if row.id in found else None


def _of_label(label: str, labels: Iterable[tuple[str, str | None]]) -> Detection:
    right = missed = extra = 0
    for wanted, given in labels:
        right += wanted == given == label
        missed += wanted == label != given
        extra += given == label != wanted
    return Detection(right, missed, extra)


def _f1(of: Detection) -> float:
    """Not rounded, so that an average of it is exact."""
    return 2 * of.right / (of.gold + of.found) if of.gold + of.found else 0.0


def _words(gold: Gold, found: Found) -> Detection:
    """The words without support, over all headlines but unrelated ones, where all words are."""
    right = missed = extra = 0
    for row in gold.values():
        if row.label != UNRELATED:
            wanted, given = marked(row.headline, row.unsupported), _given(found, row)
            right += len(wanted & given)
            missed += len(wanted - given)
            extra += len(given - wanted)
    return Detection(right, missed, extra)


def _given(found: Found, row: GoldHeadline) -> set[int]:
    return marked(row.headline, found[row.id].unsupported) if row.id in found else set()


def marked(headline: str, parts: Iterable[str]) -> set[int]:
    """Where the words begin that lie in these parts of the headline; a part counts where it first stands.

    >>> sorted(marked("Thousands dead as dam breaks", ["Thousands", "dam breaks"]))
    [0, 18, 22]
    """
    inside: set[int] = set()
    for part in parts:
        at = headline.find(part)
        inside |= set(range(at, at + len(part))) if at >= 0 else set()
    return {word.start() for word in _WORD.finditer(headline) if word.start() in inside}


# ── mistakes ──────────────────────────────────────────────────────────────────────────────────────


def headlines_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Alarms at true headlines, other labels, and under the right label other words."""
    for row in gold.values():
        label = _label(found, row)
        if label != row.label:
            yield Wrong("alarm" if row.label == SUPPORTED else "label", (row.id,), _lines(row, found))
        elif row.label != UNRELATED and marked(row.headline, row.unsupported) != _given(found, row):
            yield Wrong("words", (row.id,), _lines(row, found))


def _lines(row: GoldHeadline, found: Found) -> tuple[str, ...]:
    of = found.get(row.id, FoundHeadline("nothing"))
    return (
        f"{row.id} “{row.headline}”",
        _side("gold", row.label, row.unsupported, row.why),
        _side("found", of.label, of.unsupported, of.why),
    )


def _side(side: str, label: str, unsupported: Iterable[str], why: str | None) -> str:
    words = ", ".join(f"“{part}”" for part in unsupported)
    return " · ".join(part for part in (f"{side} {label}", words, why) if part)
