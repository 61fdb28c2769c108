"""One JSON document that holds many nodes, written a node a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.export.rows.jsonl import text
from sayso.export.rows.source import Row


def document(head: Row, field: str, nodes: Iterable[Row]) -> Iterator[bytes]:
    r"""The head's fields and, last, the field with all the nodes.

    >>> b"".join(document({"type": "FeatureCollection"}, "features", [{"id": 1}]))
    b'{"type":"FeatureCollection","features":[\n{"id":1}\n]}\n'
    """
    yield f"{text(head)[:-1]},{text(field)}:[".encode()
    before = "\n"
    for node in nodes:
        yield f"{before}{text(node)}".encode()
        before = ",\n"
    yield b"\n]}\n"


def known(node: Row) -> Row:
    """The node without what is not known: in linked data absent is left out.

    >>> known({"name": "Deva", "email": None, "sameAs": []})
    {'name': 'Deva'}
    """
    return {name: value for name, value in node.items() if value is not None and value != []}
