"""Stories against gold: which articles tell of one happening."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.measuring.corpora import id_of, text_in, words_in
from sayso.measuring.figures import Figures
from sayso.measuring.grouping import adjusted_rand, b_cubed, same_group
from sayso.measuring.wrong import Wrong

KINDS = ("mixed", "parted")  # of mistakes


@dataclass(frozen=True, slots=True)
class GoldStory:
    """An article of a corpus of stories, and the happening it tells of."""

    id: str
    incident: str
    title: str | None
    outlet: str | None
    published: str | None

    def __str__(self) -> str:
        return (
            f"{self.published or 'undated'} {self.outlet or 'outlet unknown'} “{self.title or ''}” {self.id}"
        )


Gold = Mapping[str, GoldStory]
Found = Mapping[str, str]  # the story of each article, by the article's id


def gold_story(row: dict[str, Any]) -> GoldStory:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    known = (words_in(row, name) for name in ("title", "outlet", "published"))
    return GoldStory(id_of(row), text_in(row, "incident"), *known)


def stories_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article without a story is one of its own.

    >>> rows = {name: GoldStory(name, name[0], None, None, None) for name in ("a1", "a2", "b1")}
    >>> stories_figures(rows, {"a1": "s", "a2": "s"}).scores["B-cubed F1"]
    100.0
    """
    incidents = [row.incident for row in gold.values()]
    groups = [_group(found, name) for name in gold]
    cubed = b_cubed(incidents, groups)
    scores = {
        "B-cubed precision": cubed.precision,
        "B-cubed recall": cubed.recall,
        "B-cubed F1": cubed.f1,
        "adjusted Rand index": adjusted_rand(incidents, groups),
    }
    return Figures({"pairs of one story": same_group(incidents, groups)}, {}, scores)


def _group(found: Found, name: str) -> tuple[str, str]:
    return ("found", found[name]) if name in found else ("alone", name)


def stories_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Stories in which several happenings are mixed, and happenings parted among several stories."""
    for story, rows in _groups({name: _group(found, name)[1] for name in gold}, gold).items():
        if len({row.incident for row in rows}) > 1:
            yield Wrong("mixed", tuple(row.id for row in rows), _lines(rows, lambda row: row.incident, story))
    for incident, rows in _groups({name: row.incident for name, row in gold.items()}, gold).items():
        if len({_group(found, row.id) for row in rows}) > 1:
            lines = _lines(rows, lambda row: _group(found, row.id)[1], incident)
            yield Wrong("parted", tuple(row.id for row in rows), lines)


def _groups(labels: Mapping[str, str], gold: Gold) -> dict[str, list[GoldStory]]:
    groups: dict[str, list[GoldStory]] = {}
    for name, label in labels.items():
        groups.setdefault(label, []).append(gold[name])
    return groups


def _lines(rows: list[GoldStory], label: Callable[[GoldStory], str], of: str) -> tuple[str, ...]:
    """The articles, those of one label together."""
    ordered = sorted(rows, key=lambda row: (label(row), row.published or "", row.id))
    return (of, *(f"{label(row)}  {row}" for row in ordered))
