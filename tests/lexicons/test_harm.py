"""Every class of harm.yml and background.yml tells what its own lines tell, and spares the others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.language import parse
from sayso.lexicons import entries
from sayso.model import Article, Passage, Role
from sayso.situating.how_many import Counted, counted
from sayso.situating.when import times


def counted_in(line: str) -> Counted:
    article = Article("a", line, (Passage(0, len(line), Role.BODY),), published=date(2024, 5, 15))
    grammars = parse(article)
    return counted(article, grammars, times=times(article, grammars))


def _lines(lexicon: str, key: str) -> list[Any]:
    return [
        pytest.param(line, id=f"{entry['name']}-{at}")
        for entry in entries(lexicon)
        for at, line in enumerate(entry[key])
    ]


@pytest.mark.parametrize("line", _lines("harm", "fires"))
def test_harm_is_counted_in_its_own_lines(line: str) -> None:
    text, toll, count = line.split(" | ")
    found = getattr(counted_in(text).tolls, toll)
    assert found is not None
    assert found.low == int(count)


@pytest.mark.parametrize("line", _lines("harm", "not"))
def test_no_harm_is_counted_where_there_is_none(line: str) -> None:
    found = counted_in(line).tolls
    assert (found.killed, found.injured) == (None, None)


@pytest.mark.parametrize("line", _lines("background", "fires"))
def test_background_and_the_day_of_the_happening_are_told_apart_in_their_own_lines(line: str) -> None:
    text, _, day = line.partition(" | ")
    found = counted_in(text)
    if day:
        assert found.time is not None
        assert found.time.text == day
    else:
        assert [f.background for f in found.figures][-1]
        assert not found.figures[0].background


@pytest.mark.parametrize("line", _lines("background", "not"))
def test_nothing_is_background_where_one_happening_is_told(line: str) -> None:
    assert not any(f.background for f in counted_in(line).figures)


def test_no_word_of_harm_stands_in_two_entries_of_one_name() -> None:
    names = [entry["name"] for entry in entries("harm")]
    assert len(names) == len(set(names))
