"""What adding costs as a ledger grows: `python bench/ledger.py --ledger URL [--articles N] [--floors]`.

Made articles, of the size and the mixture of real ones: 500 words, 8 statements, 15 actors drawn by Zipf from
50,000, 8 places from 5,000. Four in a row tell of one happening, and every tenth is a copy of the one before with
a credit; each is traced among the earlier ones as it comes. Their findings are made beforehand, in another
process, so that the clock hears the ledger and tracing alone. Between the windows that are measured the articles
are put together by their numbers instead of by tracing, which would take an hour for the same rows. Ends with one line of JSON; `--floors` ends with 1 when the last window costs more than 1.3 times the
one at 1,000. `--profile` tells where the time of some hundred articles goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import multiprocessing
import pstats
import random
import re
import resource
import statistics
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from sqlalchemy import text as sql

from sayso.export.json_lines import json_line
from sayso.language import Grammar, Token
from sayso.ledger import Findings, Ledger, findings, open_ledger
from sayso.model import (
    Actor,
    ActorKind,
    Article,
    Capture,
    Certainty,
    Channel,
    ChannelKind,
    Copy,
    Credit,
    CreditKind,
    Derivation,
    Direction,
    Grade,
    Hints,
    Interval,
    Kind,
    Known,
    MadeBy,
    Origin,
    OriginKind,
    Passage,
    Place,
    Profile,
    Report,
    Role,
    Shared,
    Situation,
    Span,
    Speaker,
    Stance,
    Statement,
    Time,
    Traced,
)
from sayso.tracing import Earlier, compared_by, trace

AT = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
WINDOW = 500
FLOOR = 1.3
WORDS, ACTORS, PLACES = 30_000, 50_000, 5_000
PARAGRAPHS, STATEMENTS, NAMED, PLACED = 10, 8, 15, 8
COMMON = 1_000  # words that tell nothing, as the most frequent ones of English do
TOLD_BY = 4  # articles that tell of one happening
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "on")]
CHANNELS = ("Telegram", "Facebook", "Reuters", "state television", "a briefing")
MAKER = MadeBy("bench", {"parser": "made"}, "sha256:0")
FIRST_DAY = date(2020, 1, 1)
START = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> int:
    """Add the articles, print what each window cost, and say whether the floor held."""
    options = parsed()
    with open_ledger(options.ledger, write=True) as ledger:
        if ledger.count("articles"):
            raise SystemExit(f"{options.ledger} is not empty: name a new one")
        if options.profile:
            profile(ledger)
            return 0
        windows = measured(ledger, options.articles)
        print(json.dumps(figures(ledger, windows)))
    return 1 if options.floors and ratio([cost.clock for cost in windows.values()]) > FLOOR else 0


def parsed() -> argparse.Namespace:
    """The options of this run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ledger", required=True, help="address of a ledger that is not there yet")
    parser.add_argument("--articles", type=int, default=AT[-1])
    parser.add_argument("--floors", action="store_true", help="end with 1 when the floor is missed")
    parser.add_argument("--profile", action="store_true", help="say where the time goes, and end")
    return parser.parse_args()


@dataclass(frozen=True)
class Cost:
    """What an article costs, in milliseconds."""

    clock: float
    processor: float  # of this process: what else runs on the machine does not fall on it


def measured(ledger: Ledger, articles: int) -> dict[int, Cost]:
    """What an article costs, the median of the window that ends at each of AT."""
    windows: dict[int, Cost] = {}
    window: deque[Cost] = deque(maxlen=WINDOW)
    for number, (capture, found) in enumerate(ahead(articles), start=1):
        began, worked = time.perf_counter(), time.process_time()
        near = any(at - 2 * WINDOW < number <= at for at in AT)
        ledger.keep(
            capture, found, folder="/bench", now=moment(number), trace=trace if near else traced_by_hand
        )
        window.append(Cost(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)))
        if number in AT:
            windows[number] = cost = median(window)
            spent = f"{cost.clock:6.2f} ms an article, {cost.processor:.2f} of them at work"
            print(f"{number:>8,} {spent}, {peak_mb():,.0f} MB", flush=True)
    return windows


