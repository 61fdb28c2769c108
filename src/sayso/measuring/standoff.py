"""Gold beside its texts: rows of offsets and labels are joined with the corpus they were made on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import HOW
from sayso.measuring.texts import KNOWN

_GET = "docs/corpora.md tells which corpora it stands on; SAYSO_CORPORA names their folder"


def joined(row: Mapping[str, Any], folders: Sequence[Path]) -> dict[str, Any]:
    """The row with its text and what is known beside it; a row that has a text is left as it is.

    ``article`` names the file below one of the folders, its line (the first is 1; none for a file that is
    the text itself) and the SHA-256 of the text. Raises `BadCorpus` where it is missing or another text.
    """
    if "text" in row or "article" not in row:
        return dict(row)
    file, line, sha256 = _reference(row["article"])
    found = _article(file, line, tuple(folders))
    digest = digest_of(found["text"])
    if digest != sha256:
        raise BadCorpus(
            f"{_named(file, line)} is not the text that was marked "
            f"(sha256 {digest[:12]}…, not {sha256[:12]}…)",
            _GET,
        )
    return {**row, **found}


def digest_of(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _named(file: str, line: int | None) -> str:
    return file if line is None else f"{file} line {line}"


def _reference(given: Any) -> tuple[str, int | None, str]:
    if isinstance(given, Mapping):
        file, line, sha256 = (given.get(name) for name in ("file", "line", "sha256"))
        if isinstance(file, str) and isinstance(sha256, str) and isinstance(line, int | None):
            return file, line, sha256
    raise BadCorpus("its article has no file and sha256", HOW)


def _article(file: str, line: int | None, folders: tuple[Path, ...]) -> dict[str, Any]:
    """The text in this line of a file of rows, or in this file, with what is known of it."""
    path = _found(file, folders)
    if line is None:
        beside = path.with_suffix(".json")
        known = json.loads(beside.read_text("utf-8")) if beside.exists() else {}
        return _known(known) | {"text": _text(path)}
    rows = _rows(path)
    if not 1 <= line <= len(rows):
        raise BadCorpus(f"{_named(file, line)} is not there", _GET)
    row = rows[line - 1]
    return _known(row) | {"text": row["text"] if "text" in row else _text(path.parent / row["file"])}


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in KNOWN if name in row}


def _found(file: str, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        if (folder / file).is_file():
            return folder / file
    raise BadCorpus(f"{file} is not in {' or '.join(map(str, folders)) or 'any folder of corpora'}", _GET)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise BadCorpus(f"{path} cannot be read ({error})", _GET) from error


@cache
def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in _text(path).split("\n") if line.strip()]
    except ValueError as error:
        raise BadCorpus(f"{path} is not JSON lines", _GET) from error
