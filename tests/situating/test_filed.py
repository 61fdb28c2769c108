"""The day on which an article tells: the dateline's, or the day at its place when it was published."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from sayso.language import parse
from sayso.model import Article, Interval, Passage, Role
from sayso.settings import settings_from
from sayso.situating.filed import told_on
from sayso.situating.gazetteer import Gazetteer, open_gazetteer
from sayso.situating.when import times

BODY = "The dam broke today."


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer(settings_from(os.environ, home=Path.home()).cache)


def article_of(dateline: str, published: str) -> Article:
    moment = datetime.fromisoformat(published)
    text = f"{dateline}{BODY}"
    passages = (
        Passage(0, len(dateline.rstrip()), Role.DATELINE),
        Passage(len(dateline), len(text), Role.BODY),
    )
    return Article("a", text, passages, published=moment.date(), published_time=moment)


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("SYDNEY, May 4 (AP) — ", "2022-05-03T21:00:00+00:00", date(2022, 5, 4)),
        ("SYDNEY (AP) — ", "2022-05-03T21:00:00+00:00", date(2022, 5, 4)),
        ("LOS ANGELES — ", "2022-05-04T03:00:00+00:00", date(2022, 5, 3)),
        ("LONDON — ", "2022-05-04T12:00:00+00:00", date(2022, 5, 4)),
        ("LONDON — ", "2022-05-04T00:30:00+00:00", date(2022, 5, 4)),  # the sun leaves it open
        ("SYDNEY, 4 May — ", "2022-05-05T01:00:00+10:00", date(2022, 5, 4)),
        ("SYDNEY, June 4 — ", "2022-05-04T12:00:00+00:00", date(2022, 5, 4)),  # a month off: no day of filing
        ("QUILLHAVEN — ", "2022-05-03T21:00:00+00:00", date(2022, 5, 3)),
    ],
)
def test_today_is_the_day_at_the_dateline(
    gazetteer: Gazetteer, dateline: str, published: str, day: date
) -> None:
    article = article_of(dateline, published)
    assert told_on(article, gazetteer) == day
    found = times(article, parse(article), gazetteer=gazetteer)
    assert [(t.text, t.interval) for t in found] == [("today", Interval.on(day))]


def test_without_a_clock_the_day_of_publication_stands(gazetteer: Gazetteer) -> None:
    line = "SYDNEY — "
    text = line + BODY
    passages = (Passage(0, 8, Role.DATELINE), Passage(len(line), len(text), Role.BODY))
    article = Article("a", text, passages, published=date(2022, 5, 3))
    assert told_on(article, gazetteer) == date(2022, 5, 3)
