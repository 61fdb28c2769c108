"""Where pages and feeds were fetched from, and when to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from sayso.ledger import tables as t


@dataclass(frozen=True, slots=True)
class Address:
    """A URL that was asked for, with what its server said of the answer. Times are ISO 8601, in UTC."""

    url: str
    kind: str  # "feed" is polled for entries, "page" holds an article
    checked: str
    next_check: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    title: str | None = None
    failures: int = 0  # in a row
    note: str | None = None  # the last failure, or an override of robots.txt that was asked for


def known(connection: Connection, url: str) -> Address | None:
    """What is known of the URL; None when it was never asked for."""
    found = connection.execute(_ADDRESSES.where(t.address.c.url == url)).mappings().first()
    return Address(**found) if found else None


def remember(connection: Connection, address: Address) -> None:
    """Keep what is known of a URL, in place of what was."""
    connection.execute(delete(t.address).where(t.address.c.url == address.url))
    connection.execute(insert(t.address), {f: getattr(address, f) for f in _FIELDS})


def forget(connection: Connection, url: str) -> bool:
    """Whether the URL was known, and is no more."""
    return connection.execute(delete(t.address).where(t.address.c.url == url)).rowcount > 0


def followed(connection: Connection) -> Sequence[Address]:
    """Every feed that is polled, by its URL."""
    query = _ADDRESSES.where(t.address.c.kind == "feed").order_by(t.address.c.url)
    return [Address(**row) for row in connection.execute(query).mappings()]


def due(connection: Connection, now: str, *, limit: int) -> Sequence[Address]:
    """The feeds and pages that are to be looked at again by now, the longest overdue first."""
    query = _ADDRESSES.where(t.address.c.next_check <= now).order_by(t.address.c.next_check, t.address.c.url)
    return [Address(**row) for row in connection.execute(query.limit(limit)).mappings()]


_FIELDS = tuple(Address.__dataclass_fields__)
_ADDRESSES = select(*(t.address.c[name] for name in _FIELDS))
