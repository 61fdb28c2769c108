"""Feeds and pages that a ledger follows, looked at when they are due and no more often than that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sayso.adding import added
from sayso.crew import captured
from sayso.errors import CannotRead, ComeBack, NoArticle
from sayso.ledger import Address, Kept, Ledger, Outcome
from sayso.model import Capture, Hints, Refusal
from sayso.reading import Captured, ConditionalFetch, Fetch, Fetched, feeds_listed

FIRST_GAP = timedelta(hours=1)  # most silent edits come within hours of publication
LONGEST_GAP = timedelta(days=7)  # after 1, 2, 4 … 128 hours, 17 days in all, an unchanged page is let alone
AGAIN = timedelta(hours=1)  # so long `sayso add` does not ask for a page again that it has
LONGEST_FAILURE = timedelta(days=1)

_UNREADABLE = NoArticle("what came could not be read", "open it in a browser")

Clock = Callable[[], datetime]


class Revisiting:
    """Fetches what the ledger does not have as it is now: new pages, and known ones that may have changed.

    A page that is not due is not asked for; one that is due is asked for under the conditions its server
    gave. ``is_due`` tells of a known page whether it is. What became of each known page is remembered.
    """

    def __init__(
        self, fetch: ConditionalFetch, ledger: Ledger, *, clock: Clock, is_due: Callable[[Address], bool]
    ) -> None:
        self.fetch, self.ledger, self.clock, self.is_due = fetch, ledger, clock, is_due

    def __call__(self, url: str, /) -> Fetched | None:
        """The page; None when there is nothing new. Raises `CannotRead`."""
        known = self.ledger.address(url)
        if known is None:
            return self.fetch(url)
        return self.asked(known) if self.is_due(known) else None

    def asked(self, known: Address) -> Fetched | None:
        """The page at a known address; None when it has not changed. Raises `CannotRead`."""
        try:
            page = self.fetch(known.url, etag=known.etag, last_modified=known.last_modified)
        except CannotRead as error:
            self.ledger.remember(failed(known, error, now=self.clock()))
            raise
        if page is None and known.kind == "page":
            self.ledger.remember(unchanged(known, now=self.clock()))
        return page


def not_asked_lately(clock: Clock) -> Callable[[Address], bool]:
    """What tells whether a page was not asked for within the last hour: the rule of `sayso add`."""
    return lambda known: clock() - datetime.fromisoformat(known.checked) >= AGAIN


def is_overdue(clock: Clock) -> Callable[[Address], bool]:
    """What tells whether it is time to look at a page again: the rule of `sayso watch`."""
    return lambda known: known.next_check is not None and known.next_check <= iso(clock())


# ── when to look again ────────────────────────────────────────────────────────────────────────────


def visited(capture: Capture, known: Address | None, *, changed: bool, now: datetime) -> Address:
    """What to remember of a page that was fetched and kept."""
    url = capture.address or capture.source
    known = known or Address(url, "page", checked=iso(now))
    known = replace(known, etag=capture.etag, last_modified=capture.last_modified)
    return _next(known, FIRST_GAP, now) if changed else unchanged(known, now=now)


def unchanged(known: Address, *, now: datetime) -> Address:
    """What to remember of a page with nothing new: it is looked at half as often, then let alone."""
    gap = _gap(known) * 2
    if gap > LONGEST_GAP:
        return replace(known, checked=iso(now), next_check=None, failures=0, note=None)
    return _next(known, gap, now)


def failed(known: Address, error: CannotRead, *, now: datetime) -> Address:
    """What to remember of an address that did not answer: asked later each time, or when its server says."""
    gap = min(FIRST_GAP * 2**known.failures, LONGEST_FAILURE)
    later = _next(known, gap, now)
    if isinstance(error, ComeBack):
        later = replace(later, next_check=iso(max(error.after, now)))
    return replace(later, failures=known.failures + 1, note=error.reason)


def _gap(known: Address) -> timedelta:
    if known.next_check is None:
        return FIRST_GAP / 2
    return datetime.fromisoformat(known.next_check) - datetime.fromisoformat(known.checked)


def _next(known: Address, gap: timedelta, now: datetime) -> Address:
    note = None if known.failures else known.note  # the last failure's is done with; an override's stays
    return replace(known, checked=iso(now), next_check=iso(now + gap), failures=0, note=note)


def iso(time: datetime) -> str:
    """The time as the ledger writes it."""
    return time.isoformat(timespec="seconds")


# ── a round ───────────────────────────────────────────────────────────────────────────────────────


def follow(ledger: Ledger, url: str, *, now: datetime, note: str | None = None) -> None:
    """Take a feed, a list of feeds or a sitemap among those that are looked at; it is due at once."""
    known = ledger.address(url)
    if known is None or known.kind != "feed":
        known = Address(url, "feed", checked=iso(now))
    ledger.remember(replace(known, next_check=iso(now), note=note or known.note))


def look(
    ledger: Ledger,
    *,
    fetch: ConditionalFetch,
    every: timedelta,
    cache_folder: Path,
    clock: Clock,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Captured, Outcome | Refusal]]:
    """Each entry and page of what is due, with what became of it, written down before it is given."""
    revisiting = Revisiting(fetch, ledger, clock=clock, is_due=is_overdue(clock))

    def kept(url: str, fetched: Fetch) -> Iterator[tuple[Captured, Outcome | Refusal]]:
        items = captured([url], hints=Hints(), fetch=fetched)
        for item, outcome in added(
            items,
            ledger,
            cache_folder=cache_folder,
            jobs=1,
            folder="/",
            clock=lambda: iso(clock()),
            stop=stop,
        ):
            remember(ledger, item, outcome, now=clock())
            yield item, outcome

    def polled(address: Address) -> Iterator[tuple[Captured, Outcome | Refusal]]:
        try:
            page = revisiting.asked(address)
            listed = feeds_listed(page.body, base=page.url) if page else []
        except CannotRead as error:
            refusal = Refusal(address.url, error.reason, error.way_out)
            yield refusal, refusal
            return
        for url in listed:
            follow(ledger, url, now=clock())
        if page is not None and not listed:
            yield from kept(address.url, _Feed(page, revisiting, address.url))
        # Only now: had we been interrupted, entries that were not kept would be lost behind a 304.
        if not stop():
            ledger.remember(_next(_validated(address, page), every, clock()))

    while due := ledger.due(iso(clock())):
        for address in due:
            if stop():
                return
            yield from polled(address) if address.kind == "feed" else kept(address.url, revisiting)
            if not stop() and ledger.address(address.url) == address:  # else it would be due for ever
                ledger.remember(failed(address, _UNREADABLE, now=clock()))


class _Feed:
    """The feed as it was fetched, and the pages of its entries as they are due."""

    def __init__(self, page: Fetched, revisiting: Revisiting, url: str) -> None:
        self.page, self.revisiting, self.url = page, revisiting, url

    def __call__(self, url: str, /) -> Fetched | None:
        return self.page if url == self.url else self.revisiting(url)


def _validated(address: Address, page: Fetched | None) -> Address:
    """The address with the validators of the page, unless they say nothing of the lists within it."""
    if page is None:
        return address
    if b"<sitemapindex" in page.body[:4_096]:
        return replace(address, etag=None, last_modified=None)
    return replace(address, etag=page.etag, last_modified=page.last_modified)


def remember(ledger: Ledger, item: Captured, outcome: Outcome | Refusal, *, now: datetime) -> None:
    """Note of a page that was fetched and kept when to look again."""
    if isinstance(item, Capture) and item.address and isinstance(outcome, Outcome):
        known = ledger.address(item.address)
        changed = outcome.kept in (Kept.NEW, Kept.EDITED)
        ledger.remember(visited(item, known, changed=changed, now=now))
