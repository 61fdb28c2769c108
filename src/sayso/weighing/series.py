"""The figures of a story over time: who gives which, what brings what up to date, what diverges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from math import inf, isfinite

from sayso.lexicons.function_words import function_words
from sayso.lexicons.kin import kin_of
from sayso.lexicons.tolls import toll_words
from sayso.model import Figure, Hand, Mood, Point, Proposition, Role, Series, Tally, Told, Words
from sayso.weighing.clauses import Voice
from sayso.weighing.events import kilometres, settlements
from sayso.weighing.hands import Hands, hand_of
from sayso.weighing.voices import words_of

_BEFORE = timedelta(days=7)  # a day so long before a story's first article is another event's
_ELSEWHERE_KM = 50.0
_VAGUE = 2.5  # times its low end, and a range is that of a vague word
_NEAR = 24  # characters before a figure in which a word makes it a part
_BEHIND = 60  # characters behind a figure in which a toll counts it in
_POINTS = 100  # of one series: the time to compare them grows with their square
_TELLINGS = 50  # places of one point that are shown

Moment = tuple[date, float]  # a day, and the clock in seconds or an infinity
Group = tuple[str, tuple[str, ...], str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Given:
    """A figure where it stands, with the source that gives it and the days for which it does."""

    figure: Figure
    voice: Voice
    hand: Hand
    source: str
    day: date | None

    @property
    def clock(self) -> float | None:
        """The time of day as a moment, where it was told on the day that its article was published."""
        told = self.voice.told
        if told.time is None or self.day != told.published:
            return None
        return (told.time if told.time.tzinfo else told.time.replace(tzinfo=UTC)).timestamp()


@dataclass(slots=True)
class _Held:
    """One figure of one source, wherever it is repeated."""

    key: str
    source: str
    low: float | None
    high: float | None
    given: list[_Given] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether somebody is named for it."""
        return any(g.voice.saying is not None and g.voice.saying.actor is not None for g in self.given)

    @property
    def reach(self) -> float | None:
        """How far up it goes: "dozens" leaves room for more."""
        vague = self.low is not None and self.high is not None and self.high > _VAGUE * self.low
        return None if vague else self.high

    @property
    def first(self) -> Moment | None:
        """When it was first given."""
        return min(self._moments(-inf), default=None)

    @property
    def last(self) -> Moment | None:
        """When it was last given."""
        return max(self._moments(inf), default=None)

    def _moments(self, unknown: float) -> list[Moment]:
        """The days with their clocks; a day without a clock is at its beginning or at its end."""
        days = [(g.day, g.clock) for g in self.given if g.day is not None]
        return [(day, unknown if clock is None else clock) for day, clock in days]


def series(story: Sequence[Told]) -> tuple[Series, ...]:
    """The figures of a story that tell of the same people and the same event, the most told first.

    A later figure of the same source is an update. Two sources diverge where the one's range excludes the
    other's at the same time, or where what can only grow is smaller later. Figures of another event, of a
    part of the people or in addition to others are left out.
    """
    start = min((told.published for told in story if told.published is not None), default=None)
    home = _Home(story)
    groups: dict[Group, list[_Given]] = {}
    for told in story:
        for given, proposition in _figures(told):
            if not _is_a_part(given.figure, proposition) and not _adds_to_a_toll(given.figure, told):
                group = _group(given.figure, proposition, told, start, home)
                groups.setdefault(group, []).append(given)
    same = Hands(g.hand for given in groups.values() for g in given)
    made = [_series(group, given, same) for group, given in groups.items()]
    return tuple(sorted(made, key=lambda s: -sum(point.articles for point in s.points)))


# ── which figures, of whom, of which event ────────────────────────────────────────────────────────


def _figures(told: Told) -> Iterator[tuple[_Given, Proposition]]:
    """The figures that the article or a statement of it gives as a fact."""
    sayings = {s.statement.id: s for s in told.sayings}
    for proposition in told.propositions:
        if proposition.mood is not Mood.TOLD or proposition.role is Role.CORRECTION:
            continue
        for at in proposition.figures:
            figure = told.figures[at]
            if (
                figure.unit not in toll_words("units")
                or figure.background
                or not _is_told(figure, proposition)
            ):
                continue
            statement = figure.statement or proposition.statement
            saying = sayings.get(statement or "")
            if statement is not None and saying is None:
                continue  # a person has rejected the statement
            hand = hand_of(told, saying)
            said = saying.statement.said if saying is not None else None
            day = said.earliest if said is not None and said.earliest == said.latest else None
            source = hand.name or told.outlet or told.article
            yield (
                _Given(figure, Voice(told, proposition, saying), hand, source, day or told.published),
                proposition,
            )


