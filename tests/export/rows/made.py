"""Ledgers by hand, for the tests of what comes out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from sayso.export.json_lines import json_line
from sayso.export.rows.kinds import KINDS, Type
from sayso.ledger import Ledger, findings
from sayso.model import (
    Actor,
    ActorKind,
    Article,
    Capture,
    Certainty,
    Channel,
    ChannelKind,
    Credit,
    CreditKind,
    Event,
    EventType,
    Factuality,
    Figure,
    Hints,
    Interval,
    Kind,
    MadeBy,
    Part,
    Participant,
    Passage,
    Place,
    Refusal,
    Report,
    Role,
    Span,
    Speaker,
    Stance,
    Statement,
    Time,
)

URL = "https://ledger.example/2024/dam"
DAM = (
    "Dam ‘was sound’, builder says\n\n"
    "“The wall was sound,” said Jelena Simić, who built it. “Nobody asked us,” she told a briefing in "
    "Višegrad on Monday.\n\n"
    "The Water Ministry denied on Telegram that cracks had been “known for years” at Foča and Goražde.\n\n"
    "At least 41 people died in Deva, two rescue workers claimed.\n\n"
    "Source: Karn Press Agency"
)
QUIET = "“كل شيء هادئ هنا,” ليلى حداد said near Karn, as =SUM(1) had it."
NOW = "2024-03-12T10:00:00+00:00"


def at(text: str, words: str) -> tuple[int, int, str]:
    start = text.index(words)
    return start, start + len(words), words


def span(text: str, words: str) -> Span:
    return Span(*at(text, words))


def said(
    text: str, *words: str, kind: Kind, speaker: Speaker, cue: str, source: str, **more: Any
) -> Statement:
    content = tuple(span(text, part) for part in words)
    known: dict[str, Any] = {
        "id": f"s{content[0].start}", "kind": kind, "content": content, "cue": span(text, cue),
        "source": span(text, source), "speaker": speaker, "channel": None, "said": None,
        "stance": Stance.ASSERTS, "certainty": Certainty.PLAIN, "hedges": (), "within": None, "rule": "by hand",
    }  # fmt: skip
    return Statement(**known | more)


SIMIC = Speaker("Jelena Simić", ActorKind.PERSON, "who built it")
MINISTRY = Speaker("Water Ministry", ActorKind.GOVERNMENT)
RESCUERS = Speaker(None, ActorKind.UNNAMED, "two rescue workers")
HADDAD = Speaker("ليلى حداد", ActorKind.PERSON)
MONDAY = Interval.on(date(2024, 3, 11))


def settlement(text: str, words: str, lat: float, lon: float, country: str, km: float = 5.0) -> Place:
    return Place(*at(text, words), words, lat, lon, country, km, 1, "settlement", "gazetteer")


def dam() -> Report:
    """A direct, a mixed and an indirect statement, with places, a figure, a time and an event."""
    statements = (
        said(DAM, "“The wall was sound,”", "“Nobody asked us,”", kind=Kind.DIRECT, speaker=SIMIC, cue="said",
             source="Jelena Simić", said=MONDAY,
             channel=Channel(*at(DAM, "a briefing"), "briefing", ChannelKind.BRIEFING)),
        said(DAM, "cracks had been “known for years” at Foča and Goražde", kind=Kind.MIXED, speaker=MINISTRY, cue="denied",
             source="The Water Ministry", stance=Stance.DENIES,
             channel=Channel(*at(DAM, "Telegram"), "Telegram", ChannelKind.SOCIAL)),
        said(DAM, "At least 41 people died in Deva", kind=Kind.INDIRECT, speaker=RESCUERS, cue="claimed",
             source="two rescue workers", certainty=Certainty.HEDGED, hedges=(span(DAM, "claimed"),)),
    )  # fmt: skip
    deva = settlement(DAM, "Deva", 45.88, 22.9, "RO")
    workers = Participant(*at(DAM, "two rescue workers"), Part.ACTOR, None)
    event = Event(
        *at(DAM, "died"), "41 people died in Deva", EventType.ACCIDENT, (workers,), deva,
        Time(*at(DAM, "Monday"), Interval(date(2024, 3, 4), date(2024, 3, 10)), "by hand"),
        Factuality.HAPPENED, statements[2].id, "by hand",
    )  # fmt: skip
    return report(
        DAM,
        statements,
        actors=(
            Actor("Jelena Simić", ActorKind.PERSON, (span(DAM, "Jelena Simić"),), roles=("builder",)),
            Actor("Water Ministry", ActorKind.GOVERNMENT, (span(DAM, "The Water Ministry"),)),
        ),
        places=(
            settlement(DAM, "Višegrad", 43.78, 19.29, "BA"),
            settlement(DAM, "Foča", 43.5, 18.78, "BA", 12.0),
            settlement(DAM, "Goražde", 43.66, 18.97, "BA"),
            deva,
        ),
        times=(Time(*at(DAM, "Monday"), MONDAY, "weekday"),),
        figures=(
            Figure(*at(DAM, "At least 41 people"), 41, None, "killed", "people", statements[2].id, "at-least"),
        ),
        events=(event,),
        title=DAM.split("\n")[0], byline=("Ana Pop", "=cmd|' /C calc'!A0"), outlet="Daily Ledger", url=URL,
        published=date(2024, 3, 12), published_time=datetime(2024, 3, 12, 7, 40, tzinfo=UTC), language="en",
        credits=(Credit(*at(DAM, "Karn Press Agency"), "Karn Press Agency", CreditKind.AGENCY),),
    )  # fmt: skip


def quiet() -> Report:
    """An article of which nothing is known but its text, with a speaker written from right to left."""
    statement = said(
        QUIET, "“كل شيء هادئ هنا,”", kind=Kind.DIRECT, speaker=HADDAD, cue="said", source="ليلى حداد"
    )
    unplaced = Place(*at(QUIET, "Karn"), None, None, None, None, None, 0, None, "unknown")
    return report(QUIET, (statement,), places=(unplaced,))


def report(text: str, statements: tuple[Statement, ...] = (), **known: Any) -> Report:
    found = {name: known.pop(name, ()) for name in ("actors", "places", "times", "figures", "events")}
    article = Article("sha256:" + "0" * 64, text, (Passage(0, len(text), Role.BODY),), **known)
    return Report(
        schema="report/1", id="r", source="r.txt", article=article, statements=statements, distances=(),
        made_by=MadeBy("0.1.0", {"parser": "by hand"}, "sha256:0"), **found,
    )  # fmt: skip


def keep(ledger: Ledger, made: Report) -> None:
    article = made.article
    capture = Capture(
        data=article.text.encode(),
        kind="plain",
        source=f"{len(article.text)}.txt",
        hints=Hints(url=article.url),
    )
    ledger.keep(capture, findings(made, json_line(made)), folder="/home/ada", now=NOW)


def fill(ledger: Ledger) -> Ledger:
    for made in (dam(), quiet(), report("Nothing was said.")):
        keep(ledger, made)
    ledger.refuse(Refusal("a.bin", "it is not text", "give it as .html or .txt"), now=NOW)
    return ledger


# ── a ledger of any rows ──────────────────────────────────────────────────────────────────────────

_CELLS: dict[Type, object] = {
    Type.TEXT: "a", Type.DAY: "2024-03-12", Type.MOMENT: NOW, Type.CLOCK: "2024-03-12T07:40:00+01:00",
    Type.INTEGER: 1, Type.NUMBER: 1.5, Type.BOOLEAN: 1, Type.WORDS: '["b"]', Type.PAIRS: "[[0,1]]",
    Type.SPANS: '[{"start":0,"end":1,"text":"c"}]',
    Type.CREDITS: '[{"start":0,"end":1,"text":"c","name":"C","kind":"agency","rule":null}]', Type.JSON: '{"d":1}',
}  # fmt: skip


def row(kind: str, **cells: object) -> dict[str, Any]:
    """A row as a ledger gives it, every cell filled unless it is given."""
    filled = {c.name: (c.one_of[0] if c.one_of else _CELLS[c.type]) for c in KINDS[kind].columns}
    return filled | cells


def bare(kind: str, **cells: object) -> dict[str, Any]:
    """A row of which nothing is known but the cells given."""
    return dict.fromkeys(column.name for column in KINDS[kind].columns) | cells


class Made:
    """A ledger that holds the rows it is given, or makes them as they are asked for."""

    def __init__(self, **rows: Iterable[dict[str, Any]]) -> None:
        self.given = rows

    def rows(self, view: str) -> Iterator[dict[str, Any]]:
        return iter(self.given.get(view, ()))

    def report(self, _article: str) -> bytes | None:
        return None
