"""What the index of words holds of an article: its texts, those of its statements, and the facets of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, select

from sayso.ledger import tables as t
from sayso.ledger.facets import days, facet, names, outlets
from sayso.ledger.keys import add_keys, take_keys
from sayso.ledger.words import Entry, add_words, indexed, take_words
from sayso.model import Interval

Found: TypeAlias = Mapping[Any, Any]


def index_reading(connection: Connection, reading: int) -> None:
    """Index the texts of this reading and of its statements, and the keys it is found by."""
    article, statements = _entries(connection, reading)
    add_words(connection, "reading", [article])
    add_words(connection, "statement", statements)
    add_keys(connection, reading)


def forget_reading(connection: Connection, reading: int) -> None:
    """Take this reading, whose rows are still what they were, out of the index."""
    article, statements = _entries(connection, reading)
    take_words(connection, "reading", [article])
    take_words(connection, "statement", statements)
    take_keys(connection, reading)


def index_actors(connection: Connection, actors: Iterable[Found]) -> None:
    """Index the names of these actors."""
    add_words(connection, "actor", list(map(_actor, actors)))


def forget_actors(connection: Connection, actors: Iterable[Found]) -> None:
    """Take these actors, whose names are still what they were, out of the index."""
    take_words(connection, "actor", list(map(_actor, actors)))


def _actor(actor: Found) -> Entry:
    return Entry(actor["id"], None, indexed([actor["name"]]))


def _entries(connection: Connection, reading: int) -> tuple[Entry, list[Entry]]:
    article, *found = (connection.execute(query, {"reading": reading}).mappings() for query in _ASKED)
    said, places, times = (rows.all() for rows in found)
    return entries(article.one(), said, places, times)


def entries(
    article: Found, statements: Iterable[Found], places: Iterable[Found], times: Iterable[Found]
) -> tuple[Entry, list[Entry]]:
    """The entry of a reading, and those of its statements; the article has the facets of all of them."""
    where = outlets(article["outlet"], article["url"])
    mentions = list(_mentions(places, times))
    own = {s["id"]: list(_facets(s)) for s in statements}
    for statement, found in mentions:
        own.get(statement, []).extend(found)
    of_all = [f for found in (*own.values(), *(f for _, f in mentions)) for f in found]
    published = article["published"]
    texts = (article["title"], article["text"])
    return (
        Entry(article["id"], published, indexed(texts, [*where, *of_all])),
        [Entry(s["id"], published, indexed([s["content"]], [*where, *own[s["id"]]])) for s in statements],
    )


def _facets(statement: Found) -> Iterator[str]:
    yield from names("speaker", statement["speaker"] or statement["speaker_description"])
    if statement["actor_id"] is not None:
        yield facet("actor", str(statement["actor_id"]))
    yield from names("channel", statement["channel"])
    yield from names("channel", statement["channel_kind"])
    yield facet("stance", statement["stance"])
    yield facet("kind", statement["kind"])
    yield from days("said", [_interval(statement["said_earliest"], statement["said_latest"])])


def _mentions(places: Iterable[Found], times: Iterable[Found]) -> Iterator[tuple[int | None, list[str]]]:
    """The facets of each mention of a place or a time, and the statement that it stands in."""
    for place in places:
        if place["place_id"] is not None:
            yield place["statement_id"], [facet("place", str(place["place_id"]))]
    for time in times:
        yield time["statement_id"], days("happened", [_interval(time["earliest"], time["latest"])])


def _interval(earliest: str | None, latest: str | None) -> Interval:
    return Interval(
        date.fromisoformat(earliest) if earliest else None, date.fromisoformat(latest) if latest else None
    )


_READING = select(*(t.reading.c[name] for name in ("id", "title", "text", "published", "outlet", "url")))
_STATEMENTS = (
    select(
        *(
            t.statement.c[name]
            for name in (
                "id", "content", "speaker", "speaker_description", "actor_id", "stance", "kind",
                "said_earliest", "said_latest",
            )
        ),
        t.channel.c.name.label("channel"),
        t.channel.c.kind.label("channel_kind"),
    )
    .outerjoin(t.channel, t.channel.c.id == t.statement.c.channel_id)
    .order_by(t.statement.c.id)
)  # fmt: skip
_PLACES = select(t.place_mention.c.place_id, t.place_mention.c.statement_id).order_by(t.place_mention.c.id)
_TIMES = select(t.time_mention.c.earliest, t.time_mention.c.latest, t.time_mention.c.statement_id).order_by(
    t.time_mention.c.id
)
# Built once, since building a question takes as long as answering it.
_ASKED = [
    query.where(column == bindparam("reading"))
    for query, column in (
        (_READING, t.reading.c.id),
        (_STATEMENTS, t.statement.c.reading_id),
        (_PLACES, t.place_mention.c.reading_id),
        (_TIMES, t.time_mention.c.reading_id),
    )
]
