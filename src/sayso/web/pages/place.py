"""A place: where it is and how exactly that is known, what was said of it, in which articles and stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Path

from sayso.export.wording import days
from sayso.ledger import PlacePage
from sayso.ledger.places import Said
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import Feature, Page, Row

Key = Annotated[str, Path(description="The key of a place, as it stands in `place_key`.")]


def place(desk: AtDesk, key: Key) -> PlacePage:
    """What the ledger has of the place."""
    return desk.ledger.place(key)


def span_of(said: Said) -> str:
    """The path of the article, opened at the words that name the place."""
    article, at = path_of("article", said.statement.article.id), said.naming
    return f"{article}?at={at.start}-{at.end}#at"


def _features(page: PlacePage) -> Iterator[Feature]:
    """The statements shown, each at the place, or the place alone where there is none."""
    its = {
        "place": page.name,
        "place_key": page.id,
        "kind": page.kind,
        "country": page.country,
        "precision_km": page.precision_km,
    }
    for said in page.said:
        yield Feature(page.lon, page.lat, {**_told(said), **its})
    if not page.said:
        yield Feature(page.lon, page.lat, its)


def _told(said: Said) -> Row:
    hit = said.statement
    return {
        "statement": hit.id,
        "article": hit.article.id,
        "words": hit.snippet.text,
        "speaker": hit.speaker.name,
        "actor": hit.actor,
        "said": days(hit.said) if hit.said else None,
        "happened": None,
        "href": span_of(said),
    }


def _rows(page: PlacePage) -> Iterator[Row]:
    for said in page.said:
        hit = said.statement
        yield {
            "statement": hit.id,
            "article": hit.article.id,
            "published": _written(hit.article.published),
            "outlet": hit.article.outlet,
            "speaker": hit.speaker.name,
            "actor": hit.actor,
            "words": hit.snippet.text,
            "said_earliest": _written(hit.said.earliest if hit.said else None),
            "said_latest": _written(hit.said.latest if hit.said else None),
            "place_words": said.naming.words,
            "start": said.naming.start,
            "end": said.naming.end,
        }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


_ABOUT = "A place: where it is, how exactly, what was said of it, in which articles and stories."
_COLUMNS = (
    "statement", "article", "published", "outlet", "speaker", "actor", "words", "said_earliest",
    "said_latest", "place_words", "start", "end",
)  # fmt: skip
PAGES = (Page("/place/{key}", place, "place.html", _ABOUT, rows=_rows, columns=_COLUMNS, features=_features),)
