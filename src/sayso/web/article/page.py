"""What the page of an article is made from, kept or only read, and its rows and places for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.ledger import KeptArticle
from sayso.model import Report, Span
from sayso.web.article.shown import ArticleShown, shown
from sayso.web.page import Feature, Row


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


def statement_rows(page: ArticlePage) -> Iterator[Row]:
    """Each statement as it stands on the page."""
    shown = page.shown
    for card, statement in zip(shown.cards, shown.report.statements, strict=True):
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


COLUMNS = (
    "id", "start", "end", "content", "speaker", "speaker_kind", "speaker_description", "speaker_grade",
    "speaker_doubt", "actor", "channel", "said_earliest", "said_latest", "kind", "stance", "certainty",
    "strength", "cue", "source", "rule", "status",
)  # fmt: skip


def place_features(page: ArticlePage) -> Iterator[Feature]:
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
