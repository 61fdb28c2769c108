"""Words that name a place: the model's own, and those that the gazetteer corrects it by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.nations import nations
from sayso.lexicons.places import place_words
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.known_places import Known
from sayso.situating.local_names import hints, local_names
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
_SOMEWHAT = 4.3  # weight, of 20,000 people: from here on it may where the article named it as a place already
_LARGE = 6.0  # weight: a region, river or sea from here on is known by its bare name
_ACRONYM = 5  # capitals: "NICU" is no place, unless the gazetteer has it
_LOCAL = {"settlement", "county", "district", "site"}
_TOWN_OF_A_CITY = 20_000  # people: "Kherson City" is Kherson, and "Harbor City" is not Harbor
# What the model calls what it takes for a place, in words
_READ_AS = {"gpe": "read as a town, region or country", "loc": "read as a landscape", "fac": "read as a site"}


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
    missed = [m for g in grammars for m in _missed(text, g, gazetteer, named)]
    local = [
        Mention(
            n.words[0].start,
            n.words[-1].end,
            n.name or text[n.words[0].start : n.words[-1].end],
            None,
            n.rule,
        )
        for g in grammars
        for n in local_names(text, g, gazetteer, frozenset(named))
    ]
    borne = _borne_by_persons(grammars)
    found = _apart([m for m in local if m.name != text[m.start : m.end]] + labelled + missed + local)
    lent = {m.start for g in grammars for m in found if _is_lent(m, g, gazetteer, borne)}
    return tuple(m for m in found if m.start not in lent)


def hints_in(text: str, grammars: Sequence[Grammar], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Names of regions that stand within the names of bodies, each once."""
    return tuple(dict.fromkeys(name for g in grammars for name in hints(text, g, gazetteer)))


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in reading order; of two that overlap, the one that was given first."""
    taken: set[int] = set()
    kept = []
    for mention in mentions:
        here = range(mention.start, mention.end)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


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
    first = bisect_right(tokens, mention.start, key=lambda t: t.end)
    at = range(first, bisect_left(tokens, mention.end, key=lambda t: t.start))
    after = [t.lower for t in tokens[at[-1] + 1 : at[-1] + 2]]
    streets, found = place_words().streets, gazetteer.named(mention.name)
    if tokens[at[-1]].lower in streets and not found:
        return True
    if is_given_name(tokens[at[-1]]) or _acts(tokens[at[-1]]) or _is_of_street(tokens, at[0], at[-1]):
        return True
    kinds = {p.kind for p in found}
    if kinds & {"country", "continent", "world region", "sea"}:
        return False
    if after and (after[0] in place_words().processes or (after[0] in streets and not found)):
        return True
    if "region" in kinds or any(p.own and p.people >= _NEVER_A_SURNAME for p in found):
        return False
    return mention.name in borne and not _is_well_placed(grammar, at[0], at[-1])


def _is_of_street(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name is a part of an address: "the 600 block of Osh", "South Osh Church Street"."""
    compass = place_words().compass
    before = first - (first > 0 and tokens[first - 1].lower in compass)
    if " ".join(t.lower for t in tokens[max(before - 2, 0) : before]) in place_words().blocks:
        return True
    behind = list(takewhile(lambda token: token.text[0].isupper(), tokens[last + 1 : last + 4]))
    is_pointed = before < first or tokens[first].lower in compass
    return is_pointed and any(token.lower in place_words().streets for token in behind)


def _acts(token: Token) -> bool:
    """Whether a name stands for a government that speaks or a team that plays: "Moscow said"."""
    verb = token.head
    if any(child.dep not in {"det", "amod", "compound"} for child in token.children):
        return False  # "KHERSON, Ukraine — Officials told …"
    if token.dep == "nsubj" and verb.pos == "VERB" and verb.lemma in verb_cues():
        return True
    sides = [child for child in verb.children if child.dep in {"nsubj", "dobj"}]
    plays = verb.pos == "VERB" and verb.lemma in place_words().contests and len(sides) == 2
    return plays and token in sides and all(side.pos == "PROPN" for side in sides)


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
                text, _widened(text, grammar, entity, gazetteer), gazetteer, _READ_AS[entity.label.lower()]
            )
            if found and (gazetteer.named(found.name) or _may_be_unknown(entity, grammar)):
                yield _with_ending(text, found, grammar.tokens[entity.last + 1 : entity.last + 2], gazetteer)


