"""A whole ledger in one folder: a file for each kind and `datapackage.json`, a Frictionless Data Package.

The package tells each column's type and meaning, which columns lead to which kind, how many rows a file has
and its SHA-256, so that whoever gets the folder can check that it is whole.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from sayso.errors import SaysoError
from sayso.export.rows import kind_in
from sayso.export.rows.formats import Format, format_named
from sayso.export.rows.kinds import KINDS, Column, Kind, Type
from sayso.export.rows.source import Row, Rows
from sayso.export.whole import whole_folder

DESCRIPTOR = "datapackage.json"
_MAKER = "sayso"  # the property by which a folder is known as an export of ours

_NOTE = (
    "The words of the articles belong to those who wrote them; no licence for them is given here. "
    "Places are GeoNames' (https://www.geonames.org), under the Creative Commons Attribution 4.0 licence."
)


class FolderTaken(SaysoError):
    """The folder holds something that an export must not replace."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of an export."""

    name: str
    kind: Kind
    rows: int
    size: int
    digest: str


def export_all(ledger: Rows, format_: str, folder: Path, *, text: bool | None = None) -> list[Written]:
    """Write every kind that the format takes into the folder, whole or not at all.

    An earlier export in this folder is replaced; a folder with anything else in it is refused.
    """
    chosen = format_named(format_)
    check_free(folder)
    with whole_folder(folder) as draft:
        files = [
            _write(ledger, chosen, kind_in(chosen, KINDS[name], text=text), draft) for name in chosen.kinds
        ]
        package = json.dumps(package_of(chosen, files), ensure_ascii=False, indent=2)
        (draft / DESCRIPTOR).write_text(package + "\n", "utf-8")
    return files


# ── the folder ────────────────────────────────────────────────────────────────────────────────────


def check_free(folder: Path) -> None:
    """Refuse a folder that holds anything but an export of ours."""
    if folder.exists() and not folder.is_dir():
        raise FolderTaken(f"{folder} is a file", "give a folder")
    there = {path.name for path in folder.iterdir()} if folder.exists() else set()
    strange = sorted(there - _ours(folder))
    if strange:
        raise FolderTaken(
            f"{folder} holds {strange[0]}, which is no part of an export", "give another folder"
        )


def _ours(folder: Path) -> set[str]:
    """The names of the files that an export of ours wrote here."""
    try:
        package = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
        written = {str(resource["path"]) for resource in package["resources"]}
        return written | {DESCRIPTOR} if _MAKER in package else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _write(ledger: Rows, format_: Format, kind: Kind, folder: Path) -> Written:
    counting, digest, size = _Counting(ledger), hashlib.sha256(), 0
    name = f"{kind.name}{format_.suffix}"
    with (folder / name).open("wb") as file:
        for piece in format_.write(counting, kind):
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return Written(name, kind, counting.rows_of[kind.name], size, digest.hexdigest())


class _Counting:
    """A ledger that counts the rows it hands over."""

    def __init__(self, ledger: Rows) -> None:
        self._ledger = ledger
        self.rows_of: Counter[str] = Counter()

    def rows(self, view: str) -> Iterator[Row]:
        for row in self._ledger.rows(view):
            self.rows_of[view] += 1
            yield row

    def report(self, article: str) -> bytes | None:
        return self._ledger.report(article)


# ── its description ───────────────────────────────────────────────────────────────────────────────

_FIELDS: dict[Type, Row] = {
    Type.TEXT: {"type": "string"},
    Type.DAY: {"type": "date"},
    Type.MOMENT: {"type": "datetime"},
    Type.CLOCK: {"type": "datetime"},
    Type.INTEGER: {"type": "integer"},
    Type.NUMBER: {"type": "number"},
    Type.BOOLEAN: {"type": "boolean"},
    Type.WORDS: {"type": "array"},
    Type.PAIRS: {"type": "array"},
    Type.SPANS: {"type": "array"},
    Type.CREDITS: {"type": "array"},
    Type.JSON: {"type": "any"},  # an object in one row may be a list in the next
}


def package_of(format_: Format, files: list[Written]) -> Row:
    """The Data Package that describes these files (https://datapackage.org)."""
    return {
        "profile": "data-package",
        "name": "sayso-ledger",
        "title": "A ledger of who said what",
        "description": f"Everything in a ledger of sayso, as {format_.name}. {_NOTE}",
        _MAKER: version("sayso"),
        "resources": [_resource(format_, file, {other.kind.name for other in files}) for file in files],
    }


def _resource(format_: Format, file: Written, others: set[str]) -> Row:
    resource = {
        "name": file.kind.name,
        "path": file.name,
        "description": file.kind.help if format_.tabular else f"{format_.help} Made of {file.kind.name}.",
        "format": format_.suffix.rpartition(".")[2],
        "mediatype": format_.media_type,
        **({} if format_.binary else {"encoding": "utf-8"}),
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }
    if not format_.tabular:
        return resource
    return {
        **resource,
        "profile": "tabular-data-resource",
        "rows": file.rows,
        "schema": schema_of(file.kind, others),
    }


def schema_of(kind: Kind, others: set[str]) -> Row:
    """The kind's columns as a Table Schema, with what leads to the other files.

    >>> schema_of(KINDS["channels"], set())["fields"][0]
    {'name': 'id', 'type': 'string', 'description': 'Key of the channel.'}
    """
    leading = [column for column in kind.columns if column.leads_to in others]
    return {
        "fields": [_field(column) for column in kind.columns],
        **({"primaryKey": ["id"]} if kind.has("id") else {}),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": column.leads_to, "fields": ["id"]}}
            for column in leading
        ],
    }


def _field(column: Column) -> Row:
    enum = {"constraints": {"enum": list(column.one_of)}} if column.one_of else {}
    return {"name": column.name, **_FIELDS[column.type], "description": column.help, **enum}
