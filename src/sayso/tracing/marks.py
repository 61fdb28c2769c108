"""What articles about one happening share: keys that they are found by, traits they are compared by."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.language import Grammar, place_of
from sayso.lexicons.actors import name_endings, titles
from sayso.lexicons.function_words import function_words
from sayso.lexicons.streets import address_words
from sayso.model import Actor, ActorKind, Article, Situation, Statement

STORY_KEY = "m:"
_TELLING = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_TELLS_WHEN = {"DATE", "TIME"}
_TITLE_COUNTS = 2  # a word of the title as often as one of the body
_WORDS, _NAMES, _PLACES, _STREETS, _AGES, _DAYS = 90, 12, 6, 6, 8, 10  # of each in the traits
_WIDEST = 60.0  # km: what is wider is a region and says little of where a thing happened
_READ = 30_000  # characters: an article tells where it happened, and to whom, near its beginning
_LONGEST = 40  # characters of a word or a name
_OF_NAME = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_AFTER_NOUN = re.compile(r",| (?:of|for|in|at|from|on|with|who) ")
_NICKNAME = re.compile(r"[“\"(][^”\")]*[”\")]")
_OF_TITLE = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def story_traits(
    article: Article, grammars: Sequence[Grammar], statements: Sequence[Statement], situation: Situation
) -> dict[str, Any]:
    """What an article is compared by with others that may be about the same happening, as JSON.

    ``words`` gives each word's count and how rare it is in English, in tenths of a natural logarithm;
    ``places`` their degrees; ``days`` are ordinals, as ``date.toordinal`` counts.
    """
    text = "\n".join(article.text[g.passage.start : g.passage.end] for g in grammars)
    writers = _writers(article, grammars, situation)
    names, places = _names(statements, situation, writers), _places(situation)
    whole = f"{article.title or ''}\n{text}"[:_READ]
    streets = [street[:_LONGEST] for street in address_words().streets_in(whole)[:_STREETS]]
    besides = {part for name in (*_sources(names), *writers, *places) for part in name.split()}
    traits = {
        "words": _words(article, grammars, besides),
        "names": names,
        "places": places,
        "streets": streets,
        "ages": address_words().ages_in(whole)[:_AGES],
        "days": _days(article, situation),
    }
    return {"story": {name: found for name, found in traits.items() if found}}


def traits_in(traits: Mapping[str, Any]) -> Mapping[str, Any]:
    """What `story_traits` left among an article's traits."""
    found: Mapping[str, Any] = traits.get("story", {})
    return found


def story_keys(traits: Mapping[str, Any]) -> tuple[str, ...]:
    """What an index finds an article's story mates by, the most telling first: at most 24 keys.

    Of the article's own traits: people and streets by name, its places with the word that it tells most
    of, and the words that are rarest and told most often.

    >>> story_keys({"story": {"names": {"ada quill": [2, 0, "Ada Quill"]}, "words": {"orchard": [3, 55]}}})
    ('m:n:ada quill', 'm:w:orchard')
    """
    story = traits_in(traits)
    words: Mapping[str, Sequence[int]] = story.get("words", {})
    rarest = sorted(words, key=lambda w: (-_weight(*words[w]), w))
    main = max(words, key=lambda w: (words[w][0] * words[w][1], w), default="")
    keys = [
        *(f"m:n:{name}" for name in list(story.get("names", {}))[:5]),
        *(f"m:s:{street}" for street in story.get("streets", [])[:2]),
        *(f"m:p:{place}+{main}" for place in list(story.get("places", {}))[:2]),
        *(f"m:w:{word}" for word in rarest[:15]),
    ]
    return tuple(dict.fromkeys(keys))


def marks_of(traits: Mapping[str, Any]) -> set[str]:
    """The words, names, officials, streets and ages of an article: marks that others may have too."""
    story = traits_in(traits)
    names: Mapping[str, Sequence[Any]] = story.get("names", {})
    return {
        *story.get("words", ()),
        *(f"n:{name}" for name in names),
        *(f"o:{name}" for name in _sources(names)),
        *(f"s:{street}" for street in story.get("streets", ())),
        *(f"a:{age}" for age in story.get("ages", ())),
    }


