"""How many were killed and hurt in what an article is about: its totals, and people told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from sayso.language import Grammar
from sayso.lexicons.tolls import toll_words
from sayso.model import Article, Figure, Tally
from sayso.situating.happening import Happening, dead_at_once
from sayso.situating.harm import INJURED, KILLED, SHOT, Harm
from sayso.situating.victims import Mention, Victim, Victims

WITH_WOUNDS = "with wounds"  # the rule of figures of the wounded, of whom some may have died since
SOMEBODY, ONE_BY_ONE, DEADLY = "somebody", "one by one", "a deadly happening"
LIST_OF_SINGLE, HEADLINE = "list of single people", "headline"
_LATE = 1000  # characters behind the first harm: who is told of only then was harmed elsewhere
_TOGETHER = 300  # characters behind the first of the dead: who is told of later is another's dead
_HOSPITAL = "hospitalized"
_OPENING = 500  # characters in which the dead are told of


@dataclass(frozen=True, slots=True)
class Tolls:
    """The tolls of what the article is about, None where it tells none."""

    killed: Figure | None
    injured: Figure | None


def victims_of(
    grammars: Sequence[Grammar], told: Mapping[int, Sequence[Harm]], happening: Happening
) -> list[Victim]:
    """The people to whom the article tells of harm, those of other happenings marked as background."""
    found = Victims(grammars)
    for at, harms in told.items():
        for harm in harms:
            found.told(harm, at, background=(at, harm.word.sentence) in happening.others)
    return found.all


def each_of(article: Article, victims: Sequence[Victim], counted: Sequence[Figure]) -> Iterator[Figure]:
    """A figure for each of these people and each harm, unless a figure stands there already."""
    for victim in victims:
        for unit, (mention, harm, _) in victim.harmed.items():
            figure = _single(article.text, unit, mention, harm)
            if not any(f.unit == unit and f.start < figure.end and figure.start < f.end for f in counted):
                yield replace(figure, background=victim.background)


def _single(text: str, unit: str, mention: Mention, harm: Harm) -> Figure:
    words = (mention.first, mention.last, harm.word)
    of = text[mention.first.start : mention.last.end]
    return Figure.cut(
        text, min(w.start for w in words), max(w.end for w in words),
        low=1, high=1, unit=unit, of=of, statement=None,
        rule=SOMEBODY,
    )  # fmt: skip


def tolls(
    article: Article, figures: Sequence[Figure], victims: Sequence[Victim], deadly: Figure | None
) -> Tolls:
    """What the figures and the people come to."""
    ours = [f for f in figures if not f.background and f.rule != SOMEBODY]
    people = _own(victims)
    dead = _told_together([v for v in people if KILLED in v.harmed])
    if not dead and deadly is not None and len(people) == 1:
        dead = people
    total = _total(ours, KILLED, people[0].mentions[0].first.start if people else None)
    if total is not None:
        killed: Figure | None = _with_doer(article.text, total, dead)
    else:
        killed = _sum(article.text, KILLED, dead) or (None if people else _first(ours, KILLED)) or deadly
    others_dead = total is not None or (deadly is not None and not dead)
    living = [v for v in people if v not in dead and KILLED not in v.harmed]
    hurt = [v for v in living if INJURED in v.harmed or not others_dead]  # the shot may be those dead
    return Tolls(killed, _injured(article.text, ours, people, hurt, killed))


def judged(article: Article, found: Tolls, heading: Tolls, figures: Sequence[Figure]) -> Tolls:
    """The tolls as far as the headline bears them out: where it counts others, its number or none.

    The dead who are told one by one are easily one too many: something else must tell their number.
    """
    killed, title = found.killed, article.title or ""
    at_once = dead_at_once(title)
    if killed is not None and heading.killed is None and _is_contradicted(killed, figures):
        killed = None
    if killed is not None and killed.rule == ONE_BY_ONE:
        if not _is_borne_out(killed, heading, figures, at_once or dead_at_once(article.text)):
            killed = None
    elif killed is not None and killed.low == 1 and (at_once or _is_late(killed, heading)):
        killed = None
    if (not at_once and "," not in title) or (heading.killed is not None and heading.killed.rule == HEADLINE):
        killed = _judged(killed, heading.killed, figures)
    return Tolls(killed, _judged(found.injured, heading.injured, figures))


def _is_contradicted(killed: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a higher total stands in the text, with nothing to order the two."""
    others = (f.low or 0 for f in figures if f.unit == KILLED and f.tally is Tally.TOTAL and not f.background)
    return 1 < (killed.low or 0) < max(others, default=0)


def _is_late(killed: Figure, heading: Tolls) -> bool:
    """Whether one who is told of late is dead where the headline only knows of several wounded."""
    several = heading.injured is not None and (heading.injured.low or 0) > 1
    return several and heading.killed is None and killed.start > _OPENING


def _is_borne_out(killed: Figure, heading: Tolls, figures: Sequence[Figure], at_once: Set[int]) -> bool:
    if heading.killed is not None and heading.killed.low == killed.low:
        return True
    if at_once:
        return killed.low in at_once
    return any(f.rule == LIST_OF_SINGLE and _counts_as(f, killed) for f in figures)


