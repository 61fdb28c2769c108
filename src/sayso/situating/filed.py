"""The day on which an article tells what it tells: "today" is the day at the place of its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from sayso.lexicons.times import time_words
from sayso.model import Article, Role
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.known_places import Known

_WITHIN = 3  # days between a dateline's day and that of publication, beyond which it is another year's
# Clocks run ahead of the sun by so many hours at most (western China 3, Galicia in summer 2.6), and behind
# it by so many (the east of a wide zone).
_AHEAD, _BEHIND = 3.2, 1.0
_WELL_KNOWN = 100_000  # people: a smaller place of a dateline's name may be another one
_PLACE = re.compile(r"[^\W\d_][\w.'’ -]*")


def told_on(article: Article, gazetteer: Gazetteer | None = None) -> date | None:
    """The day on which the article was written, as far as it says; else the day of publication.

    The dateline's own day counts first ("SYDNEY, May 4 —"), then the moment of publication by the clock of
    the dateline's place: 21:00 UTC is the next day in Sydney. Where the longitude of the place leaves open
    on which side of midnight that moment lies, the day of publication stands.
    """
    published = article.published
    if published is None:
        return None
    for passage in article.passages:
        if passage.role is Role.DATELINE:
            line = article.passage_text(passage)
            return _day_in(line, published) or _day_at(line, article, gazetteer) or published
    return published


def _day_in(line: str, published: date) -> date | None:
    """The day that the dateline names."""
    rules = [rule for rule in time_words().rules if rule.name in {"month-day", "day-month"}]
    for found in (match for rule in rules for match in rule.pattern.finditer(line)):
        month = int(time_words().words["month"][found["month"].lower()])
        dom = int("".join(c for c in found["dom"] if c.isdigit()))
        for day in _in_years_around(published, month, dom):
            if abs((day - published).days) <= _WITHIN:
                return day
    return None


def _in_years_around(published: date, month: int, dom: int) -> Iterator[date]:
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            yield date(year, month, dom)
        except ValueError:  # 29 February of another year
            continue


def _day_at(line: str, article: Article, gazetteer: Gazetteer | None) -> date | None:
    """The day at the dateline's place when the article was published."""
    at = article.published_time
    if gazetteer is None or at is None or at.utcoffset() is None:
        return None
    place = _place_in(line, gazetteer)
    if place is None or place.lon is None:
        return None
    sooner, later = (_local(at, place.lon / 15 + hours) for hours in (-_BEHIND, _AHEAD))
    near = article.published is not None and abs((sooner - article.published).days) <= 1
    return sooner if sooner == later and near else None


def _local(at: datetime, hours: float) -> date:
    return at.astimezone(timezone(timedelta(hours=max(-12.0, min(hours, 14.0))))).date()


def _place_in(line: str, gazetteer: Gazetteer) -> Known | None:
    """The settlement that the dateline names first, where the name leaves no doubt."""
    names = [match.group().strip() for match in _PLACE.finditer(line)][:2]
    if not names:
        return None
    towns = [p for p in gazetteer.named(names[0]) if p.kind == "settlement" and p.own]
    wider = [p for p in gazetteer.named(names[1]) if p.kind != "settlement"] if len(names) > 1 else []
    within = [t for t in towns if any(_lies_in(t, w) for w in wider)]
    chosen = within or [t for t in towns if t.people >= _WELL_KNOWN]
    return chosen[0] if chosen else None


def _lies_in(town: Known, wider: Known) -> bool:
    return town.country == wider.country and (wider.state is None or town.state == wider.state)
