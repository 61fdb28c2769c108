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
    feed_bytes: int = 8_000_000  # of one feed or OPML: the parser takes 10 s for the worst of that size
    feed_entries: int = 10_000  # of one feed: the longest that publishers serve have some thousands
    opml_depth: int = 3  # OPML that names OPML
    sitemap_bytes: int = 52_428_800  # of one sitemap, unpacked: what sitemaps.org allows
    sitemap_urls: int = 50_000  # of one sitemap: what sitemaps.org allows
    sitemap_depth: int = 3  # indexes of indexes: sitemaps.org knows one level, sites have two
    record_bytes: int = 16_000_000  # of one page in a WARC, as it was transferred
    wacz_files: int = 10_000  # in one WACZ
    sidecar_bytes: int = 1_000_000
    folder_files: int = 1_000_000
