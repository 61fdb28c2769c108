"""Earlier articles in memory: what a ledger answers, for tests and measuring."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sayso.model import Article, Direction, Known, Profile, Traced


@dataclass
class Shelf:
    """The articles so far, with what was found of each; an `Earlier`."""

    articles: dict[int, Known] = field(default_factory=dict)
    traced: dict[int, Traced] = field(default_factory=dict)
    weights: dict[int, float] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def coming(self, article: Article, profile: Profile) -> Known:
        """An article on its way in."""
        return Known(len(self.articles) + 1, article, profile.keys, profile.traits)

    def add(self, new: Known, profile: Profile, traced: Traced) -> None:
        """Put it among the others with what was found of it, as a ledger does."""
        story = new.id if traced.story is None else traced.story
        self.articles[new.id] = replace(new, story=story, origin=new.id)
        self.traced[new.id] = traced
        for key in dict.fromkeys(profile.keys):
            self.by_key[key].append(new.id)
        for copy in traced.copies:
            self._join(new.id, copy.other)
            if copy.direction is Direction.FROM:
                self._descend(new.id, copy.other, copy.weight)
            elif copy.direction is Direction.TO:
                self._descend(copy.other, new.id, copy.weight)

    def _join(self, one: int, other: int) -> None:
        a, b = self.articles[one].origin, self.articles[other].origin
        for known in [k for k in self.articles.values() if k.origin == a]:
            self.articles[known.id] = replace(known, origin=b)

    def _descend(self, child: int, parent: int, weight: float) -> None:
        if weight > self.weights.get(child, 0) and child not in self._line(parent):
            self.weights[child] = weight
            self.articles[child] = replace(self.articles[child], parent=parent)

    def _line(self, article: int | None) -> list[int]:
        line = []
        while article is not None:
            line.append(article)
            article = self.articles[article].parent
        return line

    def found_by(
        self, keys: Sequence[str], *, since: date | None = None, until: date | None = None, each: int = 20
    ) -> Mapping[int, int]:
        found: Counter[int] = Counter()
        for key in dict.fromkeys(keys):
            bearing = [self.articles[i] for i in self.by_key.get(key, ()) if i in self.articles]
            if since or until:
                bearing = [
                    k
                    for k in bearing
                    if k.article.published is not None
                    and (since is None or k.article.published >= since)
                    and (until is None or k.article.published <= until)
                ]
            bearing.sort(key=lambda k: (k.article.published is None, -_day(k.article.published), k.id))
            found.update(k.id for k in bearing[:each])
        return found

    def known(self, articles: Sequence[int]) -> Sequence[Known]:
        return [self.articles[i] for i in articles if i in self.articles]

    def in_story(self, story: int, *, limit: int = 50) -> Sequence[int]:
        members = [k for k in self.articles.values() if k.story == story]
        members.sort(key=lambda k: (k.article.published is None, -_day(k.article.published), k.id))
        return [k.id for k in members[:limit]]


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
