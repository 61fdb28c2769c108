"""One article among the earlier ones: its copies, its story, its first hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.model import Known, Traced
from sayso.tracing.copies import copies_of
from sayso.tracing.earlier import Earlier
from sayso.tracing.families import family_of
from sayso.tracing.hands import origin_in
from sayso.tracing.prints import PRINT
from sayso.tracing.stories import story_of

_EACH = 30  # articles that one run of words finds
_PRINTED = 20  # of those that share the most runs of words, and that are compared word by word
_MATES = 40  # articles of the same story, which may tell the same in other words


def trace(new: Known, earlier: Earlier) -> Traced:
    """What this article goes together with among the earlier ones.

    Articles that share its words are found wherever they stand, those that tell the same in other words
    only in its story.
    """
    printed = _printed(new, earlier)
    copies = copies_of(new, printed)
    story, why = story_of(new, earlier, copies)
    mates = earlier.in_story(story, limit=_MATES) if story is not None else ()
    compared = {known.id for known in printed}
    others = earlier.known([mate for mate in mates if mate not in compared])
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
    found = _most(earlier.found_by(prints, each=_EACH), _PRINTED)
    known = earlier.known(found)
    above = {above for each in known for above in (each.parent, each.origin)} - {None, *found, new.id}
    return [*known, *earlier.known(sorted(article for article in above if article is not None))]


def _most(found: Mapping[int, int], limit: int) -> Sequence[int]:
    return sorted(found, key=lambda article: (-found[article], article))[:limit]
