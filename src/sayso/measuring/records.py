"""How many and when against the record of what happened: what does each article say of it?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import HOW, GoldRows, read_rows, text_in
from sayso.measuring.figures import Figures, Share
from sayso.measuring.texts import GoldText, in_context, text_of
from sayso.measuring.vocabulary import vocabulary
from sayso.measuring.wrong import Wrong
from sayso.model import MainEvent, Report, Span

FIELDS = ("killed", "injured", "date")
TOLLS = FIELDS[:2]
KINDS = (*FIELDS, "unsaid")  # of mistakes
_REACH = 3  # words between a number and what it counts, for the simple systems


@dataclass(frozen=True, slots=True)
class Record:
    """How many were killed and injured, and on which day; None is not known, or not said."""

    killed: int | None
    injured: int | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Found(Record):
    """What a system reads out of an article; ``words`` are those it rests on, by the field."""

    words: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """An article, the happening it tells of, and the record of that."""

    of: GoldText
    incident: str
    record: Record


Gold = Mapping[str, GoldRecord]


def gold_record(row: dict[str, Any]) -> GoldRecord:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    try:
        day = date.fromisoformat(text_in(row, "date"))
    except ValueError as error:
        raise BadCorpus("its date is not a day", "write it as YYYY-MM-DD") from error
    return GoldRecord(
        text_of(row), text_in(row, "incident"), Record(_people(row, "killed"), _people(row, "injured"), day)
    )


def _people(row: dict[str, Any], field: str) -> int:
    count = row.get(field)
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise BadCorpus(f"its {field} is not a number of people", HOW)
    return count


def record_in(report: Report) -> Found:
    """What the report says of its main event: the least number of a range, and a day where it gives one."""
    event = report.main_event or MainEvent(None, None, None, None, "")
    days = event.time.interval if event.time else None
    day = days.earliest if days and days.earliest == days.latest else None
    figures = {"killed": event.killed, "injured": event.injured}
    counts = {name: _count(figure.low, figure.high) if figure else None for name, figure in figures.items()}
    words: dict[str, Span | None] = {**figures, "date": event.time}
    return Found(**counts, date=day, words={name: span for name, span in words.items() if span})


def _count(low: float | None, high: float | None) -> int | None:
    number = low if low is not None else high
    return None if number is None else int(number)


def read_records(path: Path) -> GoldRows[GoldRecord]:
    """The articles of a file with the records of their happenings, which stand in the rows or beside them.

    Those of ``news.jsonl`` stand in ``news.incidents.jsonl``; the digest is then of both files. Raises
    `BadCorpus`, which names file and line.
    """
    beside = path.with_name(path.name.replace(".jsonl", ".incidents.jsonl", 1))
    if not beside.exists():
        return read_rows(path, gold_record)
    records = read_rows(beside, lambda row: row, key="incident")
    articles = read_rows(path, lambda row: gold_record(records.rows.get(str(row.get("incident")), {}) | row))
    both = hashlib.sha256(f"{articles.sha256} {records.sha256}".encode()).hexdigest()
    return replace(articles, sha256=both)


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


def records_figures(gold: Gold, found: Mapping[str, Record]) -> Figures:
    """The figures of what was found; an article of which nothing was found says nothing.

    >>> row = GoldRecord(GoldText("1", "", {}), "dam", Record(2, 0, date(2024, 3, 12)))
    >>> records_figures({"1": row}, {"1": Record(2, None, None)}).shares["killed, right of answered"]
    Share(right=1, of=1)
    """
    shares: dict[str, Share] = {}
    for field in FIELDS:
        cases = [
            (getattr(row.record, field), getattr(found.get(id_), field, None)) for id_, row in gold.items()
        ]
        answered = [case for case in cases if case[1] is not None]
        shares[f"{field}, right of all"] = _right(cases)
        shares[f"{field}, answered"] = Share(len(answered), len(cases))
        shares[f"{field}, right of answered"] = _right(answered)
        if field in TOLLS:
            shares[f"{field}, right where above 0"] = _right([case for case in cases if case[0] > 0])
            shares[f"{field}, right where 0"] = _right([case for case in cases if case[0] == 0])
    return Figures({}, {name: share for name, share in shares.items() if share.of})


def _right(cases: list[tuple[Any, Any]]) -> Share:
    return Share(sum(want == given for want, given in cases), len(cases))


def records_mistakes(gold: Gold, found: Mapping[str, Record]) -> Iterator[Wrong]:
    """Other numbers and days than the record's, and where nothing was found."""
    for name, row in gold.items():
        for field in FIELDS:
            want, given = getattr(row.record, field), getattr(found.get(name), field, None)
            if want != given:
                lines = tuple(_lines(row, field, found.get(name)))
                yield Wrong("unsaid" if given is None else field, (name,), lines)


def _lines(row: GoldRecord, field: str, found: Record | None) -> Iterator[str]:
    title, day = row.of.known.get("title", ""), row.of.known.get("published", "undated")
    yield f"{row.of.id} {day} “{title}”"
    words = found.words.get(field) if isinstance(found, Found) else None
    if words is not None:
        yield in_context(row.of.text, words)
    yield f"{field}: gold {getattr(row.record, field)}, found {getattr(found, field, None)}"


# ── simple systems ────────────────────────────────────────────────────────────────────────────────


def first_numbers(row: GoldRecord) -> Record:
    """The first number before "killed" and "injured" or their like, and the day of publication."""
    killed, injured = (_first_number(field, row.of.text) for field in TOLLS)
    return Record(killed, injured, row.of.published)


def first_numbers_or_none(row: GoldRecord) -> Record:
    """The same, nobody where no number stands, and the first weekday named: the last such day till then."""
    killed, injured = (_first_number(field, row.of.text) or 0 for field in TOLLS)
    return Record(killed, injured, _first_weekday(row.of))


def one_killed(_: GoldRecord) -> Record:
    """One killed and nobody injured, on no day."""
    return Record(1, 0, None)


def _first_number(field: str, text: str) -> int | None:
    found = _before(field).search(text)
    if found is None:
        return None
    word = found[1].lower()
    return int(word) if word.isdigit() else vocabulary().numbers.index(word) + 1


@cache
def _before(field: str) -> re.Pattern[str]:
    words = vocabulary()
    number, counted = "|".join(words.numbers), "|".join(words.tolls[field])
    return re.compile(rf"\b([0-9]{{1,3}}|{number})\s+(?:\w+\s+){{0,{_REACH}}}(?:{counted})\b", re.IGNORECASE)


def _first_weekday(of: GoldText) -> date | None:
    weekdays = vocabulary().weekdays
    found = re.search(rf"\b(?:{'|'.join(weekdays)})\b", of.text)
    if of.published is None or found is None:
        return of.published
    return of.published - timedelta((of.published.weekday() - weekdays.index(found[0])) % 7)


SIMPLE: dict[str, Callable[[GoldRecord], Record]] = {
    "first number": first_numbers,
    "first number or 0": first_numbers_or_none,
    "always 1 and 0": one_killed,
}
