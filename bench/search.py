"""How fast a ledger is searched: `python bench/search.py FOLDER [--articles N] [--ledger URL] [--floors]`.

A ledger is made once in the folder, or at the URL: articles of 500 words whose frequencies fall as Zipf found, 8
statements each, 200 outlets, 20,000 actors, 5 years. Its rows are written in bulk into the same tables and the same
index that `sayso add` fills, so that only what a search does is measured. `--floors` ends with 1 when the median is
above 100 ms or the 95th percentile above 300 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from sayso.ledger import Ledger, open_ledger
from sayso.ledger import tables as t
from sayso.ledger.identity import folded, key_of
from sayso.ledger.indexing import entries, index_actors
from sayso.ledger.search import Query
from sayso.ledger.words import add_words
from sayso.model import Interval, Kind, Stance

MEDIAN_MS, P95_MS = 100, 300
WORDS, VOCABULARY, OUTLETS, ACTORS, PLACES, CHANNELS = 500, 60_000, 200, 20_000, 4_000, 60
STATEMENTS, LENGTH = 8, 25
FIRST, DAYS = date(2021, 1, 1), 5 * 365
STANCES = dict(zip(Stance, (70, 6, 5, 5, 3, 5, 2, 2, 1, 1), strict=True))
KINDS = dict(zip(Kind, (40, 45, 15), strict=True))
AT_ONCE = 1_000
Row = dict[str, Any]


def main() -> int:
    """Make the ledger where it is missing, ask, print, and say whether the floors hold."""
    options = parsed()
    options.folder.mkdir(parents=True, exist_ok=True)
    address = options.ledger or f"sqlite:///{options.folder}/search-{options.articles}.db"
    with open_ledger(address, write=True) as ledger:
        made(ledger, options.articles)
        with ledger.database.reading() as connection:
            took = asked(ledger, random.Random(2))
            machine = machine_of(connection)
    show(took, {"articles": options.articles, **machine})
    everything = [ms for measured in took.values() for ms in measured]
    held = statistics.median(everything) <= MEDIAN_MS and percentile(everything, 95) <= P95_MS
    return 1 if options.floors and not held else 0


def parsed() -> argparse.Namespace:
    """The options of this run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the ledger is kept from one run to the next")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", help="an empty PostgreSQL database instead, or one made by this program")
    parser.add_argument("--floors", action="store_true", help="end with 1 when a floor is missed")
    return parser.parse_args()


# ── the ledger ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class World:
    """The words, names and places that the articles are made of, the same in every run."""

    @cached_property
    def words(self) -> list[str]:
        """The vocabulary, the most frequent first; the frequent ones are short, as in any language."""
        draw, found = random.Random(1), dict[str, None]()
        while len(found) < VOCABULARY:
            found["".join(draw.choice(SYLLABLES) for _ in range(1 + len(found) % 3 + (len(found) > 200)))] = (
                None
            )
        return list(found)

    @cached_property
    def names(self) -> list[str]:
        """The actors; one in ten has an accent, and surnames are shared."""
        draw = random.Random(3)
        given = [word.title() for word in self.words[1_000:1_800]]
        surnames = [
            word.title() + ("ić" if n % 10 == 0 else "") for n, word in enumerate(self.words[2_000:8_000])
        ]
        found = dict[str, None]()
        while len(found) < ACTORS:
            found[f"{draw.choice(given)} {draw.choice(surnames)}"] = None
        return list(found)

    @cached_property
    def places(self) -> list[tuple[str, float, float]]:
        """Names with a latitude and a longitude, thick in some regions."""
        draw = random.Random(4)
        centres = [(draw.uniform(-40, 65), draw.uniform(-170, 170)) for _ in range(25)]
        around = [draw.choice(centres) for _ in range(PLACES)]
        names = (word.title() for word in self.words[9_000:])
        return [(next(names), draw.gauss(lat, 3), draw.gauss(lon, 4)) for lat, lon in around]


SYLLABLES = [a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "n", "r", "s")]


def zipf(many: int) -> list[float]:
    """Weights, summed up, that fall as 1 / (rank + 2.7)."""
    return list(accumulate(1 / (rank + 2.7) for rank in range(1, many + 1)))


