"""Rows out of a ledger in the forms that others read: one file for each form.

In come a ledger and the names of a kind and of a format; out come bytes, piece by piece, so that nothing is
held whole, and the same bytes for the same ledger. Nothing is found or judged here, and what the ledger does
not know stays empty. A kind and a format that do not go together are refused (`NoSuchExport`) with the names
of those that do.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.rows.formats import FORMATS, Format, NoSuchExport, format_for, format_named, kind_named
from sayso.export.rows.kinds import KINDS, Kind
from sayso.export.rows.source import Rows

__all__ = [
    "FORMATS",
    "KINDS",
    "Format",
    "Kind",
    "NoSuchExport",
    "Rows",
    "exported",
    "format_for",
    "format_named",
    "kind_in",
    "kind_named",
]


def exported(ledger: Rows, kind: str, format_: str, *, text: bool | None = None) -> Iterator[bytes]:
    r"""The ledger's rows of this kind, written in this format; ``text`` says whether articles bring theirs.

    >>> class Ledger:
    ...     def rows(self, view):
    ...         yield {"id": "c1", "name": "Radio Deva", "kind": "broadcast", "statements": 2}
    >>> list(exported(Ledger(), "channels", "csv"))
    [b'id,name,kind,statements\r\n', b'c1,Radio Deva,broadcast,2\r\n']
    """
    wanted = kind_named(kind)
    chosen = format_for(wanted, format_)
    return chosen.write(ledger, kind_in(chosen, wanted, text=text))


def kind_in(format_: Format, kind: Kind, *, text: bool | None = None) -> Kind:
    """The kind with the columns that it has in this format.

    >>> kind_in(FORMATS["csv"], KINDS["articles"]).has("text")
    False
    """
    whole = format_.text if text is None else text
    return kind if whole or kind.name != "articles" else kind.without("text")
