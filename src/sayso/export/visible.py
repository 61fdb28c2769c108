"""Scraped text made safe to show: characters that steer instead of showing become marks."""

from __future__ import annotations

import re

# C0 and C1 controls steer terminals; bidirectional controls reorder the words around them (Trojan Source,
# CVE-2021-42574); lone surrogates cannot be written as UTF-8.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
MARK = "\ufffd"


def visible(text: str) -> str:
    """The text with every steering character shown as one mark, so that offsets stay what they were.

    >>> visible("a\\x1b[31mb\\u202ec")
    'a�[31mb�c'
    """
    return _STEERING.sub(MARK, text)


def one_line(text: str, *, limit: int | None = None) -> str:
    """The text on one line, white space folded, cut with an ellipsis where it is longer than the limit.

    >>> one_line("We use\\n your sign-up", limit=10)
    'We use yo…'
    """
    folded = " ".join(visible(text).split())
    return folded if limit is None or len(folded) <= limit else folded[: limit - 1] + "…"
