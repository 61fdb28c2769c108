"""Whom a pronoun goes on with: the last speaker, else whoever was named or described last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribution.cast import Cast, Described, Named, leads
from sayso.attribution.descriptions import described
from sayso.attribution.draft import Draft
from sayso.attribution.grades import Doubt, Found, known
from sayso.language import Token
from sayso.lexicons.actors import genders, kinds_of_nouns
from sayso.lexicons.frames import words_of
from sayso.model import ActorKind

SINGULAR = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
PLURAL = ("they", "them", "their", "theirs")
_NEUTRAL = ("it", "its")
_FIRST = ("i", "me", "my", "we", "us", "our", "you", "your", "one")
_HERE = 4  # paragraphs a pronoun looks back


class Pronouns:
    """Resolves the pronouns of one article, in reading order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.said: list[tuple[Draft, Found]] = []  # the statements before, with their speakers

    def resolve(self, head: Token, draft: Draft) -> Found:
        """Whom the pronoun that is this draft's source means."""
        word = head.lower
        if word in SINGULAR:
            found = self._person(head, SINGULAR[word], draft)
            if not found.doubts:
                self.cast.learn(found.name, SINGULAR[word])
            return found
        if word in PLURAL or word in _NEUTRAL:
            return self._body(head)
        if word in _FIRST:
            return Found(None, ActorKind.UNNAMED, None, "first person")
        return Found(head.text, ActorKind.UNNAMED, None, "pronoun")

    def _last_said(self, head: Token) -> Iterator[tuple[Draft, Found, int]]:
        """The statements before this word, here or one paragraph before, the last first, and their ends."""
        here = self.cast.paragraph(head.start)
        for draft, found in reversed(self.said):
            since = max(draft.end - 1, (draft.cue_at or (0, 0))[0])
            if here - self.cast.paragraph(since) > 1:
                return
            if (draft.cue_at or draft.content[0])[0] < head.start:
                yield draft, found, since

    # -------------------------------------------------------------- he, she

    def _person(self, head: Token, pronoun: str, draft: Draft) -> Found:
        quoted = draft.content if draft.quotation is not None else []
        named = [
            (start, actor)
            for start, actor in self.cast.named_before(head.start, paragraphs=_HERE)
            if actor.kind is ActorKind.PERSON
            and self.cast.gender(actor.name) in (None, pronoun)
            and not any(a <= start < b for a, b in quoted)  # "“Okoro is wrong,” he said" is not Okoro
        ]
        others = self.cast.other_parties(draft.grammar, head) if draft.grammar else set()
        possible = [(start, actor) for start, actor in named if actor.name not in others]
        found = (
            self._last_speaker(head, pronoun, possible, draft, others)
            or self._described_last(head, pronoun, possible)
            or self._named_last(head, possible)
            or Found(None, ActorKind.UNNAMED, head.text, "pronoun without a name")
        )
        passed_over = len(possible) < len(named) and Doubt.RIVAL not in found.doubts
        return replace(found, doubts=(*found.doubts, Doubt.RIVAL)) if passed_over else found

    def _last_speaker(
        self, head: Token, pronoun: str, named: list[Named], draft: Draft, others: set[str]
    ) -> Found | None:
        """The last one who spoke, unless somebody else has become the subject since."""
        for before, found, since in self._last_said(head):
            if not self._is_one(found, pronoun) or found.name in others:
                continue
            if self._newcomer(head, pronoun, since, before.source):
                return None
            later = [(start, actor) for start, actor in named if start > since and actor.name != found.name]
            if any(self.cast.is_subject(start) for start, _ in later):
                return None
            unnamed_among_named = found.kind is ActorKind.UNNAMED and bool(named)
            rival = unnamed_among_named or any(self._is_rival(start, head, draft) for start, _ in later)
            doubts = (*found.doubts, *([Doubt.RIVAL] if rival else []))
            return replace(found, rule="pronoun, the last speaker", doubts=doubts)
        return None

    def _is_rival(self, start: int, head: Token, draft: Draft) -> bool:
        """Whether a name since the last statement is some clause's subject, or stands beside the pronoun."""
        said = any(a <= start < b for a, b in draft.content)
        beside = start >= _sentence_start(draft, head) and not said
        return beside or self.cast.is_subject(start, main=False)

    def _newcomer(self, head: Token, pronoun: str, since: int, spoke: Token | None) -> bool:
        """Whether a main clause since is about somebody without a name: "A neighbour described it."."""
        return any(
            since < noun.start < head.start
            and noun is not spoke
            and leads(noun)
            and genders().get(noun.lower, pronoun) == pronoun
            for _, noun in self.cast.somebody
        )

    def _described_last(self, head: Token, pronoun: str, named: list[Named]) -> Found | None:
        """Somebody without a name who came in after all who have one: "We met a man … He told us …".

        A name in the same sentence that no clause is about is only part of the description.
        """
        floor = self.cast.paragraph_start(head.start, -1)
        for grammar, noun in reversed(self.cast.somebody):
            end = grammar.tokens[grammar.sentences[noun.sentence][1]].end if leads(noun) else noun.end
            newer = any(
                start > noun.start and (start > end or self.cast.is_subject(start, main=False))
                for start, _ in named
            )
            if newer or not floor <= noun.start < head.start:
                continue
            if genders().get(noun.lower, pronoun) == pronoun:
                return replace(
                    described(self.cast, grammar, noun),
                    kind=ActorKind.UNNAMED,
                    rule="pronoun, the one described last",
                )
        return None

    def _named_last(self, head: Token, named: list[Named]) -> Found | None:
        """The last subject of this paragraph or the one before, else the last one named."""
        if not named:
            return None
        floor = self.cast.paragraph_start(head.start, -1)
        near = [(start, actor) for start, actor in named if start >= floor]
        subjects = [(start, actor) for start, actor in near if self.cast.is_subject(start)]
        start, chosen = (subjects or named)[-1]
        rivals = [a for at, a in near if a.name != chosen.name and (at > start or self.cast.is_subject(at))]
        against = {Doubt.RIVAL: rivals, Doubt.FAR: not near, Doubt.ASIDE: not subjects}
        return known(
            chosen, "pronoun, the last one named", *(doubt for doubt, holds in against.items() if holds)
        )

    def _is_one(self, found: Found, pronoun: str) -> bool:
        """Whether the speaker is one person whom the pronoun can mean."""
        if found.kind is ActorKind.PERSON:
            gender = self.cast.gender(found.name)
            return gender == pronoun if gender else _one_person(found, pronoun, named=True)
        return found.kind is ActorKind.UNNAMED and _one_person(found, pronoun)

    # -------------------------------------------------------------- they, it

    def _body(self, head: Token) -> Found:
        """The last speaker, unless somebody else has become the subject since; else the last subject."""
        plural = head.lower in PLURAL
        named = [
            (start, actor)
            for start, actor in self.cast.named_before(head.start, paragraphs=1)
            if actor.kind is not ActorKind.PERSON and self.cast.is_subject(start)
        ]
        last = self._last_described(head, plural)
        for _, found, since in self._last_said(head):
            newer = (named and named[-1][0] > since) or (last and last[1].start > since)
            if _is_body(found, plural) and not newer:
                return replace(found, rule="pronoun, the last speaker")
        if last is not None and (not named or named[-1][0] < last[1].start):
            return replace(described(self.cast, *last), rule="pronoun, the last body described")
        if named:
            return known(named[-1][1], "pronoun, the last body named")
        return Found(None, ActorKind.UNNAMED, head.text, "pronoun without a name")

    def _last_described(self, head: Token, plural: bool) -> Described | None:
        """The last body without a name, or for "they" the last people, of this paragraph or the one before.

        A clause within a sentence is not gone on with by the next one.
        """
        floor, here = self.cast.paragraph_start(head.start, -1), self.cast.paragraph_start(head.start)
        several = (*self.cast.bodies, *(self.cast.groups if plural else ()))
        near = [
            (grammar, noun)
            for grammar, noun in several
            if floor <= noun.start < head.start
            and (leads(noun) or (noun.start >= here and noun.sentence == head.sentence))
        ]
        return max(near, key=lambda one: one[1].start, default=None)


def _sentence_start(draft: Draft, head: Token) -> int:
    """Where the sentence of a pronoun begins."""
    if draft.grammar is None:
        return head.start
    return draft.grammar.tokens[draft.grammar.sentences[head.sentence][0]].start


def _is_body(found: Found, plural: bool) -> bool:
    """Whether "it" or "they" can mean this speaker."""
    if found.name is None or found.kind is ActorKind.PERSON:
        return False
    if found.kind in (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT):
        return True
    word = found.name.split()[-1].lower()
    if plural:
        return found.kind is ActorKind.GROUP or word.endswith("s")
    return any(w.lower() in words_of("documents") for w in found.name.split())


def _one_person(found: Found, pronoun: str, *, named: bool = False) -> bool:
    """Whether the words for a speaker are of one person whom the pronoun can mean."""
    last = (found.name or "").split()[-1:]
    if not last or (not named and (last[0].endswith("s") or last[0].lower() not in kinds_of_nouns())):
        return False
    return genders().get(last[0].lower(), pronoun) == pronoun
