"""Bytes become the text that was meant."""

from __future__ import annotations

import pytest

from sayso.errors import NotText
from sayso.reading.decoding import decoded

LINE = "“We weren’t warned” – the harbour master’s café, Zoë said… "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("times", [1, 200])
def test_encodings_are_told_by_the_bytes(encoding: str, times: int) -> None:
    assert decoded((LINE * times).encode(encoding)) == LINE * times


def test_a_few_broken_bytes_lose_nothing_else() -> None:
    data = (LINE * 50).encode() + b"\xff" + (LINE * 50).encode()
    assert decoded(data) == LINE * 50 + "\ufffd" + LINE * 50


def test_half_an_emoji_in_bytes_is_replaced() -> None:
    text = decoded(b"It \xed\xa0\xbd broke. " + LINE.encode() * 20)
    text.encode("utf-8")
    assert text.endswith(LINE)


def test_what_is_declared_is_believed_when_the_bytes_are_not_utf8() -> None:
    assert decoded("Міністерство".encode("cp1251"), declared="windows-1251") == "Міністерство"
    assert decoded("café".encode(), declared="iso-8859-1") == "café"
    assert decoded(b"\x93No\x94", declared="iso-8859-1") == "“No”"
    assert decoded(b"No", declared="no-such-charset") == "No"


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"x" * 99, bytes(range(32)) * 50, b"\x00" * 500])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decoded(data)


def test_a_nul_or_two_in_a_text_survive() -> None:
    assert decoded(b"No\x00, she said.\x00") == "No\x00, she said.\x00"
