"""Events against gold: are they found, of what type, and who, to whom, where, when and whose word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import BadCorpus
from sayso.lexicons.events import event_forms
from sayso.measuring.corpora import id_of, text_in
from sayso.measuring.figures import Detection, Figures, Share
from sayso.measuring.wrong import Wrong
from sayso.model import Event, EventType, Factuality, Part, Report

KINDS = (
    "missed",
    "extra",
    "type",
    "factuality",
    "actor",
    "recipient",
    "place",
    "when",
    "said",
)  # of mistakes
_HOW = "docs/corpora.md tells the format"

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event as a corpus or a system marks it: offsets of its words, None or none where nothing is said."""

    start: int
    end: int
    type: str
    factuality: str = Factuality.HAPPENED.value
    actor: tuple[At, ...] = ()
    recipient: tuple[At, ...] = ()
    place: tuple[At, ...] = ()
    when: tuple[At, ...] = ()
    said: bool = False


@dataclass(frozen=True, slots=True)
class GoldEvents:
    """The events of an article; nothing is asked outside its ``sentences``."""

    id: str
    text: str
    sentences: tuple[At, ...]
    events: tuple[MarkedEvent, ...]


Gold = Mapping[str, GoldEvents]
Found = Mapping[str, Sequence[MarkedEvent]]


