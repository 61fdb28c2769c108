"""Which links may be kept as the address of an article."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST = 4_000  # characters: servers take no more


def web_link(link: str | None, *, base: str | None = None) -> str | None:
    """The link as a full address, when it is one of http or https; None for all else, as javascript:.

    >>> web_link("/2024/bridge", base="https://lantern.example/feed")
    'https://lantern.example/2024/bridge'
    >>> web_link("javascript:alert(1)", base="https://lantern.example/feed")
    """
    text = (link or "").strip()
    try:
        full = urljoin(base or "", text)
        parts = urlsplit(full)
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return full if text and is_web and len(full) <= _LONGEST and not _UNFIT.search(full) else None
