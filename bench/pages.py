"""How well the main text and the day of publication are taken out of web pages.

    python bench/pages.py FOLDER [--pred FILE] [--all] [--errors]

FOLDER holds ``pages.jsonl``, ``html/`` and ``score_pages.py`` (the test pages of trafilatura's own
evaluation). What is scored is what sayso sets before a reader as the article: every passage but those
it sets aside as notices and links to other articles (`--all` scores those too).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sayso.errors import CannotRead
from sayso.model import Role
from sayso.reading import Hints, html_article

ASIDE = {Role.NOTICE, Role.RELATED}


def prediction(row: dict, folder: Path, *, everything: bool) -> dict:
    """The row that score_pages.py asks for."""
    data = gzip.decompress((folder / row["file"]).read_bytes())
    try:
        article = html_article(data, hints=Hints(url=row["url"]))
    except CannotRead as error:
        print(row["id"], error, file=sys.stderr)
        return {"id": row["id"], "text": None, "date": None}
    passages = [p for p in article.passages if everything or p.role not in ASIDE]
    return {
        "id": row["id"],
        "text": "\n\n".join(article.passage_text(p) for p in passages),
        "date": article.published.isoformat() if article.published else None,
    }


def main() -> None:
    """Writes the predictions, prints the score and the seconds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--all", action="store_true", help="score notices and links too")
    parser.add_argument("--errors", action="store_true", help="list every snippet that is wrong")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in (asked.folder / "pages.jsonl").read_text().splitlines()]
    pred = asked.pred or Path(tempfile.gettempdir(), "sayso-pages.jsonl")
    prediction(rows[0], asked.folder, everything=asked.all)  # loads the libraries
    began = time.perf_counter()
    found = [prediction(row, asked.folder, everything=asked.all) for row in rows]
    print(f"{len(rows)} pages in {time.perf_counter() - began:.1f} s")
    pred.write_text("".join(json.dumps(row) + "\n" for row in found))
    if asked.errors:
        _errors(rows, found)
    command = [sys.executable, asked.folder / "score_pages.py", asked.folder / "pages.jsonl", pred]
    subprocess.run(command, check=True)


def _errors(rows: list[dict], found: list[dict]) -> None:
    for row, answer in zip(rows, found, strict=True):
        text = re.sub(r"\s+", " ", answer["text"] or "")
        for name, wrong in (("with", False), ("without", True)):
            for snippet in row[name]:
                if (re.sub(r"\s+", " ", snippet).strip() in text) is wrong:
                    print(row["id"], "kept" if wrong else "lost", snippet[:100])
        if "date" in row and answer["date"] != row["date"]:
            print(row["id"], "date", answer["date"], "for", row["date"])


if __name__ == "__main__":
    main()
