"""Where a name begins and ends, beyond what the model saw of it: the words of one entity, more or fewer."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.actors import genders, genders_of_given_names, kinds_of_nouns, name_endings, titles
from sayso.model import ActorKind
from sayso.situating.roles import is_office

_TRAILING = ("POS", "``", "''", ",", "HYPH", ".", ":", "-RRB-", "-LRB-")
_LEADING = ("``", "''", "PRP$", "POS")


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
    if not of or len(tokens) - of < 4 or not all(bare(t) in titles() for t in tokens[:of]):
        return []
    long = any(t.lower in ("and", "of", "united") for t in tokens[of + 1 :])
    return [] if long else list(tokens[-2:])


def after_trade(tokens: Sequence[Token]) -> list[Token]:
    """Who stands after a title or a trade within it: "Karn State Trooper Samuel Okoro"."""
    at = next((i for i, t in enumerate(tokens) if i and is_office(bare(t))), len(tokens))
    after = list(tokens[at + 1 :])
    return after if len(after) in (2, 3) and not any(_is_of_body(t) for t in after) else []


def _is_of_body(token: Token) -> bool:
    kinds = kinds_of_nouns().get(token.lemma.lower(), ())
    return token.lower == "of" or ActorKind.ORGANIZATION in kinds or ActorKind.GOVERNMENT in kinds


def with_given_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The last name with the given name that the model took for a town or for nothing: "Volodymyr"."""
    before = grammar.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or len(tokens) > 1 or before.dep != "compound" or before.head is not tokens[0]:
        return tokens
    given = before.pos == "PROPN" and before.entity in ("", "GPE", "NORP") and bare(before) not in titles()
    return [before, *tokens] if given and before.text[0].isupper() else tokens


def with_last_name(tokens: list[Token]) -> list[Token]:
    """The name with its last word, which the model took for a town: "Tuilaepa Sailele Malielegaoi"."""
    head = tokens[-1].head
    next_one = tokens[-1].i + 1
    if tokens[-1].dep != "compound" or head.i != next_one or head.pos != "PROPN" or head.entity == "PERSON":
        return tokens
    known = head.lemma.lower() in kinds_of_nouns() or bare(head) in titles() | name_endings()
    return [*tokens, head] if not known and head.text[0].isupper() else tokens


def with_country(tokens: list[Token]) -> list[Token]:
    """The name with the country at its end, which the model took for a name of its own: "CNN Philippines"."""
    last = tokens[-1]
    if last.entity == "ORG" and last.dep == "compound" and last.head.i == last.i + 1:
        return [*tokens, last.head] if last.head.entity == "GPE" else tokens
    return tokens


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
    if bare(grammar.tokens[start]) in titles() and len(tokens) == 1:
        return tokens  # "President of Ukraine" names an office
    return list(grammar.tokens[start : tokens[-1].i + 1])


def acronym(grammar: Grammar, tokens: Sequence[Token]) -> str | None:
    """The capitals in brackets right after a name: "World Health Organization (WHO)"."""
    after = grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and len(tokens) > 1:
        inner = after[1].text
        return inner if len(inner) > 1 and inner[0].isupper() else None
    return None


def bare(token: Token) -> str:
    """The word in lower case without a full stop."""
    return token.lower.rstrip(".")