def _is_told(figure: Figure, proposition: Proposition) -> bool:
    """Whether it is put as a fact and counts people: "18.9 deaths" is a rate.

    "Nobody was hurt" counts them, "none of the injuries was grave" does not.
    """
    if any(end is not None and end != int(end) for end in (figure.low, figure.high)):
        return False
    if figure.low == figure.high == 0:
        return proposition.negated and " of " not in figure.text
    return not proposition.negated


def _is_a_part(figure: Figure, proposition: Proposition) -> bool:
    """Whether it counts some of them, or more of them, and not all."""
    if figure.tally in {Tally.NEW, Tally.PART} or not figure.has_number:
        return True
    begin = figure.start - proposition.start
    before = proposition.text[max(0, begin - _NEAR) : begin].lower()
    inside = proposition.text[begin : figure.end - proposition.start].lower()
    words = f" {before} {inside} ".replace(",", " ")
    if any(f" {part} " in words for part in toll_words("parts")):
        return True
    return any(f" {more} " in words and f" {more} than" not in words for more in toll_words("more"))


def _adds_to_a_toll(figure: Figure, told: Told) -> bool:
    """Whether a toll right behind it counts it in: "three have died, bringing the toll to seven"."""
    if figure.rule == "toll" or figure.low is None:
        return False
    return any(
        toll.rule == "toll" and toll.unit == figure.unit and (toll.low or 0) > figure.low
        for toll in told.figures
        if 0 < toll.start - figure.end < _BEHIND
    )


def _group(figure: Figure, proposition: Proposition, told: Told, start: date | None, home: _Home) -> Group:
    """What a figure is put side by side by: the unit, who, which event, where."""
    return figure.unit, _whom(figure), _event(proposition, told, start), home.elsewhere(proposition, told)


def _whom(figure: Figure) -> tuple[str, ...]:
    """The kind of people that are counted; nothing where it is anybody."""
    words = (figure.of or "").lower().replace("-", " ").split()
    anybody = toll_words("anybody")
    telling = {kin_of(w) for w in words if w not in function_words() and not w[:1].isdigit()}
    return tuple(sorted(telling - {kin_of(w) for w in anybody} - {"peopl", "person", "victim"}))


def _event(proposition: Proposition, told: Told, start: date | None) -> str:
    """The month of another event that the clause tells of; nothing for the story's own."""
    if start is None:
        return ""
    latest = [told.times[i].interval.latest for i in proposition.times]
    old = [day for day in latest if day is not None and day < start - _BEFORE]
    return f"{min(old):%Y-%m}" if old else ""


class _Home:
    """Where the story happens: the place that most of its articles name most."""

    def __init__(self, story: Sequence[Told]) -> None:
        named = Counter(p.name for told in story for p in settlements(told.places))
        self._centres = {p.name: p for told in story for p in settlements(told.places)}
        self._centre = self._centres[max(named, key=lambda n: (named[n], n or ""))] if named else None

    def elsewhere(self, proposition: Proposition, told: Told) -> tuple[str, ...]:
        """The settlements that the clause names and that are far from there."""
        places = settlements([told.places[i] for i in proposition.places])
        centre = self._centre
        if centre is None:
            return ()
        return tuple(sorted({p.name or p.text for p in places if kilometres(p, centre) > _ELSEWHERE_KM}))


# ── one series ────────────────────────────────────────────────────────────────────────────────────


def _series(group: Group, given: Sequence[_Given], same: Hands) -> Series:
    held = _held(given, same)
    updates = [_updated(held, at) for at in range(len(held))]
    points = tuple(
        _point(h, updates[at], tuple(i for i, o in enumerate(held) if _diverge(h, o, held)))
        for at, h in enumerate(held)
    )
    low, high = _range_at_the_end([h for at, h in enumerate(held) if at not in updates])
    unit, _, _, _ = group
    of = next((g.figure.of for g in given if g.figure.of), None)
    return Series(unit, of, points, low, high)


def _range_at_the_end(last: Sequence[_Held]) -> tuple[float | None, float | None]:
    """From the least to the most of the last words, without those that a later one falls into."""
    end = [h for h in last if not any(_falls_into(other, h) for other in last)]
    bounds = [bound for h in end for bound in (h.low, h.high) if bound is not None]
    return min(bounds, default=None), max(bounds, default=None)


def _falls_into(later: _Held, earlier: _Held) -> bool:
    """Whether the later figure lies in the open range of the earlier one: 41 in "at least 12"."""
    is_open = earlier.reach is None or earlier.low is None
    follows = later.last is not None and earlier.last is not None and later.last >= earlier.last
    closed = later.low is not None and later.reach is not None
    return is_open and follows and closed and not _exclusive(later, earlier)


