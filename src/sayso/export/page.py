"""A report as one page that needs nothing else: no network, no script, printable."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from sayso.export.pieces import Piece, pieces, runs_of_passages
from sayso.export.resting import NOBODY, Share, called, resting, trust
from sayso.export.visible import one_line, visible
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
from sayso.model import Article, Passage, Report, Role, Statement

_FOLDER = files("sayso.export") / "templates"


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of text as the page shows it."""

    text: str
    classes: str  # which statements, cue or source it belongs to
    card: int | None  # number of the statement that a click leads to
    anchor: int | None  # number of the statement that leads here


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside the text for one statement."""

    number: int
    tint: int  # which of the page's speakers
    speaker: str
    about: str  # kind of speaker, channel, when said, kind, stance, certainty, hedges
    rule: str
    within: int | None  # number of the statement that contains it


@dataclass(frozen=True, slots=True)
class Row:
    """One passage and the statements that begin there, or a run of furniture, folded."""

    role: str  # of furniture, every role in the run
    is_furniture: bool
    lead: str | None  # dateline or label on the passage's first line
    passages: tuple[tuple[Shown, ...], ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its title and whether numbers stand in it."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table."""

    text: str
    classes: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A list below the text; the note counts what has no date or place, or says that nothing was found."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything the page of one article shows."""

    title: str
    language: str
    headline_in_text: bool
    imprint: tuple[str, ...]  # outlet, authors, day
    link: str | None  # http or https only
    credits: tuple[str, ...]
    headline: Table | None  # what of the headline the article does not carry
    rests: str  # how many paragraphs rest on how many speakers
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    version: str
    made_with: str


def html_page(report: Report) -> str:
    """The whole page, complete in one file; every word of the article is escaped text."""
    style = _style(report)
    return _template().render(page=article_page(report), style=Markup(style), style_hash=_hash(style))


def embedded(report: Report) -> str:
    """The same page as a fragment for a notebook, walled off in a sandboxed frame."""
    return (
        f'<iframe sandbox="" srcdoc="{escape(html_page(report), quote=True)}" '
        'style="width:100%;height:42rem;border:1px solid #ccc" title="sayso report"></iframe>'
    )


def article_page(report: Report) -> ArticlePage:
    """What the page of this report shows."""
    article = report.article
    return ArticlePage(
        title=one_line(article.title or "(no headline)"),
        language=article.language if article.language and article.language.isalpha() else "und",
        headline_in_text=any(p.role is Role.HEADLINE for p in article.passages),
        imprint=tuple(_imprint(report)),
        link=_web_link(article.url),
        credits=tuple(f"{one_line(credit.name)} ({credit.kind})" for credit in article.credits),
        headline=_headline(report),
        rests=str(resting(report)),
        rows=tuple(_rows(report)),
        tables=tuple(_tables(report)),
        version=report.made_by.sayso,
        made_with=", ".join(f"{name} {version}" for name, version in report.made_by.models.items()),
    )


def _headline(report: Report) -> Table | None:
    """The words of the headline without support, and why; None where the article carries all of it."""
    if report.headline is None or not (doubts := headline_doubts(report.headline)):
        return None
    rows = tuple((Cell(words, "words"), Cell(why)) for words, why in doubts)
    return Table("Headline", (Column("without support"), Column("why")), rows, headline_note(report.headline))


def _imprint(report: Report) -> Iterator[str]:
    article = report.article
    yield one_line(article.outlet or "outlet unknown")
    if article.byline:
        yield one_line("by " + ", ".join(article.byline))
    day = article.published
    yield f"published {day.day} {day:%b} {day.year}" if day else "publication date unknown"
    yield one_line(report.source)


