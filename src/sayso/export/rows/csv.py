"""Comma-separated values: RFC 4180, UTF-8, a line of names first; absent is an empty cell."""

from __future__ import annotations

import csv as rfc4180
from collections.abc import Iterable, Iterator, Sequence

from sayso.export.rows import jsonl
from sayso.export.rows.kinds import Kind
from sayso.export.rows.source import Row, Rows, rows_of

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); the wide forms are Japanese
# input methods' own. The mark itself is among them, so that it can be told from one that a writer put there.
_MARK = "'"
_FORMULA = (*"=+-@\t\r\n＝＋－＠", _MARK)


def csv(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    r"""The rows under the names of their columns; lists stand in their cell as JSON.

    >>> from sayso.export.rows.kinds import KINDS
    >>> class Ledger:
    ...     def rows(self, view):
    ...         yield {"id": "c1", "name": '=cmd|"/C calc"!A0', "kind": None, "statements": 2}
    >>> b"".join(csv(Ledger(), KINDS["channels"]))
    b'id,name,kind,statements\r\nc1,"\'=cmd|""/C calc""!A0",,2\r\n'
    """
    return table([column.name for column in kind.columns], rows_of(ledger, kind))


def table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as lines, under the names of the columns."""
    lines = _Lines()
    write = rfc4180.writer(lines).writerow
    write(columns)
    yield lines.taken()
    for row in rows:
        write([_cell(row[name]) for name in columns])
        yield lines.taken()


class _Lines:
    """Where Python's writer puts its line, to be taken from there."""

    def __init__(self) -> None:
        self._line = ""

    def write(self, line: str) -> None:
        self._line = line

    def taken(self) -> bytes:
        return self._line.encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return jsonl.text(value)
    return value


def escaped(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula: with ' before what would begin one.

    >>> escaped("=1+1"), escaped("'tis"), escaped("1-1")
    ("'=1+1", "''tis", '1-1')
    """
    return _MARK + text if text.startswith(_FORMULA) else text


def unescaped(cell: str) -> str:
    """The text that was escaped; every other cell as it is.

    >>> [unescaped(escaped(text)) for text in ("=1+1", "'tis", "1-1")]
    ['=1+1', "'tis", '1-1']
    """
    return cell.removeprefix(_MARK)
