"""A report, and what the ledger has of it, as the page of the article shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.export.page import Table, distances_table, events_table, figures_table, places_table, times_table
from sayso.export.resting import Share, resting
from sayso.export.wording import headline_note
from sayso.ledger import KeptArticle, Other
from sayso.model import Report, Span
from sayso.web.article.cards import Card, cards, seen_as, tints
from sayso.web.article.corrected import corrected, counted
from sayso.web.article.text import Facts, Row, is_headline, rows
from sayso.web.article.top import Above, Part, above, first_hand, headline_parts, stands_above
from sayso.web.article.where import Against, Carrier, Pair, against, carriers, side_by_side


@dataclass(frozen=True, slots=True)
class Speaking:
    """One speaker's part in the article."""

    name: str | None  # None: nobody is named
    seen_as: str | None  # the name that the ledger has
    actor: str | None  # the key in the ledger
    kind: str
    statements: int
    percent: str  # of the article's own words


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """Everything that the page shows of an article."""

    report: Report  # with what people corrected
    headline: tuple[Part, ...]
    headline_note: str | None
    claims: tuple[Above, ...]  # of the headline
    first_hand: str | None
    rests: str  # how many paragraphs rest on how many speakers
    speakers: tuple[Speaking, ...]  # those of most words first, the unnamed last
    cards: tuple[Card, ...]
    tints: Mapping[str | None, str]  # the class of each speaker's tint
    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    carriers: tuple[Carrier, ...]  # the articles that carry its words
    beside: Other | None  # the one that is shown side by side
    pairs: tuple[Pair, ...]  # its passages
    disputes: tuple[Against, ...]


def shown(report: Report, kept: KeptArticle | None, *, at: Span | None, beside: str | None) -> ArticleShown:
    """The article with what people corrected laid over what was found."""
    now = corrected(report, kept)
    held = counted(now, kept)
    rest = resting(held)
    copies = kept.lineage.copies if kept and kept.lineage else ()
    chosen = next((each for each in copies if each.other.id == beside), None) if beside else None
    beside_all = cards(now, kept)
    tinted = tints(beside_all)
    places = {(each.start, each.end): each.id for each in kept.places if each.id} if kept else {}
    return ArticleShown(
        report=now,
        headline=headline_parts(now),
        headline_note=headline_note(now.headline) if now.headline else None,
        claims=above(now),
        first_hand=first_hand(kept.lineage) if kept and kept.lineage else None,
        rests=str(rest),
        speakers=_speaking((*rest.named, *rest.unnamed), beside_all),
        cards=beside_all,
        tints=tinted,
        rows=_body(rows(Facts(now, beside_all, tinted, places, copies, at)), now),
        tables=tuple(_tables(held)),
        carriers=carriers(copies, chosen),
        beside=chosen.other if chosen else None,
        pairs=side_by_side(chosen.passages) if chosen else (),
        disputes=against(now, kept),
    )


def _speaking(shares: Iterable[Share], beside: Iterable[Card]) -> tuple[Speaking, ...]:
    known = {card.speaker: card for card in beside}
    names = ((share, share.speaker.name or share.speaker.description) for share in shares)
    return tuple(
        Speaking(
            name,
            seen_as(known[name]),
            known[name].actor,
            share.speaker.kind.value,
            share.statements,
            share.percent,
        )
        for share, name in names
    )


def _body(every: tuple[Row, ...], report: Report) -> tuple[Row, ...]:
    """The rows without a headline that stands on top already and that nothing is said of."""
    if not stands_above(report):
        return every
    return tuple(row for row in every if not is_headline(row) or row.cards or row.has_at)


def _tables(report: Report) -> list[Table]:
    tables = [places_table(report), times_table(report)]
    if report.figures:
        tables.append(figures_table(report))
    if report.events:
        tables.append(events_table(report))
    if report.distances:
        tables.append(distances_table(report))
    return tables
