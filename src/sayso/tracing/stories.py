"""Which story an article belongs to: the earlier articles about the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest

from sayso.model import Copy, Evidence, Known
from sayso.tracing.earlier import Earlier
from sayso.tracing.likeness import Commonness, Compared, Feature, features
from sayso.tracing.marks import STORY_KEY, marks_of

_EACH = 20  # articles that one key finds
_COMPARED = 30  # articles, those that share the most keys
_NEAR = timedelta(days=45)  # of its day: an archive may come in after what is newer
_STORIES = 3  # that are looked at more closely
_MEMBERS = 8  # of a story that an article is compared with
_SAYS = 5  # features that the reader is told
_OF_BEST = 0.3  # share of the most alike article in the likeness to a story; the average has the rest
_COPY = 6.0  # points for a text that stands whole in the other


def story_of(
    new: Known, earlier: Earlier, copies: Sequence[Copy] = ()
) -> tuple[int | None, tuple[Evidence, ...]]:
    """The story that the article joins, or None where it begins one, with what it shares with that story.

    It joins the story whose articles it is most like, when that likeness is above nought. What speaks for
    and against is in `sayso.tracing.likeness`.
    """
    candidates = _candidates(new, earlier, copies)
    comparison = Comparison.with_(new, candidates, copies)
    stories: dict[int, dict[int, tuple[Feature, ...]]] = defaultdict(dict)
    for known in candidates:
        if known.story is not None:
            stories[known.story][known.id] = comparison.likeness(known)
    nearest = nlargest(
        _STORIES, stories, key=lambda story: (max(map(_points, stories[story].values())), -story)
    )
    for story in nearest:
        for known in _others(story, stories[story], earlier):
            stories[story][known.id] = comparison.likeness(known)
    joined = max(nearest, key=lambda story: (_likeness(stories[story]), -story), default=None)
    if joined is None or _likeness(stories[joined]) <= 0:
        return None, ()
    return joined, _evidence(max(stories[joined].values(), key=_points))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article, compared with others among which words are more or less common."""

    new: Compared
    common: Commonness
    shares: Mapping[int, float]  # of the text that stands in both, for articles that share text

    @classmethod
    def with_(cls, new: Known, candidates: Sequence[Known], copies: Sequence[Copy]) -> Comparison:
        """The article beside its candidates, whose stories tell how common each mark is."""
        having: dict[int, set[str]] = defaultdict(set)
        for known in candidates:
            having[known.id if known.story is None else known.story] |= marks_of(known.traits)
        common = Commonness(len(having), Counter(mark for marks in having.values() for mark in marks))
        shares = {copy.other: max(copy.share, copy.share_there) for copy in copies}
        return cls(Compared.of(new, common), common, shares)

    def likeness(self, known: Known) -> tuple[Feature, ...]:
        """What speaks for and against that article telling of the same happening."""
        found = features(self.new, Compared.of(known, self.common), self.common)
        share = self.shares.get(known.id)
        return found if share is None else (*found, Feature("text", _COPY * share, "one text stands in both"))


def _candidates(new: Known, earlier: Earlier, copies: Sequence[Copy]) -> Sequence[Known]:
    """The articles that share the most keys with it, near its day or the newest, and those of its text."""
    keys = [key for key in new.keys if key.startswith(STORY_KEY)]
    found = Counter(earlier.found_by(keys, each=_EACH))
    day = new.article.published
    if day is not None:
        found |= Counter(earlier.found_by(keys, since=day - _NEAR, until=day + _NEAR, each=_EACH))
    copied = [copy.other for copy in copies]
    most = nlargest(_COMPARED, (i for i in found if i not in copied), key=lambda i: (found[i], i))
    return earlier.known([i for i in (*copied, *most) if i != new.id])


def _others(story: int, at_hand: Mapping[int, object], earlier: Earlier) -> Sequence[Known]:
    """Further articles of the story, so that no single one speaks for all of it."""
    members = [i for i in earlier.in_story(story, limit=_MEMBERS) if i not in at_hand]
    return earlier.known(members[: max(0, _MEMBERS - len(at_hand))])


def _likeness(members: Mapping[int, Sequence[Feature]]) -> float:
    """How like the article is to a story: to the most alike of its articles, and to all on average."""
    points = sorted(map(_points, members.values()))
    return _OF_BEST * points[-1] + (1 - _OF_BEST) * sum(points) / len(points)


def _points(likeness: Sequence[Feature]) -> float:
    return sum(feature.points for feature in likeness)


def _evidence(likeness: Sequence[Feature]) -> tuple[Evidence, ...]:
    """What speaks most for the joining, the strongest first."""
    told = nlargest(_SAYS, (f for f in likeness if f.points > 0), key=lambda f: f.points)
    return tuple(Evidence(f"story-{feature.name}", feature.why) for feature in told)
