"""Every word of events.yml tells of its event in its own lines, and spares the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from sayso.language import Grammar, parse
from sayso.lexicons import entries
from sayso.lexicons.events import types_of_events
from sayso.model import Article, EventType, Passage, Role
from sayso.situating.triggers import Hit, hits_in

PARTS = ("verbs", "nouns", "phrases")


def _lines(entry: dict[str, Any], key: str) -> Iterator[tuple[str, str]]:
    """Each word of the entry, with each line it stands in; a line without a word once."""
    for line in entry[key]:
        for part in PARTS:
            for word in entry.get(part, ()):
                form = entry[part][word] if part != "nouns" else word
                yield form, line.replace("{past}", form).replace("{noun}", word)


FIRES = [(e, form, line) for e in entries("events") for form, line in _lines(e, "fires")]
SPARES = list(dict.fromkeys((e["type"], line) for e in entries("events") for _, line in _lines(e, "not")))


@cache
def grammars() -> dict[str, Grammar]:
    """The grammar of every line, each a passage of one article, so that all are parsed at once."""
    lines = list(dict.fromkeys([*(line for _, _, line in FIRES), *(line for _, line in SPARES)]))
    text = "\n".join(lines)
    passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in re.finditer(r"[^\n]+", text))
    return dict(zip(lines, parse(Article("a", text, passages)), strict=True))


def hits(line: str) -> list[Hit]:
    tokens = grammars()[line].tokens
    return list(hits_in(tokens, {token.lemma for token in tokens}))


@pytest.mark.parametrize("entry", entries("events"), ids=lambda e: f"{e['type']}: {e['meaning']}")
def test_an_entry_has_one_part_of_speech_and_lines_both_ways(entry: dict[str, Any]) -> None:
    assert sum(part in entry for part in PARTS) == 1
    assert entry["fires"]
    assert entry["not"]


@pytest.mark.parametrize(
    ("entry", "form", "line"),
    [pytest.param(*x, id=f"{x[0]['type']}-{x[1]}-{i}") for i, x in enumerate(FIRES)],
)
def test_a_word_fires_on_its_own_lines(entry: dict[str, Any], form: str, line: str) -> None:
    found = [h.first.text.lower() for h in hits(line) if h.trigger.type == entry["type"]]
    assert re.split(r"[ -]", form)[0] in found, found


@pytest.mark.parametrize(("kind", "line"), SPARES)
def test_a_word_spares_the_lines_it_must_not_fire_on(kind: str, line: str) -> None:
    assert [hit.token.text for hit in hits(line) if hit.trigger.type == kind] == []


def test_every_type_stands_in_the_table_once() -> None:
    assert set(types_of_events()) == set(EventType)
