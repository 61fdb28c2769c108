"""From what was asked for to the reader of its kind: the first stage of reading."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sayso.errors import CannotRead, NothingThere, NotText
from sayso.model import Hints, Received, Refusal, Unchanged
from sayso.reading.delivery import Captured, Delivery, Fetch, Reader
from sayso.reading.extraction import article_of
from sayso.reading.feed import read_feed
from sayso.reading.folders import files_in, sidecar_hints
from sayso.reading.gqg import read_gqg
from sayso.reading.kinds import kind_by_name
from sayso.reading.limits import Limits
from sayso.reading.opening import opened, opened_url
from sayso.reading.opml import read_opml
from sayso.reading.pages import read_html
from sayso.reading.rows import read_rows
from sayso.reading.sitemap import read_sitemap
from sayso.reading.text import read_text
from sayso.reading.wacz import read_wacz
from sayso.reading.warc import read_warc

READERS: dict[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "rows": read_rows,
    "feed": read_feed,
    "opml": read_opml,
    "sitemap": read_sitemap,
    "warc": read_warc,
    "wacz": read_wacz,
    "gqg": read_gqg,
}
CONTAINERS = frozenset(READERS) - {"text", "html"}  # of many articles, each with hints of its own


def articles(
    sources: Iterable[str | Path | bytes],
    *,
    hints: Hints = Hints(),  # noqa: B008
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Iterator[Received | Refusal]:
    """The article of each source in the order given, or the refusal of it; both stages in one.

    What `fetch` finds unchanged is passed over.
    """
    for item in captures(sources, hints=hints, fetch=fetch, stdin=stdin, limits=limits):
        if isinstance(item, Refusal):
            yield item
        elif not isinstance(item, Unchanged):
            try:
                yield Received(item.source, article_of(item, limits=limits), item.ref)
            except CannotRead as error:
                yield Refusal(item.name, error.reason, error.way_out)


def captures(
    sources: Iterable[str | Path | bytes],
    *,
    hints: Hints = Hints(),  # noqa: B008
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Iterator[Captured]:
    """The bytes of each article in the order given, or the refusal of a source; a row file has many.

    >>> [capture.kind for capture in captures([b"<html><p>The bridge is closed.</p>", b"No."])]
    ['html', 'text']

    ``hints`` tell what the caller knows; they hold for pages and texts, not for rows, which bring their
    own. A URL is fetched by ``fetch`` and refused without it; '-' is read from ``stdin``.
    """
    asked = _Asked(hints, fetch, stdin, limits)
    for source in sources:
        yield from _read(source, asked)


class _Asked:
    """What holds for all sources of one call."""

    def __init__(self, hints: Hints, fetch: Fetch | None, stdin: BinaryIO | None, limits: Limits) -> None:
        self.hints, self.fetch, self.stdin, self.limits = hints, fetch, stdin, limits


def _read(source: str | Path | bytes, asked: _Asked) -> Iterator[Captured]:
    if not isinstance(source, bytes) and not _is_url(source) and source != "-":
        try:
            is_folder = Path(source).is_dir()
        except (OSError, ValueError):
            is_folder = False
        if is_folder:
            yield from _read_folder(Path(source), asked)
            return
    yield from _read_one(source, asked)


def _is_url(source: str | Path) -> bool:
    return isinstance(source, str) and source.lower().startswith(("http:", "https:"))


def _read_folder(folder: Path, asked: _Asked) -> Iterator[Captured]:
    empty = True
    for file in files_in(folder):
        empty = False
        yield from _read_one(file, asked)
    if empty:
        yield Refusal(
            str(folder), "no file in it can be read", "put pages, texts, rows, feeds or archives in it"
        )


def _read_one(source: str | Path | bytes, asked: _Asked) -> Iterator[Captured]:
    name = "(bytes)" if isinstance(source, bytes) else str(source)
    try:
        delivery = _opened(source, name, asked)
        if delivery is None:
            yield Unchanged(name)
            return
        with closing(delivery.stream):
            yield from READERS[delivery.kind](delivery, asked.limits)
    except CannotRead as error:
        yield Refusal(name, error.reason, error.way_out)
    except OSError as error:
        yield Refusal(name, f"it cannot be read ({error.strerror or error})", "check the file")


def _opened(source: str | Path | bytes, name: str, asked: _Asked) -> Delivery | None:
    """The source, opened; None when there is nothing new in it."""
    if isinstance(source, bytes):
        found = opened(name, io.BytesIO(source), hints=asked.hints)
    elif source == "-":
        found = opened("-", _stdin(asked), hints=asked.hints)
    elif _is_url(source):
        return opened_url(str(source), asked.fetch, hints=asked.hints)
    else:
        found = _from_file(Path(source), name, asked)
    return replace(found, fetch=asked.fetch)


def _stdin(asked: _Asked) -> BinaryIO:
    if asked.stdin is None:
        raise NothingThere("there is no standard input to read", "give a file instead of '-'")
    return asked.stdin


def _from_file(path: Path, name: str, asked: _Asked) -> Delivery:
    try:
        raw = path.open("rb")
    except FileNotFoundError as error:
        raise NothingThere("it is not there", "check the path") from error
    except PermissionError as error:
        raise NotText("you may not read it", "change its permissions") from error
    except ValueError as error:  # a NUL in the name
        raise NothingThere("it is not a path", "check the path") from error
    found = replace(opened(name, raw, kind=kind_by_name(name)), folder=str(path.parent))
    if found.kind not in CONTAINERS:
        return replace(found, hints=asked.hints.over(sidecar_hints(path, asked.limits)))
    return found
