"""The passages that stand in two articles, word for word or lightly edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.tracing.wording import RUN, Wording

_GAP = 6  # edited words between two runs that are still one passage
_LEAST = 8  # words of a passage; shorter runs are common by chance


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` words in a row that stand in both: from ``here`` in the one, from ``there`` in the other."""

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage of both: from word to word, ends excluded, and how many of its words are the same."""

    here: tuple[int, int]
    there: tuple[int, int]
    runs: tuple[Run, ...]

    @property
    def same(self) -> int:
        """How many of its words stand in both."""
        return sum(run.length for run in self.runs)


def stretches(one: Wording, other: Wording) -> tuple[Stretch, ...]:
    """The passages of both, in the order of the first; no word of either is in two of them."""
    return tuple(found for found in _joined(_apart(_runs(one, other))) if found.same >= _LEAST)


def _runs(one: Wording, other: Wording) -> list[Run]:
    """The longest runs from each place of the first that is in none before it."""
    found = []
    here, end = 0, len(one) - RUN + 1
    words, others, known = one.words, other.words, other.runs
    while here < end:
        places = known.get(words[here : here + RUN])
        if places is None:
            here += 1
            continue
        run = max(
            (_run_at(words, others, here, there) for there in places), key=lambda r: (r.length, -r.there)
        )
        found.append(run)
        here += max(run.length - RUN + 1, 1)
    return found


def _run_at(words: tuple[str, ...], others: tuple[str, ...], here: int, there: int) -> Run:
    length = RUN
    while (
        here + length < len(words)
        and there + length < len(others)
        and words[here + length] == others[there + length]
    ):
        length += 1
    return Run(here, there, length)


def _apart(runs: list[Run]) -> list[Run]:
    """The longest of them that share no word on either side, in the order of the first."""
    kept: list[Run] = []
    here: set[int] = set()
    there: set[int] = set()
    for run in sorted(runs, key=lambda r: (-r.length, r.here, r.there)):
        mine, its = range(run.here, run.here + run.length), range(run.there, run.there + run.length)
        if here.isdisjoint(mine) and there.isdisjoint(its):
            here.update(mine)
            there.update(its)
            kept.append(run)
    return sorted(kept, key=lambda r: r.here)


def _joined(runs: list[Run]) -> Iterator[Stretch]:
    """Runs that follow each other on both sides with few words between, as one passage."""
    group: list[Run] = []
    for run in runs:
        if group and not _follows(group[-1], run):
            yield _stretch(group)
            group = []
        group.append(run)
    if group:
        yield _stretch(group)


def _follows(before: Run, run: Run) -> bool:
    return (
        0 <= run.here - before.here - before.length <= _GAP
        and 0 <= run.there - before.there - before.length <= _GAP
    )


def _stretch(runs: list[Run]) -> Stretch:
    first, last = runs[0], runs[-1]
    return Stretch(
        (first.here, last.here + last.length), (first.there, last.there + last.length), tuple(runs)
    )
