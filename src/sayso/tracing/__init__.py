"""Which articles derive from one text, where each text comes from, and which belong to one story.

In comes an article as it is compared, and the earlier ones behind a small Protocol that the caller answers
from its ledger; out comes `Traced`: the earlier articles that share its text, with the passages on both
sides and the direction, the story it belongs to, and the first hand that its text shows. It refuses to
guess: where nothing tells the direction there is no parent, and where nothing tells the first hand the
origin is unknown.
"""

from __future__ import annotations

from sayso.tracing.earlier import Earlier
from sayso.tracing.trace import trace
from sayso.tracing.traits import compared_by

__all__ = ["Earlier", "compared_by", "trace"]
