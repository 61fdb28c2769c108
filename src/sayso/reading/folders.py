"""Which files of a folder are sources, and what stands beside a file about it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import BadRow, NotText
from sayso.model import Hints
from sayso.reading.delivery import head_of
from sayso.reading.kinds import OPEN_NAMES, kind_by_name, sure_kind
from sayso.reading.limits import Limits
from sayso.reading.rows import hints_of

_FIRST_ROW = 64_000  # bytes: rows that name files are short


def files_in(folder: Path) -> Iterator[Path]:
    """The folder's files that can be read, all the way down, sorted; hidden ones and unknown kinds are not.

    A file that a row of a .jsonl file names is read through its row, and not again by itself. A link to
    a folder is not followed, so a folder that holds itself comes to an end.
    """
    named: set[Path] = set()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = [Path(parent, name) for name in sorted(names) if not name.startswith(".")]
        for file in files:
            if kind_by_name(file.name) == "rows":
                named |= _named_in(file)
        yield from (file for file in files if _kind(file) and file.resolve() not in named)


def _kind(file: Path) -> str | None:
    """The kind of a file; .xml and .json hold many kinds of things, and are told by how they begin."""
    if (kind := kind_by_name(file.name)) is not None:
        return kind
    if not file.name.lower().removesuffix(".gz").endswith(OPEN_NAMES):
        return None
    try:
        with file.open("rb") as raw:
            return sure_kind(head_of(raw))
    except (OSError, NotText):
        return None


def _named_in(rows: Path) -> set[Path]:
    """The files that the rows name instead of bringing a text."""
    try:
        with rows.open("rb") as lines:
            if b'"file"' not in lines.readline(_FIRST_ROW):
                return set()
            lines.seek(0)
            found = [json.loads(line) for line in lines]
    except (OSError, ValueError, RecursionError):
        return set()  # reading the rows will say what is wrong with them
    names = [row["file"] for row in found if isinstance(row, dict) and isinstance(row.get("file"), str)]
    return {(rows.parent / name).resolve() for name in names}


def sidecar_hints(path: Path, limits: Limits) -> Hints:
    """What the .json file of the same name beside this file tells of it; nothing when there is none.

    Raises `BadRow` when the file is there and cannot be understood.
    """
    beside = path.with_suffix(".json")
    if path.suffix == ".json" or not beside.is_file() or beside.stat().st_size > limits.sidecar_bytes:
        return Hints()
    try:
        row = json.loads(beside.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadRow(f"{beside.name} beside it is not JSON", f"mend {beside.name} or take it away") from error
    return hints_of(row) if isinstance(row, dict) else Hints()
