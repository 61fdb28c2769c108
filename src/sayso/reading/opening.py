"""Bytes from a file, from standard input or from the network to an opened delivery of its kind."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

from sayso.errors import NoArticle, NotFetched
from sayso.model import Capture, Hints, Unchanged
from sayso.reading.delivery import Delivery, Fetch, buffered, head_of, unpacked
from sayso.reading.kinds import kind_by_head, kind_by_media, sure_kind
from sayso.reading.limits import Limits

_PACKED = frozenset(("warc", "wacz"))  # their readers unpack them member by member


def opened(name: str, raw: BinaryIO, *, hints: Hints = Hints(), kind: str | None = None) -> Delivery:  # noqa: B008
    """The stream as a delivery; ``kind`` is what its name or its server says it is.

    >>> opened("news", io.BytesIO(b"<rss version='2.0'/>"), kind="html").kind
    'feed'
    """
    stream = buffered(raw)
    if kind not in _PACKED:
        head = head_of(stream)
        kind = sure_kind(head) or kind or kind_by_head(head)
    return Delivery(name, stream if kind in _PACKED else unpacked(stream), kind, hints)


def opened_url(url: str, fetch: Fetch | None, *, hints: Hints = Hints()) -> Delivery | None:  # noqa: B008
    """What is behind the URL as a delivery; None when there is nothing new. Raises `NotFetched`."""
    if fetch is None:
        raise NotFetched("fetching is not allowed here", "save the page and give the file")
    got = fetch(url)
    if got is None:
        return None
    found = opened(
        url, io.BytesIO(got.body), hints=hints.over(Hints(url=got.url)), kind=kind_by_media(got.content_type)
    )
    return replace(found, fetched=got, fetch=fetch)


def page_behind(
    url: str, fetch: Fetch | None, limits: Limits, *, within: str, said: Hints
) -> Capture | Unchanged:
    """The page that ``within`` names, with what that says of it. Raises `CannotRead`."""
    found = opened_url(url, fetch)
    if found is None:
        return Unchanged(url)
    if found.kind not in ("html", "text"):
        raise NoArticle("there is no page behind it", "give it by itself, if it is a feed or an archive")
    return replace(found.capture(limits.page_bytes), within=within, said=said)
