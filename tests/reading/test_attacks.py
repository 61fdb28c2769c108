"""Every attack of the table on every entry point of fetching."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from sayso.errors import CannotRead, NotFetched
from sayso.reading.gate import checked_addresses, is_public, target_of
from tests.reading.attacks import ADDRESSES, ANSWERS, ENTRIES, PRIVATE, REBINDING, UNFIT, URLS, robots
from tests.reading.serving import PUBLIC, Net, Site


def short(url: str) -> str:
    return ascii(url[:60])


@pytest.mark.parametrize("url", URLS, ids=short)
@pytest.mark.parametrize("entry", ENTRIES)
def test_no_way_in_leads_to_what_must_not_be_asked_for(site: Site, net: Net, entry: str, url: str) -> None:
    with pytest.raises(CannotRead):
        ENTRIES[entry](site, net.fetcher(), url)
    net.assert_only_public_addresses_were_reached()


@pytest.mark.parametrize("url", REBINDING)
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_resolver_that_changes_its_answer_gains_nothing(site: Site, net: Net, entry: str, url: str) -> None:
    """The address that was checked is the one connected to: there is no second look-up."""
    with suppress(CannotRead):  # what the public address answers is an answer
        ENTRIES[entry](site, net.fetcher(), url)
    assert net.connected
    net.assert_only_public_addresses_were_reached()


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("path", ["/a", "/robots.txt", "/away"])
def test_an_answer_that_is_no_page_is_refused_soon(site: Site, net: Net, path: str, name: str) -> None:
    site.put_raw(path, ANSWERS[name])
    site.put("/from", status=302, Location="/away")
    began = time.perf_counter()
    with pytest.raises(CannotRead):
        net.fetcher(seconds=0.25)(site.url("/from" if path == "/away" else "/a"))
    assert time.perf_counter() - began < 4


@pytest.mark.parametrize("url", UNFIT, ids=short)
def test_a_url_that_may_not_be_asked_for_is_refused_before_its_host_is_looked_up(url: str) -> None:
    began = time.perf_counter()
    with pytest.raises(NotFetched):
        target_of(url)
    assert time.perf_counter() - began < 0.1


@pytest.mark.parametrize("url", PRIVATE, ids=short)
def test_a_url_that_leads_to_a_private_address_is_refused_for_that(net: Net, url: str) -> None:
    with pytest.raises(NotFetched, match="not a public address"):
        checked_addresses(target_of(url), resolve=net.resolve, allow_private=False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_not_public_is_refused_even_beside_a_public_one(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(NotFetched, match="not a public address"):
        checked_addresses(
            target_of("http://lantern.example/"), resolve=lambda *_: [PUBLIC, address], allow_private=False
        )


def test_a_robots_txt_that_leads_elsewhere_is_followed_where_it_may_be(site: Site, net: Net) -> None:
    """So that the robots.txt of the table is refused for where it leads, and not for leading."""
    site.put("/elsewhere", b"User-agent: *\nAllow: /")
    robots(site, net.fetcher(), site.url("/elsewhere", "other.example"))
    assert site.asked[-1][0] == "/a"
    assert net.connected == [PUBLIC, "93.184.216.35", PUBLIC]
