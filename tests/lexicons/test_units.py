"""Every unit of units.yml fires on its own lines and spares the others."""

from __future__ import annotations

import pytest

from sayso.language import parse
from sayso.lexicons.units import FigureExample, Unit, unit_words
from sayso.model import Article, Figure, Passage, Role
from sayso.situating.how_many import figures

UNITS = unit_words().units
FIRES = [
    pytest.param(unit, example, id=f"{unit.name}-{i}")
    for unit in UNITS
    for i, example in enumerate(unit.fires)
]
SPARES = [
    pytest.param(unit, line, id=f"{unit.name}-{i}") for unit in UNITS for i, line in enumerate(unit.spares)
]


def figures_in(line: str) -> tuple[Figure, ...]:
    article = Article("a", line, (Passage(0, len(line), Role.BODY),))
    return figures(article, parse(article))


@pytest.mark.parametrize(("unit", "example"), FIRES)
def test_a_unit_fires_on_its_own_lines(unit: Unit, example: FigureExample) -> None:
    found = {f.text: f for f in figures_in(example.line) if f.unit == unit.name}
    figure = found.get(example.line[example.start : example.end])
    assert figure is not None, f"found {[(f.text, f.unit) for f in figures_in(example.line)]}"
    assert (figure.low, figure.high, figure.of) == (example.low, example.high, example.of)


@pytest.mark.parametrize(("unit", "line"), SPARES)
def test_a_unit_spares_the_lines_it_must_not_fire_on(unit: Unit, line: str) -> None:
    assert [f.text for f in figures_in(line) if f.unit == unit.name] == []
