"""Values in the words a reader sees: days, figures, places."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from sayso.export.visible import one_line
from sayso.model import (
    ArticleDispute,
    Certainty,
    Event,
    Factuality,
    Figure,
    Headline,
    Interval,
    Part,
    Place,
    Report,
    Stance,
    Statement,
    Time,
    Verdict,
)


def days(interval: Interval | None) -> str:
    """The days of an interval, as short as they can be written.

    >>> days(Interval(date(2022, 9, 4), date(2022, 9, 5)))
    '4–5 Sep 2022'
    >>> days(Interval(date(2022, 9, 1), date(2022, 9, 30)))
    'Sep 2022'
    >>> days(Interval(date(2022, 1, 1), date(2022, 12, 31)))
    '2022'
    >>> days(Interval(None, date(2022, 9, 5)))
    'until 5 Sep 2022'
    >>> days(None)
    'undated'
    """
    if interval is None or (interval.earliest is None and interval.latest is None):
        return "undated"
    if interval.earliest is None:
        return f"until {_day(interval.latest)}"
    if interval.latest is None:
        return f"from {_day(interval.earliest)}"
    return _between(interval.earliest, interval.latest)


def days_told(time: Time) -> str:
    """The days of a time, with the doubt about them.

    >>> days_told(Time(0, 7, "31 June", Interval(None, None), "day-month", doubt="there is no 31 June"))
    'undated (there is no 31 June)'
    """
    return f"{days(time.interval)} ({time.doubt})" if time.doubt else days(time.interval)


def _between(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{first:%b} {first.year}" if whole else f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b} {day.year}" if day else ""


def figure_words(figure: Figure) -> str:
    """The number, its unit and of whom.

    >>> figure_words(Figure(0, 2, "60", 60, None, "killed", "civilians", None, "r"))
    'at least 60 killed (civilians)'
    """
    of = f" ({figure.of})" if figure.of and figure.of != figure.unit else ""
    return f"{range_words(figure.low, figure.high)} {figure.unit}{of}"


def range_words(low: float | None, high: float | None) -> str:
    """The number, or the two that it lies between.

    >>> range_words(19, 41), range_words(None, 19), range_words(41, 41)
    ('19–41', 'at most 19', '41')
    """
    if low is None and high is None:
        return "an unstated number"
    if low is None:
        return f"at most {high:,.10g}"
    if high is None:
        return f"at least {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g}–{high:,.10g}"


def event_words(event: Event) -> str:
    """What sort of event, whether it happened, who to whom, where and when; what is not told is left out.

    >>> from sayso.model import EventType, Participant
    >>> who = Participant(0, 6, "Rebels", Part.ACTOR, None)
    >>> event_words(Event(12, 17, "march", "Rebels will march", EventType.PROTEST, (who,), None, None,
    ...                   Factuality.PLANNED, None, "verb, to come"))
    'protest, planned · Rebels'
    """
    told = "" if event.factuality is Factuality.HAPPENED else f", {event.factuality}"
    parts = [f"{event.type}{told}", _who_to_whom(event)]
    if event.place is not None:
        parts.append(f"at {one_line(event.place.text)}")
    if event.when is not None:
        dated = days(event.when.interval)
        parts.append(one_line(event.when.text) if dated == "undated" else dated)
    return " · ".join(part for part in parts if part)


def _who_to_whom(event: Event) -> str:
    """Who does it, an arrow, to whom; without an actor the arrow stays."""
    who, whom = (
        ", ".join(dict.fromkeys(one_line(p.name or p.text) for p in event.actors if p.part is part))
        for part in Part
    )
    return f"{who} → {whom}".strip() if whom else who


def circumstances(statement: Statement) -> list[str]:
    """What is particular about a statement: stance, day, channel, how firmly; what is plain is left out."""
    parts = [statement.stance.value] if statement.stance is not Stance.ASSERTS else []
    if statement.said:
        parts.append(f"said {days(statement.said)}")
    if statement.channel:
        parts.append(f"via {one_line(statement.channel.name)} ({statement.channel.kind})")
    hedges = ", ".join(f"“{one_line(hedge.text)}”" for hedge in statement.hedges)
    if statement.certainty is not Certainty.PLAIN:
        parts.append(f"{statement.certainty}: {hedges}" if hedges else statement.certainty.value)
    elif hedges:
        parts.append(f"hedges: {hedges}")
    return parts


def undated_note(report: Report) -> str:
    """How many times have no day, and what to do where the day of publication is what is missing."""
    undated = sum(days(time.interval) == "undated" for time in report.times)
    way_out = (
        "; give the day of publication with --published" if undated and not report.article.published else ""
    )
    return f"{_lacking(undated, len(report.times), 'date')}{way_out}"


def unplaced_note(report: Report) -> str:
    """How many places are not known."""
    return _lacking(sum(place.lat is None for place in report.places), len(report.places), "place")


def _lacking(number: int, total: int, what: str) -> str:
    """How many lack it.

    >>> _lacking(0, 3, "date"), _lacking(1, 3, "date")
    ('each of 3 mentions has a date', '1 of 3 mentions has no date')
    """
    mentions = "1 mention" if total == 1 else f"{total} mentions"
    if number:
        return f"{number} of {mentions} {'has' if number == 1 else 'have'} no {what}"
    return f"{'the' if total == 1 else 'each of'} {mentions} has a {what}"


def place_words(place: Place) -> str:
    """The place meant, how precisely, and how many bear the name; the name itself where it is another.

    >>> place_words(Place(0, 4, "Oz 1", None, None, None, None, None, 0, None, "r"))
    'unplaced'
    """
    if place.lat is None or place.lon is None:
        return "unplaced" if not place.candidates else f"unplaced, {place.candidates} candidates"
    name = place.name if place.name != place.text.replace("’", "'") else None
    named = ", ".join(part for part in (name, place.country, place.kind) if part)
    others = f" · {place.candidates} candidates" if place.candidates > 1 else ""
    return f"{named} · {_spot(place.lat, place.lon, place.precision_km)}{others}"


def _spot(lat: float, lon: float, precision_km: float | None) -> str:
    """The coordinates, to no more decimals than the precision bears.

    >>> _spot(45.884, 22.901, 5.0), _spot(60.0, 100.0, 2332.0)
    ('45.88, 22.90 ± 5 km', '60, 100 ± 2,300 km')
    """
    if precision_km is None:
        return f"{lat:.2f}, {lon:.2f}"
    decimals = 2 if precision_km < 10 else 1 if precision_km < 100 else 0
    near = float(f"{precision_km:.2g}")
    return f"{lat:.{decimals}f}, {lon:.{decimals}f} ± {near:,.10g} km"


_STANDS = {
    Verdict.SUPPORTED: "The article carries its headline.",
    Verdict.ATTRIBUTED_ONLY: "The headline states as fact what the article leaves to its source.",
    Verdict.OVERREACHES: "The headline says more than the article.",
    Verdict.CONTRADICTED: "The article says otherwise than its headline.",
    Verdict.UNRELATED: "The article is about something else than its headline.",
}


def headline_note(headline: Headline) -> str:
    """How the headline stands to the article, in a sentence."""
    return _STANDS[headline.verdict]


def disputed(disputes: Sequence[ArticleDispute]) -> list[tuple[str, str]]:
    """What goes against what in an article, in its own words, and why."""
    return [
        (" ≠ ".join(f"“{one_line(side.text)}”" for side in dispute.sides), one_line(dispute.why))
        for dispute in disputes
    ]


def headline_doubts(headline: Headline) -> list[tuple[str, str]]:
    """The words of the headline that have no support, and why, each once."""
    doubts = [doubt for claim in headline.claims for doubt in claim.doubts]
    rows = {" … ".join(f"“{one_line(s.text)}”" for s in d.words): one_line(d.why) for d in reversed(doubts)}
    return list(reversed(rows.items()))