def traced_by_hand(new: Known, earlier: Earlier) -> Traced:
    """What tracing finds of a made article, without comparing: what lies between the windows is filled so."""
    before = earlier.known([new.id - 1])
    number = new.id - 1
    story = before[0].story if before and number % TOLD_BY else None
    passages = (Shared(new.article.span(0, 50), before[0].article.span(0, 50)),) if before else ()
    copies = (Copy(number, Derivation.COPY, Direction.FROM, 1.0, 1.0, 1.0, passages, ()),)
    unknown = Origin(OriginKind.UNKNOWN, None)
    return Traced(story, (), copies if number % 10 == 9 else (), unknown, new.article.outlet)


def median(window: Iterable[Cost]) -> Cost:
    """The middle of each."""
    costs = list(window)
    return Cost(statistics.median(c.clock for c in costs), statistics.median(c.processor for c in costs))


def profile(ledger: Ledger) -> None:
    """Where the time of 500 articles goes, 500 others being in the ledger."""
    stock = Stock()
    made = [made_article(stock, number) for number in range(400)]
    profiler = cProfile.Profile()
    for number, (capture, found) in enumerate(made):
        if number == len(made) // 2:
            profiler.enable()
        ledger.keep(capture, found, folder="/bench", now=moment(number), trace=trace)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(30)


def figures(ledger: Ledger, windows: dict[int, Cost]) -> dict[str, object]:
    """What the run measured, for one line of JSON."""
    return {
        "bench": "ledger",
        "database": "sqlite" if ledger.database.is_sqlite else "postgresql",
        "ms_an_article": {str(at): round(cost.clock, 2) for at, cost in windows.items()},
        "ms_at_work": {str(at): round(cost.processor, 2) for at, cost in windows.items()},
        "ratio": round(ratio([cost.clock for cost in windows.values()]), 2),
        "ratio_at_work": round(ratio([cost.processor for cost in windows.values()]), 2),
        "peak_rss_mb": round(peak_mb()),
        "size_mb": round(size_mb(ledger)),
        **{view: ledger.count(view) for view in ("stories", "copies")},
    }


def ratio(costs: Sequence[float]) -> float:
    """How many times as much the last window costs as the first."""
    return costs[-1] / costs[0] if costs else 0.0


def peak_mb() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size_mb(ledger: Ledger) -> float:
    """How much the ledger takes on the disk."""
    if ledger.database.file is not None:
        return ledger.database.file.stat().st_size / 1e6
    with ledger.database.reading() as connection:
        return int(connection.execute(sql("SELECT pg_database_size(current_database())")).scalar_one()) / 1e6


def moment(number: int) -> str:
    """When the article of this number is added."""
    return (START + timedelta(seconds=number)).isoformat()


# ── made articles ─────────────────────────────────────────────────────────────────────────────────


def ahead(articles: int) -> Iterator[tuple[Capture, Findings]]:
    """The made articles, another process making some hundred of them ahead."""
    queue: multiprocessing.Queue[tuple[Capture, Findings]] = multiprocessing.Queue(maxsize=200)
    maker = multiprocessing.Process(target=make_all, args=(articles, queue), daemon=True)
    maker.start()
    for _ in range(articles):
        yield queue.get()
    maker.join()


def make_all(articles: int, queue: multiprocessing.Queue[tuple[Capture, Findings]]) -> None:
    """Put each made article into the queue."""
    stock = Stock()
    for number in range(articles):
        queue.put(made_article(stock, number))


@dataclass
class Drawn:
    """Things of which the first is drawn the most often, the second half as often, and so on."""

    things: list[str]
    weights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.things) + 1)))

    def some(self, chance: random.Random, number: int) -> list[str]:
        """So many of them, some perhaps twice."""
        return chance.choices(self.things, cum_weights=self.weights, k=number)


