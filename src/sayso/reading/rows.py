"""Rows of a .jsonl file to captures: one line, one article, in the row or in a file that it names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from sayso.errors import BadRow, CannotRead, NothingThere, TooLarge
from sayso.model import Capture, Hints, Refusal
from sayso.reading.decoding import decoded
from sayso.reading.delivery import Captured, Delivery, head_of, reading_gzip, unpacked
from sayso.reading.kinds import kind_by_head, kind_by_name
from sayso.reading.limits import Limits
from sayso.reading.timestamps import parsed_time

_AS_ROWS = 'write rows as {"id": "…", "text": "…"}'


CutLine: TypeAlias = Callable[[bytes, str, Delivery, Limits], Capture]


def read_rows(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each row's article, or the refusal that names file and line; one bad row harms no other."""
    return read_lines(delivery, limits, cut=_capture)


def read_lines(delivery: Delivery, limits: Limits, *, cut: CutLine) -> Iterator[Captured]:
    """What ``cut`` makes of each line that is not blank, or the refusal that names file and line."""
    number = 0
    taken = 0
    while line := _next_line(delivery, limits):
        number += 1
        taken += len(line)
        if taken > limits.rows_bytes:
            raise TooLarge(f"it unpacks to more than {limits.rows_bytes:,} bytes", "split the file")
        if not line.strip():
            continue
        try:
            yield cut(line, f"line {number}", delivery, limits)
        except CannotRead as error:
            yield Refusal(f"{delivery.name} line {number}", error.reason, error.way_out)
    if not number:
        raise NothingThere("it is empty", _AS_ROWS)


def _next_line(delivery: Delivery, limits: Limits) -> bytes:
    """The next line; of one beyond the cap only its first part, the rest being skipped."""
    with reading_gzip():
        line = delivery.stream.readline(limits.row_bytes + 1)
        rest = line
        skipped = len(line)
        while rest and not rest.endswith(b"\n") and len(rest) > limits.row_bytes:
            rest = delivery.stream.readline(limits.row_bytes + 1)
            skipped += len(rest)
            if skipped > limits.rows_bytes:
                raise TooLarge(f"it unpacks to more than {limits.rows_bytes:,} bytes", "split the file")
    return line


def _capture(line: bytes, at: str, delivery: Delivery, limits: Limits) -> Capture:
    row = row_of(line, limits)
    hints = delivery.hints.over(hints_of(row))
    ref = row.get("id")
    data, kind = _words_of(row, delivery, limits)
    return Capture(
        delivery.name, data, kind, hints, ref=None if ref is None else str(ref), within=delivery.name, at=at
    )


def row_of(line: bytes, limits: Limits) -> dict[str, Any]:
    """The object that the line is. Raises `TooLarge` or `BadRow`."""
    if len(line) > limits.row_bytes:
        raise TooLarge(f"the row has more than {limits.row_bytes // 1_000_000} MB", "split it into articles")
    try:
        row = json.loads(decoded(line))
    except (ValueError, RecursionError) as error:
        raise BadRow("it is not JSON", _AS_ROWS) from error
    if not isinstance(row, dict):
        raise BadRow("it is not an object", _AS_ROWS)
    return row


def _words_of(row: dict[str, Any], delivery: Delivery, limits: Limits) -> tuple[bytes, str]:
    """The bytes of the row's article, and how they are read."""
    text = row.get("text")
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass"), "plain"
    name = row.get("file")
    if text is None and isinstance(name, str) and delivery.folder is not None:
        return _bytes_in(Path(delivery.folder), name, limits)
    raise BadRow("it has no text", _AS_ROWS)


def _bytes_in(folder: Path, name: str, limits: Limits) -> tuple[bytes, str]:
    """The bytes of the file that a row names, which lies in the folder of the rows, and its kind."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BadRow(
            f"its file {name!r} lies outside the folder of the rows", "keep the files beside the rows"
        )
    try:
        with path.open("rb") as raw:
            kind = kind_by_name(name) or kind_by_head(head_of(raw))
            limit = limits.page_bytes if kind == "html" else limits.file_bytes
            data = Delivery(name, unpacked(raw), kind).all_bytes(limit)
    except (OSError, ValueError) as error:
        raise BadRow(f"its file {name!r} cannot be read", "check the path") from error
    return data, "html" if kind == "html" else "text"


def hints_of(row: dict[str, Any]) -> Hints:
    """What a row, or a sidecar file, tells of its article.

    >>> hints = hints_of({"title": "Bridge closed", "published": "2022-09-05T10:00Z"})
    >>> str(hints.published), str(hints.published_time)
    ('2022-09-05', '2022-09-05 10:00:00+00:00')

    Raises `BadRow` when a field is not what its name says.
    """
    when = parsed_time(_words(row, "published"))
    time = when.time if when else None
    return Hints(_day(row), _words(row, "url"), _words(row, "title"), _words(row, "outlet"), time)


def _words(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise BadRow(f"its {name} is not a string", f"write {name} in quotation marks or leave it out")
    return value.strip() or None if value else None


def _day(row: dict[str, Any]) -> date | None:
    value = _words(row, "published")
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise BadRow(f"published is not a day: {value[:40]!r}", "write it as YYYY-MM-DD") from error
