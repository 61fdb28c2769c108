"""What a server or a crawler packed, undone within the caps."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from sayso.errors import NotFetched, TooLarge
from sayso.reading.unpacking import unpacked_body

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("encoding", PACK)
@pytest.mark.parametrize("size", [1, 65_535, 65_536, 65_537, 300_000])
@pytest.mark.parametrize("step", [7, 1_000_000])
def test_a_body_of_any_size_comes_back_whole(encoding: str, size: int, step: int) -> None:
    packed = PACK[encoding](b" " * size)
    pieces = [packed[at : at + step] for at in range(0, len(packed), step)]
    assert unpacked_body(pieces, encoding, limit=1_000_000) == b" " * size


def test_frames_of_zstd_may_follow_one_another() -> None:
    packed = zstandard.compress(b"The bridge ") + zstandard.compress(b"is closed.")
    assert unpacked_body([packed], "zstd", limit=100) == b"The bridge is closed."


def test_a_zstd_bomb_is_defused_before_it_fills_the_memory() -> None:
    packed = zstandard.compress(bytes(1_000_000_000), 1)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        unpacked_body([packed], "zstd", limit=16_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(packed) < 50_000
    assert peak < 40_000_000


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: b"garbled" + data, lambda _: b"\x28"]
)
def test_damaged_zstd_is_refused(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(NotFetched, match="damaged"):
        unpacked_body([damage(zstandard.compress(b"The bridge is closed." * 500))], "zstd", limit=100_000)


def test_zstd_may_look_back_no_further_than_eight_megabytes() -> None:
    made = zstandard.ZstdCompressionParameters(window_log=27, write_content_size=False)
    packed = zstandard.ZstdCompressor(compression_params=made).compressobj()
    with pytest.raises(NotFetched):
        unpacked_body([packed.compress(b"No.") + packed.flush()], "zstd", limit=100)