class Stock:
    """The words, the people and bodies, and the places that made articles are about."""

    def __init__(self) -> None:
        chance = random.Random(7)
        self.words = Drawn(distinct(WORDS, lambda: word(chance)))
        self.common = frozenset(self.words.things[:COMMON])
        self.actors = Drawn(distinct(ACTORS, lambda: f"{word(chance).title()} {word(chance).title()}"))
        self.places = Drawn(distinct(PLACES, lambda: word(chance).title()))


def word(chance: random.Random) -> str:
    """A word that nobody has used."""
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3))))


def distinct(number: int, make: object) -> list[str]:
    """So many different ones."""
    assert callable(make)
    found: dict[str, None] = {}
    while len(found) < number:
        found[make()] = None
    return list(found)


def made_article(stock: Stock, number: int) -> tuple[Capture, Findings]:
    """The article of this number: the same one each time."""
    report = (
        copied(made_report(stock, number - 1), number) if number % 10 == 9 else made_report(stock, number)
    )
    capture = Capture(
        source=f"made-{number}.txt",
        data=report.article.text.encode(),
        kind="plain",
        hints=Hints(url=f"https://outlet{number % 40}.example/{number}"),
    )
    return capture, findings(report, json_line(report), profile_of(report, stock.common))


def copied(original: Report, number: int) -> Report:
    """The article as another outlet takes it over, with a credit at its end."""
    article = original.article
    credit = f"Source: {article.outlet}"
    text = article.text + credit
    start = len(article.text)
    name = article.outlet or ""
    return replace(
        original,
        id=str(number),
        article=replace(
            article,
            id=f"sha256:{number}",
            text=text,
            passages=(*article.passages, Passage(start, len(text), Role.CREDIT)),
            credits=(
                Credit.cut(text, start, len(text), name=name, kind=CreditKind.UNKNOWN, rule="source-label"),
            ),
            outlet=f"Outlet {number % 40}",
            url=f"https://outlet{number % 40}.example/{number}",
        ),
    )


def profile_of(report: Report, common: frozenset[str]) -> Profile:
    """What the article is compared by, every word being a noun or a name, or as common as "the"."""
    article = report.article
    told = [passage for passage in article.passages if passage.role.is_reported]
    grammars = [grammar(article, passage, common) for passage in told]
    situation = Situation(report.actors, report.places, report.times, report.figures, report.distances)
    return Profile(*compared_by(article, grammars, report.statements, situation))


def grammar(article: Article, passage: Passage, common: frozenset[str]) -> Grammar:
    """The passage as one sentence of words that hang on nothing; the ``common`` ones tell nothing."""
    tokens = []
    for i, found in enumerate(re.finditer(r"\w+|[^\w\s]", article.passage_text(passage))):
        start, said = passage.start + found.start(), found.group()
        plain = not said.isalnum() or said.lower() in common
        pos = "X" if plain else "PROPN" if said.istitle() else "NOUN"
        token = Token(i, start, start + len(said), said, said.lower(), said.lower(), pos, "NN", "ROOT", "", 0)
        token.head = token
        tokens.append(token)
    return Grammar(passage, tuple(tokens), ((0, len(tokens) - 1),), ())


