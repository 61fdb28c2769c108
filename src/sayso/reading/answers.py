"""What a server answered: a page, another address, that nothing changed, or no page at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPResponse

from sayso.errors import NotFetched
from sayso.reading.pacing import seconds_until
from sayso.reading.unpacking import unpacked_body

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 503))
_SAVE = "save the page and give the file"
_PIECE = 65_536
# What goes back to the server word for word: no control character may come along, and what is longer
# than any entity tag in use is dropped, for a part of a tag is a wrong tag.
_VALIDATOR = re.compile(r"[\x20-\x7e\xa0-\xff]{1,1000}")


@dataclass(frozen=True, slots=True)
class Page:
    """What came back for a URL."""

    url: str  # after redirects
    body: bytes
    content_type: str | None
    charset: str | None
    etag: str | None  # as the server sent it, to hand in when the URL is asked for again
    last_modified: str | None  # likewise
    retrieved: datetime  # in UTC
    asked: str  # the URL asked for


@dataclass(frozen=True, slots=True)
class Redirect:
    """The page is elsewhere."""

    location: str


@dataclass(frozen=True, slots=True)
class Request:
    """What the answer answers, and how much of it is taken."""

    url: str
    asked: str  # the URL that redirects led here from
    limit: int  # bytes, unpacked
    condition: tuple[tuple[str, str], ...] = ()


class Answered(NotFetched):
    """The server answered, and not with a page; ``wait`` is how many seconds it wants to be left alone."""

    def __init__(self, reason: str, way_out: str, status: int, wait: float | None = None) -> None:
        super().__init__(reason, way_out)
        self.args = (reason, way_out, status, wait)
        self.status = status
        self.wait = wait


def condition_of(etag: str | None, last_modified: str | None) -> tuple[tuple[str, str], ...]:
    """The headers that ask for the page only if it changed since.

    >>> condition_of('"a1"', None)
    (('If-None-Match', '"a1"'),)
    """
    given = (("If-None-Match", validator(etag)), ("If-Modified-Since", validator(last_modified)))
    return tuple((name, value) for name, value in given if value is not None)


def validator(value: str | None) -> str | None:
    """The value of an ETag or Last-Modified header where it can be sent back as it came, else None.

    >>> validator('W/"a1"'), validator("a\\r\\nX: b")
    ('W/"a1"', None)
    """
    return value if value is not None and _VALIDATOR.fullmatch(value) else None


def answer_of(response: HTTPResponse, request: Request, *, now: datetime) -> Page | Redirect | None:
    """The page, where it is instead, or None when it is still what the condition describes.

    Raises `Answered` for any other status, `NotFetched` for a body that is damaged or broke off, and
    `TooLarge` beyond the limit.
    """
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        return Redirect(location)
    if response.status == 304 and request.condition:
        return None
    if response.status in _BUSY:
        wait = seconds_until(response.getheader("Retry-After"), now)
        raise Answered(f"the server is busy ({response.status})", "try again later", response.status, wait)
    if not 200 <= response.status < 300:
        raise Answered(f"the server answered {response.status}", _SAVE, response.status)
    return _page(response, request, now)


def _page(response: HTTPResponse, request: Request, now: datetime) -> Page:
    pieces = iter(lambda: response.read(_PIECE), b"")
    body = unpacked_body(pieces, response.getheader("Content-Encoding"), limit=request.limit)
    if response.length:  # bytes that were promised and did not come
        raise NotFetched("the answer broke off", "try again")
    return Page(
        request.url,
        body,
        response.getheader("Content-Type"),
        response.headers.get_content_charset(),
        etag=validator(response.getheader("ETag")),
        last_modified=validator(response.getheader("Last-Modified")),
        retrieved=now,
        asked=request.asked,
    )
