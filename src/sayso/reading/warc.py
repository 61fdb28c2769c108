"""The pages of a web archive, WARC or WET, packed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from sayso.errors import CannotRead, NotFetched, NothingThere, NotText, TooLarge
from sayso.model import Capture, Hints, Refusal
from sayso.reading.delivery import Captured, Delivery
from sayso.reading.kinds import kind_by_head, kind_by_media
from sayso.reading.limits import Limits
from sayso.reading.links import web_link
from sayso.reading.records import Damage, Fields, Record, fields_of, records_of

_HEAD_BYTES = 65_536  # of an HTTP answer
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+200\b")
_PAGES = ("html", "text")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_CHUNK = re.compile(rb"([0-9a-f]{1,8})[^\r\n]{0,200}\r\n", re.I)


def read_warc(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each page, in the order of the file, and each damaged or oversize record as a refusal.

    What is no page is passed over: requests, metadata, redirects, answers other than 200, pictures,
    scripts, robots.txt.
    """
    number = 0
    for number, record in enumerate(records_of(delivery.stream), start=1):  # noqa: B007 - counted to the end
        if isinstance(record, Damage):
            yield _refusal(delivery, record, record.error)
            continue
        try:
            capture = _capture(record, delivery.name, limits)
        except CannotRead as error:
            record.refused = True
            yield _refusal(delivery, record, error)
        else:
            if capture is not None:
                yield capture
    if not number:
        raise NothingThere("it is empty", "give a WARC with pages in it")


def _refusal(delivery: Delivery, record: Record | Damage, error: CannotRead) -> Refusal:
    where = _uri(record.fields) or f"at byte {record.offset:,}"
    return Refusal(f"{delivery.name} {where}", error.reason, error.way_out)


def _uri(fields: Fields) -> str | None:
    return fields.get("warc-target-uri", "").strip("<> ") or None  # some early writers put it in brackets


def _capture(record: Record, name: str, limits: Limits) -> Capture | None:
    """The page in the record; None when there is none in it, which is no damage."""
    kind = record.fields.get("warc-type")
    if kind == "response" and (_uri(record.fields) or "").lower().startswith("http"):
        return _answered(record, name, limits)
    if kind in ("resource", "conversion"):
        said = record.fields.get("content-type")
        return _page(record, b"", {"content-type": said or "text/plain"}, name, limits)
    return None


def _answered(record: Record, name: str, limits: Limits) -> Capture | None:
    """The page that a server answered with."""
    block = record.take(_HEAD_BYTES)
    head, blank, body = _parted(block)
    if not blank:
        raise NotText("the answer's head does not end", "leave it out")
    return _page(record, body, fields_of(head), name, limits) if _STATUS.match(head) else None


def _parted(block: bytes) -> tuple[bytes, bytes, bytes]:
    """The head of an answer, the blank line, and what follows."""
    ends = [(at, mark) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark)) >= 0]
    return block.partition(min(ends)[1]) if ends else (block, b"", b"")


def _page(record: Record, begun: bytes, fields: Fields, name: str, limits: Limits) -> Capture | None:
    """The page with these fields of HTTP, of whose body ``begun`` has been read."""
    said = fields.get("content-type")
    uri = _uri(record.fields)
    if uri is None or _is_for_machines(uri) or (said and kind_by_media(said) not in _PAGES):
        return None
    if record.left > limits.record_bytes:
        raise TooLarge(
            f"the record has more than {limits.record_bytes // 1_000_000} MB", "save its page alone"
        )
    data = _unpacked(begun + record.take(record.left), fields, limits)
    kind = kind_by_media(said) or kind_by_head(data[:4_096])
    if kind not in _PAGES or not data.strip():
        return None
    charset = _CHARSET.search(said or "")
    return Capture(
        uri,
        data,
        kind,
        Hints(url=web_link(uri)),
        charset=charset[1] if charset else None,
        within=name,
        at=uri,
        complete="warc-truncated" not in record.fields,
        address=web_link(uri),
        retrieved=_time(record.fields.get("warc-date")),
        etag=fields.get("etag"),
        last_modified=fields.get("last-modified"),
    )


def _is_for_machines(uri: str) -> bool:
    """Whether a crawler asked for it on its own account, and no reader ever would."""
    return uri.partition("?")[0].endswith("/robots.txt")


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


# ── the body ─────────────────────────────────────────────────────────────────────────────────


def _unpacked(body: bytes, fields: Fields, limits: Limits) -> bytes:
    """The body without the packing of its transfer."""
    # brotli and zstandard take 10 ms to load, which other sources do without.
    from sayso.reading.unpacking import unpacked_body

    if fields.get("transfer-encoding", "").lower() == "chunked":
        body = unchunked(body)
    encoding = fields.get("content-encoding")
    try:
        data = unpacked_body([body], encoding, limit=limits.page_bytes)
    except NotFetched as error:
        if kind_by_head(body[:4_096]) == "html":  # some crawlers unpack and leave the field as it was
            data = body
        else:
            raise NotText(error.reason, "leave it out") from error
    if len(data) > limits.page_bytes:
        raise TooLarge(
            f"the page has more than {limits.page_bytes // 1_000_000} MB", "save the article's part"
        )
    return data


def unchunked(body: bytes) -> bytes:
    """The body without the marks of chunks; itself when it has none, as some crawlers store it.

    >>> unchunked(b"3\\r\\nNo.\\r\\n0\\r\\n\\r\\n")
    b'No.'

    Raises `NotText` when it begins with a chunk and breaks off.
    """
    data = bytearray()
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if not size:
            return bytes(data)
        data += body[chunk.end() : chunk.end() + size]
        at = chunk.end() + size + 2
    if at:
        raise NotText("the answer breaks off", "leave it out")
    return body
