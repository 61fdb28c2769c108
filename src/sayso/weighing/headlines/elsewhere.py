"""Whether an article is about something else than its headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sayso.lexicons.headlines import headline_words
from sayso.weighing.headlines.body import Body
from sayso.weighing.headlines.carriers import weight
from sayso.weighing.headlines.case import the_very
from sayso.weighing.headlines.title import Word

# Shares of the headline's weight below which the two have different subjects. Measured on 362 headlines of
# their articles, of which 3 are taken for strangers, and 241 of other articles, near in subject: 68 in 100.
_SAME_WORDS = 0.5
_HARDLY = 0.3  # where the article has all its names
_WORDS_ALIKE = 0.6
_ONE_SENTENCE = 0.3
_HALF = 0.5
_NOTED = 0.35  # and the share of words alike from which such a note is not about something else
_NOTE = 100  # tokens up to which an article is a mere note, which leaves out much of what its headline tells


def is_elsewhere(words: Sequence[Word], body: Body) -> bool:
    """Whether the article has hardly a word of the headline, or few names and nowhere much of the rest."""
    counted = [
        w for w in words if not w.is_number and not (w.is_name and not w.places and len(w.token.text) < 3)
    ]
    total = sum(weight(w) for w in counted)
    if not total:
        return False
    same = sum(weight(w) for w in counted if _stands(w, body)) / total
    alike = sum(weight(w) for w in counted if w.places or _stands(w, body)) / total
    names = [w for w in counted if w.is_name and w.lemma not in headline_words("people")]
    if not _is_several(names) and body.begins[-1] <= _NOTE and alike >= _NOTED:
        return False
    known = [w for w in names if _stands(w, body)]
    enough = _HARDLY if names and len(known) == len(names) else _SAME_WORDS
    if same < enough and alike < _WORDS_ALIKE:
        return True
    few = _is_several(names) and len(known) <= _HALF * len(names)
    return few and _most_in_a_sentence(counted) < _ONE_SENTENCE * total


def _is_several(names: Sequence[Word]) -> bool:
    """Whether the words are more than one name: "Karn" and "Tuzla", but not "Smith County"."""
    return any(second.token.i - first.token.i > 1 for first, second in pairwise(names))


def _stands(word: Word, body: Body) -> bool:
    """Whether the article has the very word, also outside its reporting."""
    if word.token.lower in body.everywhere:
        return True
    return bool(word.places if word.is_name else the_very(word))


def _most_in_a_sentence(words: Sequence[Word]) -> float:
    """The weight of those words that stand in one sentence, where it is greatest."""
    weights: defaultdict[int, float] = defaultdict(float)
    for word in words:
        for sentence in {p.sentence for p in (word.places if word.is_name else the_very(word))}:
            weights[sentence] += weight(word)
    return max(weights.values(), default=0.0)