def _words(article: Article, grammars: Sequence[Grammar], besides: set[str]) -> dict[str, list[int]]:
    """The words that tell most of the article, besides days and these, each with its count and its rarity."""
    counts: Counter[str] = Counter()
    lemmas: dict[str, str] = {}
    for grammar in grammars:
        for token in grammar.tokens:
            if (
                token.pos in _TELLING
                and token.entity not in _TELLS_WHEN
                and len(token.lower) > 1
                and "@" not in token.lower
            ):
                lemma = token.lemma.lower()[:_LONGEST]
                counts[lemma] += 1
                lemmas.setdefault(token.lower, lemma)
    for word in _OF_TITLE.findall((article.title or "").lower()):
        if word not in function_words() and len(word) > 1:
            counts[lemmas.get(word, word)[:_LONGEST]] += _TITLE_COUNTS
    rarity = {word: _rarity(word) for word in counts if word not in besides}
    told = sorted(rarity, key=lambda w: (-_weight(counts[w], rarity[w]), w))[:_WORDS]
    return {word: [counts[word], rarity[word]] for word in told}


def _weight(count: int, rarity: int) -> float:
    return (1 + math.log(count)) * rarity


def _rarity(word: str) -> int:
    """Tenths of the natural logarithm of how many articles there are for one that has the word.

    By Zipf's law the word at place r is one in 10 r; an article of 300 words has it in 30 cases of r.
    """
    return round(10 * math.log(max(place_of(word) / 30, 1.6)))


def _names(statements: Sequence[Statement], situation: Situation, writers: set[str]) -> dict[str, list[Any]]:
    """People by first and last name: how often each is mentioned, whether a source, the name in full.

    A source is in an office, or mentioned for what he or she says.
    """
    speaking = Counter(s.speaker.name for s in statements if s.speaker.name)
    found: dict[str, list[Any]] = {}
    for person in situation.actors:
        name = _first_and_last(person.name) if person.kind is ActorKind.PERSON else None
        if name is not None and name not in writers:
            count, source, full = found.get(name, (0, 0, person.name[:_LONGEST]))
            quoted = 0 < len(person.mentions) <= 2 * speaking[person.name]
            is_source = int(quoted or _in_office(person))
            found[name] = [count + len(person.mentions), max(source, is_source), full]
    return dict(sorted(found.items(), key=lambda n: (-n[1][0], n[0]))[:_NAMES])


def _writers(article: Article, grammars: Sequence[Grammar], situation: Situation) -> set[str]:
    """Who wrote it: those in the byline, and those whose address stands in the text."""
    addresses = [token.lower for g in grammars for token in g.tokens if "@" in token.lower]
    people = (_first_and_last(a.name) for a in situation.actors if a.kind is ActorKind.PERSON)
    reached = {p for p in people if p and any(p.split()[-1] in address for address in addresses)}
    return reached | {name for name in map(_first_and_last, article.byline) if name}


def _sources(names: Mapping[str, Sequence[Any]]) -> list[str]:
    """Those in an office or quoted: the parts of their names tell no more of the happening than the names."""
    return [name for name, (_, source, _full) in names.items() if source]


def _first_and_last(name: str) -> str | None:
    """A full name as others may write it, without what stands between: "Tom P. Okoro", "Tom Okoro".

    >>> _first_and_last("Tom “Tip” P. Okoro Jr."), _first_and_last("Okoro")
    ('tom okoro', None)
    """
    words = [w for w in _OF_NAME.findall(_NICKNAME.sub(" ", name).lower()) if w not in name_endings()]
    return f"{words[0]} {words[-1]}"[:_LONGEST] if len(words) > 1 else None


def _in_office(person: Actor) -> bool:
    """Whether the article gives the person an office: officials are named in many stories.

    The noun that the role turns on tells it: "a former deputy mayor of Springfield", not "a mayor's son".
    """
    turning_on = (
        _AFTER_NOUN.split(role, maxsplit=1)[0].split() for role in (*person.roles, person.description or "")
    )
    return any(words[-1].strip(".,").lower() in titles() for words in turning_on if words)


def _places(situation: Situation) -> dict[str, list[float]]:
    """Where it is set: the towns and smaller places, those named most often first."""
    counts: Counter[str] = Counter()
    degrees: dict[str, list[float]] = {}
    for place in situation.places:
        if (
            place.name
            and place.lat is not None
            and place.lon is not None
            and (place.precision_km or 0) <= _WIDEST
        ):
            name = place.name.lower()[:_LONGEST]
            counts[name] += 1
            degrees.setdefault(name, [round(place.lat, 2), round(place.lon, 2)])
    return {name: degrees[name] for name, _ in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:_PLACES]}


def _days(article: Article, situation: Situation) -> list[int]:
    """The single days that it tells of, none later than its own, in the order in which they are told."""
    latest = article.published.toordinal() if article.published else math.inf
    told = (t.interval for t in situation.times if t.interval.earliest == t.interval.latest)
    days = [i.earliest.toordinal() for i in told if i.earliest]
    return list(dict.fromkeys(day for day in days if day <= latest))[:_DAYS]
