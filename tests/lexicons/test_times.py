"""Every rule of times.yml fires on its own lines and spares the others."""

from __future__ import annotations

import re
from datetime import date

import pytest

from sayso.language import parse
from sayso.lexicons.times import TimeExample, TimeRule, time_words
from sayso.model import Article, Interval, Passage, Role, Time
from sayso.situating.when import times

RULES = time_words().rules
FIRES = [
    pytest.param(rule, example, id=f"{rule.name}-{i}")
    for rule in RULES
    for i, example in enumerate(rule.fires)
]
SPARES = [
    pytest.param(rule, line, id=f"{rule.name}-{i}") for rule in RULES for i, line in enumerate(rule.spares)
]


def times_in(line: str, published: date | None) -> tuple[Time, ...]:
    article = Article(
        "a",
        line,
        tuple(Passage(m.start(), m.end(), Role.BODY) for m in re.finditer("[^\n]+", line)),
        published=published,
    )
    return times(article, parse(article))


@pytest.mark.parametrize(("rule", "example"), FIRES)
def test_a_rule_fires_on_its_own_lines(rule: TimeRule, example: TimeExample) -> None:
    found = {(t.start, t.end): t for t in times_in(example.line, example.published)}
    time = found.get((example.start, example.end))
    assert time is not None, f"found {[t.text for t in found.values()]}"
    assert (time.rule, time.interval) == (rule.name, Interval(example.earliest, example.latest))


@pytest.mark.parametrize(("rule", "line"), SPARES)
def test_a_rule_spares_the_lines_it_must_not_fire_on(rule: TimeRule, line: str) -> None:
    assert [t.text for t in times_in(line, date(2022, 9, 5)) if t.rule == rule.name] == []


def test_every_rule_has_lines_of_both_sorts() -> None:
    assert [rule.name for rule in RULES if not rule.fires or not rule.spares] == []


def test_a_rule_means_something_that_can_be_reckoned() -> None:
    from sayso.situating.reckoning import REASONS
    from sayso.situating.when import NEEDS

    assert [r.name for r in RULES if isinstance(r.means, str) and r.means not in REASONS] == []
    assert [r.name for r in RULES if set(r.needs) - set(NEEDS)] == []
