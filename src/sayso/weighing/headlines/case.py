"""A headline's case: what every question about it is put to, and how a doubt is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.model import Carrier, Doubt, Figure, Span, Verdict
from sayso.weighing.headlines.body import Body, Place
from sayso.weighing.headlines.carriers import Carriers
from sayso.weighing.headlines.numbers import Number
from sayso.weighing.headlines.title import Title, Word, opens
from sayso.weighing.headlines.words import keys, lemma

_EXCERPT = 40  # characters shown to either side of a word
_ABOVE = 4  # heads above a word that may leave it open
_LEAVING = {"aux", "advmod", "acomp", "mark", "amod"}
_UNDER = {"xcomp", "ccomp", "acl", "advcl", "relcl", "dobj", "pobj", "prep", "conj", "pcomp"}


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A headline, its article, the sentences that carry it, and the figures of the article."""

    title: Title
    body: Body
    carriers: Carriers
    figures: tuple[Figure, ...]
    numbers: tuple[tuple[Number, ...], ...]  # of each sentence, if the headline has one

    def doubt(
        self,
        verdict: Verdict,
        tokens: Sequence[Token],
        rule: str,
        why: str,
        below: Sequence[Token | Span] = (),
    ) -> Doubt:
        """The doubt about these words of the headline, with the words below that it rests on."""
        text = self.body.article.text
        spans = [b if isinstance(b, Span) else Span.cut(text, b.start, b.end) for b in below]
        shown = tuple(Carrier(s.start, s.end, s.text, self._owner(s)) for s in spans)
        return Doubt(verdict, tuple(_stretches(tokens, self.title.text)), rule, why, shown)

    def _owner(self, span: Span) -> str | None:
        """The statement in which these words of the article stand."""
        owner = self.body.owners.get(span.start)
        return owner.id if owner else None

    def around(self, token: Token) -> str:
        """A few words of the article around this one."""
        text = self.body.article.text
        start, end = max(0, token.start - _EXCERPT), min(len(text), token.end + _EXCERPT)
        while 0 < start < token.start and not text[start - 1].isspace():
            start += 1
        while token.end < end < len(text) and not text[end].isspace():
            end -= 1
        return " ".join(text[start:end].split())

    def deeds(self) -> Iterator[Word]:
        """The verbs of the headline, those by which it attributes left out."""
        for word in self.title.words:
            if word.token.pos == "VERB" and word.token.i not in self.title.cues:
                yield word


def _stretches(tokens: Sequence[Token], text: str) -> Iterator[Span]:
    """The words of the headline as stretches, neighbours joined."""
    chosen = sorted({t.i: t for t in tokens}.items())
    at = 0
    while at < len(chosen):
        end = at
        while end + 1 < len(chosen) and chosen[end + 1][0] == chosen[end][0] + 1:
            end += 1
        yield Span.cut(text, chosen[at][1].start, chosen[end][1].end)
        at = end + 1


def the_very(word: Word) -> tuple[Place, ...]:
    """The places of the word itself and of its family, without those of words alike."""
    family = {key for key in keys(word.lemma) if key[0] == "~"}
    return tuple(p for p in word.places if p.lemma == word.lemma or family & keys(p.lemma))


def is_open(token: Token) -> bool:
    """Whether what the word says is left open: under a modal, a wish, a condition, a forecast."""
    left_open = headline_words("possible")
    near = [c for c in token.children if c.dep in _LEAVING]
    at = token
    while at.dep in _UNDER and at.head is not at and len(near) < _ABOVE + len(token.children):
        at = at.head
        near.append(at)
    return any(lemma(t) in left_open or t.lower in left_open for t in near)


# --- how far a doubt reaches in the headline


def phrase(word: Word) -> list[Token]:
    """The word with its particle, and the "to" before it."""
    return [word.token, *(c for c in word.token.children if c.dep == "prt" or c.tag == "TO")]


def deed(word: Word, case: Case) -> list[Token]:
    """The verb with its object and what hangs on that, up to the next clause."""
    kept = phrase(word)
    for token in case.title.tokens[word.token.i + 1 :]:
        if token.i > word.token.right or opens(token):
            break
        kept.append(token)
    return kept


def clause(word: Word, case: Case) -> list[Token]:
    """The word with all that hangs on it."""
    inside = range(word.token.left, word.token.right + 1)
    return [t for t in case.title.tokens if t.i in inside and t.i not in case.title.cues and t.pos != "PUNCT"]


def doer_and_deed(verb: Word, agent: Word, case: Case) -> list[Token]:
    """The agent with what stands before it, and the verb with its particle."""
    subject = verb.token.child("nsubj", "nsubjpass")
    left = min(agent.token.i, subject.left) if subject is not None else agent.token.i
    doer = [t for t in case.title.tokens if left <= t.i <= agent.token.i]
    between = [t for t in case.title.tokens if agent.token.i < t.i < verb.token.i]
    plain = [] if any(opens(t) or t.pos == "ADP" for t in between) else between
    return [*doer, *plain, *phrase(verb)]