def _web_link(url: str | None) -> str | None:
    """The address, where it is one that a page may link to.

    >>> _web_link("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return visible(url or "") if parts.scheme in {"http", "https"} and parts.netloc else None


# --- the text and what stands beside it


def _rows(report: Report) -> Iterator[Row]:
    begun: set[int] = set()
    for lead, passages in runs_of_passages(report.article):
        cut = [list(pieces(passage, report.statements)) for passage in passages]
        starting = sorted({n for run in cut for piece in run for n in piece.inside} - begun)
        yield Row(
            role=", ".join(dict.fromkeys(passage.role for passage in passages)),
            is_furniture=not passages[0].role.is_reported,
            lead=visible(report.article.passage_text(lead)) if lead else None,
            passages=tuple(tuple(_shown(piece, report, begun) for piece in run) for run in cut),
            cards=tuple(_card(number, report) for number in starting),
        )


def _shown(piece: Piece, report: Report, begun: set[int]) -> Shown:
    inner = piece.innermost
    anchor = next((n for n in reversed(piece.inside) if n not in begun), None)
    begun.update([anchor] if anchor is not None else [])
    return Shown(
        text=visible(report.article.text[piece.start : piece.end]),
        classes=" ".join(_classes(piece, report)),
        card=None if inner is None else inner + 1,
        anchor=None if anchor is None else anchor + 1,
    )


def _classes(piece: Piece, report: Report) -> Iterator[str]:
    if piece.innermost is not None:
        yield "in"
        yield f"tint{_tint(report.statements[piece.innermost], report)}"
        yield from (f"of{n + 1}" for n in piece.inside)
    if len(piece.inside) > 1:
        yield "deep"
    if piece.is_cue:
        yield "cue"
    if piece.is_source:
        yield "source"


def _card(position: int, report: Report) -> Card:
    statement = report.statements[position]
    within = next((i for i, s in enumerate(report.statements, 1) if s.id == statement.within), None)
    return Card(
        number=position + 1,
        tint=_tint(statement, report),
        speaker=one_line(called(statement.speaker)),
        about=" · ".join(_about(position, report)),
        rule=" · ".join(_fine_print(statement, within)),
        within=within,
    )


def _fine_print(statement: Statement, within: int | None) -> Iterator[str]:
    """By which rule, within which statement, and how far the speaker can be trusted."""
    yield f"rule {one_line(statement.rule)}"
    if within:
        yield f"within {within}"
    if trust(statement.speaker):
        yield one_line(trust(statement.speaker))


def _about(position: int, report: Report) -> Iterator[str]:
    """What stands under the speaker's name; what kind of speaker it is stands there once."""
    statement = report.statements[position]
    speaker = statement.speaker
    earlier = {called(s.speaker) for s in report.statements[:position]}
    if called(speaker) not in earlier | {NOBODY}:
        described = f", {one_line(speaker.description)}" if speaker.name and speaker.description else ""
        yield f"{speaker.kind}{described}"
    yield from circumstances(statement)
    yield statement.kind


# --- the tables below


def _tables(report: Report) -> Iterator[Table]:
    yield _who_speaks(report)
    yield places_table(report)
    yield times_table(report)
    if report.figures:
        yield figures_table(report)
    if report.events:
        yield events_table(report)
    if report.disputes:
        yield _two_columns("Disputes", "why", _distinct(iter(disputed(report.disputes))), None)
    if report.distances:
        yield distances_table(report)
    yield _set_aside(report.article)


def _who_speaks(report: Report) -> Table:
    rest = resting(report)
    rows = tuple(_share_row(share, report) for share in (*rest.named, *rest.unnamed))
    columns = (Column("statements", True), Column("% of words", True), Column("speaker"), Column("kind"))
    return Table("Who speaks", columns, rows, None if rows else "Nobody is reported to have said anything.")


def _share_row(share: Share, report: Report) -> tuple[Cell, ...]:
    tint = _speakers(report).index(called(share.speaker))
    return (
        Cell(str(share.statements), "number"),
        Cell(share.percent, "number"),
        Cell(one_line(called(share.speaker)), f"swatch tint{tint}"),
        Cell(share.speaker.kind),
    )


def places_table(report: Report) -> Table:
    """The places that are named, and how many are not known."""
    rows = _distinct((p.text, place_words(p)) for p in report.places)
    return _two_columns("Places", "meaning", rows, unplaced_note(report) + ".")


