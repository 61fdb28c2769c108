"""Who against gold: are the mentions of an actor found, and are all that mean one actor one?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import id_of, text_in
from sayso.measuring.figures import Detection, Figures, Share
from sayso.measuring.grouping import b_cubed
from sayso.measuring.wrong import Wrong
from sayso.model import Report

NAME, OFFICE = FORMS = ("name", "office")
KINDS = ("missed", "extra", "apart", "together", "kind")  # of mistakes
_HOW = "docs/corpora.md tells the format"
_CONTEXT = 40  # characters of the text on either side


@dataclass(frozen=True, slots=True)
class MarkedActor:
    """Words that mean an actor, as a corpus or a system marks them; one actor is one within an article."""

    start: int
    end: int
    actor: str
    kind: str
    form: str = NAME


@dataclass(frozen=True, slots=True)
class GoldActors:
    """The actors of an article, mention by mention; nothing is asked of what stands from ``until`` on."""

    id: str
    text: str
    until: int
    mentions: tuple[MarkedActor, ...]


Gold = Mapping[str, GoldActors]
Found = Mapping[str, Sequence[MarkedActor]]


def gold_actors(row: dict[str, Any]) -> GoldActors:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    text, given = text_in(row, "text"), row.get("mentions")
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise BadCorpus("its mentions are not a list of objects", _HOW)
    until = row.get("annotated_to")
    until = until if isinstance(until, int) else len(text)
    return GoldActors(id_of(row), text, until, tuple(_mention(each, len(text)) for each in given))


def _mention(given: dict[str, Any], length: int) -> MarkedActor:
    start, end, form = given.get("start"), given.get("end"), given.get("form", NAME)
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= length:
        raise BadCorpus("one of its mentions does not lie in the text", _HOW)
    if form not in FORMS:
        raise BadCorpus(f"the form of a mention is none of {', '.join(FORMS)}", _HOW)
    return MarkedActor(start, end, text_in(given, "actor"), text_in(given, "kind"), form)


def actors_in(report: Report) -> tuple[MarkedActor, ...]:
    """The actors of a report in the terms of a corpus."""
    return tuple(
        MarkedActor(span.start, span.end, str(number), actor.kind.value)
        for number, actor in enumerate(report.actors)
        for span in actor.mentions
    )


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Pair:
    """A mention of gold and the one found for it, which may be none."""

    gold: MarkedActor
    found: MarkedActor | None


def _compared(row: GoldActors, found: Iterable[MarkedActor]) -> tuple[list[_Pair], list[MarkedActor]]:
    """The mentions of gold, each with the nearest found for it, one to one; and those found beyond them."""
    offered = [each for each in found if each.start < row.until]
    near = sorted(
        (-_nearness(want, given), i, j)
        for i, want in enumerate(row.mentions)
        for j, given in enumerate(offered)
        if want.start < given.end and given.start < want.end
    )
    pairs: dict[int, int] = {}
    for _, i, j in near:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    extra = [each for j, each in enumerate(offered) if j not in pairs.values()]
    return [
        _Pair(want, offered[pairs[i]] if i in pairs else None) for i, want in enumerate(row.mentions)
    ], extra


def _nearness(a: MarkedActor, b: MarkedActor) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / (max(a.end, b.end) - min(a.start, b.start))


def actors_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article of which nothing was found has no actors.

    Actors are compared by B-cubed within their articles. A mention that was not found is alone.

    >>> row = gold_actors({"id": "1", "text": "Simić left. Ana Simić spoke.", "mentions": [
    ...     {"start": 0, "end": 5, "actor": "a", "kind": "person"},
    ...     {"start": 12, "end": 21, "actor": "a", "kind": "person"}]})
    >>> reached = actors_figures({"1": row}, {"1": [MarkedActor(0, 5, "x", "person")]})
    >>> reached.detections["mentions by name"].recall, reached.scores["B-cubed, by name"]
    (50.0, 66.7)
    """
    compared = {name: _compared(row, found.get(name, ())) for name, row in gold.items()}
    every = [(name, pair) for name, (pairs, _) in compared.items() for pair in pairs]
    named = [each for each in every if each[1].gold.form == NAME]
    matched = sum(pair.found is not None for _, pair in named)
    extra = sum(len(beyond) for _, beyond in compared.values())
    kinds = [pair.gold.kind == pair.found.kind for _, pair in named if pair.found]
    scores = {
        f"B-cubed{measure}, {form}": score
        for form, of in (("by name", named), ("all", every))
        for measure, score in _cubed(of)
    }
    return Figures(
        {"mentions by name": Detection(matched, len(named) - matched, extra)},
        {"kind": Share(sum(kinds), len(kinds))} if kinds else {},
        scores,
    )


def _cubed(pairs: Sequence[tuple[str, _Pair]]) -> Iterator[tuple[str, float]]:
    wanted = [(name, pair.gold.actor) for name, pair in pairs]
    given = [
        (name, pair.found.actor if pair.found else f"alone {number}")
        for number, (name, pair) in enumerate(pairs)
    ]
    cubed = b_cubed(wanted, given)
    yield "", cubed.f1
    yield " precision", cubed.precision
    yield " recall", cubed.recall


# ── mistakes ──────────────────────────────────────────────────────────────────────────────────────


def actors_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Mentions missed and extra, actors that are several or one with another, and other kinds."""
    for name, row in gold.items():
        pairs, extra = _compared(row, found.get(name, ()))
        named = [pair for pair in pairs if pair.gold.form == NAME]
        for pair in named:
            if pair.found is None:
                yield _wrong("missed", row, pair.gold, f"gold {pair.gold.actor}, {pair.gold.kind}")
            elif pair.found.kind != pair.gold.kind:
                yield _wrong("kind", row, pair.gold, f"gold {pair.gold.kind}, found {pair.found.kind}")
        for each in extra:
            yield _wrong("extra", row, each, f"found {each.kind}")
        yield from _linked("apart", row, named, by_gold=True)
        yield from _linked("together", row, named, by_gold=False)


def _linked(kind: str, row: GoldActors, pairs: Sequence[_Pair], *, by_gold: bool) -> Iterator[Wrong]:
    """The mentions that are one actor on the one side and not the one of most of them on the other."""
    groups: dict[str, list[tuple[str, MarkedActor]]] = {}
    for pair in pairs:
        if pair.found:
            one, other = pair.gold.actor, pair.found.actor
            key, value = (one, other) if by_gold else (other, one)
            groups.setdefault(key, []).append((value, pair.gold))
    for members in groups.values():
        most = Counter(value for value, _ in members).most_common(1)[0][0]
        first = next(mention for value, mention in members if value == most)
        for value, mention in members:
            if value != most:
                yield _wrong(kind, row, mention, f"against “{row.text[first.start : first.end]}”")


def _wrong(kind: str, row: GoldActors, at: MarkedActor, told: str) -> Wrong:
    before, after = row.text[max(0, at.start - _CONTEXT) : at.start], row.text[at.end : at.end + _CONTEXT]
    words = f"{before}[[{row.text[at.start : at.end]}]]{after}"
    return Wrong(kind, (row.id,), (f"{row.id} · {at.start}", " ".join(words.split()), told))
