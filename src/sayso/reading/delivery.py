"""One thing to read, opened: its name, its bytes as a stream, what kind it is, what is known of it."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, BinaryIO, Protocol, TypeAlias

from sayso.errors import NothingThere, NotText, TooLarge
from sayso.model import Capture, Hints, Refusal, Unchanged
from sayso.reading.limits import Limits

_SNIFFED = 4_096  # bytes


class Fetched(Protocol):
    """What came back for a URL."""

    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def body(self) -> bytes: ...  # noqa: D102
    @property
    def content_type(self) -> str | None: ...  # noqa: D102
    @property
    def charset(self) -> str | None: ...  # noqa: D102
    @property
    def etag(self) -> str | None: ...  # noqa: D102
    @property
    def last_modified(self) -> str | None: ...  # noqa: D102
    @property
    def retrieved(self) -> datetime | None: ...  # noqa: D102


class Fetch(Protocol):
    """Whatever fetches a URL, or raises `NotFetched`; None says that there is nothing new behind it."""

    def __call__(self, url: str, /) -> Fetched | None: ...  # noqa: D102


class ConditionalFetch(Protocol):
    """What fetches a URL, or gives None when it is still as these validators describe."""

    def __call__(  # noqa: D102
        self, url: str, /, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | None: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """An opened source on its way to the reader of its kind."""

    name: str  # as it was given
    stream: BinaryIO
    kind: str  # a key of READERS
    hints: Hints = field(default_factory=Hints)
    folder: str | None = None  # where a row's "file" is looked for
    fetched: Fetched | None = None  # the answer that the stream came with
    fetch: Fetch | None = None  # for what the source names; None when nothing may be fetched

    def capture(self, limit: int) -> Capture:
        """Everything in the stream as the bytes of one article; raises what `all_bytes` raises."""
        data = self.all_bytes(limit)
        got = self.fetched
        if got is None:
            return Capture(self.name, data, self.kind, self.hints)
        return Capture(
            self.name,
            data,
            self.kind,
            self.hints,
            charset=got.charset,
            address=self.name,
            retrieved=got.retrieved,
            etag=got.etag,
            last_modified=got.last_modified,
        )

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


Captured: TypeAlias = Capture | Refusal | Unchanged
Reader: TypeAlias = Callable[[Delivery, Limits], Iterator[Captured]]


class reading_gzip:  # noqa: N801 - reads as the statement it is
    """Turns what zlib and gzip say of a damaged stream into a `NotText`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, EOFError):
            raise NotText("the gzip stream breaks off", "fetch or copy the file again") from error
        if isinstance(error, (gzip.BadGzipFile, zlib.error)):
            raise NotText("the gzip stream is damaged", "fetch or copy the file again") from error


def buffered(raw: BinaryIO | IO[bytes]) -> io.BufferedReader:
    """The stream with a buffer that can be looked into."""
    return raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(_Raw(raw), _SNIFFED)


def unpacked(raw: BinaryIO) -> io.BufferedReader:
    """The stream, through gzip when it begins like gzip; nothing is unpacked before it is read."""
    plain = buffered(raw)
    if plain.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(gzip.GzipFile(fileobj=plain), _SNIFFED)
    return plain


class _Raw(io.RawIOBase):
    """Any object with ``read`` as the raw stream that BufferedReader asks for."""

    def __init__(self, inner: BinaryIO | IO[bytes]) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._inner.read(len(view))
        view[: len(data)] = data
        return len(data)


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes of the stream, unpacked when it begins like gzip; they stay in it."""
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    if not head.startswith(b"\x1f\x8b"):
        return head
    with reading_gzip():
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, _SNIFFED)
