"""The records of a WARC one after another: what is damaged in one is not lost in the next.

warcio prints what zlib says of a damaged member on standard error, hands on a record cut short as if it were
whole, and ends there; and it unpacks what a server packed without a cap. So the records are cut here, and
warcio writes the WARCs of the tests.

The format: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from sayso.errors import CannotRead, NotText
from sayso.reading.delivery import buffered
from sayso.reading.members import Members, Plain

Fields: TypeAlias = dict[str, str]

_HEAD_BYTES = 65_536  # of the fields of a record: some tools write a page's whole title into them
_SKIPPED = 65_536
_MARK = b"WARC/"
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_AGAIN = re.compile(rb"\nWARC/[01]\.\d+\r?\n")
_COPY = "fetch or copy the file again"


@dataclass(slots=True)
class Record:
    """A record, its block not yet read."""

    offset: int  # where it begins in the file; for a packed one, where its member does
    fields: Fields  # by name in lower case
    left: int  # bytes of the block that have not been read
    _stretch: Stretch = field(repr=False)
    refused: bool = False  # set by whoever has told of it already
    broken: bool = False  # the file is damaged within it

    def take(self, size: int) -> bytes:
        """The next ``size`` bytes of the block, fewer at its end. Raises `CannotRead` where it breaks off."""
        size = min(size, self.left)
        try:
            data = self._stretch.take(size)
            if len(data) < size:
                self._stretch.put_back(data)  # a wrong length may have swallowed the next records
                raise NotText("the record breaks off", _COPY)
            # A page may hold the words that a record begins with: it is doubted if rubbish follows it, too.
            if size == self.left and _AGAIN.search(data) and not self._stretch.is_at_border():
                self._stretch.put_back(data)
                raise NotText("the record does not end where it says", _COPY)
        except CannotRead:
            self.broken = True
            raise
        self.left -= size
        return data

    def skip(self) -> None:
        """Read to the end of the block and let it go."""
        while self.left:
            self.take(_SKIPPED)


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in the file where a record could not be read, with its fields where these could."""

    offset: int
    fields: Fields
    error: CannotRead


def records_of(raw: BinaryIO) -> Iterator[Record | Damage]:
    """Each record, to be read before the next is asked for, and each place that is damaged.

    >>> import io
    >>> block = b"WARC/1.1\\r\\nWARC-Type: resource\\r\\nContent-Length: 3\\r\\n\\r\\nNo.\\r\\n\\r\\n"
    >>> [record.fields["warc-type"] for record in records_of(io.BytesIO(block * 2))]
    ['resource', 'resource']
    """
    stream = buffered(raw)
    stretch = Stretch(Members(stream) if stream.peek(2)[:2] == b"\x1f\x8b" else Plain(stream))
    sound = True
    while sound or stretch.resume():
        try:
            record = _next(stretch)
        except CannotRead as error:
            yield Damage(stretch.offset, {}, error)
            sound = False
            continue
        if record is None:
            return
        yield record
        yield from _damage_behind(record)
        sound = not record.broken


def _damage_behind(record: Record) -> Iterator[Damage]:
    """What is wrong with the part of the record that nobody wanted, unless it was refused already."""
    try:
        if not record.broken:
            record.skip()
    except CannotRead as error:
        if not record.refused:
            yield Damage(record.offset, record.fields, error)


def _next(stretch: Stretch) -> Record | None:
    """The next record; None at the end of the file."""
    stretch.skip_blank()
    offset = stretch.offset
    head = stretch.head()
    if not head:
        return None
    if not head.startswith(_MARK):
        stretch.put_back(head)
        raise NotText("no record begins where one should", _COPY)
    fields = fields_of(head)
    length = fields.get("content-length", "")
    if not re.fullmatch(r"\d{1,15}", length):
        raise NotText("the record does not tell its length", _COPY)
    return Record(offset, fields, int(length), stretch)


def fields_of(head: bytes) -> Fields:
    """The fields below the first line, by name in lower case; of two with a name the first.

    >>> fields_of(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n")
    {'content-type': 'text/html'}
    """
    found: Fields = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


class Stretch:
    """Unpacked bytes, taken from the front."""

    def __init__(self, pieces: Plain | Members) -> None:
        self._pieces = pieces
        self._held = bytearray()
        self._cut = False  # the pieces ended in damage

    @property
    def offset(self) -> int:
        """In the file: the next byte, or the beginning of the member that it is packed in."""
        return self._pieces.offset - (len(self._held) if isinstance(self._pieces, Plain) else 0)

    def take(self, size: int) -> bytes:
        """The next bytes, as many as ``size`` where there are so many."""
        while len(self._held) < size and self._fill():
            pass
        data = bytes(self._held[:size])
        del self._held[:size]
        return data

    def put_back(self, data: bytes) -> None:
        """Put bytes that were taken before the others again."""
        self._held[:0] = data

    def skip_blank(self) -> None:
        """Skip the line ends between records."""
        while True:
            self._held = self._held.lstrip(b"\r\n")
            if self._held or not self._fill():
                return

    def is_at_border(self) -> bool:
        """Whether a record, the end, or damage comes next: whatever else does, a length was wrong."""
        try:
            self.skip_blank()
            while len(self._held) < len(_MARK) and self._fill():
                pass
        except CannotRead:
            return True
        return not self._held or self._held.startswith(_MARK)

    def head(self) -> bytes:
        """The bytes up to and with the next blank line; none at the end of the file."""
        searched = 0
        while not (end := _END_OF_HEAD.search(self._held, searched)):
            searched = max(0, len(self._held) - 3)
            if len(self._held) > _HEAD_BYTES:
                raise NotText("a record's fields do not end", _COPY)
            if not self._fill():
                if self._held:
                    raise NotText("the file breaks off in a record's fields", _COPY)
                return b""
        return self.take(end.end())

    def resume(self) -> bool:
        """Go to the next place where a record begins; whether there is one."""
        while not self._cut and not (found := _AGAIN.search(self._held)):
            del self._held[: max(0, len(self._held) - 32)]
            if not self._fill_until_cut():
                break
        if not self._cut:
            del self._held[: found.start() + 1 if found else len(self._held)]
            return bool(self._held)
        self._held.clear()
        self._cut = False
        return self._pieces.resume(_MARK)

    def _fill(self) -> bool:
        try:
            data = self._pieces.more()
        except CannotRead:
            self._cut = True
            raise
        self._held += data
        return bool(data)

    def _fill_until_cut(self) -> bool:
        try:
            return self._fill()
        except CannotRead:
            return False
