"""An article: its text with what it rests on beside it, where its words also stand, which way they went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from sayso import weighed
from sayso.ledger import KeptArticle
from sayso.model import Report, Span
from sayso.web.article.shown import ArticleShown, shown
from sayso.web.desk import AtDesk
from sayso.web.page import Feature, Page, Row

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article: the report on it as it was found, and what the ledger has of it now."""

    report: Report
    ledger: KeptArticle | None  # None: it was read and not kept
    at: Span | None = None  # the words that a permalink names
    note: str | None = None  # why the permalink names none
    beside: str | None = None  # the article whose copy is shown side by side
    keep: str | None = None  # by what it is kept, when it was only read

    @property
    def shown(self) -> ArticleShown:
        """The same, shaped for people."""
        return shown(self.report, self.ledger, at=self.at, beside=self.beside)


def article(
    desk: AtDesk,
    key: str,
    at: Annotated[str | None, Query(description="Characters to mark: START-END of its text.")] = None,
    statement: Annotated[str | None, Query(description="Key of a statement to mark.")] = None,
    beside: Annotated[str | None, Query(description="Key of the copy to show side by side.")] = None,
) -> ArticlePage:
    """The article with this key."""
    report, kept = desk.ledger.article(key, beside=beside, by=weighed.maker())
    if statement is not None:
        found, note = _statement(statement, report, kept)
    elif at is not None:
        found, note = _words(at, report)
    else:
        found, note = None, None
    return ArticlePage(report, kept, found, note, beside)


def _words(at: str, report: Report) -> tuple[Span | None, str | None]:
    """The characters that are named, or why there are none."""
    match = _SPAN.fullmatch(at)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not match or not start < end <= len(report.article.text):
        length = len(report.article.text)
        return (
            None,
            f"There are no characters {at[:30]!r} in this text: it has {length:,}. Nothing is marked.",
        )
    return report.article.span(start, end), None


def _statement(key: str, report: Report, kept: KeptArticle) -> tuple[Span | None, str | None]:
    ident = next((each.ident for each in kept.statements if each.id == key), None)
    found = next((each for each in report.statements if each.id == ident), None)
    if found is None:
        return None, f"This version of the article has no statement {key[:30]!r}. Nothing is marked."
    return report.article.span(found.content[0].start, found.content[-1].end), None


def _rows(page: ArticlePage) -> Iterator[Row]:
    """Each statement as it stands on the page."""
    report = page.shown.report
    for card, statement in zip(page.shown.cards, report.statements, strict=True):
        said = statement.said
        yield {
            "id": card.id or statement.id,
            "start": statement.content[0].start,
            "end": statement.content[-1].end,
            "content": statement.content_text,
            "speaker": statement.speaker.name,
            "speaker_kind": statement.speaker.kind.value,
            "speaker_description": statement.speaker.description,
            "speaker_grade": statement.speaker.grade.value,
            "speaker_doubt": statement.speaker.doubt,
            "actor": card.actor,
            "channel": card.channel,
            "said_earliest": said.earliest if said else None,
            "said_latest": said.latest if said else None,
            "kind": statement.kind.value,
            "stance": statement.stance.value,
            "certainty": statement.certainty.value,
            "strength": statement.strength.value,
            "cue": statement.cue.text if statement.cue else None,
            "source": statement.source.text if statement.source else None,
            "rule": statement.rule,
            "status": card.status or "found",
        }


_COLUMNS = (
    "id", "start", "end", "content", "speaker", "speaker_kind", "speaker_description", "speaker_grade",
    "speaker_doubt", "actor", "channel", "said_earliest", "said_latest", "kind", "stance", "certainty",
    "strength", "cue", "source", "rule", "status",
)  # fmt: skip


def _features(page: ArticlePage) -> Iterator[Feature]:
    """Each place that the article names."""
    for place in page.shown.report.places:
        properties = {
            name: getattr(place, name)
            for name in (
                "start",
                "end",
                "text",
                "name",
                "country",
                "kind",
                "precision_km",
                "candidates",
                "rule",
            )
        }
        yield Feature(place.lon, place.lat, properties)


_ABOUT = "An article: who says what in it, and what it rests on."
PAGES = (
    Page(
        "/article/{key}",
        article,
        "article.html",
        _ABOUT,
        rows=_rows,
        columns=_COLUMNS,
        features=_features,
    ),
)
