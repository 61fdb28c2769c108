"""Figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from sayso.language import Grammar, Token
from sayso.lexicons.harm import harm_classes, harm_words
from sayso.lexicons.tolls import toll_words
from sayso.lexicons.units import unit_words
from sayso.model import Article, Figure, Tally, Time
from sayso.situating.happening import Happening, happening, tells_of_several
from sayso.situating.harm import INJURED, KILLED, SHOT, Harm, deadly_words, harms
from sayso.situating.numbers import Number, numbers_in
from sayso.situating.tolls import (
    DEADLY,
    HEADLINE,
    LIST_OF_SINGLE,
    WITH_WOUNDS,
    Tolls,
    each_of,
    judged,
    tolls,
    victims_of,
    without,
)
from sayso.situating.victims import Victim, mention_of

_MANKIND = 8_300_000_000  # people, of whom there were 8.2 billion in 2025 (UN)
_OF_PEOPLE = {"people"}
_MEASURES = {
    "miles",
    "km",
    "metres",
    "feet",
    "hectares",
    "acres",
    "tonnes",
    "tons",
    "kg",
    "litres",
    "barrels",
}
_SUBJECT = {"nsubj", "nsubjpass"}
_TELLS_WHEN = {"DATE", "TIME"}
_NO_FIGURE = {"DATE", "TIME", "ORDINAL", "LAW", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "PERSON"}


def figures(article: Article, grammars: Sequence[Grammar], times: Sequence[Time] = ()) -> tuple[Figure, ...]:
    """Every figure the article's reporting gives, in reading order: how many, of what, and of whom.

    "at least 60 civilians were killed" is low 60, high None, unit "killed", of "civilians"; "no one was
    hurt" is 0 "injured". Units are canonical, as ``units.yml`` has them; numbers without one of these
    units (years, ages, ordinals, scores) are no figures. Vague numbers get honest bounds: "dozens" is
    24 to 99. People who are told one by one ("a man was shot") count one each, where they are first told.
    """
    return counted(article, grammars, times=times).figures


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of an article, the tolls of what it is about, and when that was."""

    figures: tuple[Figure, ...]
    tolls: Tolls
    time: Time | None
    victims: Sequence[Victim]


def counted(
    article: Article, grammars: Sequence[Grammar], *, times: Sequence[Time], title: Grammar | None = None
) -> Counted:
    """The figures, with those of other happenings and those that count a part told apart.

    The headline, where it is given, judges the tolls; an article of several happenings has none.
    """
    told = {at: found for at, g in enumerate(grammars) if (found := tuple(harms(g.tokens)))}
    own = happening(article, grammars, told, times)
    numbers = [f for at, g in enumerate(grammars) for f in _numbers(article, g, told.get(at, ()), at, own)]
    victims = victims_of(grammars, told, own)
    every = sorted([*numbers, *each_of(article, victims, numbers)], key=lambda f: (f.start, f.end))
    own_tolls = tolls(article, every, victims, _deadly(article.text, grammars, own))
    if title is not None and article.title:
        own_tolls = judged(article, own_tolls, _of_headline(article.title, title), every)
    if tells_of_several(article):
        own_tolls = Tolls(None, None)
    return Counted(tuple(every), own_tolls, own.time, victims)


def _of_headline(text: str, title: Grammar) -> Tolls:
    """The tolls that a headline tells by itself; a number goes with the word right behind or before it."""
    found = counted(Article("headline", text, (title.passage,)), (title,), times=()).tolls
    told = {figure.unit: figure for figure in _beside_numbers(text, title.tokens)}
    killed, injured = told.get(KILLED, found.killed), told.get(INJURED)
    if injured is None and SHOT in told and KILLED in told:
        injured = without(told[SHOT], told[KILLED])
    return Tolls(killed, injured or (None if told else found.injured))


