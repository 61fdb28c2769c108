"""A URL to the bytes behind it, through the gate, politely."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import overload
from urllib.parse import urljoin

from sayso.errors import CannotRead, ComeBack, NotFetched
from sayso.reading.answers import Answered, Page, Redirect, Request, answer_of, condition_of
from sayso.reading.connecting import AGENT, Connect, connect_by_system, connected, respond
from sayso.reading.gate import Barred, Resolve, Target, checked_addresses, resolve_by_system, target_of
from sayso.reading.pacing import Pace
from sayso.reading.robots import ALL, Rules, rules_for

__all__ = ["AGENT", "FetchLimits", "Fetcher", "Page"]

_SAVE = "save the page and give the file"
_PATIENCE = 60.0  # seconds: so long a fetch waits by itself where the server asks for it
_LONGEST_GAP = 60.0  # seconds of a Crawl-delay that are honoured
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are to be parsed
_ROBOTS_KEPT = 86_400.0  # seconds; RFC 9309, 2.4: no more than 24 hours
_TROUBLE_KEPT = 600.0  # seconds: a server that stumbled once is not lost for a day
_ROBOTS_SITES = 200  # 20,000 rules take 4 MB, and a feed may link to ten thousand hosts


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much and how long one fetch may take."""

    bytes: int = 16_000_000  # after unpacking
    seconds: float = 30.0  # for one request, from connecting to the last byte
    redirects: int = 10
    gap: float = 1.0  # seconds between two requests to a host
    whole: float = 300.0  # seconds for everything one URL needs: redirects, robots.txt, waiting


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a site's robots.txt said, or why it could not be had, and until when that is believed."""

    until: float
    rules: Rules | None
    trouble: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class _Errand:
    """What holds from the URL asked for to the last of its redirects."""

    request: Request
    host: str  # of the URL asked for
    over: float  # when the clock says that it took too long
    minds_robots: bool


