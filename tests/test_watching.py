"""Feeds and pages that a ledger follows, on a site of our own and a clock that we move."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sayso.ledger import Kept, Ledger, open_ledger
from sayso.model import Refusal
from sayso.settings import settings_from
from sayso.watching import follow, iso, look
from tests.reading.serving import Clock, Net, Site

EVERY = timedelta(minutes=15)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "news.db"), write=True) as made:
        yield made


def page(words: str, teaser: str = "Weather: rain in Sarajevo") -> bytes:
    return (
        "<html><head><title>Dam at Višegrad holds</title></head><body><article><h1>Dam at Višegrad holds</h1>"
        f"<p>{words}, engineer Jelena Simić said on Sunday after she had looked at the wall for two hours.</p>"
        "<p>The municipality had closed the road along the river in the night and opened it again at noon.</p>"
        f"</article><aside><a href='/w'>{teaser}</a></aside></body></html>"
    ).encode()


def feed(*links: str) -> bytes:
    items = "".join(f"<item><title>Dam at Višegrad holds</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>Drina Wire</title>{items}</channel></rss>".encode()


class Following:
    """A ledger that follows one feed of the site, looked at when we say so."""

    def __init__(self, ledger: Ledger, site: Site) -> None:
        self.ledger, self.clock, self.feed = ledger, Clock(), site.url("/feed.xml")
        self.fetch = Net(site.server_port).fetcher(**self.clock.handed_in)
        self.site = site
        follow(ledger, self.feed, now=self.clock.now())

    def round(self, *, after: timedelta = timedelta()) -> list[str]:
        """What became of what was due."""
        self.clock.seconds += after.total_seconds()
        self.site.asked.clear()
        cache = settings_from(os.environ, home=Path.home()).cache
        found = look(self.ledger, fetch=self.fetch, every=EVERY, cache_folder=cache, clock=self.clock.now)
        return ["refused" if isinstance(o, Refusal) else o.kept.value for _, o in found]


@pytest.fixture
def following(ledger: Ledger, site: Site) -> Following:
    site.put("/dam", page("The dam was sound"), ETag='"1"')
    site.put("/feed.xml", feed(site.url("/dam")), ETag='"f1"', Content_Type="application/rss+xml")
    return Following(ledger, site)


def test_an_entry_is_fetched_in_full_and_kept_once(following: Following) -> None:
    assert following.round() == [Kept.NEW]
    assert following.round(after=timedelta(minutes=1)) == []
    following.round(after=EVERY)
    assert "/dam" not in following.site.paths
    assert next(following.ledger.rows("statements"))["content"] == "The dam was sound"


def test_a_page_is_asked_for_under_its_servers_conditions_half_as_often_each_time(
    following: Following,
) -> None:
    following.round()
    following.site.put("/dam", status=304)
    following.site.put("/feed.xml", status=304)
    asked = []
    for hour in range(1, 9):
        following.round(after=timedelta(hours=1))
        if "/dam" in following.site.paths:
            asked.append(hour)
            [headers] = [
                h
                for p, h in zip(
                    following.site.paths, following.site.headers[-len(following.site.paths) :], strict=True
                )
                if p == "/dam"
            ]
            assert headers["If-None-Match"] == '"1"'
    assert asked == [1, 3, 7]
    assert following.ledger.count("versions") == 1


def test_a_silent_edit_is_a_version_and_is_looked_at_soon_again(following: Following) -> None:
    following.round()
    following.site.put("/dam", page("The dam was fairly sound"), ETag='"2"')
    assert Kept.EDITED in following.round(after=timedelta(hours=1))
    assert following.ledger.count("versions") == 2
    known = following.ledger.address(following.site.url("/dam"))
    assert known is not None
    assert known.next_check == iso(following.clock.now() + timedelta(hours=1))


def test_another_teaser_is_no_edit(following: Following) -> None:
    following.round()
    following.site.put("/dam", page("The dam was sound", teaser="Weather: sun in Sarajevo"), ETag='"2"')
    assert following.round(after=timedelta(hours=1)).count(Kept.EDITED) == 0
    assert following.ledger.count("versions") == 1


def test_a_page_that_went_away_is_asked_for_later_each_time_and_nothing_is_lost(following: Following) -> None:
    following.round()
    following.site.put("/dam", status=500)
    assert "refused" in following.round(after=timedelta(hours=1))
    assert "refused" not in following.round(after=timedelta(minutes=30))
    assert "refused" in following.round(after=timedelta(minutes=31))
    known = following.ledger.address(following.site.url("/dam"))
    assert known is not None
    assert (known.failures, known.next_check) == (2, iso(following.clock.now() + timedelta(hours=2)))
    assert following.ledger.count("articles") == 1


def test_a_server_that_says_when_to_come_back_is_left_alone_until_then(following: Following) -> None:
    following.round()
    following.site.put("/feed.xml", status=503, Retry_After="7200")
    following.round(after=EVERY)
    following.round(after=timedelta(hours=1))
    assert "/feed.xml" not in following.site.paths
    following.site.put("/feed.xml", feed(following.site.url("/dam")))
    following.round(after=timedelta(hours=1))
    assert "/feed.xml" in following.site.paths


def test_an_entry_that_may_not_be_fetched_is_kept_as_its_summary_and_marked(following: Following) -> None:
    following.site.put("/robots.txt", b"User-agent: *\nDisallow: /dam\n")
    entry = (
        "<item><title>Dam at Visegrad holds</title><link>{}</link><description>The dam was sound, engineer "
        "Jelena Simic said on Sunday after she had looked at the wall for two hours.</description></item>"
    ).format(following.site.url("/dam"))
    following.site.put(
        "/feed.xml", f"<rss version='2.0'><channel><title>W</title>{entry}</channel></rss>".encode()
    )
    assert Kept.NEW in following.round()
    assert [row["complete"] for row in following.ledger.rows("articles")] == [False]


def test_a_round_that_is_stopped_asks_the_feed_again(following: Following, ledger: Ledger) -> None:
    cache = settings_from(os.environ, home=Path.home()).cache
    stopped = [False, False, True]
    found = look(
        ledger, fetch=following.fetch, every=EVERY, cache_folder=cache, clock=following.clock.now,
        stop=lambda: stopped.pop(0) if len(stopped) > 1 else stopped[0],
    )  # fmt: skip
    list(found)
    assert following.feed in [address.url for address in ledger.due(iso(following.clock.now()))]


def test_a_list_of_feeds_is_followed_feed_by_feed(following: Following) -> None:
    outline = (
        f"<outline type='rss' xmlUrl='{following.feed}'/><outline xmlUrl='{following.site.url('/two.xml')}'/>"
    )
    following.site.put(
        "/list.opml", f"<opml version='2.0'><body>{outline}</body></opml>".encode(), ETag='"l"'
    )
    following.site.put("/two.xml", feed(following.site.url("/bridge")))
    following.site.put("/bridge", page("The bridge was closed"))
    follow(following.ledger, following.site.url("/list.opml"), now=following.clock.now())
    assert following.round().count(Kept.NEW) == 2
    following.site.put("/list.opml", status=304)
    following.site.put("/two.xml", feed(following.site.url("/bridge"), following.site.url("/road")))
    following.site.put("/road", page("The road was opened"))
    assert Kept.NEW in following.round(after=EVERY)


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"<opml", b"<rss", b"\x00\x01", b"<urlset></urlset>"]
)
@pytest.mark.parametrize("path", ["/dam", "/feed.xml"])
def test_what_cannot_be_read_any_more_is_looked_at_later(
    following: Following, path: str, body: bytes
) -> None:
    following.round()
    following.site.put(path, body, Content_Type="text/html")
    following.round(after=timedelta(hours=1))
    following.round(after=timedelta(minutes=1))
    assert path not in following.site.paths
