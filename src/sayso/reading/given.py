"""What the caller hands in beside the sources: what it knows of them, and how much may be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows of an article better than the article does; None where it does not.

    >>> Hints(title="Bridge closed").over(Hints(title="x", outlet="The Lantern"))
    Hints(published=None, url=None, title='Bridge closed', outlet='The Lantern')
    """

    published: date | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None

    def over(self, other: Hints) -> Hints:
        """These hints, filled up from the other ones."""
        return Hints(
            self.published or other.published,
            self.url or other.url,
            self.title or other.title,
            self.outlet or other.outlet,
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a source is refused as too large. Bytes are counted after unpacking."""

    text_chars: int = 1_000_000  # of one article: the parser takes no more, and a long novel has as many
    file_bytes: int = 16_000_000  # of one text
    page_bytes: int = 8_000_000  # of one page: extraction takes a second for each megabyte
    row_bytes: int = 8_000_000  # of one line of a .jsonl file
    rows_bytes: int = 4_000_000_000  # of a whole .jsonl file, unpacked
    sidecar_bytes: int = 1_000_000
    folder_files: int = 1_000_000
