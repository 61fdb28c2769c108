"""A speaker: what one actor said, when, through what, and who else carried it; and who there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query

from sayso.ledger import ActorSaid, Choice
from sayso.web.bins import Bin, bins
from sayso.web.desk import AtDesk
from sayso.web.hits import COLUMNS, statement_news, statement_rows
from sayso.web.page import News, Page, Row

Key = Annotated[str, Path(description="The key of the actor.")]
Name = Annotated[str | None, Query(description="Words of one of the actor's names.", max_length=200)]


@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor, and what the actor says."""

    actor: ActorSaid
    bins: tuple[Bin, ...]  # how many of the counted statements stand in articles of when


def speaker(desk: AtDesk, key: Key) -> Speaker:
    """The page of one actor."""
    found = desk.ledger.actor_said(key)
    return Speaker(found, bins(found.said.days))


@dataclass(frozen=True, slots=True)
class Choices:
    """The actors that a name may mean."""

    name: str
    choices: tuple[Choice, ...]


def choices(desk: AtDesk, name: Name = None) -> Choices:
    """The actors with these words in a name, those with most statements first."""
    return Choices(name or "", desk.ledger.actors_named(name) if name else ())


def _rows(page: Speaker) -> Iterator[Row]:
    return statement_rows(page.actor.said.latest)


def _news(page: Speaker) -> Iterator[News]:
    return statement_news(page.actor.said.latest)


def _choice_rows(page: Choices) -> Iterator[Row]:
    for choice in page.choices:
        yield {
            "id": choice.id,
            "name": choice.name,
            "kind": choice.kind,
            "statements": choice.statements,
            "said_in": choice.said_in,
            "published": choice.published and choice.published.isoformat(),
        }


_ABOUT = "What one speaker said, about what, when, through what, and how it was reported elsewhere."
PAGES = (
    Page("/actor/{key}", speaker, "actor.html", _ABOUT, rows=_rows, columns=COLUMNS, news=_news),
    Page(
        "/actor",
        choices,
        "choices.html",
        "The actors that a name may mean.",
        rows=_choice_rows,
        columns=("id", "name", "kind", "statements", "said_in", "published"),
    ),
)
