"""Copies against gold: which articles derive from one text, and from which article each was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import id_of, text_in, texts_in, words_in
from sayso.measuring.figures import Figures, Share
from sayso.measuring.grouping import adjusted_rand, same_group
from sayso.measuring.wrong import Wrong

KINDS = ("joined", "apart", "parent", "root")  # of mistakes


@dataclass(frozen=True, slots=True)
class GoldLineage:
    """An article of a corpus of copies; ``edits`` is what was done to its parent's text."""

    id: str
    title: str | None
    outlet: str | None
    origin: str
    parent: str | None
    story: str | None
    edits: tuple[str, ...]

    def __str__(self) -> str:
        edits = f" ({', '.join(self.edits)})" if self.edits else ""
        return f"{self.id} {self.outlet or 'outlet unknown'} “{self.title or ''}”{edits}"


@dataclass(frozen=True, slots=True)
class FoundLineage:
    """What a system says of an article: the group of its text, and the article it was taken from."""

    origin: str
    parent: str | None = None
    why: str = ""


Gold = Mapping[str, GoldLineage]
Found = Mapping[str, FoundLineage]


def gold_lineage(row: dict[str, Any]) -> GoldLineage:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    for name in ("parent", "origin"):
        if name not in row:
            raise BadCorpus(f"it has no {name}", "docs/corpora.md tells the format")
    return GoldLineage(
        id_of(row),
        words_in(row, "title"),
        words_in(row, "outlet"),
        text_in(row, "origin"),
        words_in(row, "parent"),
        words_in(row, "story"),
        texts_in(row, "edits"),
    )


def lineage_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article of which nothing was found stands alone, without a parent.

    >>> rows = {"b": GoldLineage("b", None, None, "a", "a", None, ("cut_end",)),
    ...         "a": GoldLineage("a", None, None, "a", None, None, ())}
    >>> lineage_figures(rows, {"a": FoundLineage("x"), "b": FoundLineage("x", "a")}).shares["parent"]
    Share(right=1, of=1)
    """
    given, groups = [row.origin for row in gold.values()], [_group(found, name) for name in gold]
    taken = [row for row in gold.values() if row.parent]
    roots = [row for row in gold.values() if not row.parent]
    shares = {
        "parent": _share(_parent(found, row.id) == row.parent for row in taken),
        "parent or one above it": _share(_parent(found, row.id) in set(above(row, gold)) for row in taken),
        "roots without a parent": _share(_parent(found, row.id) is None for row in roots),
        "same story, other origin, kept apart": _share(
            _group(found, one.id) != _group(found, other.id) for one, other in _other_texts(gold)
        ),
    }
    for edit in sorted({edit for row in taken for edit in row.edits}):
        edited = [row for row in taken if edit in row.edits]
        shares[f"joined with its parent, {edit}"] = _share(_is_joined(row, found) for row in edited)
    return Figures(
        {"pairs of one origin": same_group(given, groups)},
        {name: share for name, share in shares.items() if share.of},
        {"adjusted Rand index": adjusted_rand(given, groups)},
    )


def above(row: GoldLineage, gold: Gold) -> Iterator[str]:
    """The articles above this one, the nearest first."""
    seen: set[str] = set()
    parent = row.parent
    while parent is not None and parent not in seen:
        yield parent
        seen.add(parent)
        parent = gold[parent].parent if parent in gold else None


def _group(found: Found, name: str) -> tuple[str, str]:
    return ("found", found[name].origin) if name in found else ("alone", name)


def _parent(found: Found, name: str) -> str | None:
    return found[name].parent if name in found else None


def _is_joined(row: GoldLineage, found: Found) -> bool:
    return _group(found, row.id) == _group(found, row.parent or row.id)


def _other_texts(gold: Gold) -> Iterator[tuple[GoldLineage, GoldLineage]]:
    """The pairs of one story that do not derive from one text."""
    for one, other in combinations(gold.values(), 2):
        if one.story is not None and one.story == other.story and one.origin != other.origin:
            yield one, other


def _share(answers: Iterator[bool]) -> Share:
    listed = list(answers)
    return Share(sum(listed), len(listed))


# ── mistakes ──────────────────────────────────────────────────────────────────────────────────────


def lineage_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Two texts joined, copies apart from their parents, wrong parents, and originals that were given one."""
    for one, other in combinations(gold.values(), 2):
        if one.origin != other.origin and _group(found, one.id) == _group(found, other.id):
            yield Wrong("joined", (one.id, other.id), (str(one), str(other), *_why(found, one, other)))
    for row in gold.values():
        parent = _parent(found, row.id)
        if row.parent and not _is_joined(row, found):
            yield Wrong("apart", (row.id, row.parent), (str(row), f"gold {_named(gold, row.parent)}"))
        if row.parent and parent not in set(above(row, gold)):
            lines = (str(row), f"gold {_named(gold, row.parent)}", f"found {_named(gold, parent)}")
            yield Wrong("parent", (row.id,), (*lines, *_why(found, row)))
        if not row.parent and parent is not None:
            yield Wrong("root", (row.id,), (str(row), f"found {_named(gold, parent)}", *_why(found, row)))


def _named(gold: Gold, name: str | None) -> str:
    return "no parent" if name is None else str(gold.get(name, name))


def _why(found: Found, *rows: GoldLineage) -> tuple[str, ...]:
    reasons = (found[row.id].why for row in rows if row.id in found)
    return tuple(f"why {reason}" for reason in reasons if reason)
