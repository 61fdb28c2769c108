"""What a site's robots.txt lets us read (RFC 9309)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one agent: each a path pattern, and whether it allows."""

    rules: tuple[tuple[bytes, bool], ...]
    delay: float | None = None  # seconds between two requests, by Crawl-delay

    def allow(self, path: str) -> bool:
        """Whether the path may be read: the longest pattern that fits decides, allowing on a tie.

        >>> Rules(((b"/private", False), (b"/private/press", True))).allow("/private/press/1")
        True
        """
        if path == "/robots.txt":
            return True
        raw = unquote_to_bytes(path)
        fitting = [(len(pattern), allows) for pattern, allows in self.rules if _fits(pattern, raw)]
        return max(fitting)[1] if fitting else True


ALL = Rules(())


@dataclass(slots=True)
class _Group:
    """What stands under one or several User-agent lines."""

    agents: set[str] = field(default_factory=set)
    rules: list[tuple[bytes, bool]] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)


def rules_for(agent: str, robots: str) -> Rules:
    """The rules of the groups that name the agent, or of those for everybody.

    >>> rules_for("sayso", "User-agent: *\\nDisallow: /drafts\\n").allow("/drafts/1")
    False
    >>> rules_for("sayso", "User-agent: *\\nCrawl-delay: 10\\n").delay
    10.0
    """
    groups = list(_groups(robots))
    named = [group for group in groups if agent.lower() in group.agents]
    ours = named or [group for group in groups if "*" in group.agents]
    return Rules(
        tuple(rule for group in ours for rule in group.rules),
        max((delay for group in ours for delay in group.delays), default=None),
    )


def _groups(robots: str) -> Iterator[_Group]:
    group = _Group()
    in_rules = False
    for line in robots.splitlines()[:_MOST_LINES]:
        name, colon, value = line.split("#", 1)[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent" and colon:
            if in_rules:
                yield group
                group, in_rules = _Group(), False
            group.agents.add(value.split("/")[0].strip().lower())
        elif name in ("allow", "disallow") and group.agents:
            in_rules = True
            if value:
                group.rules.append((unquote_to_bytes(value), name == "allow"))
        elif name == "crawl-delay" and group.agents:
            # RFC 9309 does not know it; were it passed over, "User-agent: *, Crawl-delay: 10, User-agent:
            # badbot, Disallow: /", which many sites have, would shut everybody out.
            in_rules = True
            group.delays.extend(_seconds(value))
    if group.agents:
        yield group


def _seconds(value: str) -> Iterator[float]:
    try:
        seconds = float(value)
    except ValueError:
        return
    if math.isfinite(seconds) and seconds > 0:
        yield seconds


def _fits(pattern: bytes, path: bytes) -> bool:
    """Whether the pattern fits the path's beginning; ``*`` is anything and a last ``$`` the end."""
    to_end = pattern.endswith(b"$")
    first, *rest = (pattern[:-1] if to_end else pattern).split(b"*")
    if not path.startswith(first):
        return False
    at = len(first)
    for index, piece in enumerate(rest):
        if to_end and index == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at == len(path) if to_end else True
