"""Which kind of source something is: by its name where that tells, else by how it begins."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".rss": "feed",
    ".atom": "feed",
    ".opml": "opml",
    ".warc": "warc",
    ".wet": "warc",
    ".wacz": "wacz",
}
OPEN_NAMES = (".xml", ".json")  # endings that hold many kinds of things, some of them sources
_MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/jsonl": "rows",
    "application/x-ndjson": "rows",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "text/x-opml": "opml",
    "application/warc": "warc",
    "application/wacz": "wacz",
}
_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "opml": "opml",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_BEFORE_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|<!doctype[^>\[]{0,500}>\s*)*", re.I | re.S
)
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(\w{3,12})[\s>/]")
_DOCTYPE = re.compile(rb"\s*<!doctype\s+(?:\w{1,20}:)?(\w{3,12})[\s>\[]", re.I)
_JSON_FEED = re.compile(rb'"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_IN_WACZ = re.compile(rb"datapackage\.json|archive/[^/]{1,200}\.warc")  # names of files stand in the clear
_QUOTATIONS = re.compile(rb'\{\s*"date"\s*:.*"quotes"\s*:\s*\[', re.S)
_URL_LINE = re.compile(rb"https?://([^/\s]{1,250})(?:/\S*)?\s*", re.I)
_URL_LINES = 3  # lines that are nothing but URLs of one host: fewer may be an article's first lines
_MARKUP = re.compile(
    rb"\s*(<\?xml[^>]{0,200}>\s*)?(<!--|<!doctype\s+html|<html|<head|<body|<(p|div|article)[\s>])", re.I
)
_TAG = re.compile(rb"</(p|div|head|title|script|body|span|a)>|<meta\s", re.I)


def kind_by_name(name: str) -> str | None:
    """The kind a file's name tells, ``.gz`` aside; None when it tells none.

    >>> kind_by_name("2022/bridge.html.gz"), kind_by_name("20200101.gqg.json"), kind_by_name("bridge")
    ('html', 'gqg', None)
    """
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return "gqg" if path.name.endswith(".gqg.json") else _KINDS.get(path.suffix)


def kind_by_media(content_type: str | None) -> str | None:
    """The kind a server's Content-Type tells.

    >>> kind_by_media("text/html; charset=utf-8")
    'html'
    """
    return _MEDIA.get((content_type or "").split(";")[0].strip().lower())


def kind_by_head(head: bytes) -> str:
    """The kind the first bytes tell: one they are sure of, a row, a page, or else text.

    >>> [kind_by_head(head) for head in (b"<!DOCTYPE html>", b'{"id": 1, "text": "No."}', b"No.")]
    ['html', 'rows', 'text']
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if (sure := sure_kind(head)) is not None:
        return sure
    if start.startswith(b"{") and _is_row(start):
        return "rows"
    if _MARKUP.match(start) or (start.startswith(b"<") and len(_TAG.findall(head)) > 2):
        return "html"
    return "text"


def sure_kind(head: bytes) -> str | None:
    """The kind that these first bytes can only be, whatever a name or a server calls it.

    >>> [sure_kind(head) for head in (b'<?xml version="1.0"?><rss version="2.0">', b"WARC/1.1", b"No.")]
    ['feed', 'warc', None]
    """
    # XML in UTF-16 is, without its NULs and its mark, the same XML in ASCII.
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<"):
        return _kind_by_root(start)
    if start.startswith(b"{"):
        return _kind_of_object(start)
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PK\x03\x04") and _IN_WACZ.search(head[:4_096]):
        return "wacz"
    return "sitemap" if _is_list_of_urls(start) else None


def _kind_by_root(start: bytes) -> str | None:
    prolog = _BEFORE_ROOT.match(start)
    rest = start[prolog.end() :] if prolog else start
    root = _DOCTYPE.match(rest) or _ROOT.match(rest)
    return _ROOTS.get(root[1].decode("ascii", "replace").lower()) if root else None


def _kind_of_object(start: bytes) -> str | None:
    if _JSON_FEED.search(start):
        return "feed"
    return "gqg" if _QUOTATIONS.match(start.partition(b"\n")[0]) else None


def _is_list_of_urls(start: bytes) -> bool:
    lines = start.splitlines()[:20]
    found = [_URL_LINE.fullmatch(line) for line in lines if line.strip()]
    hosts = {match[1].lower() for match in found if match}
    return len(found) >= _URL_LINES and all(found) and len(hosts) == 1


def _is_row(start: bytes) -> bool:
    line, newline, _ = start.partition(b"\n")
    if not newline and len(line) > 1_000:  # cut off by the sniffing
        return re.match(rb'\{\s*"[a-z_]{1,40}"\s*:', line, re.I) is not None
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
