"""The headline taken apart: its words that say something, what it attributes, what is furniture in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.language import Grammar, Token
from sayso.lexicons.alike import particulars
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.ladders import rungs
from sayso.model import Span, Stance
from sayso.weighing.headlines.body import Body, Place
from sayso.weighing.headlines.words import is_content, is_name, keys, lemma, phrases

_BARS = {"|", "-", "–", "—", "•", "::", "»", "·"}
_SURE_BARS = {"|", "•", "·", "»", "::"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "compound"}
_QUOTES = {"'", '"', "“", "”", "‘", "’", "``", "''"}
_SHORT_SPEAKER = 6  # tokens of a speaker before or after a colon


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of the headline that says something, and where the article has it."""

    token: Token
    lemma: str
    places: tuple[Place, ...]  # the word itself, its family, or one that headlines use for it
    near: tuple[Place, ...]  # words in like company, where there is nothing better
    is_name: bool
    is_attributed: bool  # the headline itself says whose word it is
    is_deed: bool  # a verb, or a noun that may be one: "Miners storm ministry"

    @property
    def is_number(self) -> bool:
        """Whether it counts something."""
        return self.token.pos == "NUM" or self.token.text[0].isdigit()

    @property
    def span(self) -> Span:
        """Where it stands in the headline."""
        return Span(self.token.start, self.token.end, self.token.text)


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """The headline's tokens without the outlet's name behind them, its words, and its frame."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    speakers: frozenset[int]  # tokens of those to whom the headline attributes what it says
    cues: frozenset[int]  # tokens of the verbs that do so

    def word(self, token: Token) -> Word | None:
        """The word that is this token, if it says something."""
        return next((w for w in self.words if w.token is token), None)


def title_of(text: str, grammar: Grammar, body: Body) -> Title:
    """The headline, each of its words looked up in the article."""
    tokens = tuple(_without_outlet(grammar.tokens, body))
    speakers, cues, attributed = _frame(tokens)
    extra: dict[int, set[str]] = {}
    for token, key in phrases(tokens):
        extra.setdefault(token.i, set()).add(key)
    deeds = set(_deeds(tokens))
    words = tuple(
        _word(
            token,
            extra.get(token.i, set()),
            body,
            is_attributed=token.i in attributed,
            is_deed=token.i in deeds,
        )
        for token in tokens
        if is_content(token) and token.lower not in headline_words("furniture")
    )
    return Title(text, tokens, words, frozenset(speakers), frozenset(cues))


def _word(token: Token, extra: set[str], body: Body, *, is_attributed: bool, is_deed: bool) -> Word:
    word = lemma(token)
    places = body.found(keys(word) | keys(token.lower) | extra | set(particulars().get(word, ())))
    name = is_name(token)
    near = () if places or name or token.pos == "NUM" else body.near(word)
    return Word(token, word, places, near, name, is_attributed, is_deed)


def _deeds(tokens: Sequence[Token]) -> Iterator[int]:
    """The verbs, and in a clause that has none, the nouns that say more than others on a ladder or alone."""
    for clause in clauses(tokens):
        if any(t.pos in {"VERB", "AUX"} for t in clause):
            yield from (t.i for t in clause if t.pos == "VERB")
        else:
            strong = headline_words("weighty")
            nouns = (t for t in clause[1:] if t.pos == "NOUN" and t.dep not in {"pobj", "amod"})
            yield from (t.i for t in nouns if lemma(t) in strong or lemma(t) in rungs())


def clauses(tokens: Sequence[Token]) -> list[list[Token]]:
    """The headline cut before every word or mark that opens another clause or a circumstance."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        if opens(token):
            found.append([])
        found[-1].append(token)
    return found


def opens(token: Token) -> bool:
    """Whether the token opens another clause or a circumstance."""
    return token.pos in {"PUNCT", "SCONJ", "CCONJ"} or token.lower in headline_words("circumstance")


def _without_outlet(tokens: Sequence[Token], body: Body) -> Sequence[Token]:
    """The headline up to the bar before the outlet's name, of which the article knows hardly a word."""
    for token in tokens[2:]:
        if token.text not in _BARS or not _stands_free(tokens, token):
            continue
        tail = [t for t in tokens[token.i + 1 :] if t.text[0].isalnum()]
        unknown = [t for t in tail if t.lower not in body.everywhere]
        outlet = any(t.lower in headline_words("outlets") or "." in t.lower.strip(".") for t in tail)
        if tail and (outlet or token.text in _SURE_BARS or 2 * len(unknown) >= len(tail)):
            return tokens[: token.i]
    return tokens


