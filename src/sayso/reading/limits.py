"""How much may be read."""

from __future__ import annotations

from dataclasses import dataclass


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
