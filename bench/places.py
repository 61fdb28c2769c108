"""Places against LGL and GeoVirus: are they named, and put on the map where the gold has them?

    .venv/bin/python bench/places.py FOLDER [N]     FOLDER holds lgl.jsonl, geovirus.jsonl and score_places.py

With N only the first N articles of each by the SHA-256 of their id. Prints the scorer's tables and how long
situating took beside the parse.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sayso.language import parse
from sayso.model import Article, Passage, Place, Role
from sayso.situating.gazetteer import Gazetteer, open_gazetteer
from sayso.situating.where import places


def main(folder: Path, most: int | None) -> None:
    """Read each gold, find the places, hand both to the scorer."""
    gazetteer = open_gazetteer(Path(tempfile.gettempdir()) / "sayso-bench")
    for name in ("lgl", "geovirus"):
        rows = [
            json.loads(line)
            for line in (folder / f"{name}.jsonl").read_text("utf-8").split("\n")
            if line.strip()
        ]
        rows = sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())[:most]
        print(f"\n{name}: {len(rows)} articles", flush=True)
        score(rows, gazetteer, folder / "score_places.py")


def score(rows: list[dict[str, str]], gazetteer: Gazetteer, scorer: Path) -> None:
    """Score these rows."""
    parsing = finding = 0.0
    with tempfile.TemporaryDirectory() as made:
        gold, answers = Path(made) / "gold.jsonl", Path(made) / "answers.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        with answers.open("w") as out:
            for row in rows:
                article = article_of(row)
                began = time.perf_counter()
                grammars = parse(article)
                parsed = time.perf_counter()
                found = places(article, grammars, gazetteer=gazetteer)
                parsing, finding = parsing + parsed - began, finding + time.perf_counter() - parsed
                print(json.dumps({"id": article.id, "places": [_row(p) for p in found]}), file=out)
        subprocess.run([sys.executable, scorer, gold, answers], check=True)
    print(f"parse {parsing:.1f} s, places {finding:.2f} s")


def article_of(row: dict[str, str]) -> Article:
    """The row as an article of body passages."""
    lines = [m for m in re.finditer(r"[^\n]+", row["text"]) if m.group().strip()]
    passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in lines)
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    return Article(row["id"], row["text"], passages, title=row.get("title"), outlet=row.get("outlet"),
                   url=row.get("url"), published=published)  # fmt: skip


def _row(place: Place) -> dict[str, float | None]:
    return {"start": place.start, "end": place.end, "lat": place.lat, "lon": place.lon}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
