"""The pages of a WACZ: a ZIP with WARC files in its folder ``archive``."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from sayso.errors import CannotRead, NoArticle, NotText, TooLarge
from sayso.model import Refusal
from sayso.reading.delivery import Captured, Delivery, buffered
from sayso.reading.limits import Limits
from sayso.reading.warc import read_warc

_WARCS = (".warc", ".warc.gz")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_COPY = "fetch or copy the file again"


def read_wacz(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """The pages of each WARC in it, in the order of their names.

    Nothing is written to disk, so no name in the ZIP can lead out of a folder.
    """
    try:
        packed = zipfile.ZipFile(_seekable(delivery, limits))
    except _DAMAGE as error:
        raise NotText("it is not a ZIP, or a damaged one", _COPY) from error
    with packed:
        names = [info.filename for info in packed.infolist()]
        if len(names) > limits.wacz_files:
            raise TooLarge(f"it holds more than {limits.wacz_files:,} files", "split it")
        warcs = sorted({name for name in names if name.startswith("archive/") and name.endswith(_WARCS)})
        if not warcs:
            raise NoArticle("there is no WARC in its folder archive", "give the WARC by itself")
        for name in warcs:
            yield from _pages(packed, name, delivery, limits)


def _pages(packed: zipfile.ZipFile, name: str, delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    inner = f"{delivery.name}/{name}"
    try:
        with packed.open(name) as stream:
            yield from read_warc(replace(delivery, name=inner, stream=buffered(stream)), limits)
    except CannotRead as error:
        yield Refusal(inner, error.reason, error.way_out)
    except _DAMAGE as error:
        yield Refusal(inner, f"the ZIP is damaged there ({type(error).__name__})", _COPY)


def _seekable(delivery: Delivery, limits: Limits) -> BinaryIO:
    """The stream itself where one can go back in it, else all of it: a ZIP is read from its end."""
    if delivery.stream.seekable():
        return delivery.stream
    return io.BytesIO(delivery.all_bytes(limits.file_bytes))