def _beside_numbers(text: str, tokens: Sequence[Token]) -> Iterator[Figure]:
    """The tolls of a headline such as "4 women shot, 2 dead" or "Blast kills 3"."""
    words, others = unit_words(), 0.0
    for number in numbers_in(tokens):
        behind = list(takewhile(_goes_on, tokens[number.last + 1 : number.last + 5]))
        word = next((t for t in behind if t.lower in words.states or t.lemma in words.befalls), None)
        before = tokens[number.first - 1] if number.first else None
        if word is None and before is not None and before.lemma in words.befalls:
            word = before
        if _is_no_figure(tokens, number):
            continue
        if number.first > 1 and tokens[number.first - 1].tag in _AND and mention_of(tokens[number.first - 2]):
            others += 1  # "a baby, 2 women killed"
        if word is not None:
            unit = words.states.get(word.lower) or words.befalls[word.lemma]
            yield _more(_figure(text, tokens, number, _Counted(unit, (word,), (), HEADLINE)), others)
            others = 0.0
        elif behind and harm_classes(behind[0].lemma) & _PERSONS:
            others = number.low or 0.0  # "two adults, one child dead"


_AND = {",", "CC"}
_PERSONS = {"men", "women", "persons", "children"}


def _more(figure: Figure, others: float) -> Figure:
    low, high = figure.low, figure.high
    return replace(
        figure,
        low=None if low is None else low + others,
        high=None if high is None else high + others,
    )


def _goes_on(token: Token) -> bool:
    return token.tag != "CD" and token.text.isalpha() and token.dep != "cc"


def _deadly(text: str, grammars: Sequence[Grammar], own: Happening) -> Figure | None:
    """At least one who was killed, where only the sort of happening tells it."""
    for at, grammar in enumerate(grammars):
        for word in deadly_words(grammar.tokens):
            if (at, word.sentence) not in own.others | own.sums:
                return Figure.cut(text, word.start, word.end, low=1, high=None, unit=KILLED, of=None,
                                  statement=None, rule=DEADLY, tally=Tally.TOTAL)  # fmt: skip
    return None


def _numbers(
    article: Article, grammar: Grammar, told: Sequence[Harm], at: int, own: Happening
) -> Iterator[Figure]:
    """The figures with a number in one passage."""
    tokens, text = grammar.tokens, article.text
    found = list(numbers_in(tokens))
    lists = [figure for harm in told if (figure := _listed(text, harm, found)) is not None]
    for number in found:
        unit = _unit(tokens, number)
        if unit is None or unit.unit == "people":
            unit = _harmed(tokens, number, told) or unit
        if unit is None:
            continue
        figure = _figure(text, tokens, number, unit)
        listed = any(f.unit == figure.unit and f.start <= figure.start and figure.end <= f.end for f in lists)
        if listed:
            continue
        yield _placed(figure, (at, tokens[number.core].sentence), own)
    for figure, sentence in (
        (f, h.word.sentence) for h, f in ((h, _listed(text, h, found)) for h in told) if f
    ):
        yield _placed(figure, (at, sentence), own)


def _placed(figure: Figure, sentence: tuple[int, int], own: Happening) -> Figure:
    """The figure with what it counts, and whether it belongs to another happening."""
    if figure.unit not in toll_words("units"):
        return figure
    is_sum = sentence in own.sums and (figure.low or figure.high or 0) > 1
    return replace(figure, tally=_tally(figure), background=is_sum or sentence in own.others)


def _tally(figure: Figure) -> Tally:
    if figure.rule == LIST_OF_SINGLE:
        return Tally.PART
    words = figure.text.lower().split()
    adds = words[0] in toll_words("parts") or any(w in toll_words("more") for w in words[1:2])
    return Tally.NEW if adds and "than" not in words[:3] else Tally.TOTAL


def _harmed(tokens: Sequence[Token], number: Number, told: Sequence[Harm]) -> _Counted | None:
    """What befell the counted by words that tell harm: "four people were taken to a hospital"."""
    if _is_no_figure(tokens, number):
        return None
    for harm in told:
        for person in harm.people:
            if not _may_be_people(person):
                continue
            is_it = number.first <= person.i <= number.last
            if is_it or any(
                number.first <= c.i <= number.last and c.dep == "nummod" for c in person.children
            ):
                if person.tag == "NN" and person.lower == "old":
                    continue
                noun = () if is_it else (person,)
                rule = WITH_WOUNDS if harm.word.lemma in harm_words("harms") else "harm"
                return _Counted(harm.unit, (harm.word, person), noun, rule)
    return None


