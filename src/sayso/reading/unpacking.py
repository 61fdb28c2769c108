"""Content-Encoding undone piece by piece, never more at once than the caps allow."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import brotli  # type: ignore[import-untyped]
import zstandard

from sayso.errors import NotFetched, TooLarge

_SAVE = "save the page and give the file"
_PIECE = 65_536  # bytes
_MOST_NESTED = 3
_WINDOW = 8_388_608  # bytes zstd may look back: RFC 9659, 3
# A block of zstd that repeats one byte takes 4 bytes and gives 131,072: in slices of 64 no step gives over
# 2 MB, where the 65,536 bytes of a piece would give 2 GiB at once, for its decompressor takes no cap.
_SLICE = 64
_RATIO = 200  # unpacked to packed: pages stay below 50, bombs have a thousand
_FREE = 1_000_000  # unpacked bytes before the ratio counts


def unpacked_body(pieces: Iterable[bytes], encoding: str | None, *, limit: int) -> bytes:
    """The body that these pieces carry, at most ``limit`` bytes of it.

    >>> unpacked_body([zlib.compress(b"No.")], "deflate", limit=100)
    b'No.'

    Raises `TooLarge` beyond the limit or the ratio, and `NotFetched` for damage and unknown encodings.
    """
    counted = _Counted(pieces)
    body = bytearray()
    try:
        for piece in _undone(counted, encoding):
            body += piece
            if len(body) > limit:
                raise TooLarge(f"the answer has more than {limit // 1_000_000} MB", _SAVE)
            if len(body) > _FREE and len(body) > _RATIO * counted.size:
                raise TooLarge("the answer unpacks to far more than a page", _SAVE)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
        raise NotFetched("the answer's compression is damaged", "try again, or save the page") from error
    return bytes(body)


class _Counted:
    """Pieces, and how many bytes of them have been taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            yield piece


def _undone(pieces: Iterable[bytes], encoding: str | None) -> Iterable[bytes]:
    names = [name.strip().lower() for name in (encoding or "").split(",") if name.strip()]
    if len(names) > _MOST_NESTED:
        raise NotFetched("the answer is packed too many times over", _SAVE)
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            pieces = _inflated(pieces, 16 + zlib.MAX_WBITS)
        elif name == "deflate":
            pieces = _inflated(pieces, None)
        elif name == "br":
            pieces = _unbrotlied(pieces)
        elif name == "zstd":
            pieces = _unzstandarded(pieces)
        elif name != "identity":
            raise NotFetched(f"the answer is packed as {name[:20]!r}, which was not asked for", _SAVE)
    return pieces


def _inflated(pieces: Iterable[bytes], bits: int | None) -> Iterator[bytes]:
    """The pieces inflated; deflate comes with the zlib wrapper or, against the standard, without."""
    inflater = None if bits is None else zlib.decompressobj(bits)
    for piece in pieces:
        if inflater is None:
            wrapped = piece[:1] and piece[0] & 0x0F == 8
            inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        rest, is_full = piece, False
        while rest or is_full:  # full: it may hold more than it gave, with no input left
            data = inflater.decompress(rest, _PIECE)
            yield data
            rest, is_full = inflater.unconsumed_tail, len(data) == _PIECE
            if inflater.eof:
                break
    if inflater is not None and not inflater.eof:
        raise EOFError


def _unbrotlied(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    for piece in pieces:
        data = unpacker.process(piece, output_buffer_limit=_PIECE)
        while data:  # it may hold more than it gave, even where can_accept_more_data() says that it does not
            yield data
            data = b"" if unpacker.is_finished() else unpacker.process(b"", output_buffer_limit=_PIECE)
    if not unpacker.is_finished():
        raise EOFError


def _unzstandarded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    frames = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    unpacker = frames.decompressobj()
    for piece in pieces:
        for start in range(0, len(piece), _SLICE):
            rest = piece[start : start + _SLICE]
            while rest:
                if unpacker.eof:  # frames may follow one another
                    unpacker = frames.decompressobj()
                yield unpacker.decompress(rest)
                rest = unpacker.unused_data if unpacker.eof else b""
    if not unpacker.eof:
        raise EOFError
