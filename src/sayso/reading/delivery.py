"""One thing to read, opened: its name, its bytes as a stream, what kind it is, what is known of it."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from sayso.errors import NothingThere, NotText, TooLarge
from sayso.model import Received, Refusal
from sayso.reading.given import Hints, Limits

_SNIFFED = 4_096  # bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """An opened source on its way to the reader of its kind."""

    name: str  # as it was given
    stream: BinaryIO
    kind: str  # a key of READERS
    hints: Hints = field(default_factory=Hints)
    charset: str | None = None  # as the server declared it
    folder: str | None = None  # where a row's "file" is looked for

    def all_bytes(self, limit: int) -> bytes:
        """Everything in the stream, at least one byte and at most ``limit``.

        Raises `NothingThere`, `TooLarge`, or `NotText` when a gzip stream is damaged.
        """
        with reading_gzip():
            data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(
                f"it holds more than {limit // 1_000_000} MB", "split it into one article a file, or rows"
            )
        if not data.strip():
            raise NothingThere("it is empty", "give a file with an article in it")
        return data


Reader: TypeAlias = Callable[[Delivery, Limits], Iterator[Received | Refusal]]


class reading_gzip:  # noqa: N801 - reads as the statement it is
    """Turns what zlib and gzip say of a damaged stream into a `NotText`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, EOFError):
            raise NotText("the gzip stream breaks off", "fetch or copy the file again") from error
        if isinstance(error, (gzip.BadGzipFile, zlib.error)):
            raise NotText("the gzip stream is damaged", "fetch or copy the file again") from error


def unpacked(raw: BinaryIO) -> io.BufferedReader:
    """The stream, through gzip when it begins like gzip; nothing is unpacked before it is read."""
    plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(_Raw(raw), _SNIFFED)
    if plain.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(gzip.GzipFile(fileobj=plain), _SNIFFED)
    return plain


class _Raw(io.RawIOBase):
    """Any object with ``read`` as the raw stream that BufferedReader asks for."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._inner.read(len(view))
        view[: len(data)] = data
        return len(data)


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes of the stream, which stay in it."""
    with reading_gzip():
        return stream.peek(_SNIFFED)[:_SNIFFED]