def _may_be_people(noun: Token) -> bool:
    """Whether the counted are people: by a list, by an ending, or as nothing is counted but a number."""
    words = unit_words()
    if noun.tag == "CD" or words.after.get((noun.lower,)) == "people" or harm_classes(noun.lemma):
        return True
    by_ending = noun.lower.endswith(tuple(words.words["person_ending"]))
    return noun.entity in {"NORP", "PERSON"} or (by_ending and noun.lower not in words.words["no_person"])


def _listed(text: str, harm: Harm, numbers: Sequence[Number]) -> Figure | None:
    """The sum of those whom a clause lists: "a man and two women were shot"."""
    if len(harm.people) < 2 and not any(p.lower in harm_words("pairs") for p in harm.people):
        return None
    each = [_how_many(person, numbers) for person in harm.people]
    if any(n is None for n in each):
        return None
    if all(n == 1 for n in each) and not any(c.dep == "nummod" for p in harm.people for c in p.children):
        rule = LIST_OF_SINGLE
    else:
        rule = "list"
    first = min(
        (
            c.start
            for p in harm.people
            for c in (p, *p.children)
            if c.dep in {"det", "nummod", "poss", "amod", ""} or c is p
        ),
        default=0,
    )
    start = min(first, harm.word.start)
    end = max(harm.word.end, *(p.end for p in harm.people))
    total = sum(n or 0 for n in each)
    return Figure.cut(text, start, end, low=total, high=total, unit=harm.unit,
                      of=None, statement=None, rule=rule)  # fmt: skip