def made(ledger: Ledger, articles: int) -> None:
    """Fill the ledger with this many articles, where it is not filled yet."""
    with ledger.database.reading() as connection:
        there = connection.execute(select(func.count()).select_from(t.article)).scalar_one()
    if there:
        return
    world, start = World(), time.perf_counter()
    ledger.database.written(partial(lay_foundations, world=world))
    weights = [zipf(n) for n in (VOCABULARY, ACTORS, OUTLETS, PLACES, CHANNELS)]
    for first in range(1, articles + 1, AT_ONCE):
        several = range(first, min(first + AT_ONCE, articles + 1))
        ledger.database.written(partial(write, world=world, numbers=several, weights=weights))
        print(
            f"\r{several.stop - 1:,} articles made, {time.perf_counter() - start:,.0f} s",
            end="",
            file=sys.stderr,
        )
    print(file=sys.stderr)
    ledger.database.written(finish)


def lay_foundations(connection: Connection, *, world: World) -> None:
    """Write what all articles share."""
    if connection.dialect.name != "sqlite":
        for table in ("statement", "reading"):
            connection.execute(text(f"DROP INDEX ix_{table}_words"))
    connection.execute(
        insert(t.made_by), {"id": 1, "digest": "m", "sayso": "0", "models": "{}", "lexicons": "l"}
    )
    connection.execute(insert(t.blob), {"digest": "b", "size": 1, "data": b"b"})
    actors = [
        {"id": n, "key": key_of("actor", name), "name": name, "kind": "person", "folded": folded(name)}
        for n, name in enumerate(world.names, 1)
    ]
    connection.execute(insert(t.actor), actors)
    index_actors(connection, actors)
    connection.execute(insert(t.channel), [
        {"id": n, "key": str(n), "name": f"{world.words[500 + n].title()} Channel", "kind": "social" if n % 2 else "press"}
        for n in range(1, CHANNELS + 1)
    ])  # fmt: skip
    connection.execute(insert(t.place), [
        {"id": n, "key": str(n), "name": name, "folded": folded(name), "lat": lat, "lon": lon, "country": "XX"}
        for n, (name, lat, lon) in enumerate(world.places, 1)
    ])  # fmt: skip


def write(connection: Connection, *, world: World, numbers: range, weights: list[list[float]]) -> None:
    """Write these articles, their findings and their words."""
    rows: dict[Any, list[Row]] = {
        table: []
        for table in (
            t.article,
            t.version,
            t.reading,
            t.statement,
            t.appearance,
            t.place_mention,
            t.time_mention,
        )
    }
    documents, sayings = [], []
    for number in numbers:
        reading, statements, appearances, places, times = article(number, world, weights)
        rows[t.article].append(
            {"id": number, "key": key_of("a", str(number)), "source": reading["url"], "added": "2026"}
        )
        rows[t.version].append({"id": number, "article_id": number, "digest": "b", "seen": "2026", "kind": "html",
                                "hints": "{}", "said": "{}", "complete": True, "gist": "g"})  # fmt: skip
        rows[t.reading].append(reading)
        rows[t.statement] += [
            {k: v for k, v in s.items() if k not in ("channel", "channel_kind")} for s in statements
        ]
        rows[t.appearance] += appearances
        rows[t.place_mention] += places
        rows[t.time_mention] += times
        whole, parts = entries(reading, statements, places, times)
        documents.append(whole)
        sayings += parts
    for table, several in rows.items():
        connection.execute(insert(table), several)
    add_words(connection, "reading", documents)
    add_words(connection, "statement", sorted(sayings, key=lambda entry: entry.rank))


def article(
    number: int, world: World, weights: list[list[float]]
) -> tuple[Row, list[Row], list[Row], list[Row], list[Row]]:
    """The rows of one article; they were added in the order of publication, some years of archives aside."""
    draw = random.Random(number)
    of_words, of_actors, of_outlets, of_places, of_channels = weights
    words = draw.choices(world.words, cum_weights=of_words, k=WORDS)
    day = FIRST + timedelta(
        days=draw.randrange(DAYS) if draw.random() < 0.2 else number * DAYS // 100_000 % DAYS
    )
    outlet = draw.choices(range(OUTLETS), cum_weights=of_outlets)[0]
    name = f"The {world.words[300 + outlet].title()} Post"
    body = " ".join(words)
    reading = {
        "id": number, "article_id": number, "version_id": number, "made_by_id": 1, "current": True,
        "title": " ".join(words[:9]).capitalize(), "text": body, "content": str(number),
        "url": f"https://www.{world.words[300 + outlet]}{outlet}.example/{number}", "outlet": name,
        "outlet_folded": folded(name), "published": day.isoformat() if draw.random() < 0.97 else None,
        "byline": "[]", "passages": "[]", "credits": "[]", "report": draw.randbytes(3_000),
    }  # fmt: skip
    cast = draw.choices(range(1, ACTORS + 1), cum_weights=of_actors, k=3)
    statements = [
        said(number, place, words, cast, day, draw, world, of_channels) for place in range(STATEMENTS)
    ]
    appearances = [
        {"reading_id": number, "actor_id": a, "name": world.names[a - 1], "kind": "person", "description": None,
         "roles": "[]", "mentions": "[]", "rule": "the same full name"}
        for a in dict.fromkeys(cast)
    ]  # fmt: skip
    places = [
        {"reading_id": number, "place_id": p, "statement_id": draw.choice([None, *(s["id"] for s in statements)]),
         "start": 0, "end": 1, "text": world.places[p - 1][0], "candidates": 1, "rule": "r"}
        for p in draw.choices(range(1, PLACES + 1), cum_weights=of_places, k=4)
    ]  # fmt: skip
    times = []
    for statement in statements[::3]:
        first = day - timedelta(days=draw.randrange(60))
        last = first + timedelta(days=draw.choice((0, 0, 0, 6, 30)))
        times.append({"reading_id": number, "statement_id": statement["id"], "start": 0, "end": 1, "text": "then",
                      "earliest": first.isoformat(), "latest": last.isoformat(), "rule": "r"})  # fmt: skip
    return reading, statements, appearances, places, times


