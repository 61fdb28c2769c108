"""Values in the words a reader sees: days, figures, places."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from sayso.model import Figure, Interval, Place, Report


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
    'at least 60 killed, of civilians'
    """
    of = f", of {figure.of}" if figure.of and figure.of != figure.unit else ""
    return f"{_range(figure.low, figure.high)} {figure.unit}{of}"


def _range(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "an unstated number"
    if low is None:
        return f"at most {high:,.10g}"
    if high is None:
        return f"at least {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g}–{high:,.10g}"


def undated_note(report: Report) -> str:
    """How many times have no day, and what to do where the day of publication is what is missing."""
    undated = sum(days(time.interval) == "undated" for time in report.times)
    way_out = (
        "; give the day of publication with --published" if undated and not report.article.published else ""
    )
    return f"{undated} of {len(report.times)} without a date{way_out}"


def unplaced_note(report: Report) -> str:
    """How many places are not known."""
    return f"{sum(place.lat is None for place in report.places)} of {len(report.places)} without a place"


def place_words(place: Place) -> str:
    """The place meant, how precisely, and how many bear the name.

    >>> place_words(Place(0, 4, "Oz 1", None, None, None, None, None, 0, None, "r"))
    'unplaced'
    """
    if place.lat is None or place.lon is None:
        return "unplaced" if not place.candidates else f"unplaced, {place.candidates} candidates"
    named = ", ".join(part for part in (place.name, place.country) if part)
    kind = f" ({place.kind})" if place.kind else ""
    near = f" ± {place.precision_km:,.3g} km" if place.precision_km is not None else ""
    others = f", {place.candidates} candidates" if place.candidates > 1 else ""
    return f"{named}{kind} {place.lat:.2f}, {place.lon:.2f}{near}{others}"
