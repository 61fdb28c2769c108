"""The keys by which copies are found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.tracing.prints import PRINT, copy_keys
from tests.tracing import family
from tests.tracing.family import ORIGINAL, known


def keys(text: str) -> set[str]:
    return set(copy_keys(known(1, text).article))


@pytest.mark.parametrize("part", [family.LEAD, family.ENGINEER, family.MAYOR, family.MINISTER])
def test_a_paragraph_is_found_wherever_it_stands(part: str) -> None:
    assert keys(f"{family.OTHER_TEXT}\n\n{part}") & keys(ORIGINAL)


def test_other_texts_share_no_keys() -> None:
    assert not keys(ORIGINAL) & (keys(family.OTHER_TEXT) | keys(family.INDEPENDENT) | keys(family.REWRITE))


def test_spelling_and_house_style_leave_the_keys_alone() -> None:
    assert len(keys(family.AMERICAN) & keys(ORIGINAL)) > 0.9 * len(keys(ORIGINAL))


def test_furniture_has_no_keys() -> None:
    furniture = (
        "We value your privacy. We and our partners store information on a device to show you content."
    )
    assert keys(f"{ORIGINAL}\n\n{furniture}") == keys(ORIGINAL)


@pytest.mark.parametrize("text", ["No.", "?!", "One two three four."])
def test_a_text_of_a_few_words_may_have_none(text: str) -> None:
    assert keys(text) == set()


def test_there_are_few_of_them() -> None:
    assert len(keys(ORIGINAL)) <= len(ORIGINAL.split()) / 8
    long = " ".join(f"word{n} of{n * 7} many{n * 3}" for n in range(9000))
    assert len(keys(long)) <= 160


def test_they_are_the_same_in_every_process() -> None:
    code = (
        "from tests.tracing.family import ORIGINAL, known\n"
        "from sayso.tracing.prints import copy_keys\n"
        "print(*copy_keys(known(1, ORIGINAL).article))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert tuple(run.stdout.split()) == copy_keys(known(1, ORIGINAL).article)
    assert all(key.startswith(PRINT) for key in run.stdout.split())