def said(
    article: int, place: int, words: list[str], cast: list[int], day: date, draw: random.Random, world: World,
    of_channels: list[float],
) -> Row:  # fmt: skip
    """The row of one statement, whose words stand in the article's text."""
    at = place * 60
    start = sum(len(word) + 1 for word in words[:at])
    content = " ".join(words[at : at + LENGTH])
    actor = draw.choice(cast) if draw.random() < 0.8 else None
    channel = (
        draw.choices(range(1, CHANNELS + 1), cum_weights=of_channels)[0] if draw.random() < 0.3 else None
    )
    when = (
        (day - timedelta(days=draw.choice((0, 0, 0, 1, 1, 2, 7)))).isoformat()
        if draw.random() < 0.6
        else None
    )
    return {
        "id": (article - 1) * STATEMENTS + place + 1, "reading_id": article, "key": f"{article:x}-{place}",
        "ident": str(place), "start": start, "end": start + len(content), "content": content,
        "spans": f"[[{start},{start + len(content)}]]",
        "kind": draw.choices(list(KINDS), weights=list(KINDS.values()))[0].value,
        "stance": draw.choices(list(STANCES), weights=list(STANCES.values()))[0].value,
        "certainty": "plain", "strength": "neutral", "actor_id": actor,
        "speaker": world.names[actor - 1] if actor else None, "speaker_kind": "person" if actor else "unnamed",
        "speaker_description": None if actor else "officials", "speaker_grade": "certain",
        "channel_id": channel, "channel": f"{world.words[500 + channel].title()} Channel" if channel else None,
        "channel_kind": ("social" if channel % 2 else "press") if channel else None,
        "said_earliest": when, "said_latest": when, "hedges": "[]", "rule": "r",
        "status": "rejected" if draw.random() < 0.005 else "found",
    }  # fmt: skip


def finish(connection: Connection) -> None:
    """Bring the statistics up to date, and PostgreSQL's index of words, which is made at once."""
    if connection.dialect.name != "sqlite":
        for table in ("statement", "reading"):
            connection.execute(
                text(
                    f"CREATE INDEX ix_{table}_words ON {table}_words USING gin (words) WITH (fastupdate = off)"
                )
            )
    connection.execute(text("ANALYZE"))


# ── the questions ─────────────────────────────────────────────────────────────────────────────────

Question = Callable[[random.Random, World], Query]


def a_word(draw: random.Random, world: World, first: int, last: int) -> str:
    """A word from this stretch of the vocabulary, whose frequency falls from first to last."""
    return world.words[draw.randrange(first, last)]


def a_speaker(draw: random.Random, world: World) -> str:
    """A speaker as people ask for one: half by the whole name, half by the surname."""
    name = world.names[int(draw.paretovariate(0.5)) % ACTORS]
    return name if draw.random() < 0.5 else name.split()[1]


def some_days(draw: random.Random) -> Interval:
    """A day, a month or a year of the five."""
    first = FIRST + timedelta(days=draw.randrange(DAYS))
    return Interval(first, first + timedelta(days=draw.choice((0, 30, 365))))


def a_phrase(draw: random.Random, world: World) -> str:
    """Two or three words that stand together somewhere."""
    words = article(
        draw.randrange(1, 2_000), world, [zipf(n) for n in (VOCABULARY, ACTORS, OUTLETS, PLACES, CHANNELS)]
    )
    spoken = words[1][0]["content"].split()
    at = draw.randrange(len(spoken) - 3)
    return f'"{" ".join(spoken[at : at + draw.choice((2, 3))])}"'


