"""The ids that people type: the first characters of a key are enough when no other one begins with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Column, Connection, Select, select

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.identity import folded
from sayso.ledger.reader import article_key
from sayso.ledger.stories import present

_LEAST = 4  # characters of an id
_LISTED = 5
_LISTING = {"story": "stories"}  # what lists the ids, where `sayso export` is not the nearest


def statement_id(connection: Connection, given: str) -> str:
    """The id of the statement, among those of current readings, that this is the beginning of."""
    query = select(t.statement.c.key).distinct().join(t.reading).where(t.reading.c.current)
    return _one("statement", given, _beginning(connection, query, t.statement.c.key, given))


def actor_id(connection: Connection, given: str) -> str:
    """The id of the actor that has this id or beginning of one, else this name."""
    if len(given) >= _LEAST and set(given) <= set("0123456789abcdef"):
        found = _beginning(connection, select(t.actor.c.key), t.actor.c.key, given)
        if found:
            return _one("actor", given, found)
    return _one("actor", given, actors_named(connection, given))


def story_id(connection: Connection, given: str) -> str:
    """The id of the story that this is the beginning of; of the one it was merged into, if it was."""
    query = select(t.story.c.key)
    return present(connection, _one("story", given, _beginning(connection, query, t.story.c.key, given)))


def actors_named(connection: Connection, name: str) -> Sequence[str]:
    """The ids of the actors with this name that are not part of another one."""
    a = t.actor.c
    query = select(a.key).where(a.folded == folded(name)[:200], a.merged_into.is_(None)).order_by(a.key)
    return connection.execute(query).scalars().all()


def _beginning(connection: Connection, query: Select[str], key: Column[str], given: str) -> Sequence[str]:
    if len(given) < _LEAST:
        raise NotInLedger(f"{given!r} is too short for an id", f"give at least {_LEAST} of its characters")
    among = query.where(key >= given, key < f"{given}\x7f").order_by(key).limit(_LISTED + 1)
    return connection.execute(among).scalars().all()


def _one(what: str, given: str, found: Sequence[str]) -> str:
    if not found:
        listed = f"`sayso {_LISTING.get(what, f'export {what}s')}` lists their ids"
        raise NotInLedger(f"no {what} of the ledger is {given!r}", listed)
    if len(found) > 1 and given not in found:
        names = ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
        raise NotInLedger(f"{given!r} may be any {what} of {names}", "give more characters, or the whole id")
    return given if given in found else found[0]


NAMED: dict[str, Callable[[Connection, str], str]] = {
    "statement": statement_id,
    "actor": actor_id,
    "story": story_id,
    "article": article_key,
}
