"""What `sayso export` does: rows out of the ledger, to standard output, a file or a folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.pages import WrongPlace
from sayso.cli.reading import leave_quietly, tell
from sayso.errors import Unusable
from sayso.export.rows import FORMATS, NoSuchExport, Rows, exported, format_for, format_named, kind_named
from sayso.export.rows.package import FolderTaken, check_free, export_all

ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso export` asked for."""

    kind: str
    format: str = "jsonl"
    out: Path | None = None  # None: standard output
    text: bool | None = None


def run(wanted: Wanted, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """Write what was asked for, and say how it ended."""
    try:
        check(wanted, to_terminal=out.isatty())
        with opened(address) as ledger:
            _write(ledger, wanted, out)
    except (NoSuchExport, WrongPlace, FolderTaken) as error:
        tell(err, f"sayso: {error}")
        return Exit.USAGE
    except Unusable as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
    return Exit.DONE


def check(wanted: Wanted, *, to_terminal: bool) -> None:
    """Refuse what cannot be written, before the ledger is opened."""
    if wanted.kind == ALL:
        format_named(wanted.format)
        if wanted.out is None:
            raise WrongPlace("all kinds are several files", "give a folder: --out FOLDER")
        return check_free(wanted.out)
    format_for(kind_named(wanted.kind), wanted.format)
    if to_terminal and wanted.out is None and FORMATS[wanted.format].binary:
        raise WrongPlace(f"{wanted.format} is not for reading in a terminal", "give a file: --out FILE")
    if wanted.out is not None and wanted.out.is_dir():
        raise WrongPlace(f"{wanted.out} is a folder", f"give a file: --out {wanted.out / wanted.kind}")
    return None


def _write(ledger: Rows, wanted: Wanted, out: TextIO) -> None:
    if wanted.out is None:
        pieces = exported(ledger, wanted.kind, wanted.format, text=wanted.text)
        return _pour(pieces, out.buffer)
    with _place_named(wanted.out):
        if wanted.kind == ALL:
            export_all(ledger, wanted.format, wanted.out, text=wanted.text)
        else:
            with whole(wanted.out) as file:
                _pour(exported(ledger, wanted.kind, wanted.format, text=wanted.text), file)
    return None


def _pour(pieces: Iterable[bytes], into: BinaryIO) -> None:
    for piece in pieces:
        into.write(piece)
    into.flush()


@contextmanager
def _place_named(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise WrongPlace(f"{place} cannot be written ({what})", "choose another place") from error


@contextmanager
def whole(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole; before that, what was there stays."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(0o666 & ~umask())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def umask() -> int:
    """The mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
