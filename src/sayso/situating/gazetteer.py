"""Places by name, in one SQLite file."""

from __future__ import annotations


class Gazetteer:
    """Places by name."""
