"""Captures and reports by hand, for the ledger's tests: no model is loaded for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sayso.export.json_lines import json_line
from sayso.ledger import Findings, Ledger, Outcome, findings
from sayso.model import (
    Actor,
    ActorKind,
    Article,
    Capture,
    Certainty,
    Channel,
    ChannelKind,
    Hints,
    Interval,
    Kind,
    MadeBy,
    Passage,
    Place,
    Profile,
    Report,
    Role,
    Span,
    Speaker,
    Stance,
    Statement,
    Time,
)
from sayso.reading.identity import identity

NOW = "2026-03-01T12:00:00+00:00"
FOLDER = "/home/ada"
TEXT = (
    "Dam at Višegrad holds\n\n"
    "The dam was sound, Jelena Simić said on Monday.\n\n"
    "Cracks were reported in May at Foča, the Water Ministry denied on Telegram."
)


def capture(text: str = TEXT, **known: Any) -> Capture:
    """The bytes of a text; ``url``, ``title``, ``outlet`` and ``published`` are hints, the rest its own."""
    hints = {name: known.pop(name) for name in ("url", "title", "outlet", "published") if name in known}
    known.setdefault("source", "dam.txt")
    return Capture(data=text.encode("utf-8", "surrogatepass"), kind="plain", hints=Hints(**hints), **known)


def said(
    text: str,
    words: str,
    speaker: str | None,
    *,
    kind: ActorKind = ActorKind.PERSON,
    stance: Stance = Stance.ASSERTS,
    said: Interval | None = None,
    channel: str | None = None,
) -> Statement:
    """A statement whose content is these words of the text."""
    start = text.index(words)
    source = None if speaker is None else _span(text, speaker)
    via = None
    if channel is not None:
        at = text.index(channel)
        via = Channel.cut(text, at, at + len(channel), name=channel, kind=ChannelKind.SOCIAL)
    return Statement(
        id=f"s{start}-{start + len(words)}",
        kind=Kind.INDIRECT,
        content=(Span.cut(text, start, start + len(words)),),
        cue=None,
        source=source,
        speaker=Speaker(speaker, kind if speaker else ActorKind.UNNAMED),
        channel=via,
        said=said,
        stance=stance,
        certainty=Certainty.PLAIN,
        hedges=(),
        within=None,
        rule="by hand",
    )


def place(text: str, name: str, lat: float, lon: float, country: str = "BA") -> Place:
    at = text.index(name)
    return Place.cut(
        text, at, at + len(name), name=name, lat=lat, lon=lon, country=country,
        precision_km=1.0, candidates=1, kind="settlement", rule="by hand",
    )  # fmt: skip


def time(text: str, words: str, earliest: date, latest: date | None = None) -> Time:
    at = text.index(words)
    interval = Interval(earliest, latest or earliest)
    return Time.cut(text, at, at + len(words), interval=interval, rule="by hand")


def report(
    text: str = TEXT,
    *,
    statements: Sequence[Statement] | None = None,
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
    version: str = "0.1",
    **article: Any,
) -> Report:
    """A report on this text; without statements it has the two of TEXT."""
    if statements is None:
        statements = (
            said(text, "The dam was sound", "Jelena Simić"),
            said(text, "Cracks were reported in May at Foča", "Water Ministry",
                 kind=ActorKind.GOVERNMENT, stance=Stance.DENIES, channel="Telegram"),
        )  # fmt: skip
    names = {s.speaker.name: s for s in statements if s.speaker.name}
    actors = tuple(Actor(name, s.speaker.kind, (s.source,) if s.source else ()) for name, s in names.items())
    return Report(
        schema="report/1",
        id="by-hand",
        source="dam.txt",
        article=Article(
            id=identity(text),
            text=text,
            passages=_passages(text),
            language="en",
            **{"title": text.split("\n")[0], **article},
        ),
        statements=tuple(statements),
        actors=actors,
        places=tuple(places),
        times=tuple(times),
        figures=(),
        distances=(),
        made_by=MadeBy(version, {"parser": "by hand"}, "sha256:0"),
    )


def found(text: str = TEXT, *, keys: Sequence[str] | None = None, **of: Any) -> Findings:
    """The rows of such a report; with keys, those of one that others are compared with."""
    made = report(text, **of)
    return findings(made, json_line(made), None if keys is None else Profile(tuple(keys), {}))


def kept(
    ledger: Ledger, text: str = TEXT, *, now: str = NOW, known: dict[str, Any] | None = None, **of: Any
) -> Outcome:
    """What became of an article that was handed to the ledger."""
    return ledger.keep(capture(text, **(known or {})), found(text, **of), folder=FOLDER, now=now)


def _passages(text: str) -> tuple[Passage, ...]:
    passages, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        if paragraph:
            role = Role.BODY if number else Role.HEADLINE
            passages.append(Passage(at, at + len(paragraph), role))
        at += len(paragraph) + 2
    return tuple(passages)


def _span(text: str, words: str) -> Span | None:
    at = text.find(words)
    return None if at < 0 else Span.cut(text, at, at + len(words))
