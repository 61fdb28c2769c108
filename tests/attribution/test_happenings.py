"""What is said tells when it happened: the days of its own clause, not limits, measures or other things' days."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.attribution import attribute
from sayso.language import parse
from sayso.model import Article, Interval, Passage, Role
from sayso.situating.when import times

SEPTEMBER = {n: date(2022, 9, n) for n in range(1, 31)}
SAID = [
    ("The mayor said on Monday that the bridge fell on Sunday.", (4, 4)),
    ("“The bridge fell on Sunday night and three people died,” the mayor said.", (4, 4)),
    ("The owner said the ferry, built in 1998, sank on Saturday.", (3, 3)),
    ("The owner said the attack on Saturday killed three people.", (3, 3)),
    ("The governor said Friday's attack was the worst since 2014.", (2, 2)),
    ("The minister said the army has held the town since Monday.", (5, None)),
    ("The spokesman said the road was shut until Friday.", (None, 2)),
    ("The company denied that oil leaked between 1 September and 3 September.", (1, 3)),
    ("The union said the strike will begin on Wednesday.", (7, 7)),
    ("The mayor said that residents must leave by Friday.", None),
    ("He said the dam would be mended before 2024.", None),
    ("The governor said it was the worst storm since 2014.", None),
    ("The mayor said the bridge had fallen.", None),
]


@pytest.mark.parametrize(("line", "days"), SAID)
def test_a_statement_tells_when_what_it_says_happened(
    line: str, days: tuple[int | None, int | None] | None
) -> None:
    article = Article("a", line, (Passage(0, len(line), Role.BODY),), published=SEPTEMBER[5])
    grammars = parse(article)
    said = attribute(article, grammars, actors=(), times=times(article, grammars))
    wanted = days and Interval(*(day and SEPTEMBER[day] for day in days))
    assert [statement.happened for statement in said] == [wanted]
