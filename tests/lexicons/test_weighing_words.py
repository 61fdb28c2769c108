"""The words by which clauses are compared: every entry fires on its own lines and spares the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso.language import parse
from sayso.lexicons import entries
from sayso.lexicons.corrections import taken_back
from sayso.lexicons.kin import kin_of
from sayso.lexicons.outcomes import outcomes
from sayso.model import Mood, Proposition, Told
from sayso.weighing import claims, disputes, disputes_in, series
from tests.reading_sentences import article_of
from tests.weighing.stories import put_forward, read, told


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


def _main_clause(line: str) -> Proposition:
    return put_forward(line)[0]


def _denies_what_was_said(line: str) -> bool:
    article = article_of(line.replace(". ", ".\n"))
    statements, situation, put = read(article)
    return bool(disputes_in(article, statements, put, situation.figures))


def _pair(line: str) -> list[Told]:
    return [told(f"a{i}", half, outlet=f"Paper {i}") for i, half in enumerate(_halves(line))]


def _rests_on_itself(line: str) -> bool:
    """Whether what the earlier version said rests on the outlet, and not on a speaker of its own."""
    (claim,) = claims([told("a", line, outlet="Karn Courier")])
    return [hand.name for hand in claim.support.hands] == ["Karn Courier"]


_SIGNS: dict[str, Callable[[str], bool]] = {
    "denying": lambda line: _main_clause(line).negated,
    "denying determiners": lambda line: _main_clause(line).negated,
    "failing": lambda line: _main_clause(line).negated,
    "more than so": lambda line: not _main_clause(line).negated,
    "no bound": lambda line: not _main_clause(line).negated,
    "planning": lambda line: _main_clause(line).mood is Mood.PLANNED,
    "planned": lambda line: _main_clause(line).mood is Mood.PLANNED,
    "wished": lambda line: _main_clause(line).mood is Mood.WISHED,
    "open": lambda line: _main_clause(line).mood is Mood.OPEN,
    "conditions": lambda line: _main_clause(line).mood is Mood.OPEN,
    "speakers themselves": lambda line: _main_clause(line).subject == ("Jelena Simić",),
    "telling": lambda line: not put_forward(line),
    "what was said": _denies_what_was_said,
    "of whose": _denies_what_was_said,
    "what is asked for": lambda line: not _denies_what_was_said(line),
    "not yet": lambda line: not disputes(_pair(line)),
    "light": lambda line: bool(disputes(_pair(line))),
    "own_reports": _rests_on_itself,
    "undecided": lambda line: not disputes(_pair(line)),
    **dict.fromkeys(
        ("spokespeople", "heads", "refers_back", "whose"),
        lambda line: claims(_pair(line))[0].support.origins == 1,
    ),
}


def test_every_class_of_clauses_has_its_sign_and_its_examples() -> None:
    found = entries("clauses")
    assert {entry["name"] for entry in found} == set(_SIGNS)
    assert all(entry["fires"] and entry["not"] for entry in found)


@pytest.mark.parametrize(("entry", "line"), _lines("clauses", "fires"))
def test_a_word_of_clauses_does_what_its_class_says(entry: dict[str, Any], line: str) -> None:
    assert _SIGNS[entry["name"]](line)


@pytest.mark.parametrize(("entry", "line"), _lines("clauses", "not"))
def test_elsewhere_it_does_not(entry: dict[str, Any], line: str) -> None:
    assert not _SIGNS[entry["name"]](line)


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
