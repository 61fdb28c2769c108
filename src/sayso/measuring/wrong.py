"""A mistake that is about whole articles, in words."""

from __future__ import annotations

from dataclasses import dataclass

ALL = "all"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: of which kind, about which articles, and what gold and sayso say of it."""

    kind: str
    ids: tuple[str, ...]
    lines: tuple[str, ...]
