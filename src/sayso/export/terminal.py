"""A report to read in a terminal, at 80 columns or more, with colour or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.export.resting import NOBODY, Share, called, is_named, resting, trust
from sayso.export.visible import one_line
from sayso.export.wording import (
    circumstances,
    days_told,
    disputed,
    event_words,
    figure_words,
    headline_doubts,
    headline_note,
    place_words,
    undated_note,
    unplaced_note,
)
from sayso.model import Article, Kind, Report, Span, Statement

DIM, STRONG, QUOTED, HEADING = "dim", "bold", "italic cyan", "bold underline"
EXCERPT = 160  # characters of a furniture passage or a repeated evidence
WIDEST = 100  # columns: the eye loses its line in longer ones
DEEPEST = 4  # levels of indentation: beyond, 80 columns leave no room


def show(report: Report, console: Console) -> None:
    """Print the report: who says what, on whom it rests, where, when, how many, what was set aside."""
    for part in _parts(report):
        width = min(console.width, WIDEST)
        console.print(part, highlight=False, markup=False, emoji=False, soft_wrap=False, width=width)


def _parts(report: Report) -> Iterator[RenderableType]:
    yield _top(report)
    yield from _section("Headline", _headline(report), None)
    yield from _section(
        "Who says what", [_statement(s, report) for s in _counted(report)], "no statements found"
    )
    yield from _section("Who speaks", [_speakers(report)] if report.statements else [], None)
    yield from _section("Places", _places(report), "no places named")
    yield from _section("Times", _times(report), "no times named")
    yield from _section("Figures", _figures(report), None)
    yield from _section("What happened", _events(report), None)
    yield from _section("Disputes", _rows(disputed(report.disputes)) if report.disputes else [], None)
    yield from _section("Distances", [Text("  " + one_line(d.why)) for d in report.distances], None)
    yield from _section("Set aside as furniture", _furniture(report.article), None)
    yield Text()


def _section(title: str, parts: Sequence[RenderableType], empty: str | None) -> Iterator[RenderableType]:
    """A heading and its parts; with nothing to show, one dim line or, where that says nothing, no section."""
    if not parts and empty is None:
        return
    yield Text("\n" + title, HEADING)
    yield from parts or [Text(f"  {empty}", DIM)]


def _top(report: Report) -> RenderableType:
    article = report.article
    lines = [Text(one_line(article.title or "(no headline)"), STRONG), Text(_imprint(report), DIM)]
    if article.credits:
        lines.append(
            Text("taken from " + "; ".join(f"{one_line(c.name)} ({c.kind})" for c in article.credits), DIM)
        )
    if article.truncated:
        lines.append(Text("only the first part was read: the page is longer than the limit", "bold"))
    return Group(*lines, Text(f"\n{resting(report)}"))


def _headline(report: Report) -> list[RenderableType]:
    """What of the headline the article does not carry; nothing where it carries all of it."""
    if report.headline is None or not (doubts := headline_doubts(report.headline)):
        return []
    return [Text("  " + headline_note(report.headline)), *_rows(doubts)]


def _imprint(report: Report) -> str:
    article = report.article
    parts = [
        article.outlet or "outlet unknown",
        f"by {', '.join(article.byline)}" if article.byline else None,
        f"published {article.published:%-d %b %Y}" if article.published else "publication date unknown",
    ]
    where = one_line(article.url or report.source)
    return " · ".join(one_line(part) for part in parts if part) + f"\n{where}"


Numbered = tuple[int, int, Statement]


def _counted(report: Report) -> list[Numbered]:
    """The statements in reading order, each with its number and how deep it lies within others."""
    depths: dict[str, int] = {}
    counted = []
    for number, statement in enumerate(report.statements, 1):
        depth = depths.get(statement.within, 0) + 1 if statement.within else 0
        depths[statement.id] = depth
        counted.append((number, min(depth, DEEPEST), statement))
    return counted


def _statement(numbered: Numbered, report: Report) -> RenderableType:
    number, depth, statement = numbered
    about = " · ".join(part for part in (_about(statement, report), *circumstances(statement)) if part)
    who = Text(_speaker(statement), STRONG).append(f"  {about}", "not bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=3, justify="right")
    grid.add_column()
    grid.add_row(Text(str(number), DIM), Group(who, _words(statement), _evidence(statement)))
    return Padding(grid, (0, 0, 1, 3 * depth), expand=False)


def _speaker(statement: Statement) -> str:
    return one_line(called(statement.speaker))


def _about(statement: Statement, report: Report) -> str:
    """What kind of speaker, and in whose statement this one stands."""
    speaker = statement.speaker
    described = f", {one_line(speaker.description)}" if speaker.name and speaker.description else ""
    inside = next((i for i, s in enumerate(report.statements, 1) if s.id == statement.within), None)
    kind = "" if called(speaker) == NOBODY else f"{speaker.kind}{described}"
    return " · ".join(part for part in (kind, f"within {inside}" if inside else "") if part)


MARKS = "“”‘’«»\"'"


def _words(statement: Statement) -> Text:
    """The exact words; a direct quotation that comes without its marks is given them."""
    words = one_line(statement.content_text)
    if statement.kind is Kind.DIRECT:
        return Text(words if words[:1] in MARKS else f"“{words}”", QUOTED)
    text = Text(words)
    text.highlight_regex(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", QUOTED)
    return text


def _evidence(statement: Statement) -> Text:
    parts = [
        statement.kind,
        _named("source", statement.source),
        _named("cue", statement.cue),
        f"rule {one_line(statement.rule)}",
        one_line(trust(statement.speaker)),
    ]
    return Text(" · ".join(part for part in parts if part), DIM)


def _named(what: str, span: Span | None) -> str:
    return f"{what} “{one_line(span.text, limit=EXCERPT)}”" if span else f"no {what}"


def _speakers(report: Report) -> Table:
    table = _table("right", "right", "left")
    rest = resting(report)
    for share in (*rest.named, *rest.unnamed):
        table.add_row(*_share(share))
    return table


def _share(share: Share) -> tuple[Text, ...]:
    times = "1 statement" if share.statements == 1 else f"{share.statements} statements"
    unnamed = "" if is_named(share.speaker) or called(share.speaker) == NOBODY else "  (unnamed)"
    return (
        Text(times),
        Text(f"{share.percent} % of the words"),
        Text(one_line(called(share.speaker)) + unnamed),
    )


def _table(*sides: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for number, side in enumerate(sides):
        table.add_column(justify="right" if side == "right" else "left", no_wrap=number < len(sides) - 1)
    return table


def _rows(rows: Sequence[tuple[str, str]]) -> list[RenderableType]:
    """Two columns: the words in the article, and what they stand for."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(max_width=32)
    table.add_column()
    distinct = {(one_line(words).casefold(), meaning): words for words, meaning in rows}
    for (_, meaning), words in distinct.items():
        table.add_row(Text("  " + one_line(words)), Text(one_line(meaning)))
    return [table] if rows else []


def _places(report: Report) -> list[RenderableType]:
    rows = _rows([(place.text, place_words(place)) for place in report.places])
    return [*rows, Text(f"  {unplaced_note(report)}", DIM)] if rows else []


def _times(report: Report) -> list[RenderableType]:
    rows = _rows([(time.text, days_told(time)) for time in report.times])
    return [*rows, Text(f"  {undated_note(report)}", DIM)] if rows else []


def _figures(report: Report) -> list[RenderableType]:
    by = {statement.id: _speaker(statement) for statement in report.statements}
    return _rows(
        [
            (figure.text, f"{figure_words(figure)} · {by.get(figure.statement or '', 'the article itself')}")
            for figure in report.figures
        ]
    )


def _events(report: Report) -> list[RenderableType]:
    by = {statement.id: _speaker(statement) for statement in report.statements}
    return _rows(
        [
            (
                one_line(event.what, limit=EXCERPT),
                f"{event_words(event)} · {by.get(event.statement or '', 'the article itself')}",
            )
            for event in report.events
        ]
    )


def _furniture(article: Article) -> list[RenderableType]:
    aside = [p for p in article.passages if not p.role.is_reported]
    return _rows([(p.role, one_line(article.passage_text(p), limit=EXCERPT)) for p in aside])
