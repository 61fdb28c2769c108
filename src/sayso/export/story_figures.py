"""The figures of a story over time: a row for each source, a column for each day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.export.counts import many
from sayso.export.story_parts import DISPUTE, cut, more, section, spaced, within
from sayso.export.terminal import DIM, STRONG
from sayso.export.visible import one_line
from sayso.export.wording import range_words
from sayso.model import Point, Series

SERIES, SOURCES, DIVERGING = 6, 8, 4  # shown unless all are asked for
COLUMNS = 6  # days in a table; more do not fit beside a source's name


def figures(series: Sequence[Series], *, whole: bool) -> Iterator[RenderableType]:
    """Each series; those of most sources first."""
    ordered = sorted(series, key=lambda each: -len({point.source for point in each.points}))
    shown = spaced(_series(each, whole=whole) for each in cut(ordered, SERIES, whole=whole))
    left = more(ordered, SERIES, "figures", whole=whole)
    yield from section("Figures, by source and day", [*shown, *left], "no figures found")


def _series(series: Series, *, whole: bool) -> RenderableType:
    days = _days(series)
    shown = days if whole else days[-COLUMNS:]
    parts: list[RenderableType] = [Text("  " + _named(series), STRONG)]
    if len(days) > len(shown):
        left_out = many(len(days) - len(shown), "earlier day")
        parts.append(Text(f"  {left_out} left out; --all shows every day", DIM))
    for at in range(0, len(shown), COLUMNS):
        parts.append(_table(series, shown[at : at + COLUMNS], whole=whole))
    parts += more(_sources(series), SOURCES, "sources", whole=whole)
    diverging = _diverging(series)
    parts += [within(Text(f"≠ {line}", DISPUTE), 2) for line in cut(diverging, DIVERGING, whole=whole)]
    parts += more(diverging, DIVERGING, "pairs that cannot be squared", whole=whole)
    return Group(*parts)


def _named(series: Series) -> str:
    """What is counted, and the range of every source's last word."""
    of = f" ({series.of})" if series.of and series.of != series.unit else ""
    sources = many(len(_sources(series)), "source")
    return one_line(f"{series.unit}{of}: {range_words(series.low, series.high)} at the end, by {sources}")


def _days(series: Series) -> list[date | None]:
    """Every day of the series, and at the end None where a point has none."""
    days: list[date | None] = [*sorted({point.day for point in series.points if point.day})]
    return [*days, None] if any(point.day is None for point in series.points) else days


def _sources(series: Series) -> list[str]:
    return list(dict.fromkeys(point.source for point in series.points))


def _table(series: Series, days: Sequence[date | None], *, whole: bool) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style=DIM)
    table.add_column("  source", max_width=32)
    one_year = len({day.year for day in _days(series) if day}) <= 1
    for day in days:
        table.add_column(_header(day, one_year=one_year), justify="right")
    table.add_column("articles", justify="right")
    for source in cut(_sources(series), SOURCES, whole=whole):
        own = [point for point in series.points if point.source == source]
        cells = [_cell([point for point in own if point.day == day]) for day in days]
        articles = len({words.article for point in own for words in point.told})
        table.add_row(Text("  " + one_line(source)), *map(Text, cells), Text(f"{articles:,}"))
    return table


def _header(day: date | None, *, one_year: bool) -> str:
    if day is None:
        return "undated"
    return f"{day.day} {day:%b}" if one_year else f"{day.day} {day:%b %Y}"


def _cell(points: Sequence[Point]) -> str:
    """What the source says on the day; an arrow where it brings its own earlier figure up to date."""
    told = (
        ("→ " if point.updates is not None else "") + range_words(point.low, point.high) for point in points
    )
    return ", ".join(dict.fromkeys(told))


def _diverging(series: Series) -> list[str]:
    """What cannot be squared, each pair of figures once."""
    points = series.points
    pairs = {(min(at, other), max(at, other)) for at, point in enumerate(points) for other in point.diverges}
    told = (
        f"{_told(points[one])} cannot be squared with {_told(points[other])}" for one, other in sorted(pairs)
    )
    return list(dict.fromkeys(told))


def _told(point: Point) -> str:
    on = f" on {point.day.day} {point.day:%b %Y}" if point.day else ", undated"
    return f"{range_words(point.low, point.high)} ({one_line(point.source)}{on})"
