"""The file of floors: read, told of, raised."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from sayso.cli.reading import tell
from sayso.errors import BadCorpus
from sayso.measuring import Figures
from sayso.measuring.floors import Fall, Floor, Floors, Named, falls, floors_from, raised

Measurements = Sequence[tuple[Named, Figures]]


def read_floors(file: Path | None, *, makes_it: bool) -> Floors:
    """The floors in the file; none without a file, or where it is about to be made."""
    if file is None or (makes_it and not file.exists()):
        return {}
    try:
        return floors_from(json.loads(file.read_text("utf-8")))
    except OSError as error:
        raise BadCorpus(f"{file} cannot be read ({error.strerror})", "make it with --raise") from error
    except ValueError as error:
        raise BadCorpus(f"{file} is not JSON", "mend it, or make it anew with --raise") from error


def fallen(floors: Floors, measured: Measurements, err: TextIO) -> list[Fall]:
    """The figures below their floors, each told; so is what could not be compared, and what holds."""
    fell = []
    for corpus, figures in measured:
        floor = floors.get(corpus.name)
        if floor is None:
            continue
        here = falls(floors, corpus, figures)
        for fall in here:
            tell(err, f"below its floor: {fall}")
        if not floor.is_of(corpus):
            tell(err, _not_compared(corpus, floor))
        elif not here:
            tell(err, f"{corpus.name}: {len(floor.figures)} floors hold")
        fell += here
    return fell


def _not_compared(corpus: Named, floor: Floor) -> str:
    if floor.sha256 == corpus.sha256:
        return (
            f"not compared: the floors of {corpus.name} were measured on {_articles(floor.sample)}, "
            f"not on {_articles(corpus.sample)}"
        )
    return (
        f"not compared: {corpus.name} is not the file that its floors were measured on "
        f"(sha256 {corpus.sha256[:12]}…, not {floor.sha256[:12]}…)"
    )


def _articles(sample: int | None) -> str:
    return f"{sample} articles" if sample else "all articles"


def raise_floors(file: Path, floors: Floors, measured: Measurements, err: TextIO) -> None:
    """Write the floors with the figures that rose."""
    higher = floors
    for corpus, figures in measured:
        higher = raised(higher, corpus, figures)
    rows = {name: _written(floor) for name, floor in higher.items()}
    try:
        file.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise BadCorpus(f"{file} cannot be written ({error.strerror})", "choose another file") from error
    tell(err, f"raised: {file}" if higher != floors else f"nothing rose: {file} stays as it was")


def _written(floor: Floor) -> dict[str, Any]:
    return {name: value for name, value in asdict(floor).items() if value is not None}
