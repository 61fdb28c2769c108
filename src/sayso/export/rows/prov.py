"""W3C PROV-O in JSON-LD: where a statement was quoted from, and which stored copy revises which.

A copy is named by its SHA-256 and an article by its id, so that both files speak of the same things. Who
spoke is no provenance of the words on the page and stays out; see `jsonld`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from sayso.export.rows.graph import document, known
from sayso.export.rows.kinds import Kind
from sayso.export.rows.moments import in_utc
from sayso.export.rows.names import copy_of, iri, link_of
from sayso.export.rows.source import Row, Rows, rows_of, with_article

CONTEXT = {
    "@vocab": "http://www.w3.org/ns/prov#",
    "id": "@id",
    "type": "@type",
    "generatedAtTime": {"@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    **{
        name: {"@type": "@id"}
        for name in (
            "wasQuotedFrom",
            "wasGeneratedBy",
            "wasRevisionOf",
            "specializationOf",
            "alternateOf",
            "used",
        )
    },
}


def prov(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each statement with the copy that it was quoted from, or each copy with the one that it revises."""
    return document({"@context": CONTEXT}, "@graph", _OF[kind.name](ledger, kind))


def _statements(ledger: Rows, kind: Kind) -> Iterator[Row]:
    for article, statements in with_article(ledger, kind):
        run = f"urn:sayso:run:{article['made_by']}:{article['bytes']}"
        yield _run(run, article)
        yield _page(article)
        yield _copy(article["bytes"], article["seen"], article["id"])
        for statement in statements:
            if statement["status"] != "rejected":
                yield {
                    "id": iri("statement", statement["id"]),
                    "type": "Entity",
                    "value": statement["content"],
                    "wasQuotedFrom": copy_of(article["bytes"]),
                    "wasGeneratedBy": run,
                }


def _page(article: Row) -> Row:
    """The article, of which copies are taken, with its address."""
    return known({"id": iri("article", article["id"]), "type": "Entity", "alternateOf": link_of(article)})


def _run(name: str, article: Row) -> Row:
    """The reading of a copy by a version of sayso."""
    program = {"id": f"urn:sayso:{article['made_by']}", "type": "SoftwareAgent"}
    return {
        "id": name,
        "type": "Activity",
        "used": copy_of(article["bytes"]),
        "wasAssociatedWith": program,
    }


def _versions(ledger: Rows, kind: Kind) -> Iterator[Row]:
    """The copies of each article in the order they were seen; one that was read twice is still one."""
    for article, rows in groupby(rows_of(ledger, kind), lambda row: row["article"]):
        before = None
        for (digest, seen), _ in groupby(rows, lambda row: (row["bytes"], row["seen"])):
            yield _copy(digest, seen, article, before)
            before = digest


def _copy(digest: str, seen: str, article: str, before: str | None = None) -> Row:
    """A stored copy; a page that changed back to what it was is no revision of itself."""
    return known(
        {
            "id": copy_of(digest),
            "type": "Entity",
            "generatedAtTime": in_utc(seen),
            "specializationOf": iri("article", article),
            "wasRevisionOf": copy_of(before) if before and before != digest else None,
        }
    )


_OF: dict[str, Callable[[Rows, Kind], Iterator[Row]]] = {"statements": _statements, "versions": _versions}