def _how_many(person: Token, numbers: Sequence[Number]) -> int | None:
    """How many people a noun of a list stands for."""
    if mention_of(person) is not None:
        return 1
    if person.lower in harm_words("pairs"):
        return 2
    at = {person.i, *(c.i for c in person.children if c.dep == "nummod")}
    found = next((n for n in numbers if any(n.first <= i <= n.last for i in at)), None)
    exact = found is not None and found.low is not None and found.low == found.high
    return int(found.low) if exact and found is not None and found.low is not None else None


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts: the unit, the last token that gives it, and who."""

    unit: str
    words: tuple[Token, ...]  # that must stand in the span
    of: Sequence[Token]
    rule: str


def _figure(text: str, tokens: Sequence[Token], number: Number, counted: _Counted) -> Figure:
    held = (tokens[number.first], tokens[number.last], *counted.words)
    start, end = min(t.start for t in held), max(t.end for t in held)
    of = text[counted.of[0].start : counted.of[-1].end] if counted.of else None
    return Figure.cut(
        text,
        start,
        end,
        low=_whole(number.low),
        high=_whole(number.high),
        unit=counted.unit,
        of=of,
        statement=None,
        rule=counted.rule,
        doubt=number.doubt or _doubt(tokens, number, counted),
    )


def _doubt(tokens: Sequence[Token], number: Number, counted: _Counted) -> str | None:
    """Why the number cannot be what is meant, in a sentence."""
    bounds = [bound for bound in (number.low, number.high) if bound is not None]
    if counted.unit in _OF_PEOPLE or counted.unit in toll_words("units"):
        if any(bound < 0 for bound in bounds):
            return "there are no fewer people than none"
        if any(not bound.is_integer() for bound in bounds):
            return "people are counted whole"
        if any(bound > _MANKIND for bound in bounds):
            return "there are not so many people"
    if counted.rule == "measure":
        at = max(word.i for word in counted.words) + 1
        second = unit_words().after.get((tokens[at].lower,)) if at < len(tokens) else None
        if second in _MEASURES and second != counted.unit:
            return f"{counted.unit} and {second} both stand behind it"
    return None


def _whole(value: float | None) -> float | None:
    """A whole number as one: 60 and not 60.0."""
    return int(value) if value is not None and value.is_integer() else value


def _unit(tokens: Sequence[Token], number: Number) -> _Counted | None:
    """The unit of a number, the nearest evidence first."""
    if _is_no_figure(tokens, number):
        return _a_toll_told(tokens, number) if tokens[number.core].entity in _TELLS_WHEN else None
    counted = _counted_noun(tokens, number)
    return (
        _beside(tokens, number)
        or _befallen(tokens, number, counted)
        or _in_a_state(tokens, number, counted)
        or _a_noun(counted)
        or _a_toll(tokens, number)
        or _a_toll_told(tokens, number)
        or _behind(counted)
    )


def _is_no_figure(tokens: Sequence[Token], number: Number) -> bool:
    core, after = tokens[number.core], tokens[number.last + 1 : number.last + 3]
    if core.entity in _NO_FIGURE or core.tag == "JJ":
        return True
    if number.first and tokens[number.first - 1].lower in unit_words().words["every"]:
        return True
    if " ".join(t.lower for t in tokens[: number.first][-2:]) in unit_words().words["all_but"]:
        return True
    if [t.lower for t in after[:1]] == ["of"] and core.lower == "one":
        return True
    if _is_the_whole(tokens, number):
        return True
    aged = [t.lower for t in after] == ["-", "year"] or [t.lower for t in after] == ["years", "old"]
    if after and after[0].lower in unit_words().words["fraction"]:
        return True
    numbered = number.first > 0 and tokens[number.first - 1].lower in unit_words().words["numbering"]
    return aged or numbered


def _is_the_whole(tokens: Sequence[Token], number: Number) -> bool:
    """Whether some of the number are told of, and not all: "one of the four was killed"."""
    before = [t.lower for t in tokens[max(0, number.first - 3) : number.first]]
    behind = (
        before[-2:] if before[-1:] and before[-1] in unit_words().words["unnamed"] else ["", *before[-1:]]
    )
    at = number.first - (2 if behind[0] == "of" else 1)
    return (
        "of" in behind
        and at > 0
        and (tokens[at - 1].tag == "CD" or tokens[at - 1].lower in {"some", "most", "none"})
    )


def _counted_noun(tokens: Sequence[Token], number: Number) -> Sequence[Token]:
    """The noun behind the number, with what stands between: "Ukrainian soldiers"."""
    word = tokens[number.last]
    while number.first <= word.head.i < word.i:  # "20 and 30 people" hangs on the 20
        word = word.head
    of = number.last + 1 < len(tokens) and tokens[number.last + 1].lower == "of"
    noun = None
    if of and tokens[number.core].lower != "no":
        noun = tokens[number.last + 1].child("pobj")
    elif word.dep in {"nummod", "amod", "det", "quantmod", "compound"} and word.head.i > number.last:
        noun = word.head
    if noun is None or noun.i - number.last > 6 or noun.pos not in {"NOUN", "PROPN", "ADJ"}:
        return ()
    first = number.last + 2 if of else number.last + 1
    words = [t for t in tokens[first : noun.i + 1] if t.lower not in unit_words().words["unnamed"]]
    return words or (noun,)


def _beside(tokens: Sequence[Token], number: Number) -> _Counted | None:
    """A measure or a currency right beside the number: "42 miles", "$3 million", "a 42-mile march"."""
    words = unit_words()
    before = tokens[number.core - 1] if number.core else None
    if before is not None and before.text in words.before:
        return _Counted(words.before[before.text], (before,), (), "currency")
    at = number.last + 1
    if at < len(tokens) and tokens[at].text in {"-", "–"}:
        at += 1
    for length in (3, 2, 1):
        said = tuple(t.lower for t in tokens[at : at + length])
        unit = words.after.get(said) if len(said) == length else None
        if unit is not None and unit not in _PEOPLE_AND_THINGS:
            article = tokens[number.first - 1 : number.first] if at - number.last > 1 and number.first else ()
            held = (tokens[at + length - 1], *(t for t in article if t.lower in {"a", "an"}))
            return _Counted(unit, held, (), "measure")
    return None


_PEOPLE_AND_THINGS = {"people", "cases", "homes", "buildings", "vehicles", "votes"}


def _befallen(tokens: Sequence[Token], number: Number, counted: Sequence[Token]) -> _Counted | None:
    """What a verb does to the counted: "60 were killed", "killing nine", "nine died"."""
    noun = counted[-1] if counted else tokens[number.last]
    top = _nominal(tokens, number, noun)
    if not counted and _is_an_age(tokens, number):
        return None
    verb, dep = _governor(top, number)
    words = unit_words()
    if verb.pos == "VERB" and not _is_only_possible(verb) and _may_suffer(verb, counted):
        if verb.lemma in words.befalls and _is_befallen(dep, verb) and not _is_taken(tokens, number, verb):
            return _fate(verb, noun, counted)
        if verb.lemma in words.happens and dep in _SUBJECT:
            return _Counted(words.happens[verb.lemma], (verb, noun), counted, "happened")
    reduced = next(
        (c for c in top.children if c.dep == "acl" and c.tag == "VBN" and c.lemma in words.befalls), None
    )
    if reduced is not None and reduced.i - top.i < 3:
        return _fate(reduced, noun, counted)
    return None


def _nominal(tokens: Sequence[Token], number: Number, noun: Token) -> Token:
    """The token by which the number and its noun hang on the verb."""
    first = tokens[number.last]
    if tokens[number.first].lower == "all":
        return tokens[number.first]  # "all but one of the sixteen died"
    if noun is not first and noun.head.lower == "of" and noun.head.head.i <= number.last:
        return noun.head.head  # "dozens of miners died"
    if noun is first and first.dep in {"pobj"} and first.head.i < number.first:
        return first
    top = noun
    while top.dep in {"nummod", "quantmod"} and number.first <= top.head.i <= number.last:
        top = top.head
    return top


def _fate(verb: Token, noun: Token, counted: Sequence[Token]) -> _Counted:
    """What befell them in the end: "shot and killed" is killed."""
    befalls = unit_words().befalls
    last = verb.child("conj")
    if (
        last is not None
        and not any(child.tag == "CD" for child in last.children)
        and befalls.get(last.lemma) == "killed"
        and befalls[verb.lemma] == "shot"
        and not last.child("dobj")
    ):
        return _Counted("killed", (verb, noun, last), counted, "befallen")
    return _Counted(befalls[verb.lemma], (verb, noun), counted, "befallen")


def _governor(top: Token, number: Number) -> tuple[Token, str]:
    """The word above, and the relation to it; "between" and "up to" stand in between for the parser only."""
    if top.dep == "pobj" and number.first <= top.head.i <= number.last:
        verb = top.head.head
        return verb, "dobj" if verb.i < top.i else "nsubjpass"
    return top.head, top.dep


def _is_befallen(dep: str, verb: Token) -> bool:
    """Whether the verb is done to it: as its object, as the subject of its passive, also in headlines."""
    if dep in {"nsubjpass", "dobj"}:
        return True
    passive = verb.tag == "VBN" and not any(c.lemma == "have" and c.dep == "aux" for c in verb.children)
    return dep == "nsubj" and passive and not any(c.dep == "dobj" for c in verb.children)


def _is_taken(tokens: Sequence[Token], number: Number, verb: Token) -> bool:
    """Whether the verb has a number of its own: "3 killed, 2 in critical condition"."""
    between = tokens[verb.i + 1 : number.first]
    before = tokens[verb.i - 1] if verb.i else None
    return before is not None and before.tag == "CD" and bool(between) and between[0].text == ","


def _may_suffer(verb: Token, counted: Sequence[Token]) -> bool:
    """Whether it can happen to what is counted: films are shot, too, and songs released."""
    words = unit_words()
    if verb.lemma in words.words["letting_go"]:
        return bool(counted) and counted[-1].lower in words.words["held"]
    return not counted or verb.lemma not in words.words["loose_verb"] or _may_be_people(counted[-1])


def _is_only_possible(verb: Token) -> bool:
    modal = unit_words().words["modal"]
    perfect = any(c.lower == "have" and c.dep == "aux" for c in verb.children)
    return any(c.dep == "neg" or (c.dep == "aux" and c.lower in modal and not perfect) for c in verb.children)


def _is_an_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a bare number stands between commas behind a name: "Jane Roe, 42, was killed"."""
    before = tokens[number.first - 1].text if number.first else ""
    after = tokens[number.last + 1].text if number.last + 1 < len(tokens) else ""
    return before in {",", "("} and after in {",", ")", "."}


