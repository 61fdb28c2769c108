"""FollowTheMoney entities, one a line, for Aleph, OpenAleph and nomenklatura.

Articles become Article, actors Person, Organization or PublicBody, aliases Mention and events Event; the ids
are made from the ledger's, so that the files fit together and a second import changes nothing. The SHA-256 of
the stored copy is left out: FollowTheMoney's contentHash is a SHA-1 that points into Aleph's own archive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from sayso.export.rows.geojson import place_of
from sayso.export.rows.jsonl import line
from sayso.export.rows.kinds import Kind
from sayso.export.rows.moments import in_utc
from sayso.export.rows.names import link_of
from sayso.export.rows.source import Row, Rows, rows_of

_SCHEMATA = {"person": "Person", "organization": "Organization", "government": "PublicBody"}
_LANGUAGES = {"en": "eng"}  # FollowTheMoney writes ISO 639-3


def ftm(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each row as one entity ``{id, schema, properties}``."""
    return (line(_OF[kind.name](row)) for row in rows_of(ledger, kind))


def _entity(schema: str, key: str, **properties: Any) -> Row:
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    kept = {name: [str(value) for value in many if value] for name, many in values.items()}
    return {
        "id": f"{schema_family(schema)}-{key}",
        "schema": schema,
        "properties": {name: many for name, many in kept.items() if many},
    }


def schema_family(schema: str) -> str:
    """What ids of a schema begin with: an actor keeps its id when its kind is corrected.

    >>> schema_family("PublicBody"), schema_family("Article")
    ('actor', 'article')
    """
    return schema.lower() if schema in ("Article", "Mention", "Event") else "actor"


def _article(row: Row) -> Row:
    return _entity(
        "Article",
        row["id"],
        title=row["title"],
        fileName=_file_name(row),
        author=row["byline"],
        publisher=row["outlet"],
        publishedAt=row["published"],
        sourceUrl=link_of(row),
        language=_LANGUAGES.get(row["language"]),
        retrievedAt=in_utc(row["seen"])[:19],  # FollowTheMoney knows no zones
        processingAgent=f"sayso {row['made_by']}",
        bodyText=row.get("text"),
    )


def _file_name(row: Row) -> str:
    """The last part of its path, which a Document must have; its id where there is none."""
    path = unquote(urlsplit(link_of(row) or "").path) or row["source"]
    return path.rstrip("/").rpartition("/")[2] or row["id"]


def _actor(row: Row) -> Row:
    return _entity(_SCHEMATA.get(row["kind"], "LegalEntity"), row["id"], name=row["name"])


def _mention(row: Row) -> Row:
    named = "\n".join((row["article"], row["own"], row["name"]))
    key = hashlib.sha256(named.encode()).hexdigest()[:16]
    return _entity(
        "Mention",
        key,
        document=f"article-{row['article']}",
        name=row["name"],
        resolved=f"actor-{row['actor']}",
        detectedSchema=_SCHEMATA.get(row["kind"], "LegalEntity"),
    )


def _event(row: Row) -> Row:
    place = place_of(row)
    return _entity(
        "Event",
        f"{row['article']}-{row['start']}-{row['end']}",
        name=row["what"],
        keywords=row["type"],
        notes=f"told as {row['factuality']}" if row["factuality"] else None,
        namesMentioned=[who["name"] for who in row["actors"] or [] if who["name"]],
        **_when(row["earliest"], row["latest"]),
        location=place["name"] or place["text"],
        country=place["country"] and place["country"].lower(),
        proof=f"article-{row['article']}",
    )


def _when(earliest: str | None, latest: str | None) -> Row:
    one_day = earliest is not None and earliest == latest
    return {"date": earliest} if one_day else {"startDate": earliest, "endDate": latest}


_OF: dict[str, Callable[[Row], Row]] = {
    "articles": _article,
    "actors": _actor,
    "aliases": _mention,
    "events": _event,
}
