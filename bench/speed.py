"""How fast sayso reads: `python bench/speed.py ROWS.jsonl [--limit N] [--floors]`.

The whole of `sayso read --json` is timed against the bare parse by the same model in the same run, article by
article and in turn, so that whatever else the machine does falls on both. `--floors` ends with 1 when a floor of
the project is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # as the command line does, before numpy is loaded

from sayso.export.json_lines import json_line  # noqa: E402
from sayso.language.parser import _model  # noqa: E402
from sayso.model import Article, Received  # noqa: E402
from sayso.pipeline import report_on  # noqa: E402
from sayso.reading import articles  # noqa: E402
from sayso.settings import settings_from  # noqa: E402
from sayso.situating.gazetteer import open_gazetteer  # noqa: E402

RATIO, HELP_SECONDS, FIRST_SECONDS = 1.2, 0.3, 4.0
EXAMPLE = Path(__file__).parent.parent / "examples" / "silo.txt"
SAYSO = [sys.executable, "-m", "sayso"]


def main() -> int:
    """Measure, print, and say whether the floors hold."""
    options = parsed()
    held = [
        whole_against_parse(options.rows, options.limit),
        below("sayso --help", best([*SAYSO, "--help"], of=5), HELP_SECONDS),
        below("start to first report", best([*SAYSO, "read", str(EXAMPLE), "--json"], of=3), FIRST_SECONDS),
    ]
    side_by_side(options.rows)
    return 1 if options.floors and not all(held) else 0


def parsed() -> argparse.Namespace:
    """The options of this run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("rows", type=Path, help=".jsonl rows {id, text, …}")
    parser.add_argument("--limit", type=int, default=None, help="measure the first N articles only")
    parser.add_argument("--floors", action="store_true", help="end with 1 when a floor is missed")
    return parser.parse_args()


def whole_against_parse(rows: Path, limit: int | None) -> bool:
    """Words a second of both, and the ratio of their times."""
    gazetteer = open_gazetteer(settings_from(os.environ, home=Path.home()).cache)
    lines = rows.read_bytes().splitlines(keepends=True)[:limit]
    received = [read_row(line) for line in lines]
    report_on(received[0], gazetteer=gazetteer)  # loads model, gazetteer and lexicons outside the clock
    parse = whole = 0.0
    for number, (line, item) in enumerate(zip(lines, received, strict=True)):
        jobs: list[Callable[[], object]] = [
            lambda item=item: bare_parse(item.article),  # type: ignore[misc]
            lambda line=line: json_line(report_on(read_row(line), gazetteer=gazetteer)),  # type: ignore[misc]
        ]
        took = {i: seconds(jobs[i]) for i in ((0, 1) if number % 2 else (1, 0))}
        parse, whole = parse + took[0], whole + took[1]
    words = sum(len(item.article.text.split()) for item in received)
    print(f"{len(received)} articles, {words:,} words")
    print(f"bare parse      {words / parse:8,.0f} words/s   {parse:6.2f} s")
    print(f"whole report    {words / whole:8,.0f} words/s   {whole:6.2f} s")
    return below("whole / bare parse", whole / parse, RATIO, unit="")


def read_row(line: bytes) -> Received:
    """The article of one row."""
    item = next(articles([line]))
    assert isinstance(item, Received), item
    return item


def bare_parse(article: Article) -> None:
    """What the model alone does with the passages that are read."""
    passages = [article.passage_text(p) for p in article.passages if p.role.is_reported]
    for _ in _model().pipe(passages, batch_size=len(passages) or 1):
        pass


def side_by_side(rows: Path) -> None:
    """How much of a second core two workers use."""
    one = best([*SAYSO, "read", str(rows), "--json"], of=1)
    two = best([*SAYSO, "read", str(rows), "--json", "-j", "2"], of=1)
    print(f"-j 1 {one:.1f} s, -j 2 {two:.1f} s, start-up included: {one / two:.2f} times as fast")


def best(command: list[str], *, of: int) -> float:
    """The shortest of several runs: what slows the others down is not ours."""
    return min(seconds(lambda: ran(command)) for _ in range(of))


def ran(command: list[str]) -> None:
    """Run it to its end; refused sources are no failure."""
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {code}")


def seconds(job: Callable[[], object]) -> float:
    """How long the job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def below(what: str, measured: float, floor: float, *, unit: str = " s") -> bool:
    """Print the measure beside its floor."""
    held = measured <= floor
    print(f"{what:<22} {measured:5.2f}{unit}  at most {floor}{unit}: {'held' if held else 'MISSED'}")
    return held


if __name__ == "__main__":
    raise SystemExit(main())
