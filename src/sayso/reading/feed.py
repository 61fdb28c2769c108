"""The articles of a feed, each from its own page where that may be fetched, else as the feed has it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import CannotRead, NoArticle, NotText, TooLarge
from sayso.model import Capture, Hints, Refusal
from sayso.reading.delivery import Captured, Delivery
from sayso.reading.feed_entries import Entry, Feed, feed_of
from sayso.reading.limits import Limits
from sayso.reading.links import web_link
from sayso.reading.opening import page_behind


def read_feed(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each entry of the feed in its order: the page, else its content or summary, else a refusal."""
    got = delivery.fetched
    data = delivery.all_bytes(limits.feed_bytes)
    try:
        feed = feed_of(data, charset=got.charset if got else None)
    except RecursionError as error:
        raise NotText("the feed is nested too deep", "leave it out") from error
    if not feed.entries:
        raise NoArticle("there is no entry in the feed", "check that it is a feed, or come back later")
    if len(feed.entries) > limits.feed_entries:
        raise TooLarge(f"the feed has more than {limits.feed_entries:,} entries", "split it")
    base = web_link(got.url) if got else None
    for number, entry in enumerate(feed.entries, start=1):
        yield _article(entry, f"entry {number}", feed, delivery, limits, web_link(entry.link, base=base))


def _article(
    entry: Entry, at: str, feed: Feed, delivery: Delivery, limits: Limits, link: str | None
) -> Captured:
    said = Hints(published=entry.published, url=link, title=entry.title, outlet=feed.title)
    refusal = _refusal(delivery, at)
    if link is not None and delivery.fetch is not None:
        try:
            return page_behind(link, delivery.fetch, limits, within=delivery.name, said=said)
        except CannotRead as error:
            refusal = Refusal(link, error.reason, error.way_out)
    return _as_the_feed_has_it(entry, at, said, delivery) or refusal


def _refusal(delivery: Delivery, at: str) -> Refusal:
    return Refusal(
        f"{delivery.name} {at}",
        "it has no text, and no page that may be fetched",
        "save its page and give that",
    )


def _as_the_feed_has_it(entry: Entry, at: str, said: Hints, delivery: Delivery) -> Capture | None:
    """The entry's own content; None when it has none."""
    if entry.html is None:
        return None
    return Capture(
        said.url or delivery.name,
        entry.html.encode("utf-8", "replace"),
        "html",
        said,
        charset="utf-8",
        within=delivery.name,
        at=at,
        complete=False,
        address=said.url,
        retrieved=delivery.fetched.retrieved if delivery.fetched else None,
    )
