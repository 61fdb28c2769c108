"""What is written is there whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.export.whole import whole_file, whole_folder


def breaking_off() -> Iterator[bytes]:
    yield b"half"
    raise KeyboardInterrupt


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("before")
    with pytest.raises(KeyboardInterrupt), whole_file(file) as stream:
        stream.writelines(breaking_off())
    assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with whole_file(tmp_path / "link.csv") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_device_is_written_and_not_replaced() -> None:
    with whole_file(Path("/dev/null")) as stream:
        stream.write(b"gone")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_folder_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.csv").write_text("before")
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "out") as draft:
        (draft / "b.csv").open("wb").writelines(breaking_off())
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "a.csv"]


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.csv").write_text("before")
    with whole_folder(tmp_path / "out") as draft:
        (draft / "b.csv").write_text("after")
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "b.csv"]
