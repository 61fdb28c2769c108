"""What stands beside sayso, from peers.yml: simple systems that a bench runs, and what others reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Peer:
    """Another system, and its figures by the SHA-256 of the corpus; None where a bench runs it."""

    name: str
    how: str
    measured: Mapping[str, Mapping[str, float]] | None

    @property
    def is_run(self) -> bool:
        """Whether a bench runs it."""
        return self.measured is None


def peers_of(bench: str) -> tuple[Peer, ...]:
    """The peers of this bench, in the order in which they are shown.

    >>> [peer.name for peer in peers_of("times")]
    ['day of publication', 'HeidelTime']
    """
    return _every_peer().get(bench, ())


@cache
def _every_peer() -> dict[str, tuple[Peer, ...]]:
    given: dict[str, Any] = yaml.safe_load((files("sayso.measuring") / "peers.yml").read_text("utf-8"))
    return {
        bench: tuple(Peer(name, peer["how"], peer.get("measured")) for name, peer in peers.items())
        for bench, peers in given.items()
    }