def _widened(text: str, grammar: Grammar, entity: Entity, gazetteer: Gazetteer) -> Sequence[Token]:
    """The entity's words with the one before or after them where both are a name: "ST. | PAUL"."""
    first, last = entity.first, entity.last + 1
    before, after = grammar.tokens[max(0, first - 1) : first], grammar.tokens[last : last + 1]
    if before and before[0].lower in place_words().beginnings and before[0].text[0].isupper():
        first -= _known(text, grammar.tokens[first - 1 : last], gazetteer)
    if after and after[0].pos == "PROPN" and not after[0].entity:
        last += _known(text, grammar.tokens[first : last + 1], gazetteer)
    return grammar.tokens[first:last]


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
    if len(tokens) == 1 and (_is_an_acronym(tokens[0].text) or tokens[0].lower in nations()):
        return False
    return entity.label != "FAC" and bool(names) and tokens[-1].tag not in {"JJ", "NNPS", "NNS", "CD"}


def _is_an_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= _ACRONYM


def _trimmed(text: str, tokens: Sequence[Token], gazetteer: Gazetteer, rule: str) -> Mention | None:
    """The mention without article, points of the compass and possessive: "northern Mali's" is Mali."""
    words = _without_ends(text, tokens, gazetteer)
    if not words or not any(w.text[0].isupper() for w in words):
        return None
    start, end = words[0].start, words[-1].end
    for party in place_words().parties:
        if text.startswith(party, start, end):
            start += len(party)
    name, ending = _without_tail(text[start:end]), None
    end = start + len(name)
    if text.startswith(".", end) and not gazetteer.named(name) and gazetteer.named(f"{name}."):
        name, end = f"{name}.", end + 1
    if len(words) > 1 and words[-1].text in place_words().endings and not gazetteer.named(name):
        bare = text[start : words[-2].end]
        if words[-1].text.islower() or _may_be_called(bare, words[-1].lower, gazetteer):
            ending, name = words[-1].lower, bare
    return Mention(start, end, name, ending, rule) if name else None


def _without_tail(name: str) -> str:
    """The name without what is in one word with it: "St. Louis-based" is St. Louis."""
    tail = next((tail for tail in place_words().tails if name.endswith(tail)), "")
    return name[: len(name) - len(tail)]


def _may_be_called(bare: str, ending: str, gazetteer: Gazetteer) -> bool:
    """Whether a place is well enough known for its name with a capitalised "City" to be no other place's."""
    if ending not in place_words().towns:
        return True
    return any(p.own and p.people >= _TOWN_OF_A_CITY for p in gazetteer.named(bare))


def _without_ends(text: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> Sequence[Token]:
    words = _before_a_body(text, list(tokens), gazetteer)
    while words and (words[-1].tag == "POS" or (not words[-1].text[0].isalnum() and words[-1].text != ".")):
        words.pop()
    while len(words) > 1 and not _known(text, words, gazetteer) and (lead := _lead(words)):
        if all(w.text in place_words().generic for w in words[lead:]):
            break
        del words[:lead]
    if len(words) > 1 and words[0].lower == "the":
        del words[0]
    for i in range(2, len(words)):  # "Boone County Jail" stands in Boone County
        if words[i - 1].text == "County" and _known(text, words[:i], gazetteer):
            return words[:i]
    return words


def _before_a_body(text: str, words: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """The place's name before the body that it stands in: "Santa Clara | Valley Water District"."""
    if len(words) < 3 or _known(text, words, gazetteer):
        return words
    bodies = place_words().serving | place_words().standing | {"party"}
    start = 1 if words[0].lower == "the" else 0
    for size in range(len(words) - 1, start, -1):
        rest = {w.lower for w in words[size:]}
        if rest & bodies and not rest & place_words().towns and _known(text, words[start:size], gazetteer):
            return words[start:size]
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
            yield Mention(run[0].start, run[-1].end, name, None, "named as a place elsewhere in the article")
        elif _is_a_dateline(grammar, run):
            yield Mention(run[0].start, run[-1].end, name, None, "stands in the dateline")
        elif _stands_as_a_place(grammar, run, found):
            yield Mention(run[0].start, run[-1].end, name, None, "a known name where a place stands")


def _is_known_well(place: Known) -> bool:
    return place.own and place.weight >= _SOMEWHAT


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
    enough = _ALONE if sum(p.kind == "settlement" for p in found) == 1 else _PLAIN_TRUTH
    return any(
        p.own and (p.weight >= _LARGE if p.kind not in _LOCAL else settlements and p.people >= enough)
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
