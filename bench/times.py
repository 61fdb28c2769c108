"""Times against a gold of TIMEX3 values: are they found, and do they mean the right days?

    .venv/bin/python bench/times.py FOLDER      FOLDER holds meantime.jsonl and score_times.py

Prints the scorer's table and how long situating took beside the parse.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sayso.language import parse
from sayso.model import Article, Passage, Role
from sayso.situating.when import times


def main(folder: Path) -> None:
    """Read the gold, find the times, hand both to the scorer."""
    gold = folder / "meantime.jsonl"
    parsing = finding = 0.0
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as rows:
        for line in filter(str.strip, gold.read_text("utf-8").split("\n")):
            article = article_of(json.loads(line))
            began = time.perf_counter()
            grammars = parse(article)
            parsed = time.perf_counter()
            found = times(article, grammars)
            parsing, finding = parsing + parsed - began, finding + time.perf_counter() - parsed
            print(json.dumps({"id": article.id, "times": [_row(t) for t in found]}), file=rows, flush=True)
        subprocess.run([sys.executable, folder / "score_times.py", gold, rows.name], check=True)
    print(f"\nparse {parsing:.1f} s, times {finding:.2f} s")


def article_of(row: dict[str, str]) -> Article:
    """The row as an article of body passages."""
    lines = [m for m in re.finditer(r"[^\n]+", row["text"]) if m.group().strip()]
    passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in lines)
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    return Article(row["id"], row["text"], passages, title=row.get("title"), outlet=row.get("outlet"),
                   url=row.get("url"), published=published)  # fmt: skip


def _row(found: object) -> dict[str, object]:
    interval = found.interval  # type: ignore[attr-defined]
    ends = (interval.earliest, interval.latest)
    return {"start": found.start, "end": found.end} | {  # type: ignore[attr-defined]
        name: end and end.isoformat() for name, end in zip(("earliest", "latest"), ends, strict=True)
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
