"""W3C Web Annotations: each statement as an annotation on the article's words, on one AnnotationPage.

A target is found again by the words with what stands around them, or by where they stand in the text that
sayso read; `TimeState` says when the page read so, and names the stored copy by its digest.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.rows.graph import document
from sayso.export.rows.kinds import Kind
from sayso.export.rows.moments import in_utc
from sayso.export.rows.names import copy_of, iri, page_of, said_by
from sayso.export.rows.source import Row, Rows, with_article
from sayso.export.rows.words import Stretch, around, parts_of

REACH = 32  # characters of prefix and suffix, as Hypothesis writes them

_HEAD = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:sayso:statements",
    "type": "AnnotationPage",
}

_TAGS = ("kind", "stance", "certainty", "channel")


def annotation(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each statement as an annotation; those that review has rejected stay out."""
    return document(_HEAD, "items", _annotations(ledger, kind))


def _annotations(ledger: Rows, kind: Kind) -> Iterator[Row]:
    for article, statements in with_article(ledger, kind):
        for statement in statements:
            if statement["status"] != "rejected":
                yield _annotation(statement, article)


def _annotation(statement: Row, article: Row) -> Row:
    targets = [_target(part, article) for part in parts_of(statement)]
    return {
        "id": iri("statement", statement["id"]),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": f"urn:sayso:{article['made_by']}", "type": "Software", "name": "sayso"},
        "body": _bodies(statement),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(statement: Row) -> list[Row]:
    """Who said it, and each of the rest as a tag."""
    speaker = said_by(statement)
    tags = [_body("tagging", f"{name}:{statement[name]}") for name in _TAGS if statement[name]]
    return ([_body("identifying", speaker)] if speaker else []) + tags


def _body(purpose: str, value: str) -> Row:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(part: Stretch, article: Row) -> Row:
    prefix, exact, suffix = around(article["text"], part, reach=REACH)
    start, end = part
    return {
        "type": "SpecificResource",
        "source": page_of(article),
        "selector": [
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
        "state": {
            "type": "TimeState",
            "sourceDate": in_utc(article["seen"]),
            "cached": copy_of(article["bytes"]),
        },
    }
