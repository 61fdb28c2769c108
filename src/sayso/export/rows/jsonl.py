"""One row a line, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.export.rows.kinds import Kind
from sayso.export.rows.source import Rows, rows_of

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def jsonl(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    r"""Each row as one line of UTF-8 JSON, its columns in the kind's order, lists as lists.

    >>> from sayso.export.rows.kinds import KINDS
    >>> class Ledger:
    ...     def rows(self, view):
    ...         yield {"id": "c1", "name": "Radio Deva", "kind": None, "statements": 2}
    >>> list(jsonl(Ledger(), KINDS["channels"]))
    [b'{"id":"c1","name":"Radio Deva","kind":null,"statements":2}\n']
    """
    return map(line, rows_of(ledger, kind))


def line(value: object) -> bytes:
    """The value as one line of JSON."""
    return text(value).encode() + b"\n"


def text(value: object) -> str:
    """The value as JSON on one line, the same text for the same value."""
    return _encode(value)