def _in_a_state(tokens: Sequence[Token], number: Number, counted: Sequence[Token]) -> _Counted | None:
    """A state right behind the counted: "left five dead", "12 missing"."""
    at = (counted[-1].i if counted else number.last) + 1
    while at < len(tokens) and tokens[at].lower in unit_words().words["before_a_state"]:
        at += 1
    if at >= len(tokens) or _is_an_age(tokens, number):
        return None
    if (condition := _in_condition(tokens, at)) is not None:
        return _Counted(INJURED, (condition,), counted, "state")
    if counted and counted[-1].lower in unit_words().words["no_person"]:
        return None
    unit = unit_words().states.get(tokens[at].lower)
    noun = at + 1 < len(tokens) and tokens[at].dep == "amod" and tokens[at].head.i > at
    return _Counted(unit, (tokens[at],), counted, "state") if unit and not noun else None


def _in_condition(tokens: Sequence[Token], at: int) -> Token | None:
    """The last word of "in critical condition", where that stands here."""
    if tokens[at].lower != "in":
        return None
    behind = tokens[at + 1 : at + 4]
    noun = next((t for t in behind if t.lower == "condition"), None)
    told = any(t.lower in harm_words("conditions") for t in behind)
    return noun if told else None


def _a_noun(counted: Sequence[Token]) -> _Counted | None:
    """A noun that is itself counted: "41 deaths", "no injuries"."""
    unit = unit_words().nouns.get(counted[-1].lemma.lower()) if counted else None
    return _Counted(unit, (counted[-1],), (), "noun") if unit else None


