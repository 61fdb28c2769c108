"""Which kind of source something is: by its name where that tells, else by how it begins."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

_KINDS = {".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
          ".jsonl": "rows", ".ndjson": "rows"}  # fmt: skip
_MARKUP = re.compile(
    rb"\s*(<\?xml[^>]{0,200}>\s*)?(<!--|<!doctype\s+html|<html|<head|<body|<(p|div|article)[\s>])", re.I
)
_TAG = re.compile(rb"</(p|div|head|title|script|body|span|a)>|<meta\s", re.I)
_MEDIA = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
          "application/jsonl": "rows", "application/x-ndjson": "rows"}  # fmt: skip


def kind_by_name(name: str) -> str | None:
    """The kind a file's name tells, ``.gz`` aside; None when it tells none.

    >>> kind_by_name("2022/bridge.html.gz"), kind_by_name("bridge")
    ('html', None)
    """
    path = PurePath(name.lower())
    return _KINDS.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix)


def kind_by_media(content_type: str | None) -> str | None:
    """The kind a server's Content-Type tells.

    >>> kind_by_media("text/html; charset=utf-8")
    'html'
    """
    return _MEDIA.get((content_type or "").split(";")[0].strip().lower())


def kind_by_head(head: bytes) -> str:
    """The kind the first bytes tell: a row, a page, or else text.

    >>> [kind_by_head(head) for head in (b"<!DOCTYPE html>", b'{"id": 1, "text": "No."}', b"No.")]
    ['html', 'rows', 'text']
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _is_row(start):
        return "rows"
    if _MARKUP.match(start) or (start.startswith(b"<") and len(_TAG.findall(head)) > 2):
        return "html"
    return "text"


def _is_row(start: bytes) -> bool:
    line, newline, _ = start.partition(b"\n")
    if not newline and len(line) > 1_000:  # cut off by the sniffing
        return re.match(rb'\{\s*"[a-z_]{1,40}"\s*:', line, re.I) is not None
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
