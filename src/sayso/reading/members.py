"""The members of a gzip file one after another: what is damaged in one is not lost in the next."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from sayso.errors import NotText, TooLarge

_PIECE = 65_536  # bytes: what is read, and what is unpacked, at once
_MAGIC = b"\x1f\x8b\x08"
_KEPT = 2_000_000  # packed bytes of a member that are searched again when it is damaged
_PROBE = 2_048  # packed bytes that tell whether a member begins here
_RATIO = 200  # unpacked to packed, as in unpacking.py
_FREE = 64_000_000  # unpacked bytes of a member before the ratio counts: a bomb of 64 KB gives as many


class Plain:
    """Pieces of a stream that is not packed."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.offset = 0  # of the piece that comes next

    def more(self) -> bytes:
        """The next bytes; none at the end."""
        data = self._raw.read(_PIECE)
        self.offset += len(data)
        return data

    def resume(self, _start: bytes) -> bool:
        """Whether there is a place to go on after damage: a stream that is not packed has none of its own."""
        return False


class Members:
    """Pieces of a gzip stream, unpacked, at most 64 KB at once."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._window = bytearray()  # packed bytes from the member's beginning on, the oldest let go
        self._at = 0  # in the window: the next byte to unpack
        self._base = 0  # in the file: the window's first byte
        self._inflater: zlib._Decompress | None = None
        self._packed = self._unpacked = 0  # bytes of this member so far
        self._is_full = False  # the inflater may hold more than it gave, with no input left
        self.offset = 0  # in the file: where this member begins

    def more(self) -> bytes:
        """The next unpacked bytes; none at the end.

        Raises `NotText` where the stream is damaged or breaks off, and `TooLarge` for a bomb.
        """
        while True:
            if self._at == len(self._window) and not self._is_full and not self._fill():
                if self._inflater is not None:
                    raise NotText("the gzip stream breaks off", "fetch or copy the file again")
                return b""
            if piece := self._inflated():
                return piece

    def resume(self, start: bytes) -> bool:
        """Go to the next member whose content begins with ``start``; whether there is one."""
        self._inflater, self._is_full = None, False
        self._drop(1)  # the damaged member's own beginning
        while True:
            found = self._window.find(_MAGIC)
            if found < 0:
                self._drop(max(0, len(self._window) - len(_MAGIC) + 1))
                if not self._fill():
                    return False
                continue
            self._drop(found)
            while len(self._window) < _PROBE and self._fill():
                pass
            if _begins(bytes(self._window[:_PROBE]), start):
                return True
            self._drop(1)

    def _inflated(self) -> bytes:
        """What the next piece gives, which may be nothing."""
        if self._inflater is None:
            self._begin()
        assert self._inflater is not None
        piece = bytes(self._window[self._at : self._at + _PIECE])
        try:
            data = self._inflater.decompress(piece, _PIECE)
        except zlib.error as error:
            raise NotText("the gzip stream is damaged", "fetch or copy the file again") from error
        inflater = self._inflater
        taken = len(piece) - len(inflater.unused_data if inflater.eof else inflater.unconsumed_tail)
        self._at += taken
        self._packed += taken
        self._unpacked += len(data)
        self._is_full = len(data) == _PIECE and not inflater.eof
        if inflater.eof:
            self._inflater = None
        elif self._unpacked > _FREE and self._unpacked > _RATIO * self._packed:
            raise TooLarge("it unpacks to far more than pages", "leave it out")
        return data

    def _begin(self) -> None:
        self._drop(self._at)
        self.offset = self._base
        self._packed = self._unpacked = 0
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def _fill(self) -> bool:
        data = self._raw.read(_PIECE)
        self._window += data
        if self._at > _KEPT:
            self._drop(self._at - _KEPT // 2)
        return bool(data)

    def _drop(self, size: int) -> None:
        del self._window[:size]
        self._base += size
        self._at = max(0, self._at - size)


def _begins(packed: bytes, start: bytes) -> bool:
    """Whether a member with this content begins here."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, len(start)) == start
    except zlib.error:
        return False
