"""What a site's robots.txt lets us read (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one agent: each a path pattern, and whether it allows."""

    rules: tuple[tuple[bytes, bool], ...]

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
NOTHING = Rules(((b"/", False),))


def rules_for(agent: str, robots: str) -> Rules:
    """The rules of the groups that name the agent, or of those for everybody.

    >>> rules_for("sayso", "User-agent: *\\nDisallow: /drafts\\n").allow("/drafts/1")
    False
    """
    groups = list(_groups(robots))
    named = [rule for agents, rules in groups if agent.lower() in agents for rule in rules]
    if named or any(agent.lower() in agents for agents, _ in groups):
        return Rules(tuple(named))
    return Rules(tuple(rule for agents, rules in groups if "*" in agents for rule in rules))


def _groups(robots: str) -> Iterator[tuple[set[str], list[tuple[bytes, bool]]]]:
    agents: set[str] = set()
    rules: list[tuple[bytes, bool]] = []
    in_rules = False
    for line in robots.splitlines()[:_MOST_LINES]:
        name, colon, value = line.split("#", 1)[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent" and colon:
            if in_rules:
                yield agents, rules
                agents, rules, in_rules = set(), [], False
            agents.add(value.split("/")[0].strip().lower())
        elif name in ("allow", "disallow") and agents:
            in_rules = True
            if value:
                rules.append((unquote_to_bytes(value), name == "allow"))
    if agents:
        yield agents, rules


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
