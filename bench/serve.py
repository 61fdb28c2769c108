"""How fast the pages are on a long ledger: `python bench/serve.py --ledger URL [--articles N] [--floors]`.

Starts `sayso serve` on the ledger, as anybody would, and asks it for pages over 20 connections from another
process, each asking again as soon as it is answered: home and its pages narrowed, searches, stories, articles,
speakers, outlets, channels and places, thousands of each, the second half as often as the first, the third a
third as often, as people ask (Zipf). With `--fresh` all are as likely, so that few are asked for twice.
Then home is opened in Chromium, where there is one. A ledger that is not there yet is made first, of the made
articles of bench/ledger.py. Ends with one line of JSON; `--floors` ends with 1 when a bar is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate
from typing import Any
from urllib.parse import quote, urlencode

from ledger import ahead, moment, traced_by_hand
from sqlalchemy import text

from sayso.errors import NoLedger
from sayso.ledger import Ledger, open_ledger
from sayso.model import Known, Origin, OriginKind, Traced
from sayso.tracing import Earlier

MEDIAN, P95 = 150.0, 300.0  # milliseconds
HOME_BYTES, FIRST_VIEW = 300_000, 1.0  # with all its files; seconds
POOL = 4_000  # articles, stories, speakers … of each kind that are drawn from
FAILED = 400  # answers from here on are failures
# How often each kind of page is asked for, of a hundred.
MIX = {
    "home": 8, "home, narrowed": 7, "search": 20, "story": 20, "article": 25, "speaker": 10, "outlet": 5,
    "channel": 2, "place": 3,
}  # fmt: skip
PATHS = {
    "story": "/story/{key}", "article": "/article/{key}", "speaker": "/actor/{key}",
    "outlet": "/outlet/{name}", "channel": "/channel/{key}", "place": "/place/{key}",
}  # fmt: skip


def main() -> int:
    """Measure, print, and say whether the bars held."""
    options = parsed()
    made_if_missing(options.ledger, options.articles)
    with open_ledger(options.ledger) as ledger:
        pools = drawn_from(ledger)
        articles = ledger.count("articles")
    with served(options.ledger, options.processes) as base:
        ready(base)
        has = set(json.loads(got(f"{base}/api.json"))["paths"])
        missing = [kind for kind, path in PATHS.items() if f"/api{path}" not in has]
        there = {kind: pool for kind, pool in pools.items() if kind not in missing}
        asked = addresses(there, fresh=options.fresh)
        answers = loaded(base, asked, connections=options.connections, seconds=options.seconds)
        view = first_view(base)
    found = {
        "bench": "serve",
        "articles": articles,
        "connections": options.connections,
        "fresh": options.fresh,
        "not_there": missing,
        **figures(answers, options.seconds),
        **view,
    }
    print(json.dumps(found))
    return 1 if options.floors and not held(found) else 0


def parsed() -> argparse.Namespace:
    """The options of this run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ledger", required=True, help="address of a ledger")
    parser.add_argument("--articles", type=int, default=100_000, help="of a ledger that is made")
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--fresh", action="store_true", help="draw every address as often as any other")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--processes", type=int, help="of the server; its own default where none are given")
    parser.add_argument("--floors", action="store_true", help="end with 1 when a bar is missed")
    return parser.parse_args()


def held(found: dict[str, Any]) -> bool:
    """Whether every bar held."""
    return bool(
        found["median_ms"] < MEDIAN
        and found["p95_ms"] < P95
        and not found["failed"]
        and found.get("home_bytes", 0) < HOME_BYTES
        and found.get("first_view_s", 0.0) < FIRST_VIEW
    )


# ── the ledger ────────────────────────────────────────────────────────────────────────────────────


def made_if_missing(address: str, articles: int) -> None:
    """Make a ledger of so many articles where there is none."""
    try:
        open_ledger(address).close()
        return
    except NoLedger:
        pass
    with open_ledger(address, write=True) as ledger:
        for number, (capture, found) in enumerate(ahead(articles), start=1):
            ledger.keep(capture, found, folder="/bench", now=moment(number), trace=traced)
            if number % 10_000 == 0:
                print(f"{number:>8,} articles made", file=sys.stderr, flush=True)


def traced(new: Known, earlier: Earlier) -> Traced:
    """As in bench/ledger.py; two of five articles name an agency."""
    found = traced_by_hand(new, earlier)
    is_agency = new.id % 5 < 2 and not found.copies
    return replace(found, origin=Origin(OriginKind.AGENCY, f"Agency {new.id % 7}")) if is_agency else found


