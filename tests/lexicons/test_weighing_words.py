"""The words by which clauses are compared: every entry fires on its own lines and spares the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sayso.lexicons import entries
from sayso.lexicons.corrections import taken_back
from sayso.lexicons.kin import kin_of
from sayso.lexicons.outcomes import outcomes
from sayso.model import Mood, Proposition
from sayso.weighing import series
from tests.weighing.stories import put_forward, told


def _lines(name: str, key: str) -> list[Any]:
    return list(_labelled(name, key))


def _labelled(name: str, key: str) -> Iterator[Any]:
    for entry in entries(name):
        for at, line in enumerate(entry.get(key, ())):
            label = (
                entry.get("kin") or entry.get("kind") or entry.get("name") or entry.get("one", ["endings"])[0]
            )
            yield pytest.param(entry, line, id=f"{label}-{at}")


def _kin(line: str) -> set[str]:
    return {kin_of(word) for p in put_forward(line) for word in (*p.words, *([p.verb] if p.verb else []))}


def _halves(line: str) -> tuple[str, str]:
    one, other = line.split(" | ")
    return one, other


def _same(entry: dict[str, Any], line: str) -> bool:
    """Whether the two lines share a word of the family, or one whose ending is cut."""
    one, other = (_words_of(half) for half in _halves(line))
    if "kin" in entry:
        family = kin_of(entry["words"][0])
        return family in one and family in other
    return bool(one & other)


def _words_of(line: str) -> set[str]:
    return {kin_of(w) for w in _lemmas(line)}


def _lemmas(line: str) -> set[str]:
    from sayso.language import parse
    from tests.reading_sentences import article_of

    return {
        t.lemma.lower()
        for g in parse(article_of(line))
        for t in g.tokens
        if t.pos in {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}
    }


@pytest.mark.parametrize(("entry", "line"), _lines("kin", "fires"))
def test_kin_are_one_word(entry: dict[str, Any], line: str) -> None:
    assert _same(entry, line)


@pytest.mark.parametrize(("entry", "line"), _lines("kin", "not"))
def test_what_only_looks_alike_is_no_kin(entry: dict[str, Any], line: str) -> None:
    assert not _same(entry, line)


def test_no_word_is_of_two_families() -> None:
    words = [word for entry in entries("kin") for word in entry.get("words", ())]
    assert sorted(words) == sorted(set(words))


def _against(line: str) -> bool:
    one, other = (_lemmas(half) for half in _halves(line))
    return any(outcomes().get(word, frozenset()) & other for word in one)


@pytest.mark.parametrize(("entry", "line"), _lines("outcomes", "fires"))
def test_outcomes_go_against_each_other(entry: dict[str, Any], line: str) -> None:
    assert _against(line)


@pytest.mark.parametrize(("entry", "line"), _lines("outcomes", "not"))
def test_other_words_do_not(entry: dict[str, Any], line: str) -> None:
    assert not _against(line)


_SIGNS = {
    "denying": lambda p: p.negated,
    "denying determiners": lambda p: p.negated,
    "failing": lambda p: p.negated,
    "more than so": lambda p: p.negated,
    "planning": lambda p: p.mood is Mood.PLANNED,
    "planned": lambda p: p.mood is Mood.PLANNED,
    "wished": lambda p: p.mood is Mood.WISHED,
    "open": lambda p: p.mood is Mood.OPEN,
    "conditions": lambda p: p.mood is Mood.OPEN,
}


def _main_clause(line: str) -> Proposition:
    return put_forward(line)[0]


@pytest.mark.parametrize(("entry", "line"), _lines("clauses", "fires"))
def test_a_word_of_clauses_decides_what_is_put_forward(entry: dict[str, Any], line: str) -> None:
    assert _SIGNS[entry["name"]](_main_clause(line))


@pytest.mark.parametrize(("entry", "line"), _lines("clauses", "not"))
def test_elsewhere_it_does_not(entry: dict[str, Any], line: str) -> None:
    sign = _SIGNS.get(entry["name"])
    assert sign is None or not sign(_main_clause(line))


@pytest.mark.parametrize(("entry", "line"), _lines("corrections", "fires"))
def test_phrases_take_something_back(entry: dict[str, Any], line: str) -> None:
    assert taken_back(line) == entry["kind"]


@pytest.mark.parametrize(("entry", "line"), _lines("corrections", "not"))
def test_other_phrases_take_nothing_back(entry: dict[str, Any], line: str) -> None:
    assert taken_back(line) is None


def _figures_of(line: str) -> list[tuple[float | None, str | None]]:
    return [(p.low, s.of) for s in series([told("a", line)]) for p in s.points]


def test_units_that_grow_are_put_side_by_side_and_others_are_not() -> None:
    units, anybody, parts, more = (
        {e["name"]: e for e in entries("tolls")}[n] for n in ("units", "anybody", "parts", "more")
    )
    for entry in (units, anybody, parts, more):
        assert entry["words"]
    assert _figures_of(units["fires"][0]) == [(12, "people")]
    assert _figures_of(units["not"][0]) == []
    assert [low for low, _ in _figures_of(parts["fires"][0])] == [12]
    assert [low for low, _ in _figures_of(parts["not"][0])] == [12]
    assert _figures_of(more["fires"][0]) == []
    assert [low for low, _ in _figures_of(more["not"][0])] == [12]
    people = [told("a", anybody["fires"][0]), told("b", "The flood killed 12 people.")]
    soldiers = [told("a", anybody["not"][0]), told("b", "The flood killed 12 people.")]
    assert (len(series(people)), len(series(soldiers))) == (1, 2)