def made_report(stock: Stock, number: int) -> Report:
    """What an article of PARAGRAPHS paragraphs reports, its statements, actors and places in their places."""
    chance, happening = random.Random(number), random.Random(10**9 + number // TOLD_BY)
    cast = [*happening.choices(stock.actors.things, k=NAMED // 2), *stock.actors.some(chance, NAMED)]
    names = list(dict.fromkeys(cast))[:NAMED]
    spots = [*happening.choices(stock.places.things, k=PLACED // 2), *stock.places.some(chance, PLACED // 2)]
    about = stock.words.some(happening, 120)
    written = Written()
    title = " ".join(chance.sample(about, 9))
    written.add(title, Role.HEADLINE)
    statements = [statement(written, stock, chance, name) for name in names[:STATEMENTS]]
    for _ in range(PARAGRAPHS - STATEMENTS):
        written.add(" ".join(chance.sample(about, 50)), Role.BODY)
    mentions = [written.mention(name) for name in names]
    places = [written.mention(spot) for spot in spots]
    text = written.text
    day = FIRST_DAY + timedelta(days=number // 50)
    return Report(
        schema="report/1",
        id=str(number),
        source=f"made-{number}.txt",
        article=Article(
            id=f"sha256:{number}",
            text=text,
            passages=tuple(written.passages),
            title=title,
            language="en",
            outlet=f"Outlet {number % 40}",
            url=f"https://outlet{number % 40}.example/{number}",
            published=day,
        ),
        statements=tuple(made(text, day) for made in statements),
        actors=tuple(
            Actor(name, kind_of(name), (Span.cut(text, at, at + len(name)),))
            for name, at in zip(names, mentions, strict=True)
        ),
        places=tuple(place(text, spot, at) for spot, at in zip(spots, places, strict=True)),
        times=(Time.cut(text, 0, len(title), interval=Interval.on(day), rule="made"),),
        figures=(),
        distances=(),
        made_by=MAKER,
    )


@dataclass
class Written:
    """A text while it is being written."""

    text: str = ""
    passages: list[Passage] = field(default_factory=list)

    def add(self, paragraph: str, role: Role) -> int:
        """Where the paragraph begins, now that it is written down."""
        start = len(self.text)
        self.text += paragraph + "\n\n"
        self.passages.append(Passage(start, start + len(paragraph), role))
        return start

    def mention(self, name: str) -> int:
        """Where a name stands, in a line of its own at the end."""
        start = len(self.text)
        self.text += name + "\n"
        return start


def statement(written: Written, stock: Stock, chance: random.Random, name: str) -> object:
    """What makes the statement of this speaker, once the text is whole."""
    content = " ".join(stock.words.some(chance, 14)).capitalize()
    channel = chance.choice(CHANNELS)
    rest = " ".join(stock.words.some(chance, 28))
    at = written.add(f"{content}, {name} said on {channel}. {rest}.", Role.BODY)
    source = at + len(content) + 2
    via = source + len(name) + len(" said on ")
    direct = chance.random() < 0.5

    def made(text: str, day: date) -> Statement:
        return Statement(
            id=f"s{at}-{at + len(content)}",
            kind=Kind.DIRECT if direct else Kind.INDIRECT,
            content=(Span.cut(text, at, at + len(content)),),
            cue=Span.cut(text, source + len(name) + 1, source + len(name) + 5),
            source=Span.cut(text, source, source + len(name)),
            speaker=Speaker(name, kind_of(name), rule="made", grade=Grade.CERTAIN),
            channel=Channel.cut(text, via, via + len(channel), name=channel, kind=ChannelKind.SOCIAL),
            said=Interval.on(day),
            stance=Stance.ASSERTS,
            certainty=Certainty.PLAIN,
            hedges=(),
            within=None,
            rule="made",
        )

    return made


def kind_of(name: str) -> ActorKind:
    """Whether the name is a person's: two of three are."""
    return ActorKind.PERSON if len(name) % 3 else ActorKind.ORGANIZATION


def place(text: str, name: str, at: int) -> Place:
    """A mention of the place, which lies where its name says."""
    chance = random.Random(name)
    return Place.cut(
        text,
        at,
        at + len(name),
        name=name,
        lat=round(chance.uniform(-60, 70), 4),
        lon=round(chance.uniform(-180, 180), 4),
        country="BA",
        precision_km=5.0,
        candidates=1,
        kind="settlement",
        rule="made",
    )


if __name__ == "__main__":
    raise SystemExit(main())