def _stands_free(tokens: Sequence[Token], bar: Token) -> bool:
    before = tokens[bar.i - 1]
    after = tokens[bar.i + 1] if bar.i + 1 < len(tokens) else None
    return before.end < bar.start and (after is None or bar.end < after.start)


def _frame(tokens: Sequence[Token]) -> tuple[set[int], set[int], set[int]]:
    """The tokens of the speakers, of the cues, and of what the headline puts in their mouths."""
    speakers: set[int] = set()
    cues: set[int] = set()
    said: set[int] = set()
    for found in (*_verbs(tokens), *_colons(tokens), *_according(tokens)):
        speakers |= found[0]
        cues |= found[1]
        said |= found[2]
    said |= _quoted(tokens)
    return speakers, cues, said - speakers - cues


Frame = tuple[set[int], set[int], set[int]]


def _verbs(tokens: Sequence[Token]) -> Iterator[Frame]:
    """What a verb reports: "Mayor says road shut", "Road shut, say police", "Minister blames owner"."""
    everything = {t.i for t in tokens}
    for token in tokens:
        if not _reports(token):
            continue
        subject = token.child("nsubj") or _beside_comma(tokens, token)
        speaker = set(range(subject.left, subject.right + 1)) & everything if subject else set()
        if token.child("ccomp", "parataxis") or _ends_it(tokens, token):
            yield speaker, {token.i}, everything
        else:
            yield speaker, {token.i}, {i for i in everything if i > token.i}


def _reports(token: Token) -> bool:
    """Whether the verb puts words into somebody's mouth, and is not itself done to its subject."""
    readings = verb_cues().get(lemma(token), ())
    if token.pos != "VERB" or token.child("nsubjpass", "auxpass", "oprd", "agent"):
        return False
    clause = token.child("ccomp", "parataxis") is not None
    if any(c.frames & {"quote", "clause", "address"} for c in readings):
        return clause or token.tag != "VBN"
    return (
        any(c.stance is not Stance.ASSERTS for c in readings)
        and token.tag != "VBN"
        and token.child("dobj") is not None
    )


def _ends_it(tokens: Sequence[Token], cue: Token) -> bool:
    """Whether a comma and a few words with the cue among them end the headline."""
    commas = [t.i for t in tokens if t.text in {",", "—", "–", "-"}]
    return bool(commas) and commas[-1] < cue.i and len(tokens) - commas[-1] <= _SHORT_SPEAKER + 2


def _beside_comma(tokens: Sequence[Token], cue: Token) -> Token | None:
    after = [t for t in tokens if t.i > cue.i and t.pos in {"NOUN", "PROPN"}]
    return after[-1] if after and _ends_it(tokens, cue) else None


def _colons(tokens: Sequence[Token]) -> Iterator[Frame]:
    """What stands before or behind a colon: "Mayor: road is shut", "Road is shut: mayor"."""
    for colon in (t for t in tokens if t.text == ":"):
        before = [t for t in tokens if t.i < colon.i]
        after = [t for t in tokens if t.i > colon.i]
        for speaker, said in ((before, after), (after, before)):
            if 0 < len(speaker) <= _SHORT_SPEAKER and _is_nominal(speaker) and len(said) > len(speaker):
                yield {t.i for t in speaker}, {colon.i}, {t.i for t in said}
                break


def _is_nominal(tokens: Sequence[Token]) -> bool:
    return tokens[-1].pos in {"NOUN", "PROPN"} and not any(
        t.tag in {"VBZ", "VBD", "VBP", "VBN", "MD"} or t.pos == "NUM" for t in tokens
    )


def _according(tokens: Sequence[Token]) -> Iterator[Frame]:
    for first, second in pairwise(tokens):
        if (first.lower, second.lower) == ("according", "to"):
            after = {t.i for t in tokens if t.i > second.i}
            yield after, {first.i, second.i}, {t.i for t in tokens if t.i < first.i}


def _quoted(tokens: Sequence[Token]) -> set[int]:
    """What stands between quotation marks, which the headline takes from somebody."""
    inside: set[int] = set()
    opened: int | None = None
    for token in tokens:
        if token.text not in _QUOTES or (token.text in {"'", "’"} and token.tag == "POS" and opened is None):
            continue
        if opened is None:
            opened = token.i
        else:
            inside |= set(range(opened + 1, token.i))
            opened = None
    return inside
