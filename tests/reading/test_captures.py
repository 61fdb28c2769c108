"""The first stage of reading: what each source delivers, before anything is made of it."""

from __future__ import annotations

from datetime import UTC, datetime

from sayso.model import Capture, Unchanged
from sayso.reading import captures
from sayso.reading.fetch import Page

TEXT = b"Bridge closed\n\nThe bridge over the harbour was closed on Monday, the council said."


def test_what_was_fetched_is_kept_with_when_and_under_which_address() -> None:
    got = Page(
        url="http://lantern.example/b",
        body=TEXT,
        content_type="text/plain",
        charset="utf-8",
        etag='"v1"',
        last_modified="Mon, 05 Sep 2022 10:00:00 GMT",
        retrieved=datetime.now(UTC),
        asked="http://lantern.example/a",
    )
    [found] = captures(["http://lantern.example/a"], fetch=lambda _url: got)
    assert isinstance(found, Capture)
    assert (found.source, found.address) == ("http://lantern.example/a", "http://lantern.example/a")
    assert (found.hints.url, found.data, found.charset) == ("http://lantern.example/b", TEXT, "utf-8")
    assert (found.etag, found.last_modified, found.retrieved) == (got.etag, got.last_modified, got.retrieved)


def test_a_url_with_nothing_new_behind_it_is_unchanged() -> None:
    assert list(captures(["http://lantern.example/a"], fetch=lambda _url: None)) == [
        Unchanged("http://lantern.example/a")
    ]