def gold_events(row: dict[str, Any]) -> GoldEvents:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    try:
        return GoldEvents(
            id_of(row),
            text_in(row, "text"),
            tuple((start, end) for start, end in row["sentences"]),
            tuple(map(_marked, row["events"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadCorpus(f"its events cannot be read ({error!r})", _HOW) from error


def _marked(event: dict[str, Any]) -> MarkedEvent:
    parts = {name: _at(event.get(name)) for name in ("actor", "recipient", "place", "when")}
    kind, told = EventType(event["type"]).value, Factuality(event["factuality"]).value
    return MarkedEvent(event["start"], event["end"], kind, told, said=bool(event["said"]), **parts)


def _at(span: dict[str, Any] | None) -> tuple[At, ...]:
    return () if span is None else ((span["start"], span["end"]),)


def events_in(report: Report) -> tuple[MarkedEvent, ...]:
    """The events of a report in the terms of a corpus."""
    return tuple(map(_found, report.events))


def _found(event: Event) -> MarkedEvent:
    return MarkedEvent(
        event.start,
        event.end,
        event.type.value,
        event.factuality.value,
        actor=tuple((a.start, a.end) for a in event.actors if a.part is Part.ACTOR),
        recipient=tuple((a.start, a.end) for a in event.actors if a.part is Part.RECIPIENT),
        place=() if event.place is None else ((event.place.start, event.place.end),),
        when=() if event.when is None else ((event.when.start, event.when.end),),
        said=event.statement is not None,
    )


def words_alone(text: str) -> tuple[MarkedEvent, ...]:
    """What a plain list of the words would say: each is an event that happened, of its first type.

    >>> [event.type for event in words_alone("The rebels attacked a film.")]
    ['assault']
    """
    types = event_forms()
    return tuple(
        MarkedEvent(found.start(), found.end(), types[found[0].lower()].value)
        for found in _words().finditer(text)
    )


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(event_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Compared:
    """The marks of gold, each with the one found for it, and those for which there is no gold."""

    row: GoldEvents
    pairs: tuple[tuple[MarkedEvent, MarkedEvent | None], ...]
    extra: tuple[MarkedEvent, ...]


def _compared(row: GoldEvents, found: Sequence[MarkedEvent]) -> _Compared:
    left = [f for f in found if any(a <= f.start < b for a, b in row.sentences)]
    pairs: list[tuple[MarkedEvent, MarkedEvent | None]] = []
    for gold in sorted(row.events, key=lambda e: e.start):
        near = [f for f in left if _meet((f.start, f.end), (gold.start, gold.end))]
        best = min(near, key=lambda f: f.type != gold.type, default=None)
        if best is not None:
            left.remove(best)
        pairs.append((gold, best))
    return _Compared(row, tuple(pairs), tuple(left))


def _meet(one: At, other: At) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def events_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article of which nothing was found has no events.

    >>> text = "The rebels shelled Karn."
    >>> mark = MarkedEvent(11, 18, "assault", actor=((4, 10),))
    >>> reached = events_figures({"a": GoldEvents("a", text, ((0, 24),), (mark,))}, {"a": [mark]})
    >>> reached.detections["events"].f1, reached.shares["actor"].percent
    (100.0, 100.0)
    """
    compared = [_compared(row, found.get(name, ())) for name, row in gold.items()]
    detections = {"events": _detection(compared, None)}
    offered = [f for c in compared for f in (*c.extra, *(f for _, f in c.pairs if f is not None))]
    kinds = {e.type for e in (*offered, *(e for c in compared for e in c.row.events))}
    for kind in (t.value for t in EventType if t.value in kinds):
        detections[kind] = _detection(compared, kind)
    matched = [(g, f) for c in compared for g, f in c.pairs if f is not None and f.type == g.type]
    shares = {name: Share(sum(same(g, f) for g, f in matched), len(matched)) for name, same in _ASKED.items()}
    return Figures(detections, shares if matched else {})


def _detection(compared: Sequence[_Compared], kind: str | None) -> Detection:
    """An event is right where its word and its type are; None counts all types together."""
    gold = [(g, f) for c in compared for g, f in c.pairs if kind in (None, g.type)]
    right = sum(f is not None and f.type == g.type for g, f in gold)
    offered = [f for c in compared for f in (*c.extra, *(f for _, f in c.pairs if f is not None))]
    return Detection(right, len(gold) - right, sum(kind in (None, f.type) for f in offered) - right)


def _same_words(one: Sequence[At], other: Sequence[At]) -> bool:
    """Whether both say nothing, or any of the words are the same."""
    return (not one and not other) or any(_meet(a, b) for a in one for b in other)


_ASKED: dict[str, Callable[[MarkedEvent, MarkedEvent], bool]] = {
    "factuality": lambda g, f: g.factuality == f.factuality,
    "actor": lambda g, f: _same_words(g.actor, f.actor),
    "recipient": lambda g, f: _same_words(g.recipient, f.recipient),
    "place": lambda g, f: _same_words(g.place, f.place),
    "when": lambda g, f: _same_words(g.when, f.when),
    "said": lambda g, f: g.said == f.said,
}


# ── mistakes ──────────────────────────────────────────────────────────────────────────────────────


def events_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """What was missed, what is no event, and what is said wrongly of those that were found."""
    for name, row in gold.items():
        compared = _compared(row, found.get(name, ()))
        for one, other in compared.pairs:
            if other is None:
                yield _wrong("missed", row, one, one.type)
            elif other.type != one.type:
                yield _wrong("type", row, one, f"{one.type}, not {other.type}")
            else:
                for asked, same in _ASKED.items():
                    if not same(one, other):
                        yield _wrong(asked, row, one, _both(row, asked, one, other))
        for extra in compared.extra:
            yield _wrong("extra", row, extra, extra.type)


def _both(row: GoldEvents, asked: str, gold: MarkedEvent, found: MarkedEvent) -> str:
    one, other = (_shown(row, getattr(event, asked)) for event in (gold, found))
    return f"{one}, not {other}"


def _shown(row: GoldEvents, value: str | bool | tuple[At, ...]) -> str:
    if isinstance(value, tuple):
        return " · ".join(f"“{row.text[a:b]}”" for a, b in value) or "nothing"
    return str(value)


def _wrong(kind: str, row: GoldEvents, event: MarkedEvent, why: str) -> Wrong:
    start, end = next((s for s in row.sentences if s[0] <= event.start < s[1]), (event.start, event.end))
    sentence = " ".join(row.text[start:end].split())
    return Wrong(kind, (row.id,), (f"{row.text[event.start : event.end]}: {why}", sentence))