def _in_utc() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Fetcher:
    """Fetches URLs: one request at a time, one a second a host, what robots.txt allows.

    Every address is checked before it is connected to, and what was checked is what is connected to:
    there is no second look-up. ``allow_private`` lets it reach private addresses, for intranets and
    tests; ``ignore_robots`` reads what robots.txt forbids, which the caller records. ``resolve``,
    ``connect``, ``clock``, ``sleep`` and ``now`` are handed in so that tests can stand in for them.
    """

    limits: FetchLimits = field(default_factory=FetchLimits)
    allow_private: bool = False
    ignore_robots: bool = False
    resolve: Resolve = resolve_by_system
    connect: Connect = connect_by_system
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _in_utc
    _pace: Pace = field(init=False)
    _robots: dict[str, _Kept] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pace = Pace(self.clock, self.sleep)

    @overload
    def __call__(self, url: str, /) -> Page: ...

    @overload
    def __call__(
        self, url: str, /, *, etag: str | None = None, last_modified: str | None = None
    ) -> Page | None: ...

    def __call__(
        self, url: str, /, *, etag: str | None = None, last_modified: str | None = None
    ) -> Page | None:
        """What is behind the URL; None where it is still what these validators of an earlier page describe.

        Raises `ComeBack` when the server named a time to come back at, another `NotFetched` when it may
        not or could not be fetched, and `TooLarge` beyond a cap.
        """
        request = Request(url, url, self.limits.bytes, condition_of(etag, last_modified))
        over = self.clock() + self.limits.whole
        return self._follow(_Errand(request, target_of(url).host, over, not self.ignore_robots))

    def _follow(self, errand: _Errand) -> Page | None:
        request = errand.request
        for _ in range(self.limits.redirects + 1):
            target = target_of(request.url)
            gap = max(self.limits.gap, self._crawl_delay(target, errand) if errand.minds_robots else 0.0)
            if target.host != errand.host:  # validators are one server's words, not for others to read
                request = replace(request, condition=())
            found = self._asked_twice(target, request, gap, errand.over)
            if not isinstance(found, Redirect):
                return found
            request = replace(request, url=_joined(request.url, found.location))
        raise NotFetched(f"it redirects more than {self.limits.redirects} times", "check the URL")

    # ── robots.txt ───────────────────────────────────────────────────────────────────────────

    def _crawl_delay(self, target: Target, errand: _Errand) -> float:
        """The seconds the site wants between two requests.

        Raises `NotFetched` where its robots.txt does not let us read this page.
        """
        rules = self._rules(target, errand.over)
        if not rules.allow(target.path):
            raise NotFetched("the site's robots.txt does not let programs read it", _SAVE)
        return min(rules.delay or 0.0, _LONGEST_GAP)

    def _rules(self, target: Target, over: float) -> Rules:
        site = f"{target.scheme}://{target.authority}"
        kept = self._robots.get(site)
        if kept is None or kept.until <= self.clock():
            kept = self._fetched_rules(f"{site}/robots.txt", target.host, over)
            self._robots.pop(site, None)
            if len(self._robots) >= _ROBOTS_SITES:
                self._robots.pop(next(iter(self._robots)))
            self._robots[site] = kept
        if kept.rules is None:
            raise NotFetched(*kept.trouble)
        return kept.rules

    def _fetched_rules(self, url: str, host: str, over: float) -> _Kept:
        """All is allowed where a site has no robots.txt, nothing where it cannot be had (RFC 9309, 2.3.1)."""
        request = Request(url, url, _ROBOTS_BYTES)
        try:
            page = self._follow(_Errand(request, host, over, minds_robots=False))
        except ComeBack:
            raise
        except CannotRead as error:
            if isinstance(error, Answered) and 400 <= error.status < 500 and error.status != 429:
                return _Kept(self.clock() + _ROBOTS_KEPT, ALL)
            lacking = f"the site's robots.txt cannot be had ({error.reason})"
            trouble = error.reason if isinstance(error, Barred) else lacking
            return _Kept(self.clock() + _TROUBLE_KEPT, None, (trouble, error.way_out))
        text = page.body.decode("utf-8-sig", "replace") if page else ""
        return _Kept(self.clock() + _ROBOTS_KEPT, rules_for(AGENT, text))

    # ── one request ──────────────────────────────────────────────────────────────────────────

    def _asked_twice(
        self, target: Target, request: Request, gap: float, over: float
    ) -> Page | Redirect | None:
        """The answer; a server that asks for a little patience is given it, once."""
        try:
            return self._ask(target, request, gap, over)
        except ComeBack:
            if self._pace.wait_for(target.host, gap=gap) > _PATIENCE:
                raise
        return self._ask(target, request, gap, over)

    def _ask(self, target: Target, request: Request, gap: float, over: float) -> Page | Redirect | None:
        addresses = checked_addresses(target, resolve=self.resolve, allow_private=self.allow_private)
        self._take_turn(target.host, gap, over)
        try:
            with connected(
                target, addresses, connect=self.connect, seconds=self.limits.seconds
            ) as connection:
                response = respond(connection, target, request.condition)
                return answer_of(response, request, now=self.now())
        except Answered as error:
            if error.wait is None:
                raise
            self._pace.shut(target.host, error.wait)
            raise self._come_back(target.host, error.wait) from error
        except CannotRead:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFetched(f"{target.host} did not answer ({_said(error)})", "try again later") from error

    def _take_turn(self, host: str, gap: float, over: float) -> None:
        wait = self._pace.wait_for(host, gap=gap)
        if wait > _PATIENCE:
            raise self._come_back(host, wait)
        if self.clock() + wait > over:
            raise NotFetched(
                f"it took more than {self.limits.whole:.0f} seconds with its waits", "try again later"
            )
        self._pace.take_turn(host, gap=gap)

    def _come_back(self, host: str, seconds: float) -> ComeBack:
        after = self.now() + timedelta(seconds=seconds)
        return ComeBack(f"{host} is busy", f"come back after {after:%-d %b %Y, %H:%M:%S} UTC", after)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:  # "http://[::1"
        raise NotFetched("it redirects to what is no URL", "check the URL") from error


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:120]
