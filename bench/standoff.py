"""Gold with its texts to gold beside them: offsets and labels only, for texts that may not be passed on.

    .venv/bin/python bench/standoff.py GOLD.jsonl CORPORA > bench/gold/NAME.jsonl

Each row of GOLD names its corpus; the text of the row is looked for in the files of that corpus below the
folder CORPORA. Actors are numbered, for their short names may be words of the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sayso.measuring.standoff import digest_of

FILES = {
    "wikinews": "articles/wikinews.jsonl",
    "releases": "articles/releases.jsonl",
    "kherson": "articles/kherson-2022.txt",
    "lgl": "places/lgl.jsonl",
    "geovirus": "places/geovirus.jsonl",
    "gva.dev": "stories/gva.dev.jsonl",
    "basil.dev": "stories/basil.dev.jsonl",
    "meantime": "times/meantime.jsonl",
}
FILES |= {name.removesuffix(".dev"): file for name, file in FILES.items()}
LABELS = ("type", "factuality", "said", "kind", "form")
PARTS = ("actor", "recipient", "place", "when")


def main(gold: Path, corpora: Path) -> None:
    """Write each row without a word of its text."""
    for row in rows_of(gold):
        file = FILES[row["corpus"]]
        print(json.dumps(without_words(row, file, line_of(row["text"], corpora / file))))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def line_of(text: str, path: Path) -> int | None:
    """The line of the text in a file of rows; None when the file is the text itself."""
    if path.suffix == ".txt":
        assert path.read_text("utf-8") == text, f"{path} is another text"
        return None
    for number, row in enumerate(rows_of(path), 1):
        if text == (row["text"] if "text" in row else (path.parent / row["file"]).read_text("utf-8")):
            return number
    raise SystemExit(f"no row of {path} has the text that begins with {text[:40]!r}")


def without_words(row: dict[str, Any], file: str, line: int | None) -> dict[str, Any]:
    """The row as offsets and labels."""
    name = Path(file).name.removesuffix(".jsonl").removesuffix(".txt")
    made: dict[str, Any] = {"id": name if line is None else f"{name}-{line}"}
    made["article"] = {"file": file, **({"line": line} if line else {}), "sha256": digest_of(row["text"])}
    if row.get("annotated_to") is not None:
        made["annotated_to"] = row["annotated_to"]
    if "events" in row:
        made["sentences"] = row["sentences"]
        made["events"] = [event(each) for each in row["events"]]
    else:
        numbers: dict[str, str] = {}
        made["mentions"] = [mention(each, numbers) for each in row["mentions"]]
    return made


def event(of: dict[str, Any]) -> dict[str, Any]:
    """An event as offsets and labels."""
    return span(of) | labels(of) | {part: span(of[part]) if of.get(part) else None for part in PARTS}


def mention(of: dict[str, Any], numbers: dict[str, str]) -> dict[str, Any]:
    """A mention as offsets and labels; its actor by a number."""
    return span(of) | labels(of) | {"actor": numbers.setdefault(of["actor"], f"a{len(numbers) + 1}")}


def span(of: dict[str, Any]) -> dict[str, int]:
    """Where it starts and ends."""
    return {"start": of["start"], "end": of["end"]}


def labels(of: dict[str, Any]) -> dict[str, Any]:
    """What it was labelled as."""
    return {name: of[name] for name in LABELS if name in of}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
