"""Which story an article belongs to: the earlier articles about the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from heapq import nlargest

from sayso.model import Copy, Evidence, Known
from sayso.tracing.earlier import Earlier
from sayso.tracing.likeness import Commonness, Feature, features
from sayso.tracing.marks import STORY_KEY, marks_of

_EACH = 20  # articles that one key finds
_COMPARED = 30  # articles, those that share the most keys
_MEMBERS = 8  # of a story, the newest, that an article is compared with
_STORIES = 3  # that are looked at more closely
_SAYS = 4  # features that the reader is told
_COPY = 6.0  # points for a text that stands whole in the other


def story_of(
    new: Known, earlier: Earlier, copies: Sequence[Copy] = ()
) -> tuple[int | None, tuple[Evidence, ...]]:
    """The story that the article joins, or None where it begins one, with what it shares with that story.

    It joins the story whose articles it is most like on average, when that likeness is above nought: see
    `sayso.tracing.likeness` for what counts for and against.
    """
    candidates = _candidates(new, earlier, copies)
    common = _common(candidates)
    shares = {copy.other: max(copy.share, copy.share_there) for copy in copies}
    likeness = {known.id: _likeness(new, known, common, shares) for known in candidates}
    stories: dict[int, list[Known]] = defaultdict(list)
    for known in candidates:
        if known.story is not None:
            stories[known.story].append(known)
    best = nlargest(_STORIES, stories, key=lambda s: (max(_points(likeness[k.id]) for k in stories[s]), -s))
    scores: dict[int, float] = {}
    for story in best:
        at_hand = {known.id for known in stories[story]}
        missing = [i for i in earlier.in_story(story, limit=_MEMBERS) if i not in at_hand and i != new.id]
        for known in earlier.known(missing[: max(0, _MEMBERS - len(at_hand))]):
            likeness[known.id] = _likeness(new, known, common, shares)
            stories[story].append(known)
        scores[story] = _mean([_points(likeness[k.id]) for k in stories[story]])
    joined = max(scores, key=lambda s: (scores[s], -s), default=None)
    if joined is None or scores[joined] <= 0:
        return None, ()
    nearest = max(stories[joined], key=lambda k: (_points(likeness[k.id]), -k.id))
    return joined, _evidence(likeness[nearest.id])


def _candidates(new: Known, earlier: Earlier, copies: Sequence[Copy]) -> Sequence[Known]:
    """The articles that share the most keys with it, and those that share its text."""
    keys = [key for key in new.keys if key.startswith(STORY_KEY)]
    found = earlier.found_by(keys, each=_EACH)
    copied = [copy.other for copy in copies]
    most = nlargest(_COMPARED, (i for i in found if i not in copied), key=lambda i: (found[i], i))
    return earlier.known([i for i in (*copied, *most) if i != new.id])


def _common(candidates: Sequence[Known]) -> Commonness:
    """How many of the candidates' stories have each mark."""
    having: dict[int, set[str]] = defaultdict(set)
    for known in candidates:
        having[known.id if known.story is None else known.story] |= marks_of(known.traits)
    return Commonness(len(having), Counter(mark for marks in having.values() for mark in marks))


def _likeness(
    new: Known, other: Known, common: Commonness, shares: Mapping[int, float]
) -> tuple[Feature, ...]:
    found = features(new, other, common)
    share = shares.get(other.id)
    return (
        found if share is None else (*found, Feature("same_text", _COPY * share, "one text stands in both"))
    )


def _points(likeness: Collection[Feature]) -> float:
    return sum(feature.points for feature in likeness)


def _mean(points: Sequence[float]) -> float:
    return sum(points) / len(points)


def _evidence(likeness: Sequence[Feature]) -> tuple[Evidence, ...]:
    """What speaks most for the joining, the strongest first."""
    told = nlargest(_SAYS, (f for f in likeness if f.points > 0 and f.why), key=lambda f: f.points)
    return tuple(Evidence(f"story-{feature.name.replace('_', '-')}", feature.why) for feature in told)