def an_outlet(draw: random.Random, world: World) -> str:
    """An outlet by its name or by its domain."""
    number = draw.randrange(OUTLETS)
    word = world.words[300 + number]
    return draw.choice((f"The {word.title()} Post", f"{word}{number}.example"))


QUESTIONS: dict[str, Question] = {
    "rare word": lambda d, w: Query(words=a_word(d, w, 5_000, VOCABULARY)),
    "frequent word": lambda d, w: Query(words=a_word(d, w, 0, 20)),
    "two frequent words": lambda d, w: Query(words=f"{a_word(d, w, 0, 50)} {a_word(d, w, 0, 200)}"),
    "frequent and rare": lambda d, w: Query(words=f"{a_word(d, w, 0, 50)} {a_word(d, w, 2_000, 20_000)}"),
    "frequent, -frequent": lambda d, w: Query(words=f"{a_word(d, w, 0, 50)} -{a_word(d, w, 0, 50)}"),
    "phrase": lambda d, w: Query(words=a_phrase(d, w)),
    "prefix of 3": lambda d, w: Query(words=a_word(d, w, 0, 9_000)[:3] + "*"),
    "prefix of 1": lambda d, w: Query(words=a_word(d, w, 0, 9_000)[:1] + "*"),
    "speaker": lambda d, w: Query(speaker=a_speaker(d, w)),
    "speaker, word": lambda d, w: Query(speaker=a_speaker(d, w), words=a_word(d, w, 0, 300)),
    "outlet, said": lambda d, w: Query(outlet=an_outlet(d, w), said=some_days(d)),
    "outlet, word": lambda d, w: Query(outlet=an_outlet(d, w), words=a_word(d, w, 0, 2_000)),
    "place, 100 km": lambda d, w: Query(place=w.places[d.randrange(PLACES)][0], radius_km=100),
    "place, 2,000 km": lambda d, w: Query(place=w.places[d.randrange(PLACES)][0], radius_km=2_000),
    "place, word": lambda d, w: Query(
        place=w.places[d.randrange(50)][0], radius_km=500, words=a_word(d, w, 0, 300)
    ),
    "said": lambda d, _: Query(said=some_days(d)),
    "said, word": lambda d, w: Query(said=some_days(d), words=a_word(d, w, 0, 2_000)),
    "stance, word": lambda d, w: Query(stance=d.choice(list(Stance)), words=a_word(d, w, 0, 1_000)),
    "happened": lambda d, _: Query(happened=some_days(d)),
    "channel, word": lambda d, w: Query(
        channel=d.choice(("social", f"{w.words[505]} channel")), words=a_word(d, w, 0, 300)
    ),
}


def asked(ledger: Ledger, draw: random.Random, *, times: int = 15) -> dict[str, list[float]]:
    """The milliseconds of each question, by its kind, of statements and of articles."""
    world = World()
    questions = [(kind, make(draw, world)) for _ in range(times) for kind, make in QUESTIONS.items()]
    took: dict[str, list[float]] = {}
    for number, (kind, query) in enumerate(questions):
        search = ledger.search_articles if number % 3 == 0 else ledger.search
        start = time.perf_counter()
        search(query)
        took.setdefault(kind, []).append((time.perf_counter() - start) * 1_000)
    return took


def percentile(values: list[float], percent: int) -> float:
    """The value that this part of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def show(took: dict[str, list[float]], about: Row) -> None:
    """Print a line for each kind, and everything as one line of JSON."""
    rows = {**took, "all": [ms for several in took.values() for ms in several]}
    figures = {
        kind: {"queries": len(ms), "median": round(statistics.median(ms), 1), "p95": round(percentile(ms, 95), 1),
               "max": round(max(ms), 1)}
        for kind, ms in rows.items()
    }  # fmt: skip
    print(f"{'milliseconds':<22}{'queries':>8}{'median':>9}{'p95':>9}{'max':>9}")
    for kind, of in figures.items():
        print(f"{kind:<22}{of['queries']:>8}{of['median']:>9}{of['p95']:>9}{of['max']:>9}")
    print(json.dumps({**about, "milliseconds": figures}))


def machine_of(connection: Connection) -> Row:
    """What it was measured on."""
    version = (
        sqlite3.sqlite_version
        if connection.dialect.name == "sqlite"
        else connection.dialect.server_version_info
    )
    return {
        "database": connection.dialect.name, "version": str(version), "cpu": cpu(), "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1), "python": platform.python_version(),
    }  # fmt: skip


def cpu() -> str:
    """The processor, as Linux names it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next(
        (line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


if __name__ == "__main__":
    raise SystemExit(main())
