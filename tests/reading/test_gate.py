"""The one gate that every URL passes: what it lets through. What it refuses is in attacks.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotFetched
from sayso.reading.gate import checked_addresses, target_of
from tests.reading.serving import PUBLIC


@pytest.mark.parametrize("url", ["//lantern.example/", "/a", "http:///path", "http://a/\r\nHost: other", ""])
def test_a_part_of_a_url_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://Lantern.Example", "lantern.example", 80, "/"),
        ("https://lantern.example:8443/a?b=c#d", "lantern.example", 8443, "/a?b=c"),
        ("https://bücher.example/ä", "xn--bcher-kva.example", 443, "/%C3%A4"),
        ("https://lantern.example./a", "lantern.example", 443, "/a"),
        ("http://lantern。example。/", "lantern.example", 80, "/"),
        ("http://93.184.216.34/", "93.184.216.34", 80, "/"),
        ("http://[2606:2800:220:1::1]/", "2606:2800:220:1::1", 80, "/"),
    ],
)
def test_a_url_that_may_be_asked_for_leads_somewhere(url: str, host: str, port: int, path: str) -> None:
    target = target_of(url)
    assert (target.host, target.port, target.path) == (host, port, path)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_a_public_address_is_let_through(address: str) -> None:
    found = checked_addresses(target_of("http://lantern.example/"), resolve=to(address), allow_private=False)
    assert found == [address]


def test_private_addresses_are_let_through_only_when_that_is_asked_for() -> None:
    found = checked_addresses(
        target_of("http://lantern.example/"), resolve=to("127.0.0.1"), allow_private=True
    )
    assert found == ["127.0.0.1"]


def test_an_unknown_host_is_refused() -> None:
    def fails(host: str, port: int) -> list[str]:
        raise OSError(f"no {host}:{port}")

    for resolve in (fails, to()):
        with pytest.raises(NotFetched):
            checked_addresses(target_of("http://lantern.example/"), resolve=resolve, allow_private=False)


def to(*addresses: str) -> Callable[[str, int], list[str]]:
    return lambda _host, _port: list(addresses)
