"""One article among the earlier ones: its copies, its story, its first hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sayso.model import Known, Traced
from sayso.tracing.copies import copies_of
from sayso.tracing.earlier import Earlier
from sayso.tracing.families import family_of
from sayso.tracing.hands import origin_in
from sayso.tracing.prints import PRINT
from sayso.tracing.stories import story_of

_EACH = 30  # articles that one run of words finds
_PRINTED = 20  # of those that share the most runs of words, and that are compared word by word
_ONCE = 6  # of these, those that share one run alone: in a long ledger most do so by chance
_MATES = 40  # of the newest articles of the same story …
_LIKE = 12  # … those that share the most keys, which may tell the same in other words


def trace(new: Known, earlier: Earlier) -> Traced:
    """What this article goes together with among the earlier ones.

    Articles that share its words are found wherever they stand, those that tell the same in other words
    only in its story.
    """
    printed = _printed(new, earlier)
    copies = copies_of(new, printed)
    story, why = story_of(new, earlier, copies)
    others = _mates(new, story, earlier, but={known.id for known in printed}) if story is not None else ()
    return Traced(
        story=story,
        story_evidence=why,
        copies=(*copies, *copies_of(new, others)),
        origin=origin_in(new.traits),
        family=family_of(new.article),
    )


def _printed(new: Known, earlier: Earlier) -> Sequence[Known]:
    """The articles that share the most runs of words, with those they were taken from."""
    prints = [key for key in new.keys if key.startswith(PRINT)]
    found = _most(earlier.found_by(prints, each=_EACH))
    known = earlier.known(found)
    above = {above for each in known for above in (each.parent, each.origin)} - {None, *found, new.id}
    return [*known, *earlier.known(sorted(article for article in above if article is not None))]


def _mates(new: Known, story: int, earlier: Earlier, *, but: Collection[int]) -> Sequence[Known]:
    """The articles of the story that share the most keys with the new one."""
    keys = set(new.keys)
    mates = earlier.known([mate for mate in earlier.in_story(story, limit=_MATES) if mate not in but])
    return sorted(mates, key=lambda mate: (-len(keys.intersection(mate.keys)), mate.id))[:_LIKE]


def _most(found: Mapping[int, int]) -> Sequence[int]:
    """The articles that are found the most often; those found once, the newest of them, are few."""
    often = sorted(found, key=lambda article: (-found[article], -article))
    once = [article for article in often if found[article] == 1][_ONCE:]
    return [article for article in often if article not in once][:_PRINTED]
