"""Asking as a guest does: what robots.txt allows, not too often, and not again for what did not change."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from sayso.errors import ComeBack, NotFetched
from sayso.reading.answers import condition_of, validator
from sayso.reading.pacing import seconds_until
from tests.reading.serving import PUBLIC, TEXT, Clock, Net, Site

NOON = datetime(2022, 9, 4, 12, tzinfo=UTC)


# ── robots.txt ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "robots", "allowed"),
    [
        (200, b"User-agent: *\nDisallow: /a", False),
        (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /a", False),
        (200, b"User-agent: *\nDisallow: /b", True),
        (200, b"User-agent: *\nDisallow: /b\n" + b"#" * 600_000, False),
        (200, b"\xff\xfe\x00", True),
        (404, b"", True),
        (403, b"", True),
        (410, b"", True),
        (429, b"", False),
        (500, b"", False),
        (503, b"", False),
    ],
)
def test_robots_txt_is_minded(site: Site, net: Net, status: int, robots: bytes, allowed: bool) -> None:
    site.put("/robots.txt", robots, status)
    url = site.put("/a", TEXT)
    if allowed:
        assert net.fetcher()(url).body == TEXT
    else:
        with pytest.raises(NotFetched, match=r"robots\.txt"):
            net.fetcher()(url)
        assert site.paths == ["/robots.txt"]


def test_a_robots_txt_that_does_not_come_allows_nothing(site: Site, net: Net) -> None:
    site.put_raw("/robots.txt", lambda client: client.close())
    url = site.put("/a", TEXT)
    with pytest.raises(NotFetched, match=r"robots\.txt cannot be had"):
        net.fetcher()(url)
    assert site.paths == ["/robots.txt"]


def test_robots_txt_is_not_asked_for_when_it_is_to_be_ignored(site: Site, net: Net) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /\nCrawl-delay: 60")
    assert net.fetcher(ignore_robots=True)(site.put("/a", TEXT)).body == TEXT
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    ("status", "hours", "asked"), [(200, 23.9, 1), (200, 24, 2), (404, 23.9, 1), (404, 24, 2), (500, 0.2, 2)]
)
def test_robots_txt_is_kept_for_a_day_and_its_lack_by_accident_for_minutes(
    site: Site, net: Net, status: int, hours: float, asked: int
) -> None:
    clock = Clock()
    fetch = net.fetcher(**clock.handed_in)
    site.put("/robots.txt", b"", status)
    for wait in (0, 0, hours * 3600):
        clock.seconds += wait
        try:
            fetch(site.put("/a", TEXT))
        except NotFetched:
            assert status == 500
    assert site.paths.count("/robots.txt") == asked


def test_robots_txt_of_many_hosts_is_not_kept_for_ever(site: Site, net: Net) -> None:
    fetch = net.fetcher()
    fetch.resolve = lambda *_: [PUBLIC]
    site.put("/a", TEXT)
    for number in range(201):
        fetch(site.url("/a", f"h{number}.example"))
    fetch(site.url("/a", "h200.example"))
    assert site.paths.count("/robots.txt") == 201
    fetch(site.url("/a", "h0.example"))
    assert site.paths.count("/robots.txt") == 202


# ── how often ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("robots", "gap"),
    [
        (b"", 1.0),
        (b"User-agent: *\nCrawl-delay: 10", 10.0),
        (b"User-agent: *\nCrawl-delay: 0.2", 1.0),
        (b"User-agent: *\nCrawl-delay: 86400", 60.0),
        (b"User-agent: *\nCrawl-delay: 5\n\nUser-agent: sayso\nAllow: /", 1.0),
    ],
)
def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_likes(
    site: Site, net: Net, robots: bytes, gap: float
) -> None:
    clock = Clock()
    site.put("/robots.txt", robots)
    fetch = net.fetcher(gap=1, **clock.handed_in)
    for path in ("/a", "/b"):
        fetch(site.put(path, TEXT))
    assert clock.slept == [gap, gap]


def test_another_host_has_its_own_turn(site: Site, net: Net) -> None:
    clock = Clock()
    fetch = net.fetcher(gap=1, ignore_robots=True, **clock.handed_in)
    fetch(site.put("/a", TEXT))
    fetch(site.url("/a", "other.example"))
    assert clock.slept == []


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("said", ["120", "Sun, 04 Sep 2022 12:02:00 GMT", "Sunday, 04-Sep-22 12:02:00 GMT"])
def test_a_busy_host_is_left_alone_until_the_time_it_named(
    site: Site, net: Net, said: str, status: int
) -> None:
    clock = Clock()
    fetch = net.fetcher(**clock.handed_in)
    busy = site.put("/a", status=status, Retry_After=said)
    other = site.put("/b", TEXT)
    for url in (busy, busy, other):
        with pytest.raises(ComeBack, match="4 Sep 2022, 12:02:00 UTC") as raised:
            fetch(url)
        assert raised.value.after == NOON + timedelta(minutes=2)
    assert site.paths == ["/robots.txt", "/a"]
    clock.seconds += 120
    assert fetch(other).body == TEXT


def test_a_short_wait_is_waited_and_the_page_asked_for_once_more(site: Site, net: Net) -> None:
    clock = Clock()
    url = site.put("/a", status=503, Retry_After="30")
    sleep = clock.sleep

    def mended(seconds: float) -> None:
        sleep(seconds)
        site.put("/a", TEXT)

    page = net.fetcher(**{**clock.handed_in, "sleep": mended})(url)
    assert (page.body, clock.slept) == (TEXT, [30.0])
    assert page.retrieved == NOON + timedelta(seconds=30)


def test_a_host_that_stays_busy_is_asked_twice(site: Site, net: Net) -> None:
    clock = Clock()
    with pytest.raises(ComeBack) as raised:
        net.fetcher(**clock.handed_in)(site.put("/a", status=429, Retry_After="30"))
    assert raised.value.after == NOON + timedelta(seconds=60)
    assert (site.paths, clock.slept) == (["/robots.txt", "/a", "/a"], [30.0])


def test_a_busy_robots_txt_is_come_back_for_too(site: Site, net: Net) -> None:
    clock = Clock()
    fetch = net.fetcher(**clock.handed_in)
    site.put("/robots.txt", status=503, Retry_After="3600")
    url = site.put("/a", TEXT)
    for _ in range(2):
        with pytest.raises(ComeBack):
            fetch(url)
    site.put("/robots.txt", b"")
    clock.seconds += 3600
    assert fetch(url).body == TEXT
    assert site.paths == ["/robots.txt", "/robots.txt", "/a"]


def test_a_site_that_makes_us_wait_at_every_redirect_is_given_up(site: Site, net: Net) -> None:
    clock = Clock()
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 60")
    for step in range(10):
        site.put(f"/{step}", status=302, Location=f"/{step + 1}")
    with pytest.raises(NotFetched, match="more than 300 seconds"):
        net.fetcher(**clock.handed_in)(site.url("/0"))
    assert sum(clock.slept) <= 300


def test_a_busy_host_without_a_time_is_a_page_that_was_not_fetched(site: Site, net: Net) -> None:
    with pytest.raises(NotFetched, match="429") as raised:
        net.fetcher()(site.put("/a", status=429, Retry_After="soon"))
    assert not isinstance(raised.value, ComeBack)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0),
        (" 7 ", 7),
        ("9" * 5_000, 604_800),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("", None),
        (None, None),
        ("Sun, 04 Sep 2022 12:00:30 GMT", 30),
        ("Sun, 04 Sep 2022 14:00:30 +0200", 30),
        ("Sun, 04 Sep 2022 11:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 604_800),
        ("Sun, 99 Sep 2022 12:00:00 GMT", None),
        ("Sun, 04 Sep 99999999999 12:00:00 GMT", None),
        ("soon", None),
    ],
)
def test_a_retry_after_is_a_number_of_seconds_or_a_date(said: str | None, seconds: float | None) -> None:
    assert seconds_until(said, NOON) == seconds


def test_a_time_to_come_back_at_survives_between_processes() -> None:
    error = ComeBack("lantern.example is busy", "come back", NOON)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.after, str(copy)) == (NOON, str(error))


# ── only if it changed ───────────────────────────────────────────────────────────────────────

TAG, DAY = 'W/"a1"', "Sun, 04 Sep 2022 10:00:00 GMT"


def test_a_page_brings_what_it_is_asked_for_again_with(site: Site, net: Net) -> None:
    page = net.fetcher()(site.put("/a", TEXT, ETag=TAG, Last_Modified=DAY))
    assert (page.etag, page.last_modified) == (TAG, DAY)


def test_a_page_that_did_not_change_is_none(site: Site, net: Net) -> None:
    url = site.put("/a", status=304)
    assert net.fetcher()(url, etag=TAG, last_modified=DAY) is None
    robots, page = site.headers
    assert (page["If-None-Match"], page["If-Modified-Since"]) == (TAG, DAY)
    assert "If-None-Match" not in robots


def test_a_page_that_changed_is_the_page(site: Site, net: Net) -> None:
    page = net.fetcher()(site.put("/a", TEXT, ETag='"a2"'), etag=TAG)
    assert page is not None
    assert (page.body, page.etag) == (TEXT, '"a2"')


@pytest.mark.parametrize(("host", "sent"), [("lantern.example", [TAG, TAG]), ("other.example", [TAG, None])])
def test_validators_are_sent_to_the_host_they_came_from_and_no_other(
    site: Site, net: Net, host: str, sent: list[str | None]
) -> None:
    site.put("/b", TEXT)
    url = site.put("/a", status=302, Location=site.url("/b", host))
    net.fetcher(ignore_robots=True)(url, etag=TAG)
    assert [headers.get("If-None-Match") for headers in site.headers] == sent


def test_validators_do_not_come_back_with_a_redirect_that_leaves_and_returns(site: Site, net: Net) -> None:
    url = site.put("/a", status=302, Location=site.url("/b", "other.example"))
    site.put("/b", status=302, Location=site.url("/c"))
    site.put("/c", TEXT)
    net.fetcher(ignore_robots=True)(url, etag=TAG)
    assert [headers.get("If-None-Match") for headers in site.headers] == [TAG, None, None]


def test_a_304_that_nobody_asked_for_is_refused(site: Site, net: Net) -> None:
    with pytest.raises(NotFetched, match="304"):
        net.fetcher()(site.put("/a", status=304))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ('"a1"', True),
        ('W/"a1"', True),
        ("a" * 1_000, True),
        ('"é"', True),
        ("a" * 1_001, False),
        ("a\r\nHost: other", False),
        ("a\n b", False),
        ("a\x00", False),
        ("a\x85b", False),
        ("日", False),
        ("", False),
        (None, False),
    ],
)
def test_a_validator_that_could_not_be_sent_back_is_dropped_whole(value: str | None, kept: bool) -> None:
    assert validator(value) == (value if kept else None)
    assert condition_of(value, None) == ((("If-None-Match", value),) if kept else ())
