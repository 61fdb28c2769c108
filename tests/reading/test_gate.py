"""The one gate that every URL passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import NotFetched
from sayso.reading.gate import checked_addresses, is_public, target_of

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://lantern.example/a",
        "file:///etc/passwd",
        "gopher://lantern.example/",
        "data:text/html,No",
        "javascript:alert(1)",
        "//lantern.example/",
        "http://",
        "http:///path",
        "http://ada@lantern.example/",
        "http://ada:secret@lantern.example/",
        "http://@lantern.example/",
        "http://a\\@b/",
        "http://lantern.example\\@169.254.169.254/",
        "http://lantern.example/a b",
        "http://lantern.example/\r\nHost: other",
        "http://lantern.example:99999/",
        "http://lantern.example:port/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::1%25eth0]/",
        "http://[::1/",
        "http://[nonsense]/",
        "http://" + "a" * 300 + ".example/",
        "http://a..example/",
    ],
)
def test_a_url_that_may_not_be_asked_for_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        target_of(url)


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("http://Lantern.Example", "lantern.example", 80, "/"),
        ("https://lantern.example:8443/a?b=c#d", "lantern.example", 8443, "/a?b=c"),
        ("https://bücher.example/ä", "xn--bcher-kva.example", 443, "/%C3%A4"),
        ("http://93.184.216.34/", "93.184.216.34", 80, "/"),
        ("http://[2606:2800:220:1::1]/", "2606:2800:220:1::1", 80, "/"),
    ],
)
def test_a_url_that_may_be_asked_for_leads_somewhere(url: str, host: str, port: int, path: str) -> None:
    target = target_of(url)
    assert (target.host, target.port, target.path) == (host, port, path)


PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "192.88.99.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::93.184.216.34",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2002:7f00:1::",
    "2002:5db8:d822::1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "nonsense",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused_even_beside_a_public_one(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(NotFetched, match="not a public address"):
        checked_addresses(
            target_of("http://lantern.example/"), resolve=to(PUBLIC, address), allow_private=False
        )


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