def times_table(report: Report) -> Table:
    """The times that are named, and how many have no day."""
    rows = _distinct((time.text, days_told(time)) for time in report.times)
    return _two_columns("Times", "days", rows, undated_note(report) + ".")


def figures_table(report: Report) -> Table:
    """The figures, and who says so."""
    rows = [(figure.statement, figure.text, figure_words(figure)) for figure in report.figures]
    return _whose_word(report, "Figures", "number", rows)


def events_table(report: Report) -> Table:
    """What happened, will, may or did not, and who says so."""
    rows = [(event.statement, event.what, event_words(event)) for event in report.events]
    return _whose_word(report, "What happened", "what, who → whom, where, when", rows)


def _whose_word(
    report: Report, title: str, meaning: str, rows: Sequence[tuple[str | None, str, str]]
) -> Table:
    """Words of the article, what they mean, and who says so: the statement that they stand in."""
    by = {s.id: one_line(called(s.speaker)) for s in report.statements}
    columns = (Column("words"), Column(meaning), Column("who says so"))
    cells = tuple(
        (Cell(one_line(words), "words"), Cell(means), Cell(by.get(statement or "", "the article itself")))
        for statement, words, means in rows
    )
    return Table(title, columns, cells)


def distances_table(report: Report) -> Table:
    """The distances that are claimed, beside those on the globe."""
    return _two_columns("Distances", "measured", _distinct((d.text, d.why) for d in report.distances), None)


def _set_aside(article: Article) -> Table:
    aside = [p for p in article.passages if not p.role.is_reported]
    rows = tuple((Cell(p.role), Cell(_excerpt(article, p), "words")) for p in aside)
    return Table(
        "Set aside as furniture", (Column("role"), Column("words")), rows, None if rows else "Nothing."
    )


def _excerpt(article: Article, passage: Passage) -> str:
    return one_line(article.passage_text(passage), limit=160)


def _distinct(rows: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return list({(words.casefold(), meaning): (words, meaning) for words, meaning in rows}.values())


def _two_columns(title: str, meaning: str, rows: Sequence[tuple[str, str]], note: str | None) -> Table:
    cells = tuple((Cell(one_line(words), "words"), Cell(one_line(what))) for words, what in rows)
    return Table(title, (Column("words"), Column(meaning)), cells, note if cells else "None named.")


# --- style


def _speakers(report: Report) -> list[str]:
    """The page's speakers in the order of their first words; a tint is a place in this list."""
    return list(dict.fromkeys(called(statement.speaker) for statement in report.statements))


def _tint(statement: Statement, report: Report) -> int:
    return _speakers(report).index(called(statement.speaker))


HUES = 12  # as many as the eye tells apart side by side


def _hues(speakers: Sequence[str]) -> list[int]:
    """Each speaker's place on the colour wheel: from the name, moved on where an earlier one sits there.

    >>> _hues(["Dmitry Peskov"]) == _hues(["Dmitry Peskov", "Volodymyr Zelensky"])[:1]
    True
    """
    taken: list[int] = []
    for speaker in speakers:
        home = hashlib.sha256(speaker.encode("utf-8", "replace")).digest()[0] % HUES
        places = [(home + 5 * step) % HUES for step in range(HUES)]
        taken.append(next((place for place in places if place not in taken), home))
    return [place * 360 // HUES for place in taken]


def _style(report: Report) -> str:
    """The sheet, the speakers' tints, and for each statement what lights up when its card is chosen."""
    sheet = (_FOLDER / "article.css").read_text("utf-8")
    tints = "".join(f".tint{i}{{--hue:{hue}}}" for i, hue in enumerate(_hues(_speakers(report))))
    return "\n" + sheet + tints + "".join(_lit(n) for n in range(1, len(report.statements) + 1)) + "\n"


def _lit(number: int) -> str:
    chosen = f":is(#card{number}:hover,#card{number}:target,#words{number}:target)"
    return f":root:has({chosen}) .of{number}{{outline:1px solid currentColor}}"


def _hash(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((_FOLDER / "article.html").read_text("utf-8"))
