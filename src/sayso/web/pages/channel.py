"""A channel: who speaks through it, when, and the latest that was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path

from sayso.ledger import ChannelSaid
from sayso.web.bins import Bin, bins
from sayso.web.desk import AtDesk
from sayso.web.hits import COLUMNS, statement_news, statement_rows
from sayso.web.page import News, Page, Row

Key = Annotated[str, Path(description="The key of the channel.")]


@dataclass(frozen=True, slots=True)
class ThroughChannel:
    """A channel, and what is said through it."""

    channel: ChannelSaid
    bins: tuple[Bin, ...]  # how many of the counted statements stand in articles of when


def channel(desk: AtDesk, key: Key) -> ThroughChannel:
    """The page of one channel."""
    found = desk.ledger.channel_said(key)
    return ThroughChannel(found, bins(found.said.days))


def _rows(page: ThroughChannel) -> Iterator[Row]:
    return statement_rows(page.channel.said.latest)


def _news(page: ThroughChannel) -> Iterator[News]:
    return statement_news(page.channel.said.latest)


_ABOUT = "Who speaks through a channel, and the latest that was said."
PAGES = (Page("/channel/{key}", channel, "channel.html", _ABOUT, rows=_rows, columns=COLUMNS, news=_news),)