def _judged(found: Figure | None, heading: Figure | None, figures: Sequence[Figure]) -> Figure | None:
    if heading is None or heading.rule == DEADLY or (found is not None and found.low == heading.low):
        return found
    counts_more = heading.unit != KILLED if found is None else found.rule not in {SOMEBODY, ONE_BY_ONE}
    if heading.rule == SOMEBODY and counts_more:
        return found  # one of them makes the headline
    same = next((f for f in figures if _counts_as(f, heading)), None)
    return replace(same, unit=heading.unit, tally=Tally.TOTAL) if same is not None else None


def _counts_as(figure: Figure, heading: Figure) -> bool:
    units = {KILLED} if heading.unit == KILLED else {INJURED, SHOT, _HOSPITAL}
    return figure.unit in units and figure.low == figure.high == heading.low and not figure.background


def _own(victims: Sequence[Victim]) -> list[Victim]:
    """Those of the article's own happening: who first comes in long after the first is of another."""
    own = [v for v in victims if not v.background]
    if not own:
        return own
    first = own[0].mentions[0].first.start
    return [v for v in own if v.mentions[0].first.start - first < _LATE]


def _told_together(dead: Sequence[Victim]) -> list[Victim]:
    """The dead who are told of near the first of them, and those who did it."""
    starts = [v.harmed[KILLED][1].word.start for v in dead]
    return [v for v, at in zip(dead, starts, strict=True) if v.is_doer or at - min(starts) < _TOGETHER]


def _injured(
    text: str, ours: Sequence[Figure], people: Sequence[Victim], hurt: Sequence[Victim], killed: Figure | None
) -> Figure | None:
    wounded = [f for f in ours if f.rule == WITH_WOUNDS]
    first = people[0].mentions[0].first.start if people else None
    told = _total([f for f in ours if f.rule != WITH_WOUNDS], INJURED, first)
    shot = _total(ours, SHOT, first) or _total(wounded, INJURED, first)
    rest = without(shot, killed) if shot is not None else None
    if told is not None and rest is not None:
        return max(told, rest, key=lambda f: f.low or 0)
    found = told or rest or _total(ours, _HOSPITAL)
    if found is None and shot is None:
        is_told_alone = not people or (killed is not None and (killed.low or 0) > 1)
        found = _sum(text, INJURED, hurt) or (_first(ours, INJURED) if is_told_alone else None)
    return found or next((f for f in ours if _is_nobody(f)), None)


def _is_nobody(figure: Figure) -> bool:
    """Whether nobody at all was hurt: not "no officers were injured", not "none of the injuries"."""
    whom = figure.of is None or figure.of.lower() in toll_words("anybody")
    return figure.unit == INJURED and figure.high == 0 and whom and " of " not in figure.text


def _total(figures: Sequence[Figure], unit: str, first: int | None = None) -> Figure | None:
    """The first total of more than one."""
    found = [f for f in figures if f.unit == unit and f.tally is Tally.TOTAL]
    several = next((f for f in found if (f.low or f.high or 0) > 1), None)
    one = next((f for f in found if f.low == f.high == 1), None)
    if several is not None and one is not None and several.start - one.start > _LATE:
        return None
    if several is not None and first is not None and several.start - first > _LATE:
        return None
    return several


def _first(figures: Sequence[Figure], unit: str) -> Figure | None:
    return next((f for f in figures if f.unit == unit and f.low == 1), None)


def _with_doer(text: str, total: Figure, dead: Sequence[Victim]) -> Figure:
    """The total with those who did it and are dead, where it counts whom they killed."""
    doers = [v for v in dead if v.is_doer and not _is_within(v, total)]
    if len(doers) != 1 or total.low is None or total.rule not in _WITHOUT_DOER:
        return total
    mention, harm, _ = doers[0].harmed[KILLED]
    doer = _single(text, KILLED, mention, harm)
    return _joined(text, KILLED, [total, doer], int(total.low) + 1, total.high)


_WITHOUT_DOER = {"befallen", "list", "harm"}


def _is_within(victim: Victim, total: Figure) -> bool:
    mention = victim.harmed[KILLED][0]
    return total.start <= mention.first.start < total.end


def _sum(text: str, unit: str, people: Sequence[Victim]) -> Figure | None:
    """The people one by one."""
    if not people:
        return None
    told = []
    for victim in people:
        mention, harm, _ = victim.harmed.get(unit) or next(iter(victim.harmed.values()))
        told.append(_single(text, unit, mention, harm))
    if len(told) == 1:
        return replace(told[0], tally=Tally.TOTAL)
    return _joined(text, unit, told, len(told), len(told))


def _joined(text: str, unit: str, parts: Sequence[Figure], low: int, high: float | None) -> Figure:
    start, end = min(f.start for f in parts), max(f.end for f in parts)
    top = None if high is None else max(low, high)
    return Figure.cut(text, start, end, low=low, high=top, unit=unit, of=None, statement=None,
                      rule=ONE_BY_ONE, tally=Tally.TOTAL)  # fmt: skip


def without(shot: Figure, killed: Figure | None) -> Figure | None:
    """Those who were shot and are not among the dead."""
    is_within = killed is not None and "other" not in shot.text.lower() and killed.start - shot.start < _LATE
    dead = (killed.low or 0) if killed is not None and is_within else 0
    if shot.low is None or shot.low <= dead:
        return None
    high = None if shot.high is None else shot.high - dead
    return replace(shot, low=shot.low - dead, high=high, unit=INJURED)
