"""Bytes to text: which encoding, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from sayso.errors import NotText

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64_000  # bytes: what an encoding is guessed from
_HIGH = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")


def decoded(data: bytes, *, declared: str | None = None) -> str:
    """The text these bytes spell, without a byte order mark.

    The order mark decides, then UTF-8 where the bytes are UTF-8, then what the document declares (pages
    often declare what they are not), then a guess. A few broken bytes in UTF-8 become U+FFFD, one for
    each, and lose nothing else.

    >>> decoded("“No”".encode("cp1252"))
    '“No”'

    Raises `NotText` when the bytes are binary or no encoding explains them.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace")
    _refuse_binary(data)
    for encoding in ("utf-8", _web_name(declared)):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of English is then a NUL."""
    head = data[:2_000]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _refuse_binary(data: bytes) -> None:
    head = data[:_SAMPLE]
    if data.startswith(_MAGIC) or len(_CONTROL.findall(head)) > 0.02 * len(head) + 4:
        raise NotText("it is not text", "give the article as .html, .txt or .jsonl")


# PDF, ZIP (and .docx, .odt, .epub), PNG, JPEG, GIF, gzip inside gzip, old Office
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


def _web_name(declared: str | None) -> str | None:
    """The encoding that is meant: whoever declares Latin-1 writes Windows-1252 (WHATWG Encoding, 4.2)."""
    if declared and declared.strip().lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        return "cp1252"
    return declared


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _guessed(data: bytes) -> str:
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    good = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", loose))
    if good and (broken <= 2 or broken < 0.05 * good):
        return loose
    high = b"\n".join(_HIGH.findall(data[: 40 * _SAMPLE]))[:_SAMPLE]
    if _reads_as_western(high):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # slow to load and rarely needed

    best = from_bytes(high).best()
    if best is None:
        raise NotText("no encoding explains its bytes", "save it as UTF-8")
    return data.decode(best.encoding, "replace")


def _reads_as_western(high: bytes) -> bool:
    """Whether the bytes beyond ASCII are the few that English has in Windows-1252: marks, small letters."""
    beyond = [byte for byte in high if byte >= 0x80]
    usual = sum(1 for byte in beyond if byte in _USUAL)
    return usual == len(beyond) or (len(beyond) < 0.1 * len(high) and usual > 0.8 * len(beyond))


_USUAL = frozenset("…‘’“”–—•™€£©®°·½¼ éèêëàáâäãåçíìîïñóòôöõøúùûüß\xa0\xad".encode("cp1252")) - {0x20}
