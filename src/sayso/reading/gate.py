"""Which addresses may be fetched from: the one gate for every URL, every redirect and robots.txt."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from sayso.errors import NotFetched

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]

_SAVE = "save the page and give the file"
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST = (
    8_000  # characters: RFC 9110, 4.1 asks for as many, and a name of a million letters takes IDNA seconds
)
# Beyond what Python's ipaddress calls not global: addresses that carry another one inside.
_CARRIERS = tuple(
    map(
        ipaddress.ip_network,
        (
            "::/96",  # IPv4-compatible
            "::ffff:0:0/96",  # IPv4-mapped
            "64:ff9b::/96",  # NAT64
            "64:ff9b:1::/48",
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "192.88.99.0/24",  # 6to4 relays
            "100.64.0.0/10",  # carrier-grade NAT
            "fec0::/10",  # site-local
        ),
    )
)


class Barred(NotFetched):
    """A host that is unknown or has an address that may not be connected to."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a checked URL leads."""

    scheme: str
    host: str  # in ASCII, lower case
    port: int
    path: str  # with the query, without the fragment

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


_PORTS = {"http": 80, "https": 443}


def target_of(url: str) -> Target:
    """Where the URL leads, when it is one that may be asked for at all.

    >>> target_of("https://lantern.example/a?b=1#c")
    Target(scheme='https', host='lantern.example', port=443, path='/a?b=1')

    Raises `NotFetched` for anything but http and https, for names and passwords in the URL, for
    backslashes, blanks and control characters, and for hosts that are no names.
    """
    if len(url) > _LONGEST:
        raise NotFetched(f"the URL has more than {_LONGEST:,} characters", "check how it is written")
    if _UNFIT.search(url):
        raise NotFetched("the URL has a blank, a backslash or a control character in it", "write it without")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotFetched(f"the URL cannot be understood ({error})", "check how it is written") from error
    if parts.scheme not in _PORTS:
        raise NotFetched(f"only http and https are fetched, not {parts.scheme or 'this'}", _SAVE)
    if "[" in parts.netloc and ":" not in (parts.hostname or ""):  # an address of a kind yet to come
        raise NotFetched(f"{parts.netloc[:80]} is not an address", "check how it is written")
    if "@" in parts.netloc:
        raise NotFetched("the URL has a name or password in it", "give it without, or save the page")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
    )
    return Target(parts.scheme, _host(parts.hostname), port or _PORTS[parts.scheme], path)


def _host(name: str | None) -> str:
    if not name:
        raise NotFetched("the URL names no host", "check how it is written")
    if ":" in name:
        if "%" in name or _as_address(name) is None:
            raise NotFetched(f"{name} is not an address", "check how it is written")
        return name
    try:
        host = name.rstrip(".").encode("idna").decode("ascii").rstrip(".").lower()
    except UnicodeError as error:
        raise NotFetched(f"{name[:80]!r} is not the name of a host", "check how it is written") from error
    # 2130706433, 0x7f.1 and 017700000001 are ways of writing 127.0.0.1 that hide it from readers.
    last = host.rsplit(".", 1)[-1]
    if not host or (re.fullmatch(r"\d+|0x[0-9a-f]*", last) and _as_address(host) is None):
        raise NotFetched(f"{host!r} is not the name of a host", "write the address with four numbers")
    return host


def checked_addresses(target: Target, *, resolve: Resolve, allow_private: bool) -> list[str]:
    """The addresses of the target's host, all of them public unless private ones are allowed.

    Raises `Barred` when the name is unknown, or when a single one of its addresses is not public.
    """
    try:
        found = list(dict.fromkeys(resolve(target.host, target.port)))
    except (OSError, UnicodeError) as error:
        raise Barred(f"the host {target.host} is not known", "check the URL and the network") from error
    if not found:
        raise Barred(f"the host {target.host} has no address", "check the URL")
    for text in found:
        if not allow_private and not is_public(text):
            raise Barred(_not_public(target.host, text), _SAVE)
    return found


def _not_public(host: str, address: str) -> str:
    if host.strip("[]") == address:
        return f"{host} is not a public address"
    return f"{host} leads to {address}, which is not a public address"


def is_public(text: str) -> bool:
    """Whether the address is one that anybody on the internet could reach.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    address = _as_address(text.split("%")[0])
    if address is None or not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address.version == net.version and address in net for net in _CARRIERS)


def _as_address(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses the system's resolver has for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]
