"""Where a name begins and ends, beyond what the model saw of it: the words of one entity, more or fewer."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.actors import (
    genders,
    genders_of_given_names,
    kinds_of_nouns,
    name_endings,
    roles_in_capitals,
    titles,
    words_of_bodies,
)
from sayso.lexicons.descriptions import royal
from sayso.model import ActorKind
from sayso.situating.roles import is_office

_TRAILING = ("POS", "``", "''", ",", "HYPH", ".", ":", "-RRB-", "-LRB-")
_LEADING = ("``", "''", "PRP$", "POS")


def after_title(tokens: Sequence[Token]) -> list[Token]:
    """Given and last name after a title that no body is called by: "Police Chief | Ronal Serpas"."""
    last = max((i for i, t in enumerate(tokens) if is_title(t)), default=-1)
    name = list(tokens[last + 1 :])
    bodily = last < 0 or bare(tokens[last]) in words_of_bodies("titled")
    if bodily or not 2 <= len(name) <= 3 or any(t.lower in kinds_of_nouns() for t in name):
        return []
    return name


def trimmed(grammar: Grammar, entity: Entity) -> list[Token]:
    """The entity's tokens without the marks and articles at its edges."""
    tokens = list(grammar.tokens[entity.first : entity.last + 1])
    while tokens and (tokens[-1].tag in _TRAILING or tokens[-1].pos == "ADP"):
        tokens.pop()
    while tokens and (tokens[0].pos in ("DET", "PUNCT") or tokens[0].tag in _LEADING):
        tokens.pop(0)
    return tokens


def without_ending(tokens: list[Token]) -> list[Token]:
    """The name without "Jr." or "III", which a queen or a pope without a last name keeps."""
    cut = list(tokens)
    while len(cut) > 1 and (bare(cut[-1]) in name_endings() or cut[-1].tag == ","):
        cut.pop()
    return cut if len(cut) > 1 or len(tokens) != 2 else tokens


def after_office(tokens: Sequence[Token]) -> list[Token]:
    """Who stands after an office that the model took for the beginning of a name.

    "Prime Minister of India Narendra Modi" gives the last two words; "President of South Korea" names nobody.
    """
    of = next((i for i, t in enumerate(tokens) if t.lower == "of"), 0)
    if not of or len(tokens) - of < 4 or not all(is_title(t) for t in tokens[:of]):
        return []
    long = any(t.lower in ("and", "of", "united") for t in tokens[of + 1 :])
    return [] if long else list(tokens[-2:])


def after_trade(tokens: Sequence[Token]) -> list[Token]:
    """Who stands after a title or a trade within it: "Karn State Trooper Samuel Okoro"."""
    at = next(
        (i for i, t in enumerate(tokens) if i and is_office(bare(t)) and not is_particle(t)), len(tokens)
    )
    after = list(tokens[at + 1 :])
    return after if len(after) in (2, 3) and not any(_is_of_body(t) for t in after) else []


def _is_of_body(token: Token) -> bool:
    kinds = kinds_of_nouns().get(token.lemma.lower(), ())
    return token.lower == "of" or ActorKind.ORGANIZATION in kinds or ActorKind.GOVERNMENT in kinds


def is_given_name(token: Token) -> bool:
    """Whether it is the given name of the last name after it, whatever the model took it for: "Volodymyr"."""
    last = token.head
    before_it = token.dep == "compound" and last.i == token.i + 1 and last.pos == "PROPN"
    return before_it and last.entity in ("", "PERSON") and token.lower in genders_of_given_names()


def with_given_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The last name with the given name that the model took for a town or for nothing: "Volodymyr"."""
    before = grammar.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or len(tokens) > 1 or before.dep != "compound" or before.head is not tokens[0]:
        return tokens
    given = before.pos == "PROPN" and before.entity in ("", "GPE", "NORP") and not is_title(before)
    return [before, *tokens] if given and before.text[0].isupper() else tokens


def with_last_name(tokens: list[Token]) -> list[Token]:
    """The name with its last word, which the model took for a town: "Tuilaepa Sailele Malielegaoi"."""
    head = tokens[-1].head
    next_one = tokens[-1].i + 1
    if tokens[-1].dep != "compound" or head.i != next_one or head.pos != "PROPN" or head.entity == "PERSON":
        return tokens
    known = head.lemma.lower() in kinds_of_nouns() or is_title(head) or bare(head) in name_endings()
    return [*tokens, head] if not known and head.text[0].isupper() else tokens


def with_country(tokens: list[Token]) -> list[Token]:
    """The name with the country at its end, which the model took for a name of its own: "CNN Philippines"."""
    last = tokens[-1]
    if last.entity == "ORG" and last.dep == "compound" and last.head.i == last.i + 1:
        return [*tokens, last.head] if last.head.entity == "GPE" else tokens
    return tokens


def with_rest(grammar: Grammar, tokens: list[Token], title: str | None) -> list[Token]:
    """A royal name with what follows it, which the model took for another's: "Ubolratana | Mahidol"."""
    last, head = tokens[-1], tokens[-1].head
    rest = grammar.tokens[last.i + 1 : head.i + 1] if title in royal() and last.dep == "compound" else ()
    return [*tokens, *rest] if all(t.entity == "PERSON" and t.pos == "PROPN" for t in rest) else tokens


