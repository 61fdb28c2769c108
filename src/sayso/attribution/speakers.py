"""From a source to its speaker: the actor behind a name, a title, a pronoun, an office.

A wrong speaker is worse than none: where the article does not tell, the source's own words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.draft import Draft
from sayso.attribution.sources import source_edges, subject_of
from sayso.language import Grammar, Token
from sayso.lexicons.actors import genders, kinds_of_nouns, metonyms
from sayso.lexicons.frames import words_of
from sayso.lexicons.offices import terms
from sayso.model import Actor, ActorKind, Article, Speaker

NOBODY = Speaker(None, ActorKind.UNNAMED, rule="no source")
_ARTICLES = ("the", "a", "an")
_SINGULAR = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_PLURAL = ("they", "them", "their", "theirs")
_NEUTRAL = ("it", "its")
_RELATIVE = ("who", "whom", "which", "that", "whose")
_FIRST = ("i", "me", "my", "we", "us", "our", "you", "your", "one")
_POSSESSIVE = re.compile(r"['’]s?$")
_HERE = 4  # paragraphs a pronoun looks back


class Speakers:
    """Resolves the sources of one article, in reading order."""

    def __init__(self, article: Article, grammars: Sequence[Grammar], actors: Sequence[Actor]) -> None:
        self.article = article
        self.actors = actors
        self._paragraphs = [g.passage.start for g in grammars]
        self._mentions = sorted(
            ((m.start, m.end, actor) for actor in actors for m in actor.mentions), key=lambda m: m[:2]
        )
        self._subjects = _subject_starts(grammars)
        self._somebody = _unnamed_subjects(grammars)
        self._bodies = _unnamed_bodies(grammars)
        self._said: list[tuple[Draft, Speaker]] = []

    def of(self, draft: Draft) -> Speaker:
        """The speaker of this draft, the drafts before it having been asked for."""
        speaker = NOBODY
        if draft.source is not None and draft.grammar is not None:
            speaker = self._resolve(draft.grammar, draft.source, 0)
        self._said.append((draft, speaker))
        return speaker

    def _resolve(self, grammar: Grammar, head: Token, depth: int) -> Speaker:
        word = head.lower
        if word in _RELATIVE and not head.text.isupper() and depth < 3:  # "the WHO" is no pronoun
            return self._relative(grammar, head, depth)
        if head.pos == "PRON" or word in _SINGULAR or word in _PLURAL:
            return self._pronoun(head)
        actor = self._named_in(grammar, head)
        if actor is not None:
            return _speaker(actor, "name")
        if head.lemma.lower() in words_of("documents") and depth < 3:
            owner = _owner(head)
            if owner is not None:
                found = self._resolve(grammar, owner, depth + 1)
                if found.name:
                    return Speaker(found.name, found.kind, found.description, "owner of the document")
        return self._described(grammar, head)

    # -------------------------------------------------------------- names

    def _named_in(self, grammar: Grammar, head: Token) -> Actor | None:
        """The actor that the source names: its head, or the name in apposition."""
        for token in (head, *self._appositions(head)):
            actor = self._actor_at(token)
            if actor is None:
                continue
            if actor.kind is ActorKind.GOVERNMENT and self._is_part(token, actor):
                continue
            if token is head or actor.kind is ActorKind.PERSON or head.pos == "PROPN":
                return actor
        if head.pos == "PROPN":
            return self._by_word(head) or self._person_within(grammar, head)
        return self._person_within(grammar, head) if head.tag == "NN" else None

    def _person_within(self, grammar: Grammar, head: Token) -> Actor | None:
        """As in "His daughter, and member of the council, Ana Petrović": the one person named there."""
        owned = [
            t for c in head.children if c.dep in ("poss", "prep", "relcl", "acl") for t in grammar.subtree(c)
        ]
        free = [t for t in grammar.subtree(head) if t.entity == "PERSON" and t not in owned]
        named = {id(a): a for a in map(self._actor_at, free) if a is not None and a.kind is ActorKind.PERSON}
        return next(iter(named.values())) if len(named) == 1 else None

    def _is_part(self, token: Token, actor: Actor) -> bool:
        """Whether a country's name only ends a longer one: "CNN Philippines"."""
        first = min(token.children, key=lambda c: c.i, default=token)
        longer = first.dep == "compound" and first.pos == "PROPN" and first.entity != "GPE"
        return longer and not any(m.start <= first.start < m.end for m in actor.mentions)

    def _appositions(self, head: Token) -> list[Token]:
        found = [c for c in head.children if c.dep == "appos"]
        found += [
            c
            for c in head.children
            if c.dep in ("compound", "nmod") and c.entity == "PERSON" and c.i > head.i
        ]
        return found + [c for a in found for c in a.children if c.dep == "appos"]

    def _actor_at(self, token: Token) -> Actor | None:
        at = bisect_right(self._mentions, token.start, key=_start) - 1
        if at < 0:
            return None
        _, end, actor = self._mentions[at]
        return actor if token.end <= end else None

    def _by_word(self, token: Token) -> Actor | None:
        """The person whose last name this is, written in capitals or missed by the model."""
        found = [a for a in self.actors if a.kind is ActorKind.PERSON and _last_name(a) == token.lower]
        found = found or [a for a in self.actors if any(m.text == token.text for m in a.mentions)]
        return found[0] if len(found) == 1 else None

    # -------------------------------------------------------------- pronouns

    def _relative(self, grammar: Grammar, head: Token, depth: int) -> Speaker:
        """As in "…, who said": the noun that the clause hangs on."""
        clause = next((t for t in (head.head, *head.ancestors()) if t.dep == "relcl"), None)
        if clause is None or clause.head is head:
            return self._described(grammar, head)
        return self._resolve(grammar, clause.head, depth + 1)

    def _pronoun(self, head: Token) -> Speaker:
        word = head.lower
        if word in _SINGULAR:
            return self._person_before(head, _SINGULAR[word])
        if word in _PLURAL or word in _NEUTRAL:
            return self._body_before(head)
        if word in _FIRST:
            return Speaker(None, ActorKind.UNNAMED, rule="first person")
        return Speaker(head.text, ActorKind.UNNAMED, rule="pronoun")

    def _person_before(self, head: Token, pronoun: str) -> Speaker:
        """The person a "he" or "she" goes on with: the last speaker, else the last one named."""
        here = self._paragraph(head.start)
        named = [
            (start, actor)
            for start, actor in self._named_before(head, _HERE)
            if actor.kind is ActorKind.PERSON and actor.gender in (None, pronoun)
        ]
        for draft, speaker in reversed(self._said):
            since = max(draft.end - 1, (draft.cue_at or (0, 0))[0])
            if here - self._paragraph(since) > 1:
                break
            if (draft.cue_at or draft.content[0])[0] >= head.start or not self._is_one(speaker, pronoun):
                continue
            if not [actor for start, actor in named if start > since and self._is_subject(start)]:
                return Speaker(speaker.name, speaker.kind, speaker.description, "pronoun, the last speaker")
            break
        described = self._described_before(head, pronoun, after=named[-1][0] if named else 0)
        if described is not None:
            return described
        if not named:
            return Speaker(None, ActorKind.UNNAMED, description=head.text, rule="pronoun without a name")
        subjects = [
            actor for start, actor in named if self._is_subject(start) and here - self._paragraph(start) <= 1
        ]
        chosen = subjects[-1] if subjects else named[-1][1]
        return _speaker(chosen, "pronoun, the last one named")

    def _described_before(self, head: Token, pronoun: str, *, after: int) -> Speaker | None:
        """Somebody without a name who came in after all who have one: "We met a man … He told us …"."""
        here = self._paragraphs[max(0, self._paragraph(head.start) - 1)]
        for grammar, noun in reversed(self._somebody):
            if noun.start >= head.start:
                continue
            if noun.start < max(after, here):
                return None
            if genders().get(noun.lower, pronoun) == pronoun:
                text = self._words(grammar, noun)
                return Speaker(text, ActorKind.UNNAMED, rule="pronoun, the one described last")
        return None

    def _body_before(self, head: Token) -> Speaker:
        """What "they" or "it" goes on with: the last speaker that is no person, else the last body named."""
        here = self._paragraph(head.start)
        for draft, speaker in reversed(self._said):
            if here - self._paragraph(draft.end - 1) > 1:
                break
            if (draft.cue_at or draft.content[0])[0] < head.start and _is_body(
                speaker, head.lower in _PLURAL
            ):
                return Speaker(speaker.name, speaker.kind, speaker.description, "pronoun, the last speaker")
        subjects = [
            (start, actor)
            for start, actor in self._named_before(head, 1)
            if actor.kind is not ActorKind.PERSON and self._is_subject(start)
        ]
        first = self._paragraphs[max(0, here - 2)]
        described = [(g, t) for g, t in self._bodies if first <= t.start < head.start]
        if described and (not subjects or subjects[-1][0] < described[-1][1].start):
            return replace(self._described(*described[-1]), rule="pronoun, the last body described")
        if subjects:
            return _speaker(subjects[-1][1], "pronoun, the last body named")
        return Speaker(None, ActorKind.UNNAMED, description=head.text, rule="pronoun without a name")

    def _named_before(self, head: Token, paragraphs: int) -> list[tuple[int, Actor]]:
        """Who is named before this word, in its own paragraph or so many before it."""
        first = self._paragraphs[max(0, self._paragraph(head.start) - 1 - paragraphs)]
        low = bisect_left(self._mentions, first, key=_start)
        high = bisect_left(self._mentions, head.start, key=_start)
        return [(start, actor) for start, _, actor in self._mentions[low:high]]

    def _is_one(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether the speaker is one person whom the pronoun can mean."""
        if speaker.kind is ActorKind.PERSON:
            gender = self._gender(speaker)
            return gender == pronoun if gender else _one_person(speaker, pronoun, known=True)
        return speaker.kind is ActorKind.UNNAMED and _one_person(speaker, pronoun)

    def _gender(self, speaker: Speaker) -> str | None:
        return next((a.gender for a in self.actors if a.name == speaker.name), None)

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def _is_subject(self, start: int) -> bool:
        return start in self._subjects

    # -------------------------------------------------------------- descriptions

    def _described(self, grammar: Grammar, head: Token) -> Speaker:
        """A speaker without a name: an office, a body, a group, known by the words the article uses."""
        text = self._words(grammar, head)
        holder = self._office_holder(grammar, head)
        if holder is not None:
            return _speaker(holder, "holder of the office at the time")
        definite = grammar.tokens[head.left].lower in ("the", "his", "her", "its", "their")
        if definite and head.tag in ("NN", "NNP"):
            earlier = self._known_as(head)
            if earlier is not None:
                return _speaker(earlier, "office or body named before")
        bare = " ".join(t.text for t in grammar.subtree(head) if t.lower not in _ARTICLES)
        if bare in metonyms():
            return Speaker(metonyms()[bare], ActorKind.GOVERNMENT, rule="metonym")
        return Speaker(text, kind_of(head, grammar), rule="description")

    def _office_holder(self, grammar: Grammar, head: Token) -> Actor | None:
        """The person behind "Ukraine's President", if the article names the one who held that office."""
        day = self.article.published
        held = terms().get(head.lemma.lower(), ())
        if day is None or not held:
            return None
        words = {t.text for t in grammar.subtree(head)}
        for term in held:
            qualified = term.qualifier is None or term.qualifier in {w.lower() for w in words}
            if qualified and term.country & words and term.holds(day):
                named = [
                    a
                    for a in self.actors
                    if a.kind is ActorKind.PERSON and a.name.split()[-1] in term.last_names
                ]
                return named[0] if len(named) == 1 else None
        return None

    def _words(self, grammar: Grammar, head: Token) -> str:
        start, end = source_edges(grammar, head)
        text = _POSSESSIVE.sub("", self.article.text[start:end])
        first, _, rest = text.partition(" ")
        return rest if first.lower() in _ARTICLES and rest else text

    def _known_as(self, head: Token) -> Actor | None:
        """The actor last named before whose title, role or name holds this noun: "the minister"."""
        word = head.lemma.lower()
        for _, _, actor in reversed(self._mentions[: bisect_left(self._mentions, head.start, key=_start)]):
            if actor.kind is ActorKind.PERSON:
                if actor.description and word in actor.description.lower().replace("-", " ").split():
                    return actor
            elif word in actor.name.lower().split()[-1:]:
                return actor
        return None


def _leads(verb: Token) -> bool:
    """Whether the clause is a main one: its subject, and not that of a clause within, is gone on with."""
    if verb.dep == "ccomp":
        return verb.i < verb.head.i  # "The road is shut, the mayor said"
    return verb.dep in ("ROOT", "conj", "parataxis")


def _nouns_of(grammars: Sequence[Grammar], kinds: set[ActorKind]) -> list[tuple[Grammar, Token]]:
    """The singular common nouns that stand for one of these kinds of actor."""
    known = kinds_of_nouns()
    return [
        (grammar, token)
        for grammar in grammars
        for token in grammar.tokens
        if token.tag == "NN" and kinds & set(known.get(token.lemma, ()))
    ]


def _unnamed_subjects(grammars: Sequence[Grammar]) -> list[tuple[Grammar, Token]]:
    """People brought in without a name: "a man", "one neighbour"."""
    return [
        (grammar, token)
        for grammar, token in _nouns_of(grammars, {ActorKind.PERSON, ActorKind.UNNAMED})
        if token.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
        and grammar.tokens[token.left].lower in ("a", "an", "one", "another")
        and not any(c.dep == "appos" or c.entity == "PERSON" for c in token.children)
    ]


def _unnamed_bodies(grammars: Sequence[Grammar]) -> list[tuple[Grammar, Token]]:
    """Bodies without a name that a sentence is about: "The port authority rejected it"."""
    return [
        (grammar, token)
        for grammar, token in _nouns_of(grammars, {ActorKind.GOVERNMENT, ActorKind.ORGANIZATION})
        if token.dep in ("nsubj", "nsubjpass") and _leads(token.head)
    ]


def _subject_starts(grammars: Sequence[Grammar]) -> frozenset[int]:
    """Where the words of subjects begin: a pronoun goes on with a subject rather than with an object."""
    return frozenset(
        part.start
        for grammar in grammars
        for token in grammar.tokens
        if token.dep in ("nsubj", "nsubjpass") and _leads(token.head)
        for part in (token, *token.children)
    )


def kind_of(head: Token, grammar: Grammar) -> ActorKind:
    """What sort of actor a common noun stands for."""
    if head.lemma.lower() in words_of("quantities"):
        of = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
        whom = of.child("pobj") if of else None
        if whom is not None:
            return kind_of(whom, grammar)
    known, word = kinds_of_nouns(), head.lower
    kinds = known.get(head.lemma.lower()) or known.get(word) or known.get(word.removesuffix("s")) or ()
    if head.entity == "NORP":
        return ActorKind.GROUP
    if head.entity == "GPE":
        return ActorKind.GOVERNMENT
    if ActorKind.GOVERNMENT in kinds:
        return ActorKind.GOVERNMENT
    if head.lemma.lower() == "official" and any(c.entity in ("NORP", "GPE") for c in head.children):
        return ActorKind.GOVERNMENT
    if head.tag == "NNS":
        return ActorKind.UNNAMED if ActorKind.UNNAMED in kinds else ActorKind.GROUP
    definite = grammar.tokens[head.left].lower not in ("a", "an", "another", "one", "some")
    if ActorKind.PERSON in kinds and definite:
        return ActorKind.PERSON
    if ActorKind.ORGANIZATION in kinds:
        return ActorKind.ORGANIZATION
    if head.pos == "PROPN" and head.entity not in ("", "DATE", "TIME", "CARDINAL"):
        return ActorKind.PERSON if head.entity == "PERSON" else ActorKind.ORGANIZATION
    return ActorKind.UNNAMED


def _speaker(actor: Actor, rule: str) -> Speaker:
    return Speaker(actor.name, actor.kind, actor.description, rule)


def _start(mention: tuple[int, int, Actor]) -> int:
    return mention[0]


def _last_name(actor: Actor) -> str:
    return re.split(r"[\s-]", actor.name)[-1].lower()


def _is_body(speaker: Speaker, plural: bool) -> bool:
    """Whether "it" or "they" can mean this speaker."""
    if speaker.name is None or speaker.kind is ActorKind.PERSON:
        return False
    if speaker.kind in (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT):
        return True
    word = speaker.name.split()[-1].lower()
    several = speaker.kind is ActorKind.GROUP or word.endswith("s")
    return several if plural else not several and word not in kinds_of_nouns()


def _one_person(speaker: Speaker, pronoun: str, *, known: bool = False) -> bool:
    """Whether the words for a speaker are of one person whom the pronoun can mean."""
    last = (speaker.name or "").split()[-1:]
    if not last or (not known and (last[0].endswith("s") or last[0].lower() not in kinds_of_nouns())):
        return False
    return genders().get(last[0].lower(), pronoun) == pronoun


def _owner(noun: Token) -> Token | None:
    """Whose document it is: "the ministry's report", "a letter from the union", "a police statement"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of"):
            return child.child("pobj")
    for child in noun.children:
        if child.dep == "acl" and child.lower in words_of("authored"):
            by = child.child("agent")
            if by is not None:
                return by.child("pobj")
    if noun.dep == "dobj" and noun.head.lemma in words_of("makers"):
        return subject_of(noun.head)  # "posted a message blaming …"
    compound = [
        c
        for c in noun.children
        if c.dep == "compound" and (c.entity in ("ORG", "GPE") or c.lemma in kinds_of_nouns())
    ]
    return compound[-1] if compound else None
