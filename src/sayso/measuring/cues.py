"""Which entries of the lexicon of cues fire on a corpus, how often, how precisely, and which never."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.lexicons import entries
from sayso.measuring.comparison import compared
from sayso.measuring.corpora import Attribution, GoldArticle
from sayso.measuring.vocabulary import forms, speech_word, vocabulary

LEXICONS = {
    "cues": "verbs",
    "nouns_of_speech": "nouns",
    "phrases": "phrases",
}  # each with the field that holds its lemmas
# which frame of an entry a rule goes by, where it has another name
_FRAMES = {
    "aside": "clause",
    "tag": "clause",
    "passive clause": "clause",
    "passive hearsay": "clause",
    "passive order": "order",
    "passive object": "object",
    "predicate": "as",
}


@dataclass(slots=True)
class Yield:
    """How often a cue fired and what came of it.

    ``no_speech`` of those right match gold whose cue is none of speech. What meets only optional, nested or
    ignored gold counts as fired and neither as right nor as wrong.
    """

    fired: int = 0
    right: int = 0
    no_speech: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float | None:
        """How many of the firings that count are right, in percent; None where none counts."""
        counted = self.right + self.wrong
        return round(100 * self.right / counted, 1) if counted else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon, with its lemmas."""

    meaning: str
    stance: str
    frames: frozenset[str]
    lemmas: dict[str, str]  # each with its past form; of nouns, with itself
    noun: bool


@dataclass(slots=True)
class CueReport:
    """The yield of each lemma of each entry, of the cues that have no entry, and the cues never caught."""

    entries: list[Entry]
    yields: dict[tuple[str, str], Yield] = field(default_factory=dict)  # by meaning and lemma
    others: dict[str, Yield] = field(default_factory=dict)  # by the words of the cue
    uncaught: Counter[str] = field(default_factory=Counter)  # gold cues of speech, by their word of speech

    def of(self, entry: Entry) -> dict[str, Yield]:
        """The lemmas of an entry that fired, the most frequent first."""
        fired = {
            lemma: self.yields[entry.meaning, lemma] for lemma in entry.lemmas if self._fired(entry, lemma)
        }
        return dict(sorted(fired.items(), key=lambda item: (-item[1].fired, item[0])))

    def silent(self, entry: Entry) -> list[str]:
        """The lemmas of an entry that never fired."""
        return [lemma for lemma in entry.lemmas if not self._fired(entry, lemma)]

    def harmful(self) -> dict[str, str]:
        """The lemmas whose firings are wrong at least as often as right, the most wrong first."""
        each = [
            (of, f"{lemma} (noun)" if entry.noun else lemma)
            for entry in self.entries
            for lemma, of in self.of(entry).items()
        ]
        bad = [(of, name) for of, name in each if of.wrong and of.wrong >= of.right]
        bad.sort(key=lambda item: (-item[0].wrong, item[1]))
        return {name: f"{of.wrong}/{of.wrong + of.right}" for of, name in bad}

    def _fired(self, entry: Entry, lemma: str) -> bool:
        return (entry.meaning, lemma) in self.yields


def cue_report(articles: Iterable[tuple[GoldArticle, Sequence[Attribution]]]) -> CueReport:
    """The yield of every cue over these articles.

    A firing is right when a piece of its statement matches gold as in the row "statements".
    """
    report = CueReport(lexicon())
    for article, found in articles:
        pairs = compared([(article, found)]).get("statements", [])
        gold_of = {p.found.of: p.gold.of for p in pairs if p.found and p.gold}
        extra = {p.found.of for p in pairs if p.found and not p.gold}
        for attribution in found:
            if attribution.cue:
                _count(_yield(report, attribution), gold_of.get(attribution), attribution in extra)
        report.uncaught.update(_uncaught(article, {p.gold.of for p in pairs if p.gold and p.found}))
    return report


def lexicon() -> list[Entry]:
    """The entries of the lexicons of cues, in the order of their files."""
    return [_entry(entry, field) for file, field in LEXICONS.items() for entry in entries(file)]


def _entry(entry: dict[str, Any], field: str) -> Entry:
    lemmas = entry[field]
    return Entry(
        meaning=entry["meaning"],
        stance=entry["stance"],
        frames=frozenset(entry.get("frames", ())),
        lemmas=dict(lemmas) if isinstance(lemmas, dict) else {lemma: lemma for lemma in lemmas},
        noun=field == "nouns",
    )


def _count(of: Yield, gold: Attribution | None, extra: bool) -> None:
    of.fired += 1
    if gold is not None:
        of.right += 1
        of.no_speech += gold.cue is not None and speech_word(gold.cue.text) is None
    elif extra:
        of.wrong += 1


def _uncaught(article: GoldArticle, caught: set[Attribution]) -> Iterator[str]:
    """The word of speech of each cue none of whose content was found."""
    for gold in article.statements:
        asked = gold.cue and not gold.nested and not gold.optional and gold not in caught
        word = speech_word(gold.cue.text) if gold.cue and asked else None
        if word and not any(span.holds(content) for span in article.ignored for content in gold.content):
            yield vocabulary().irregular.get(word, word)


def _yield(report: CueReport, attribution: Attribution) -> Yield:
    assert attribution.cue, "only a cue has a yield"
    found = entry_of(attribution, report.entries)
    if found is None:
        return report.others.setdefault(attribution.cue.text.lower(), Yield())
    entry, lemma = found
    return report.yields.setdefault((entry.meaning, lemma), Yield())


def entry_of(attribution: Attribution, among: Sequence[Entry]) -> tuple[Entry, str] | None:
    """The entry and the lemma by which the cue fired, told from its words, its rule and its stance.

    Of several lemmas among the words of the cue the longest one counts, then the rightmost: "has been
    called" is "call". Of several entries the one that fits best does, the first in the file before others.
    """
    words = re.findall(r"[a-z'-]+", attribution.cue.text.lower() if attribution.cue else "")
    places = {form: place for place, word in enumerate(words) for form in lemmas_of(word)}
    fits = [
        (_fitness(entry, lemma, places, attribution), entry, lemma)
        for entry in among
        for lemma, past in entry.lemmas.items()
        if past in words or all(part in places for part in lemma.split())
    ]
    _, entry, lemma = max(fits, key=lambda fit: fit[0], default=(None, None, None))
    return (entry, lemma) if entry and lemma else None


def _fitness(
    entry: Entry, lemma: str, places: dict[str, int], attribution: Attribution
) -> tuple[int, int, bool, bool, bool]:
    rule = attribution.rule or ""
    frame = "quote" if "quot" in rule else _FRAMES.get(rule, rule)
    place = places.get(lemma.split()[-1], places.get(entry.lemmas[lemma], 0))
    return (
        len(lemma.split()),
        place,
        entry.noun == (rule == "noun"),
        entry.stance == attribution.stance,
        frame in entry.frames,
    )


def lemmas_of(word: str) -> set[str]:
    """What the word may be without its ending, more freely than the measure of speech takes it.

    >>> "testify" in lemmas_of("testifies"), "rebut" in lemmas_of("rebutting")
    (True, True)
    """
    words = vocabulary()
    cut = {word.removesuffix(off) + on for off, on in words.more_endings if word.endswith(off)}
    whole = {*forms(word), words.participles.get(word, word), *cut}
    return whole | {
        form[:-1] for form in whole if form[-1:] == form[-2:-1]
    }  # "rebutt", doubled before "-ing"