def drawn_from(ledger: Ledger) -> dict[str, list[str]]:
    """Addresses of each kind; those of speakers, places and words as often as they occur."""
    with ledger.database.reading() as connection:

        def some(sql: str) -> list[str]:
            return [str(value) for value in connection.execute(text(sql)).scalars() if value]

        chance = random.Random(7)
        top = int(connection.execute(text("SELECT max(id) FROM statement")).scalar_one())
        ids = ",".join(str(chance.randint(1, top)) for _ in range(POOL))
        articles = some(f"SELECT key FROM article ORDER BY key LIMIT {POOL}")
        stories = some(f"SELECT key FROM story ORDER BY key LIMIT {POOL}")
        speakers = some(
            f"SELECT a.key FROM statement s JOIN actor a ON a.id = s.actor_id WHERE s.id IN ({ids})"
        )
        places = some(
            f"SELECT p.key FROM place_mention m JOIN place p ON p.id = m.place_id WHERE m.id IN ({ids})"
        )
        outlets = some("SELECT DISTINCT outlet FROM reading")
        channels = some("SELECT key FROM channel")
        contents = some(f"SELECT content FROM statement WHERE id IN ({ids})")
    words = [" ".join(chance.sample(content.split(), 2)) for content in contents if len(content.split()) > 1]
    searches = [f"/search?{urlencode({'q': two})}" for two in words]
    searches += [f"/search?{urlencode({'q': two, 'what': 'articles'})}" for two in words]
    searches += [f"/search?{urlencode({'q': one.split()[0], 'outlet': outlets[0]})}" for one in words[:500]]
    narrowed = [f"/?{urlencode({'actor': speaker})}" for speaker in speakers]
    narrowed += [f"/?{urlencode({'q': two})}" for two in words]
    narrowed += [f"/?{urlencode({'outlet': outlet})}" for outlet in outlets]
    return {
        "home": ["/"],
        "home, narrowed": narrowed,
        "search": searches,
        "story": [f"/story/{key}" for key in stories],
        "article": [f"/article/{key}" for key in articles],
        "speaker": [f"/actor/{key}" for key in speakers],
        "outlet": [f"/outlet/{quote(name, safe='')}" for name in outlets],
        "channel": [f"/channel/{key}" for key in channels],
        "place": [f"/place/{key}" for key in places],
    }


def addresses(
    pools: dict[str, list[str]], number: int = 50_000, *, fresh: bool = False
) -> list[tuple[str, str]]:
    """Kinds of pages with addresses, mixed, in the order in which they are asked for."""
    chance = random.Random(11)
    kinds = [kind for kind in MIX if pools.get(kind)]
    often = {
        kind: list(accumulate(1.0 if fresh else 1 / rank for rank in range(1, len(pools[kind]) + 1)))
        for kind in kinds
    }
    drawn = chance.choices(kinds, weights=[MIX[kind] for kind in kinds], k=number)
    return [(kind, chance.choices(pools[kind], cum_weights=often[kind])[0]) for kind in drawn]


# ── the server ────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def served(address: str, processes: int | None) -> Iterator[str]:
    """The address of a server on the ledger, a process of its own, with so many beside it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", address, "--port", str(port)]
    if processes is not None:
        command += ["--processes", str(processes)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def ready(base: str) -> None:
    """Wait until the server answers, and has counted the ledger."""
    for _ in range(300):
        try:
            if json.loads(got(f"{base}/stories.json"))["ledger"] is not None:
                return
        except OSError:
            pass
        time.sleep(1)
    raise SystemExit("the server did not get ready within five minutes")


def got(url: str) -> bytes:
    """What is there."""
    with urllib.request.urlopen(url, timeout=60) as answer:
        body: bytes = answer.read()
        return body


# ── the load ──────────────────────────────────────────────────────────────────────────────────────

Answer = tuple[str, float, int]  # the kind of page, milliseconds, status


def loaded(base: str, asked: Sequence[tuple[str, str]], *, connections: int, seconds: float) -> list[Answer]:
    """The answers, asked for by another process."""
    port = int(base.rpartition(":")[2])
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(asking, (port, list(asked), connections, seconds))


def asking(port: int, asked: list[tuple[str, str]], connections: int, seconds: float) -> list[Answer]:
    """What the server answers within so many seconds."""
    return asyncio.run(_all_asking(port, iter(asked), connections, seconds))


async def _all_asking(
    port: int, asked: Iterator[tuple[str, str]], connections: int, seconds: float
) -> list[Answer]:
    answers: list[Answer] = []
    until = time.perf_counter() + seconds
    await asyncio.gather(*(_one_asking(port, asked, until, answers) for _ in range(connections)))
    return answers


async def _one_asking(
    port: int, asked: Iterator[tuple[str, str]], until: float, answers: list[Answer]
) -> None:
    """One connection, kept open, asking for one page after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        kind, address = next(asked)
        began = time.perf_counter()
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        status, length = int(head[9:12]), head.lower().partition(b"content-length: ")[2]
        await reader.readexactly(int(length.partition(b"\r\n")[0]))
        answers.append((kind, 1000 * (time.perf_counter() - began), status))
    writer.close()


def figures(answers: Sequence[Answer], seconds: float) -> dict[str, Any]:
    """What the load measured."""
    of_kind: dict[str, list[float]] = defaultdict(list)
    for kind, took, _ in answers:
        of_kind[kind].append(took)
    failed = Counter(f"{kind} {status}" for kind, _, status in answers if status >= FAILED)
    every = [took for _, took, _ in answers]
    return {
        "requests": len(answers),
        "failed": dict(failed),
        "a_second": round(len(answers) / seconds, 1),
        "median_ms": round(statistics.median(every), 1),
        "p95_ms": round(share(every, 0.95), 1),
        "most_ms": round(max(every), 1),
        "by_kind": {
            kind: [len(took), round(statistics.median(took), 1), round(share(took, 0.95), 1)]
            for kind, took in sorted(of_kind.items())
        },
    }


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of them lies below."""
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


# ── the first view ────────────────────────────────────────────────────────────────────────────────


def first_view(base: str) -> dict[str, Any]:
    """How large home is with all its files, and how soon Chromium shows it; nothing where there is none."""
    program = shutil.which("chromium")
    if program is None:
        return {}
    from playwright.sync_api import sync_playwright  # a tool of development: only where it is at hand

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        sizes: list[int] = []
        page.on("response", lambda answer: sizes.append(len(answer.body())))
        page.goto(f"{base}/", wait_until="load")
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
        loaded_at = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        browser.close()
    return {"home_bytes": sum(sizes), "first_view_s": round(max(painted or 0, loaded_at) / 1000, 2)}


if __name__ == "__main__":
    raise SystemExit(main())
