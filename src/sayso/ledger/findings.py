"""A report as the rows that a ledger keeps: made where the article was analysed, written elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import zstandard

from sayso.ledger.identity import digest_of, folded
from sayso.model import Actor, Event, Figure, MadeBy, Place, Profile, Report, Span, Statement, Time, as_json

Row: TypeAlias = dict[str, Any]

# PostgreSQL keeps no NUL in a text, and neither database a lone surrogate.
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LEVEL = 6  # of zstd: 3 is no faster on pages of 50 kB, 12 takes ten times as long for 5 % less


@dataclass(frozen=True, slots=True)
class Findings:
    """What one reading of one article found, as rows; `pickle` takes it from one process to another."""

    made_by: Row
    gist: str
    reading: Row
    actors: tuple[Row, ...]
    places: tuple[Row, ...]
    times: tuple[Row, ...]
    figures: tuple[Row, ...]
    events: tuple[Row, ...]
    statements: tuple[Row, ...]


def findings(report: Report, line: bytes, profile: Profile | None = None) -> Findings:
    """The rows of a report; ``line`` is the report as `sayso read --json` writes it.

    Without a ``profile`` the article is compared with no other.
    """
    of = report.statements
    return Findings(
        made_by=maker(report.made_by),
        gist=gist(report),
        reading={**_reading(report, line), **_profile(profile)},
        actors=tuple(_actors(report)),
        places=tuple(_place(place, of) for place in report.places),
        times=tuple(_time(time, of) for time in report.times),
        figures=tuple(map(_figure, report.figures)),
        events=tuple(map(_event, report.events)),
        statements=tuple(map(_statement, of)),
    )


def maker(made_by: MadeBy) -> Row:
    """The row of what made a reading."""
    row = {"sayso": made_by.sayso, "models": packed_json(made_by.models), "lexicons": made_by.lexicons}
    return {"digest": digest_of(packed_json(row).encode()), **row}


def gist(report: Report) -> str:
    """A digest of what an article reports, the same while only its furniture changes."""
    article = report.article
    told = [folded(article.passage_text(p)) for p in article.passages if p.role.is_reported]
    about = (article.title and folded(article.title), article.byline, article.outlet, str(article.published))
    return digest_of(json.dumps([about, told]).encode())


def packed_json(value: object) -> str:
    """The value as JSON that both databases can keep, the same text for the same value."""
    return fit(_JSON.encode(as_json(value)))


def fit(text: str) -> str:
    r"""The text with a mark for each character that a database cannot keep, so that offsets stay.

    >>> fit("a\x00b")
    'a�b'
    """
    return _UNFIT.sub("\ufffd", text)


def _reading(report: Report, line: bytes) -> Row:
    article = report.article
    time = article.published_time
    return {
        "title": _fit(article.title),
        "text": fit(article.text),
        "content": article.id,
        "url": _fit(article.url),
        "outlet": _fit(article.outlet),
        "outlet_folded": folded(article.outlet) if article.outlet else None,
        "published": _day(article.published),
        "published_time": time.isoformat() if time else None,
        "language": article.language,
        "byline": packed_json(article.byline),
        "passages": packed_json(article.passages),
        "credits": packed_json(article.credits),
        "report": compressed(line),
    }


def _profile(profile: Profile | None) -> Row:
    if profile is None:
        return {"keys": None, "traits": None, "propositions": None}
    return {
        "keys": packed_json(profile.keys),
        "traits": packed(dict(profile.traits)),
        "propositions": packed(profile.propositions),
    }


def _statement(statement: Statement) -> Row:
    speaker, channel = statement.speaker, statement.channel
    said, happened = statement.said, statement.happened
    return {
        "ident": statement.id,
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
        "content": fit(statement.content_text),
        "spans": packed_json([(span.start, span.end) for span in statement.content]),
        **_named_span("cue", statement.cue),
        **_named_span("source", statement.source),
        "kind": statement.kind.value,
        "stance": statement.stance.value,
        "certainty": statement.certainty.value,
        "strength": statement.strength.value,
        "speaker": _fit(speaker.name),
        "speaker_kind": speaker.kind.value,
        "speaker_description": _fit(speaker.description),
        "speaker_grade": speaker.grade.value,
        "speaker_doubt": _fit(speaker.doubt),
        "speaker_rule": speaker.rule,
        "channel": fit(channel.name) if channel else None,
        "channel_kind": channel.kind.value if channel else None,
        "channel_start": channel.start if channel else None,
        "channel_end": channel.end if channel else None,
        "said_earliest": _day(said.earliest) if said else None,
        "said_latest": _day(said.latest) if said else None,
        "happened_earliest": _day(happened.earliest) if happened else None,
        "happened_latest": _day(happened.latest) if happened else None,
        "hedges": packed_json(statement.hedges),
        "within": statement.within,
        "rule": statement.rule,
    }


def _actors(report: Report) -> Iterator[Row]:
    """Every actor of the article, and every speaker with a name that is none of them."""
    named: set[str] = set()
    for actor in report.actors:
        if actor.name not in named:
            named.add(actor.name)
            yield _actor(actor)
    for statement in report.statements:
        speaker = statement.speaker
        if speaker.name is not None and speaker.name not in named:
            named.add(speaker.name)
            spans = (statement.source,) if statement.source else ()
            yield _actor(Actor(speaker.name, speaker.kind, spans, speaker.description))


def _actor(actor: Actor) -> Row:
    return {
        "name": fit(actor.name),
        "kind": actor.kind.value,
        "description": _fit(actor.description),
        "gender": actor.gender,
        "roles": packed_json(actor.roles),
        "mentions": packed_json(actor.mentions),
    }


def _place(place: Place, statements: Sequence[Statement]) -> Row:
    return {
        **_at(place),
        "ident": _holder(place, statements),
        "name": _fit(place.name),
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "kind": place.kind,
        "precision_km": place.precision_km,
        "candidates": place.candidates,
        "rule": place.rule,
        "doubt": _fit(place.doubt),
    }


def _time(time: Time, statements: Sequence[Statement]) -> Row:
    return {
        **_at(time),
        "ident": _holder(time, statements),
        "earliest": _day(time.interval.earliest),
        "latest": _day(time.interval.latest),
        "rule": time.rule,
        "doubt": _fit(time.doubt),
    }


def _figure(figure: Figure) -> Row:
    return {
        **_at(figure),
        "ident": figure.statement,
        "low": figure.low,
        "high": figure.high,
        "unit": fit(figure.unit),
        "of": _fit(figure.of),
        "rule": figure.rule,
        "tally": figure.tally and figure.tally.value,
        "background": figure.background,
        "doubt": _fit(figure.doubt),
    }


def _event(event: Event) -> Row:
    return {
        **_at(event),
        "ident": event.statement,
        "what": fit(event.what),
        "type": event.type.value,
        "actors": packed_json(event.actors),
        "place": None if event.place is None else packed_json(event.place),
        "earliest": _day(event.when.interval.earliest) if event.when else None,
        "latest": _day(event.when.interval.latest) if event.when else None,
        "factuality": event.factuality.value,
        "rule": event.rule,
    }


def _holder(span: Span, statements: Sequence[Statement]) -> str | None:
    """The id of the innermost statement whose content holds the span."""
    holders = [(held.end - held.start, s.id) for s in statements for held in s.content if held.holds(span)]
    return min(holders)[1] if holders else None


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": fit(span.text)}


def _named_span(name: str, span: Span | None) -> Row:
    text, start, end = (fit(span.text), span.start, span.end) if span else (None, None, None)
    return {name: text, f"{name}_start": start, f"{name}_end": end}


def _fit(text: str | None) -> str | None:
    return None if text is None else fit(text)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def packed(value: object) -> bytes:
    """The value as JSON, packed."""
    return compressed(packed_json(value).encode())


def unpacked(data: bytes) -> Any:
    """The JSON that was packed.

    >>> unpacked(packed({"names": ["Vessa"]}))
    {'names': ['Vessa']}
    """
    return json.loads(uncompressed(data))


def compressed(data: bytes) -> bytes:
    """The bytes, packed with zstd."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def uncompressed(data: bytes, *, limit: int = 1 << 30) -> bytes:
    """The bytes that were packed, at most ``limit`` of them.

    >>> uncompressed(compressed(b"No."))
    b'No.'
    """
    return zstandard.ZstdDecompressor().decompress(data, max_output_size=limit)
