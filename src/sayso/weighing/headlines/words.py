"""What a word of a headline or an article goes by when the two are laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sayso.language import Token
from sayso.lexicons.alike import classes, family
from sayso.lexicons.headlines import headline_words

_WORDS = 1 << 15  # words kept at hand, whatever is read
_LETTERS = 6  # of an abbreviation at most
_NAMES = {"NNP", "NNPS"}
_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ", "SYM"}


def lemma(token: Token) -> str:
    """The token's lemma in lower case, without the full stops of an abbreviation."""
    return _plain(token.lemma if token.pos in {"VERB", "AUX", "NOUN"} else token.lower)


def is_name(token: Token) -> bool:
    """Whether the token is part of a name, or of a word made from one."""
    return token.text[:1].isupper() and (
        token.tag in _NAMES or token.entity in {"NORP", "GPE", "LOC", "PERSON"}
    )


def is_content(token: Token) -> bool:
    """Whether the token says something of its own."""
    if token.pos == "ADP" and token.lower in headline_words("cause"):
        return True  # "rebels behind attack"
    if not any(c.isalnum() for c in token.text) or len(token.text) < 2:
        return token.text.isdigit()
    if token.text.isupper() and token.pos in {"PROPN", "NOUN", "ADJ", "PRON"}:
        return True  # "US", "IT"
    silent = headline_words("silent")
    if token.lower in silent or (token.pos in {"VERB", "AUX"} and lemma(token) in silent):
        return False
    return token.pos in _CONTENT


@lru_cache(_WORDS)
def keys(word: str) -> frozenset[str]:
    """Everything under which a word is found: itself, its family, the classes of words alike."""
    found = {word, "~" + family(word)}
    found.update(f"#{number}" for number in classes().get(word, ()))
    return frozenset(found)


@lru_cache(_WORDS)
def all_keys(word: str, form: str) -> frozenset[str]:
    """The keys of a word, and the form in which it stands."""
    return keys(word) | {form}


def initials(letters: str) -> str:
    """The key of a name's first letters, which no word has."""
    return "=" + letters.lower().replace(".", "")


def phrases(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Each token with the keys that it has through its neighbours: "united states", the letters of a name."""
    known = classes()
    for first, second in pairwise(tokens):
        pair = f"{first.lower} {second.lower}"
        if pair in known:
            yield from ((token, key) for token in (first, second) for key in keys(pair))
    for token in tokens:
        if token.text.isupper() and 1 < len(token.text) <= _LETTERS:
            yield token, initials(token.text)
    for run in _capital_runs(tokens):
        letters = "".join(token.lower[0] for token in run)
        yield from ((token, initials(letters)) for token in run)


def _capital_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The runs of two or more words with capitals, small joining words left out: "Bank of Karn"."""
    run: list[Token] = []
    for token in tokens:
        if token.text[:1].isupper() and token.text[1:2].islower():
            run.append(token)
        elif not (run and token.lower in {"of", "the", "and", "for"}):
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


@lru_cache(_WORDS)
def _plain(word: str) -> str:
    word = word.lower().rstrip(".’'")
    return word.replace(".", "") if "." in word and not word[0].isdigit() else word