def _a_toll(tokens: Sequence[Token], number: Number) -> _Counted | None:
    """The number that a toll rises to: "the death toll rose to 41"."""
    if number.first == 0 or tokens[number.core - 1].lower not in unit_words().words["toll_link"]:
        return None
    for token in reversed(tokens[max(0, number.first - 8) : number.first]):
        if token.lower in unit_words().tolls and token.sentence == tokens[number.core].sentence:
            return _Counted(unit_words().tolls[token.lower], (token,), (), "toll")
    verb = tokens[number.core - 1].head
    below = tokens[verb.left : number.first]
    return next((found for token in below if (found := _a_number_of(tokens, token))), None)


def _a_toll_told(tokens: Sequence[Token], number: Number) -> _Counted | None:
    """The number that a toll, named anywhere before it in the sentence, rises to or stands at.

    The parser takes the words between for a sentence of their own, and a bare number for a day.
    """
    link = tokens[number.core - 1] if number.first else None
    if link is None or link.lower not in unit_words().words["toll_link"]:
        return None
    if link.head.lemma not in unit_words().words["toll_verb"] or number.last > number.core:
        return None
    for token in reversed(tokens[: number.first]):
        if token.sentence != link.sentence:
            return None
        if token.lower in unit_words().tolls and tokens[token.i + 1].text != "-":
            return _Counted(unit_words().tolls[token.lower], (token,), (), "toll")
        if found := _a_number_of(tokens, token):
            return found
    return None


def _a_number_of(tokens: Sequence[Token], token: Token) -> _Counted | None:
    """What a number is said to be of: "the number of people killed rose to 41"."""
    words = unit_words()
    behind = tokens[token.i + 1 : token.i + 5]
    if token.lower not in words.words["number_of"] or [t.lower for t in behind[:1]] != ["of"]:
        return None
    for word in behind[1:]:
        unit = words.states.get(word.lower) or words.nouns.get(word.lemma.lower())
        if unit:
            return _Counted(unit, (token, word), (), "toll")
    return None


def _behind(counted: Sequence[Token]) -> _Counted | None:
    """People and things of a list: "300 protesters", "40 houses"."""
    if not counted:
        return None
    words = unit_words().after
    unit = words.get((counted[-1].lower,)) or words.get(tuple(t.lower for t in counted[-2:]))
    return _Counted(unit, (counted[-1],), counted, "counted") if unit in _PEOPLE_AND_THINGS else None
