"""What `sayso export` does: rows out of the ledger, to standard output, a file or a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
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
from sayso.export.whole import whole_file
from sayso.ledger import Ledger

ALL = "all"
CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso export` asked for."""

    kind: str
    format: str = "jsonl"
    out: Path | None = None  # None: standard output
    text: bool | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are written."""
        return FORMATS[self.format].kinds if self.kind == ALL else (self.kind,)


def run(wanted: Wanted, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """Write what was asked for, and say how it ended."""
    try:
        check(wanted, to_terminal=out.isatty())
        with opened(address) as whole:
            if CLAIMS in wanted.kinds:
                _weigh(whole, err)
            with whole.snapshot() as ledger:
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
        check_free(wanted.out)
        return
    format_for(kind_named(wanted.kind), wanted.format)
    if to_terminal and wanted.out is None and FORMATS[wanted.format].binary:
        raise WrongPlace(f"{wanted.format} is not for reading in a terminal", "give a file: --out FILE")
    if wanted.out is not None and wanted.out.is_dir():
        raise WrongPlace(f"{wanted.out} is a folder", f"give a file: --out {wanted.out / wanted.kind}")


def _weigh(ledger: Ledger, err: TextIO) -> None:
    """Weigh the stories that have changed: their claims are no rows until then."""
    from sayso.cli.meter import Meter  # Rich and the lexicons of weighing, which other kinds do without
    from sayso.weighed import unweighed, weigh_all

    with Meter(err, total=len(unweighed(ledger)), what="stories weighed") as meter:
        weigh_all(ledger, tick=meter.advance)


def _write(ledger: Rows, wanted: Wanted, out: TextIO) -> None:
    with _place_named(wanted.out or "standard output"):
        if wanted.kind == ALL and wanted.out:
            export_all(ledger, wanted.format, wanted.out, text=wanted.text)
            return
        pieces = exported(ledger, wanted.kind, wanted.format, text=wanted.text)
        with whole_file(wanted.out) if wanted.out else nullcontext(out.buffer) as file:
            _pour(pieces, file)


def _pour(pieces: Iterable[bytes], into: BinaryIO) -> None:
    for piece in pieces:
        into.write(piece)
    into.flush()


@contextmanager
def _place_named(place: Path | str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise WrongPlace(f"{place} cannot be written ({what})", "choose another place") from error