def _held(given: Sequence[_Given], same: Hands) -> list[_Held]:
    """One of each source's figures, in order of the day on which it was first given."""
    found: dict[tuple[str, float | None, float | None], _Held] = {}
    for g in sorted(given, key=_when):
        key = same.root_of(g.hand) or next(iter(g.hand.also), g.voice.told.article)
        mark = (key, g.figure.low, g.figure.high)
        held = found.setdefault(mark, _Held(key, g.source, g.figure.low, g.figure.high))
        held.given.append(g)
    return _fewer(list(found.values()))


def _fewer(held: list[_Held]) -> list[_Held]:
    """The most told of very many, so that every figure keeps some of its sources."""
    nth: Counter[tuple[float | None, float | None]] = Counter()
    order: dict[int, tuple[int, int]] = {}
    for at, one in sorted(enumerate(held), key=lambda pair: -len(pair[1].given)):
        nth[one.low, one.high] += 1
        order[at] = nth[one.low, one.high], at
    kept = sorted(order, key=order.__getitem__)[:_POINTS]
    return [held[at] for at in sorted(kept)]


def _when(given: _Given) -> tuple[str, str, str, int]:
    time = given.voice.told.time
    day = given.day.isoformat() if given.day else "9"
    return day, time.isoformat() if time else "9", given.voice.told.article, given.figure.start


def _updated(held: Sequence[_Held], at: int) -> int | None:
    """Which earlier figure of the same source this one brings up to date."""
    now = held[at]
    for before in range(at - 1, -1, -1):
        then = held[before]
        if then.key == now.key and _is_before(then.first, now.first):
            return before
    return None


def _diverge(a: _Held, b: _Held, held: Sequence[_Held]) -> bool:
    """Whether two sources cannot both be right, when each spoke.

    A source that elsewhere gives what fits the other's has counted something else here, or knows better now.
    """
    if a.key == b.key or not _exclusive(a, b) or _may_be_a_part(a, held) or _may_be_a_part(b, held):
        return False
    theirs = [h for h in held if h.key in {a.key, b.key} and not _is_outdated(h, held)]
    if any(_fits(other, a if other.key == b.key else b) for other in theirs):
        return False
    if _stand_together(a, b):
        return a.is_named and b.is_named
    if a.first is None or b.first is None:
        return False
    less, more = (a, b) if _above(b.low, a.high) else (b, a)
    return not _is_before(less.last, more.first)  # what is more and later may be news, and not another view


def _is_outdated(one: _Held, held: Sequence[_Held]) -> bool:
    """Whether its source has since given another figure for what was "at least 14" then."""
    return one.reach is None and any(o.key == one.key and _is_before(one.first, o.first) for o in held)


def _is_before(one: Moment | None, other: Moment | None) -> bool:
    """Whether the one was surely before the other: on an earlier day, or by the clocks of both."""
    if one is None or other is None:
        return False
    return one[0] < other[0] or (one[0] == other[0] and isfinite(one[1] + other[1]) and one[1] < other[1])


def _may_be_a_part(one: _Held, held: Sequence[_Held]) -> bool:
    """Whether it counts some of them only: a lone "one was shot", or less than its source says then."""
    if one.low == one.high == 1 and not any(g.figure.of for g in one.given):
        return True
    mine = (other for other in held if other.key == one.key)
    return any(_above(other.low, one.reach) and not _is_before(one.last, other.first) for other in mine)


def _fits(one: _Held, other: _Held) -> bool:
    return one is not other and not _exclusive(one, other)


def _stand_together(a: _Held, b: _Held) -> bool:
    """Whether an article gives both: the toll of then and that of now, unless two are named for them."""
    return bool({g.voice.told.article for g in a.given} & {g.voice.told.article for g in b.given})


def _exclusive(a: _Held, b: _Held) -> bool:
    return _above(a.low, b.reach) or _above(b.low, a.reach)


def _above(low: float | None, high: float | None) -> bool:
    """Whether all from the one's low end on lies above the other's high end; None is an open end."""
    return (-inf if low is None else low) > (inf if high is None else high)


def _point(held: _Held, updates: int | None, diverges: tuple[int, ...]) -> Point:
    return Point(
        source=held.source,
        low=held.low,
        high=held.high,
        day=None if held.first is None else held.first[0],
        articles=len({g.voice.told.article for g in held.given}),
        told=tuple(_telling(g) for g in held.given[:_TELLINGS]),
        updates=updates,
        diverges=diverges,
    )


def _telling(given: _Given) -> Words:
    return words_of(given.voice, given.figure)
