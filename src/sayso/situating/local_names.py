"""Places that are named by what belongs to them: "Torrington firefighters", "the Greer Police Department",
"Clay and Otter Tail counties", "the villages of Nuli and Avnevi".

A body that serves a place says where: its police, its council, its court. A ministry, a bank, a newspaper or
a team does not, nor does whatever a country's name stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Grammar, Token
from sayso.lexicons.places import place_words
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.known_places import Known

_BODIES = {"ORG", "FAC", "EVENT", "WORK_OF_ART", "PERSON"}
_LONGEST = 4  # words of a place's name
_LARGE = 6.0  # weight: a region from here on is known by its bare name
_LOCAL = {"settlement", "county", "district"}
_ACRONYM = 3  # capitals: "UN", "SOS"
_AND = {",", "and", "&"}


@dataclass(frozen=True, slots=True)
class LocalName:
    """Words that name a place by what belongs to it: the words, the name they are looked up by, the rule."""

    words: Sequence[Token]
    name: str | None  # where it is not the words themselves
    rule: str


def local_names(
    text: str, grammar: Grammar, gazetteer: Gazetteer, named: frozenset[str]
) -> Iterator[LocalName]:
    """The places of a passage that its people, its bodies, or a word such as "village" tell.

    ``named`` has the names that stand as places elsewhere in the article.
    """
    yield from _of_bodies(text, grammar, gazetteer, named)
    yield from _of_people(text, grammar, gazetteer)
    yield from _of_counties(text, grammar, gazetteer)
    yield from _called_settlements(grammar)


def hints(text: str, grammar: Grammar, gazetteer: Gazetteer) -> Iterator[str]:
    """Names of regions within the names of bodies: "Ohio University" tells of Ohio, no place there."""
    for entity in grammar.entities:
        if entity.label in _BODIES and entity.last > entity.first:
            tokens = grammar.tokens[entity.first : entity.last + 1]
            for size in (2, 1):
                for i in range(len(tokens) - size + 1):
                    name = _text(text, tokens[i : i + size])
                    if name[0].isupper() and any(_is_a_region(p) for p in gazetteer.named(name)):
                        yield name


def _of_bodies(
    text: str, grammar: Grammar, gazetteer: Gazetteer, named: frozenset[str]
) -> Iterator[LocalName]:
    for tokens in _bodies(grammar):
        for size in range(min(_LONGEST, len(tokens)), 0, -1):
            name, rest = _text(text, tokens[:size]), tokens[size:] or _next(grammar, tokens)
            if _is_a_local_name(name, gazetteer):
                if _serves(rest, name in named):
                    yield LocalName(tokens[:size], None, "the name of a body that serves it")
                break


def _bodies(grammar: Grammar) -> Iterator[Sequence[Token]]:
    """The names of bodies, without their article: the model's, and runs of names that it took for nothing."""
    for entity in grammar.entities:
        if entity.label in _BODIES:
            first = entity.first + (
                grammar.tokens[entity.first].lower == "the" and entity.last > entity.first
            )
            yield grammar.tokens[first : entity.last + 1]
    loose = [t.i for t in grammar.tokens if t.pos == "PROPN" and not t.entity]
    first = 0
    for at, last in enumerate(loose):
        if loose[at + 1 : at + 2] != [last + 1]:
            if at > first:
                yield grammar.tokens[loose[first] : last + 1]
            first = at + 1


def _serves(rest: Sequence[Token], is_named: bool) -> bool:
    """Whether what stands behind a name is a body of that place, and does not bear a person's name."""
    words = {t.lower for t in rest if t.text[0].isupper()}
    return bool(words & place_words().serving) or (is_named and bool(words & place_words().standing))


def _next(grammar: Grammar, tokens: Sequence[Token]) -> Sequence[Token]:
    return grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]


def _of_people(text: str, grammar: Grammar, gazetteer: Gazetteer) -> Iterator[LocalName]:
    """Known names before people who are called by a place: "a Rolling Meadows man"."""
    townsfolk = place_words().townsfolk
    for token in grammar.tokens:
        if token.lower in townsfolk and token.i and token.text.islower():
            run = _run_before(grammar, token.i)
            if run and _is_a_local_name(_text(text, run), gazetteer):
                yield LocalName(run, None, "its people are called by it")


def _of_counties(text: str, grammar: Grammar, gazetteer: Gazetteer) -> Iterator[LocalName]:
    """Names that are all counties: "Clay, Douglas and Otter Tail counties"."""
    counties = place_words().counties
    for token in grammar.tokens:
        if token.lower in counties:
            for run in _listed_before(grammar, token.i):
                name = f"{_text(text, run)} {counties[token.lower]}"
                if gazetteer.named(name):
                    yield LocalName(run, name, "one of several that are called counties")


def _called_settlements(grammar: Grammar) -> Iterator[LocalName]:
    """Places by what they are called, known or not: "the village of X", "the towns of X and Y"."""
    tokens, settled = grammar.tokens, place_words().settled
    for token in tokens[:-2]:
        if token.lower in settled and tokens[token.i + 1].lower == "of":
            at = token.i + 2
            while run := _run_after(grammar, at):
                yield LocalName(run, None, f"called a {token.lemma.lower()}")
                at = run[-1].i + 1
                if not (token.tag == "NNS" and at < len(tokens) and tokens[at].lower in _AND):
                    break
                at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in _AND)


def _listed_before(grammar: Grammar, end: int) -> Iterator[Sequence[Token]]:
    """The runs of names before a word, with commas and "and" between them, the last first."""
    while run := _run_before(grammar, end):
        yield run
        end = run[0].i
        while end and grammar.tokens[end - 1].lower in _AND:
            end -= 1
        if end == run[0].i:
            return


def _run_before(grammar: Grammar, end: int) -> Sequence[Token]:
    first = end
    while first and end - first < _LONGEST and _is_a_name(grammar.tokens[first - 1]):
        first -= 1
    return grammar.tokens[first:end]


def _run_after(grammar: Grammar, first: int) -> Sequence[Token]:
    last = first
    while last < len(grammar.tokens) and last - first < _LONGEST and _is_a_name(grammar.tokens[last]):
        last += 1
    return grammar.tokens[first:last]


def _is_a_name(token: Token) -> bool:
    return token.text[0].isupper() and token.pos in {"PROPN", "NOUN", "ADJ"} and token.tag != "NNPS"


def _text(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end]


def _is_a_region(place: Known) -> bool:
    return place.own and place.kind == "region" and place.weight >= _LARGE


def _is_local(place: Known) -> bool:
    return place.own and (place.kind in _LOCAL or _is_a_region(place))


def _is_a_local_name(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a place that may have a police bears the name, and it is no acronym or common word."""
    if (name.isupper() and len(name) <= _ACRONYM) or name in place_words().generic:
        return False
    return any(map(_is_local, gazetteer.named(name)))
