"""WARCs and pages made for tests: invented outlets and happenings, written by warcio."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://lantern.example"


def page(number: int = 1, *, more: str = "") -> bytes:
    """A page about a happening that was invented, `more` being filled into its head."""
    return (
        f"<!DOCTYPE html><html><head><title>Harbour bridge {number} closed</title>{more}</head><body><article>"
        f"<h1>Harbour bridge {number} closed</h1>"
        f"<p>Bridge number {number} over the harbour of Odesa was closed on Monday, the council said, because "
        "inspectors had found cracks in two of its piers and nobody could tell how deep they were.</p>"
        "<p>“We were not warned,” said Ada Quill, the harbour master, who asked for the letters.</p>"
        "</article></body></html>"
    ).encode()


class Archive:
    """A WARC in the making, with where each record begins in it."""

    def __init__(self, *, packed: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed)
        self.starts: list[int] = []

    def answer(
        self,
        uri: str,
        body: bytes,
        *fields: tuple[str, str],
        status: str = "200 OK",
        kind: str = "text/html; charset=utf-8",
    ) -> Archive:
        """One more answer of a server."""
        http = StatusAndHeaders(status, [("Content-Type", kind), *fields], protocol="HTTP/1.1")
        self._write(uri, "response", body, http_headers=http)
        return self

    def record(self, uri: str, body: bytes, *, type: str, kind: str) -> Archive:
        """One more record that is no answer."""
        self._write(uri, type, body, warc_content_type=kind)
        return self

    def _write(self, uri: str, type: str, body: bytes, **about: object) -> None:
        self.starts.append(self._out.tell())
        made = self._writer.create_warc_record(
            uri,
            type,
            payload=io.BytesIO(body),
            warc_headers_dict={"WARC-Date": "2024-03-09T10:00:00Z"},
            **about,
        )
        self._writer.write_record(made)

    @property
    def data(self) -> bytes:
        """The file so far."""
        return self._out.getvalue()


def three(*, packed: bool = True) -> Archive:
    """An archive of three pages."""
    archive = Archive(packed=packed)
    for number in (1, 2, 3):
        archive.answer(f"{SITE}/{number}", page(number))
    return archive
