"""A speaker's name and a colon: the turns of a transcript, and headlines of the form "Mayor: road shut"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.attribution.draft import Draft
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.frames import words_of
from sayso.model import Actor, ActorKind, Article, Role

# A label opens a paragraph or follows the end of a sentence; at most nine words, each capitalised or short.
_WORD = r"(?:[A-Z][\w.’'-]*|of|the|and|for)"
_LABEL = re.compile(rf"(?:^|(?<=[.!?…\"”)\]]\s))[\"“'‘]?({_WORD}(?: {_WORD}){{0,8}}): (?=\S)")
_LONGEST_HEADLINE_LABEL = 5  # tokens


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a speaker's name stands and where the words after its colon begin."""

    start: int
    end: int
    after: int
    grammar: Grammar


def transcript(article: Article, grammars: Sequence[Grammar], actors: Sequence[Actor]) -> list[Draft]:
    """The turns of a conversation given word for word: each from its speaker's name to the next one.

    One label is a manner of writing; two or more are a transcript. A turn may run over paragraphs.
    """
    people = last_names(actors)
    labels = [label for g in grammars for label in _labels(article, g, people)]
    often = Counter(article.text[label.start : label.end] for label in labels)
    labels = [x for x in labels if _is_named(article, x, people) or often[article.text[x.start : x.end]] > 1]
    if len(labels) < 2:
        return []
    ends = [*(label.start for label in labels[1:]), None]
    return [_turn(article, grammars, label, end) for label, end in zip(labels, ends, strict=True)]


def _labels(article: Article, grammar: Grammar, people: set[str]) -> Iterator[_Label]:
    for match in _LABEL.finditer(article.passage_text(grammar.passage)):
        words = match.group(1).split()
        capitals = len(words) <= 4 and all(w.isupper() and len(w) > 2 for w in words)
        if capitals or words[-1].lower() in people:
            offset = grammar.passage.start
            yield _Label(offset + match.start(1), offset + match.end(1), offset + match.end(), grammar)


def _is_named(article: Article, label: _Label, people: set[str]) -> bool:
    return article.text[label.start : label.end].split()[-1].lower() in people


def last_names(actors: Sequence[Actor]) -> set[str]:
    """The last names of the people in the article, in lower case."""
    people = [a for a in actors if a.kind is ActorKind.PERSON]
    return {name.split()[-1].lower() for a in people for name in (a.name, *(m.text for m in a.mentions))}


def _turn(article: Article, grammars: Sequence[Grammar], label: _Label, end: int | None) -> Draft:
    content = []
    for grammar in grammars:
        passage = grammar.passage
        if passage.end <= label.after or (passage is not label.grammar.passage and _breaks(article, grammar)):
            continue
        if end is not None and passage.start >= end:
            break
        if end is None and passage.start > label.grammar.passage.end:
            break  # the last turn ends with its paragraph: what follows may be the writer's own
        start = max(passage.start, label.after)
        text = _without_remark(article.text[start : min(passage.end, end or passage.end)])
        if text:
            content.append((start, start + len(text)))
    head = _head(label)
    return Draft(
        content or [(label.start, label.end)],
        "transcript",
        grammar=label.grammar,
        cue_at=(label.end, label.end + 1),
        source=head,
        source_at=(label.start, label.end),
    )


def _without_remark(text: str) -> str:
    """The turn without a remark in brackets at its end, which is the editor's."""
    text = text.rstrip(" \n\"“'‘")
    opened = text.rfind("(")
    if text.endswith(")") and opened > 0 and ")" not in text[opened:-1] and " " in text[opened:]:
        return text[:opened].rstrip(" \n\"“'‘")
    return text


def _breaks(article: Article, grammar: Grammar) -> bool:
    """Whether this paragraph is no part of the turn: a remark in brackets, "(CROSSTALK)"."""
    return article.passage_text(grammar.passage).lstrip("\"“'").startswith(("(", "["))


def _head(label: _Label) -> Token | None:
    tokens = label.grammar.tokens
    at = bisect_left(tokens, label.end, key=lambda t: t.start) - 1
    return tokens[at] if at >= 0 else None


def headline_label(grammar: Grammar, people: set[str]) -> Draft | None:
    """What a headline puts after its speaker and a colon, or before a dash and its speaker.

    "Mayor: road shut until May", "The road stays shut – Ana Petrović".
    """
    if grammar.passage.role is not Role.HEADLINE:
        return None
    return _after_colon(grammar, people) or _before_dash(grammar, people)


def _before_dash(grammar: Grammar, people: set[str]) -> Draft | None:
    tokens = grammar.tokens
    dash = next((t for t in reversed(tokens) if t.text in ("-", "–", "—")), None)
    if dash is None or dash.i < _LONGEST_HEADLINE_LABEL or tokens[dash.i - 1].end == dash.start:
        return None
    name = tokens[dash.i + 1 :]
    if not 1 < len(name) <= 4 or any(t.pos != "PROPN" for t in name) or name[-1].lower not in people:
        return None
    return Draft(
        [(tokens[0].start, tokens[dash.i - 1].end)],
        "headline signature",
        grammar=grammar,
        cue_at=(dash.start, dash.end),
        source=name[-1],
        source_at=(name[0].start, name[-1].end),
    )


def _after_colon(grammar: Grammar, people: set[str]) -> Draft | None:
    tokens = grammar.tokens
    colon = next((t for t in tokens[: _LONGEST_HEADLINE_LABEL + 1] if t.text == ":"), None)
    if colon is None or colon.i == 0 or colon.i + 2 >= len(tokens):
        return None
    head = tokens[colon.i - 1]
    speaks = (
        head.entity in ("PERSON", "ORG")
        or head.lower in people
        or head.lemma.lower() in words_of("documents")
    )
    if not speaks and head.lemma.lower() not in kinds_of_nouns():
        return None
    last = tokens[-1] if tokens[-1].text not in (".", "!") else tokens[-2]
    return Draft(
        [(tokens[colon.i + 1].start, last.end)],
        "headline label",
        grammar=grammar,
        cue_at=(colon.start, colon.end),
        source=head,
        source_at=(tokens[0].start, head.end),
    )
