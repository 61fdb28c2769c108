"""What a word of a headline or an article goes by when the two are laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from sayso.language import Token
from sayso.lexicons.alike import classes, family
from sayso.lexicons.headlines import headline_words

_WORDS = 1 << 15  # words kept at hand, whatever is read
_LETTERS = 6  # of an abbreviation at most
_JOINING = {"of", "the", "and", "for"}
_NAMES = {"NNP", "NNPS"}
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ", "SYM"}


def lemma(token: Token) -> str:
    """The token's lemma in lower case, without the full stops of an abbreviation."""
    return _lemma(token.text, token.lemma, token.pos)


def _lemma(text: str, base: str, pos: str) -> str:
    return _plain(base if pos in {"VERB", "AUX", "NOUN"} else text)


def is_name(token: Token) -> bool:
    """Whether the token is part of a name, or of a word made from one."""
    return token.text[:1].isupper() and (
        token.tag in _NAMES or token.entity in {"NORP", "GPE", "LOC", "PERSON"}
    )


def is_content(token: Token) -> bool:
    """Whether the token says something of its own."""
    return _is_content(token.text, lemma(token), token.pos)


def _is_content(text: str, word: str, pos: str) -> bool:
    lower = text.lower()
    if pos == "ADP" and lower in headline_words("cause"):
        return True  # "rebels behind attack"
    if not any(c.isalnum() for c in text) or len(text) < 2:
        return text.isdigit()
    if text.isupper() and pos in {"PROPN", "NOUN", "ADJ", "PRON"}:
        return True  # "US", "IT"
    silent = headline_words("silent")
    if lower in silent or (pos in {"VERB", "AUX"} and word in silent):
        return False
    return pos in _CONTENT


@lru_cache(_WORDS)
def keys(word: str) -> frozenset[str]:
    """Everything under which a word is found: itself, its family, the classes of words alike."""
    found = {word, "~" + family(word)}
    found.update(f"#{number}" for number in classes().get(word, ()))
    return frozenset(found)


@lru_cache(_WORDS)
def entry(text: str, base: str, pos: str) -> tuple[str, frozenset[str]]:
    """What a token of this text, lemma and part of speech goes by, and every key under which it is found."""
    form, word = text.lower(), _lemma(text, base, pos)
    return word, keys(word) | {form} if _is_content(text, word, pos) else frozenset({word, form})


def initials(letters: str) -> str:
    """The key of a name's first letters, which no word has."""
    return "=" + letters.lower().replace(".", "")


def phrases(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Each token with the keys that it has through its neighbours: "united states", the letters of a name."""
    known = classes()
    openers = _openers()
    for first, second in [pair for pair in pairwise(tokens) if pair[0].lower in openers]:
        pair = f"{first.lower} {second.lower}"
        if pair in known:
            yield from ((token, key) for token in (first, second) for key in keys(pair))
    capitals = [token for token in tokens if token.text != token.lower]
    for token in capitals:
        if token.text.isupper() and 1 < len(token.text) <= _LETTERS:
            yield token, initials(token.text)
    for run in _capital_runs(capitals, tokens):
        letters = "".join(token.lower[0] for token in run)
        yield from ((token, initials(letters)) for token in run)


@cache
def _openers() -> frozenset[str]:
    """The first words of the known pairs."""
    return frozenset(pair.partition(" ")[0] for pair in classes() if " " in pair)


def _capital_runs(capitals: Sequence[Token], tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The runs of two or more words with capitals, small joining words left out: "Bank of Karn"."""
    run: list[Token] = []
    for token in (t for t in capitals if t.text[:1].isupper() and t.text[1:2].islower()):
        if run and any(t.lower not in _JOINING for t in tokens[run[-1].i + 1 : token.i]):
            if len(run) > 1:
                yield run
            run = []
        run.append(token)
    if len(run) > 1:
        yield run


@lru_cache(_WORDS)
def _plain(word: str) -> str:
    word = word.lower().rstrip(".’'")
    return word.replace(".", "") if "." in word and not word[0].isdigit() else word
