"""Words that name a place: the model's own, and those that the gazetteer corrects it by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.places import place_words
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.known_places import Known
from sayso.situating.name_edges import is_given_name

_PLACES = {"GPE", "LOC", "FAC"}
_MISTAKEN = {
    "",
    "FAC",
    "PERSON",
    "ORG",
    "NORP",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
}  # what else the model takes them for
_PLAIN_TRUTH = 100_000  # people: from here on a name alone may correct the model
_ALONE = 30_000  # the same where no other place bears the name
_NEVER_A_SURNAME = 500_000  # people: such a city is itself though a person bears its name
_SOMEWHAT = 20_000  # people: from here on it may where the article has named it as a place already


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place: where, by which name they are looked up, and the rule that found them."""

    start: int
    end: int
    name: str
    ending: str | None  # "region", "city" … when it follows the name
    rule: str


def mentions_in(text: str, grammars: Sequence[Grammar], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every mention of a place in these passages, in reading order."""
    labelled = [m for g in grammars for m in _labelled(text, g, gazetteer)]
    named = {m.name for m in labelled if gazetteer.named(m.name)}
    taken = {m.start for m in labelled}
    missed = [m for g in grammars for m in _missed(text, g, gazetteer, named) if m.start not in taken]
    borne = _borne_by_persons(grammars)
    lent = {m.start for g in grammars for m in labelled + missed if _is_lent(m, g, gazetteer, borne)}
    return tuple(sorted((m for m in labelled + missed if m.start not in lent), key=lambda m: m.start))


def _borne_by_persons(grammars: Sequence[Grammar]) -> frozenset[str]:
    """Every single name of the persons whom the article names in full: "Dennis", "Buckley"."""
    persons = (g.tokens[e.first : e.last + 1] for g in grammars for e in g.entities if e.label == "PERSON")
    full = ([t for t in words if t.pos == "PROPN" and t.text.isalpha()] for words in persons)
    return frozenset(t.text for words in full if len(words) > 1 for t in (words[0], words[-1]))


def _is_lent(mention: Mention, grammar: Grammar, gazetteer: Gazetteer, borne: frozenset[str]) -> bool:
    """Whether a name of this passage stands for a person, a street or a treaty, not for the place."""
    if not grammar.passage.start <= mention.start < grammar.passage.end:
        return False
    tokens = grammar.tokens
    at = [t.i for t in tokens if mention.start < t.end and t.start < mention.end]
    after = [t.lower for t in tokens[at[-1] + 1 : at[-1] + 2]]
    streets, found = place_words().streets, gazetteer.named(mention.name)
    if tokens[at[-1]].lower in streets and not found:
        return True
    if is_given_name(tokens[at[-1]]):
        return True
    kinds = {p.kind for p in found}
    if kinds & {"country", "continent", "world region", "sea"}:
        return False
    if after and (after[0] in place_words().processes or (after[0] in streets and not found)):
        return True
    if "region" in kinds or any(p.own and p.people >= _NEVER_A_SURNAME for p in found):
        return False
    return mention.name in borne and not _is_well_placed(grammar, at[0], at[-1])


def _is_well_placed(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a name stands as only a place does: behind "in", before a comma and a wider place."""
    tokens = grammar.tokens
    if first and tokens[first - 1].lower in place_words().locative:
        return tokens[first - 1].lower not in {"of", "to", "from", "at", "through", "over", "via"} or (
            tokens[first].entity != "PERSON"
        )
    beyond = tokens[last + 1 : last + 3]
    return len(beyond) == 2 and beyond[0].text == "," and beyond[1].entity == "GPE"


def _labelled(text: str, grammar: Grammar, gazetteer: Gazetteer) -> Iterator[Mention]:
    """What the model takes for a place; a building only where the gazetteer knows it."""
    for entity in grammar.entities:
        if entity.label in _PLACES:
            found = _trimmed(
                text, grammar.tokens[entity.first : entity.last + 1], gazetteer, entity.label.lower()
            )
            if found and (gazetteer.named(found.name) or _may_be_unknown(entity, grammar)):
                yield _with_ending(text, found, grammar.tokens[entity.last + 1 : entity.last + 2], gazetteer)


def _with_ending(text: str, mention: Mention, after: Sequence[Token], gazetteer: Gazetteer) -> Mention:
    """The mention with "region", "city" … behind it: in its name where that is known so, else as a hint."""
    if not after or mention.ending or after[0].text not in place_words().endings:
        return mention
    whole = text[mention.start : after[0].end]
    if gazetteer.named(whole):
        return Mention(mention.start, after[0].end, whole, None, mention.rule)
    return replace(mention, ending=after[0].lower)


def _may_be_unknown(entity: Entity, grammar: Grammar) -> bool:
    """Whether words unknown to the gazetteer may be a place all the same: not "Ugandan", "District 3"."""
    tokens = grammar.tokens[entity.first : entity.last + 1]
    generic = place_words().generic
    names = [t for t in tokens if t.text[0].isupper() and t.text not in generic]
    return entity.label != "FAC" and bool(names) and tokens[-1].tag not in {"JJ", "NNPS", "NNS", "CD"}


def _trimmed(text: str, tokens: Sequence[Token], gazetteer: Gazetteer, rule: str) -> Mention | None:
    """The mention without article, points of the compass and possessive: "northern Mali's" is Mali."""
    words = _without_ends(text, tokens, gazetteer)
    if not words or not any(w.text[0].isupper() for w in words):
        return None
    start, end = words[0].start, words[-1].end
    for party in place_words().parties:
        if text.startswith(party, start, end):
            start += len(party)
    name, ending = text[start:end], None
    if len(words) > 1 and words[-1].text in place_words().endings and not gazetteer.named(name):
        ending, name = words[-1].lower, text[start : words[-2].end]
    return Mention(start, end, name, ending, rule) if name else None


def _without_ends(text: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> Sequence[Token]:
    words = list(tokens)
    while words and (words[-1].tag == "POS" or (not words[-1].text[0].isalnum() and words[-1].text != ".")):
        words.pop()
    while len(words) > 1 and not _known(text, words, gazetteer) and (lead := _lead(words)):
        del words[:lead]
    if len(words) > 1 and words[0].lower == "the":
        del words[0]
    for i in range(2, len(words)):  # "Boone County Jail" stands in Boone County
        if words[i - 1].text == "County" and _known(text, words[:i], gazetteer):
            return words[:i]
    return words


def _known(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.named(text[words[0].start : words[-1].end]))


def _lead(words: Sequence[Token]) -> int:
    """How many words lead up to the name: "northern", "the Province of"."""
    if words[0].text in place_words().lead:
        return 1
    return 2 if len(words) > 2 and words[1].lower == "of" and words[0].text in place_words().endings else 0


def _missed(text: str, grammar: Grammar, gazetteer: Gazetteer, named: set[str]) -> Iterator[Mention]:
    """Names the model took for a person, an organisation or nothing, though they stand as a place does.

    The whole run of capitalised words must be the name of one large place or region, and stand behind
    "in", "near" …, or have been named as a place elsewhere in the article.
    """
    for run in _runs(grammar):
        name = text[run[0].start : run[-1].end]
        if not _known(text, run, gazetteer):
            continue
        found = gazetteer.named(name)
        if (
            name in named
            and run[0].entity != "PERSON"
            and run[0].text.istitle()
            and any(map(_is_known_well, found))
        ):
            yield Mention(run[0].start, run[-1].end, name, None, "named as a place elsewhere")
        elif _is_a_dateline(grammar, run):
            yield Mention(run[0].start, run[-1].end, name, None, "dateline")
        elif _stands_as_a_place(grammar, run, found):
            yield Mention(run[0].start, run[-1].end, name, None, "known name where a place stands")


def _is_known_well(place: Known) -> bool:
    return place.own and (place.kind not in {"settlement", "county"} or place.people >= _SOMEWHAT)


def _is_a_dateline(grammar: Grammar, run: Sequence[Token]) -> bool:
    """Whether capitals open a passage before a dash, a comma or a bracket: "BEIRUT: …", "BEIRUT (AP) — …"."""
    after = run[-1].i + 1
    opens = run[0].i == grammar.sentences[run[0].sentence][0] and all(t.text.isupper() for t in run)
    return (
        opens and after < len(grammar.tokens) and grammar.tokens[after].text in place_words().dateline_marks
    )


def _stands_as_a_place(grammar: Grammar, run: Sequence[Token], found: Sequence[Known]) -> bool:
    """Whether the run stands behind "in", "near" … and means one well-known place."""
    before = run[0].i - 1
    settlements = before < 0 or grammar.tokens[before].lower != "the"
    if not settlements:
        before -= 1
    if (
        before < 0
        or not {grammar.tokens[before].lower, grammar.tokens[before].lemma.lower()} & place_words().locative
    ):
        return False
    enough = _ALONE if len(found) == 1 else _PLAIN_TRUTH
    return any(
        p.own and (p.kind not in {"settlement", "county"} or (settlements and p.people >= enough))
        for p in found
    )


def _runs(grammar: Grammar) -> Iterator[Sequence[Token]]:
    """Runs of proper nouns that are no places to the model; a longer name is one run."""
    tokens, first = grammar.tokens, 0
    while first < len(tokens):
        if tokens[first].pos != "PROPN" or not tokens[first].text[0].isupper():
            first += 1
            continue
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN":
            last += 1
        run = tokens[first : last + 1]
        entity_goes_on = (
            last + 1 < len(tokens) and tokens[last].entity and tokens[last + 1].entity == tokens[last].entity
        )
        starts_before = first and tokens[first].entity and tokens[first - 1].entity == tokens[first].entity
        if not entity_goes_on and not starts_before and all(t.entity in _MISTAKEN for t in run):
            yield run
        first = last + 1