def with_second(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The body's name with what "and" joins to the end of it: "High Court of England | and Wales"."""
    of = next((t for t in tokens if t.lower in ("of", "for") and t.dep == "prep"), None)
    first = of.child("pobj") if of else None
    joined = first.child("conj") if first else None
    if of is None or first not in tokens or joined is None or joined.i <= tokens[-1].i:
        return tokens
    alike = joined.entity in ("", "GPE") or (joined.entity == "ORG" and not _is_of_body(joined))
    two_places = joined.entity == "GPE" and bare(of.head) not in ("court", "courts")
    more = list(grammar.tokens[tokens[-1].i + 1 : joined.i + 1])
    named = more[0].lower in ("and", "&") and all(t.text[0].isupper() for t in more[1:])
    going_on = bare(of.head) in words_of_bodies("going on")
    return [*tokens, *more] if going_on and alike and named and not two_places else tokens


def name_after_body(grammar: Grammar, tokens: Sequence[Token]) -> list[Token]:
    """Who stands after a body's name within it: "director of Amnesty International Man-kei Lam"."""
    before = grammar.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    if before is None or before.dep != "prep" or before.head.pos != "NOUN":
        return []
    if ActorKind.PERSON not in kinds_of_nouns().get(before.head.lemma.lower(), ()):
        return []
    ends = (i for i, t in enumerate(tokens) if _is_of_body(t) or t.lower in words_of_bodies("stateless"))
    name = list(tokens[max(ends, default=len(tokens)) + 1 :])
    words = [t for t in name if t.text[0].isupper()]
    rest = [t for t in name if t not in words]
    hyphened = all(t.tag == "HYPH" or grammar.tokens[t.i - 1].tag == "HYPH" for t in rest)
    return name if len(words) in (2, 3) and hyphened else []


def hails(grammar: Grammar, tokens: Sequence[Token]) -> bool:
    """Whether the article says where its bearer is from: "Eliud Kiprono from Kenya won"."""
    after = grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 3]
    from_place = len(after) == 2 and after[0].lower == "from" and after[1].entity in ("GPE", "LOC")
    return from_place and tokens[-1].dep == "nsubj" and not any(_is_of_body(t) for t in tokens)


def is_aged(grammar: Grammar, last: Token) -> bool:
    """Whether somebody's years stand after the name: "Angel Okoro, 26, told …"."""
    after = grammar.tokens[last.i + 1 : last.i + 4]
    years = len(after) == 3 and after[1].text.isdigit() and len(after[1].text) <= 2
    return years and after[0].text == "," and after[2].text in (",", ".")


def opens_a_name(token: Token) -> bool:
    """Whether a form of address or a given name stands here."""
    return bare(token) in genders() or token.lower in genders_of_given_names()


def whole_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The name with the capitalised head before an "of" that the model left out.

    "General Staff of the Armed Forces of Ukraine" is one name, of which the model may see the second half.
    """
    first = tokens[0].i
    before = list(grammar.tokens[max(0, first - 2) : first])
    if before and before[-1].lower == "the":
        before.pop()
    if not before or before[-1].lower != "of":
        return tokens
    head = before[-1].head
    if head.pos != "PROPN" or head.entity in ("PERSON", "GPE", "LOC", "DATE") or head.i >= first:
        return tokens
    start = head.i
    while start and grammar.tokens[start - 1].pos == "PROPN" and grammar.tokens[start - 1].head is head:
        start -= 1
    if is_title(grammar.tokens[start]) and len(tokens) == 1:
        return tokens  # "President of Ukraine" names an office
    return list(grammar.tokens[start : tokens[-1].i + 1])


def acronym(grammar: Grammar, tokens: Sequence[Token]) -> str | None:
    """The capitals in brackets right after a name: "World Health Organization (WHO)"."""
    after = grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and len(tokens) > 1:
        inner = after[1].text
        return inner if len(inner) > 1 and inner[0].isupper() else None
    return None


def is_particle(token: Token) -> bool:
    """Whether it is a small word of a name that only looks like a role: "da Silva" is no DA."""
    return token.text.upper() in roles_in_capitals() and not token.text.isupper()


def is_title(token: Token) -> bool:
    """Whether the word stands before names and is no part of them."""
    return bare(token) in titles() or token.text in roles_in_capitals()


def bare(token: Token) -> str:
    """The word in lower case without a full stop."""
    return token.lower.rstrip(".")
