"""From a source to its speaker: the actor behind a name, a title, a pronoun, an office.

A wrong speaker is worse than none: where the article does not tell, the source's own words stand, and what
speaks against a speaker lowers its grade.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.cast import Cast
from sayso.attribution.descriptions import described
from sayso.attribution.draft import Draft
from sayso.attribution.grades import NOBODY, Doubt, Found, graded, known
from sayso.attribution.pronouns import PLURAL, SINGULAR, Pronouns
from sayso.attribution.sources import maker_of
from sayso.language import Grammar, Token
from sayso.lexicons.actors import genders, genders_of_given_names, kinds_of_nouns, name_endings
from sayso.lexicons.descriptions import issued, naming
from sayso.lexicons.frames import words_of
from sayso.lexicons.outlets import outlets
from sayso.model import Actor, ActorKind, Article, Speaker

_RELATIVE = ("who", "whom", "which", "that", "whose")
_BODIES = {ActorKind.ORGANIZATION, ActorKind.GOVERNMENT}
_SIDE_BY_SIDE = ("appos", "conj", "compound", "nmod")
_PEOPLE = {ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.GROUP}
_OWNERS = _BODIES | {ActorKind.PERSON}
_NAMED = ("named", "called", "nicknamed")
_AROUND = " ,:“”\"‘’'"
_DEEP = 3  # steps from clause to clause, document to owner


class Speakers:
    """Resolves the sources of one article, in reading order."""

    def __init__(self, article: Article, grammars: Sequence[Grammar], actors: Sequence[Actor]) -> None:
        self.cast = Cast(article, grammars, actors)
        self.pronouns = Pronouns(self.cast)

    def of(self, draft: Draft) -> Speaker:
        """The speaker of this draft, the drafts before it having been asked for."""
        found = NOBODY
        if draft.account_at is not None and draft.source_at is not None:
            found = self._account(*draft.source_at)
        elif draft.source is not None and draft.grammar is not None:
            found = self._together(draft, draft.grammar, draft.source, 0)
        self.pronouns.said.append((draft, found))
        return graded(found, draft)

    def _account(self, start: int, end: int) -> Found:
        """A social account, by the words under which it shows itself: "Everything Georgia" is no state."""
        name = self.cast.article.text[start:end]
        actor = next((a for a in self.cast.actors if a.name == name), None)
        if actor is not None and not (actor.kind is ActorKind.GOVERNMENT and self.cast.is_place(actor)):
            return known(actor, "account")
        given = len(name.split()) in (2, 3) and name.split()[0].lower() in genders_of_given_names()
        return Found(name, ActorKind.PERSON if given else ActorKind.ORGANIZATION, None, "account")

    def _together(self, draft: Draft, grammar: Grammar, head: Token, depth: int) -> Found:
        """Several who speak as one: "Okoro and the ministry said" gives both, as a group."""
        others = _joined(head)
        first = self._resolve(draft, grammar, head, depth)
        if not others or first.rule != "name":
            return first
        found = [first, *(self._resolve(draft, grammar, other, depth) for other in others)]
        names = list(dict.fromkeys(f.name for f in found if f.name))
        if len(names) < 2:
            return first
        doubts = tuple(d for f in found for d in f.doubts)
        return Found(
            f"{', '.join(names[:-1])} and {names[-1]}", ActorKind.GROUP, None, "names together", doubts
        )

    def _resolve(self, draft: Draft, grammar: Grammar, head: Token, depth: int) -> Found:
        word = head.lower
        shouted = head.text.isupper() and len(word) > 1  # "the WHO" is no pronoun, and "US" not "us"
        if word in _RELATIVE and not shouted and depth < _DEEP:
            return self._relative(draft, grammar, head, depth)
        if not shouted and (head.pos == "PRON" or word in SINGULAR or word in PLURAL):
            return self.pronouns.resolve(head, draft)
        named = self._named_in(grammar, head)
        if named is not None:
            return named
        if _is_document(head) and depth < _DEEP:
            owner = _owner(head)
            if owner is not None:
                found = self._together(draft, grammar, owner, depth + 1)
                of_another = head.lemma.lower() in issued() and _is_document(owner)
                if found.name and not (of_another and found.rule == "description"):
                    return replace(found, rule="owner of the document")
        return described(self.cast, grammar, head)

    def _relative(self, draft: Draft, grammar: Grammar, head: Token, depth: int) -> Found:
        """As in "…, who said": the noun that the clause hangs on, or the people it belongs to.

        In "Democrats across the country, who said", the model hangs the clause on the country.
        """
        clause = next((t for t in (head.head, *head.ancestors()) if t.dep == "relcl"), None)
        if clause is None or clause.head is head:
            return described(self.cast, grammar, head)
        noun = clause.head
        above = noun.head.head if noun.dep == "pobj" else noun
        if head.lower in ("who", "whom") and noun.entity != "PERSON" and _is_body(noun) and _is_people(above):
            noun = above
        found = self._resolve(draft, grammar, noun, depth + 1)
        thing = head.lower in ("which", "that") and found.rule == "description" and found.kind not in _BODIES
        return replace(found, doubts=(*found.doubts, Doubt.NOBODY)) if thing else found

    # -------------------------------------------------------------- names

    def _named_in(self, grammar: Grammar, head: Token) -> Found | None:
        """The actor that the source names: its head, or the name in apposition."""
        actor = self._actor_in(grammar, head)
        if actor is None:
            alone = head.pos == "PROPN" and head.left == head.right and not head.entity
            misspelt = self.cast.person_misspelt(head) if alone else None
            return known(misspelt, "name", Doubt.SLIP) if misspelt is not None else None
        words = {t.lower.rstrip(".") for t in grammar.subtree(head)}
        told = not words.isdisjoint(genders())  # "Mrs. Okoro" is not Mr. Okoro
        in_full = actor.name.split()[0].lower() in words
        shared = not (in_full and " " in actor.name) and self.cast.has_namesake(actor, any_sex=not told)
        outlet = not in_full and not told and head.text in outlets() and actor.kind is ActorKind.PERSON
        doubts = [Doubt.NAMESAKE] * shared + [Doubt.OUTLET] * outlet
        return known(actor, "name", *doubts)

    def _actor_in(self, grammar: Grammar, head: Token) -> Actor | None:
        ending = grammar.tokens[head.i - 1 : head.i] if head.lower.rstrip(".") in name_endings() else ()
        for token in (head, *ending, *_appositions(head)):
            actor = self.cast.actor_at(token)
            if actor is None or (actor.kind is ActorKind.GOVERNMENT and _is_part(token, actor)):
                continue
            names_body = actor.kind is ActorKind.ORGANIZATION and (_is_body(head) or head.tag == "CD")
            if token is head or actor.kind is ActorKind.PERSON or names_body:
                return actor
        if head.pos == "PROPN":
            known_by_last = self.cast.person_by_last_name(head)
            if known_by_last is not None:
                return known_by_last
        if head.pos == "PROPN" or head.tag == "NN":
            within = self._person_within(grammar, head) or self._person_at_end(grammar, head)
            return within or self._called(grammar, head)
        return None

    def _called(self, grammar: Grammar, head: Token) -> Actor | None:
        """As in "a protester who gave her name as Katya": the name that a description goes by."""
        for token in grammar.tokens[head.i + 1 : head.right + 1]:
            actor = self.cast.actor_at(token) if token.pos == "PROPN" and _is_people(head) else None
            if actor is not None and actor.kind is ActorKind.PERSON:
                between = self.cast.article.text[head.end : token.start].lower().strip(_AROUND)
                return actor if between in _NAMED or between.endswith(naming()) else None
        return None

    def _person_within(self, grammar: Grammar, head: Token) -> Actor | None:
        """As in "His daughter, and member of the council, Ana Petrović": the one person named there.

        "One Okoro aide" and "a man who met Okoro" are not Okoro.
        """
        named = {
            id(actor): actor
            for token in grammar.subtree(head)
            if token.entity == "PERSON" and token.i > head.i and _is_same(token, head)
            for actor in [self.cast.actor_at(token)]
            if actor is not None and actor.kind is ActorKind.PERSON
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _person_at_end(self, grammar: Grammar, head: Token) -> Actor | None:
        """As in "the finance chief at Karn Micro, Ana Petrović": the model hangs the name on the firm."""
        last = grammar.tokens[head.right]
        actor = self.cast.actor_at(last)
        if actor is None or actor.kind is not ActorKind.PERSON or not _is_people(head):
            return None
        whole = next((m for m in actor.mentions if m.start < last.start and m.end == last.end), None)
        before = next((t for t in grammar.tokens if whole is not None and t.end == whole.start - 1), None)
        body = self.cast.actor_at(before) if before is not None else None
        after_body = body is not None and body.kind is ActorKind.ORGANIZATION
        return actor if before is not None and (before.text == "," or after_body) else None


def _is_same(token: Token, head: Token) -> bool:
    """Whether a name and a noun are put side by side, with nothing between them that tells them apart."""
    while token is not head:
        if token.dep not in _SIDE_BY_SIDE or token.head is token:
            return False
        token = token.head
    return True


def _is_people(noun: Token) -> bool:
    """Whether the noun stands for somebody of whom one says "who"."""
    return noun.pos == "NOUN" and not _PEOPLE.isdisjoint(kinds_of_nouns().get(noun.lemma.lower(), ()))


def _is_body(head: Token) -> bool:
    """Whether it is a name or stands for a body, so that an apposition names it: "the site, Karn.com"."""
    return head.pos == "PROPN" or (
        head.tag == "NN" and not _BODIES.isdisjoint(kinds_of_nouns().get(head.lemma.lower(), ()))
    )


def _is_part(token: Token, actor: Actor) -> bool:
    """Whether a country's name only ends a longer one: "CNN Philippines"."""
    first = min(token.children, key=lambda c: c.i, default=token)
    longer = first.dep == "compound" and first.pos == "PROPN" and first.entity != "GPE"
    return longer and not any(m.start <= first.start < m.end for m in actor.mentions)


def _appositions(head: Token) -> list[Token]:
    found = [c for c in head.children if c.dep == "appos"]
    found += [
        c for c in head.children if c.dep in ("compound", "nmod") and c.entity == "PERSON" and c.i > head.i
    ]
    return found + [c for a in found for c in a.children if c.dep == "appos"]


def _joined(head: Token) -> list[Token]:
    """The nouns that "and" joins to a source, each somebody of their own: not "the founder and head, …"."""
    if not any(c.dep == "cc" and c.lower in ("and", "&") for t in (head, *_chain(head)) for c in t.children):
        return []
    return [t for t in _chain(head) if t.pos == "PROPN" or t.tag == "NNS" or t.child("det", "poss")]


def _chain(head: Token) -> list[Token]:
    """The conjuncts of a noun: each hangs on the one before."""
    after = [c for c in head.children if c.dep == "conj" and c.i > head.i]
    return [t for c in after for t in (c, *_chain(c))]


# -------------------------------------------------------------- documents


def _is_document(noun: Token) -> bool:
    """Whether somebody issues it: a report, or the summary or opinion of a body."""
    word = noun.lemma.lower()
    return word in words_of("documents") or word in issued()


def _owner(noun: Token) -> Token | None:
    """Whose document it is: "the ministry's report", "a letter from the union", "a police statement"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    after = [(c.lower, c.child("pobj")) for c in noun.children if c.dep in ("prep", "agent")]
    by = next((whom for word, whom in after if word in ("by", "from")), None)
    if by is not None:
        return by
    for child in noun.children:
        if child.dep == "acl" and child.lower in words_of("authored"):
            agent = child.child("agent")
            if agent is not None:
                return agent.child("pobj")
    maker = maker_of(noun)
    if maker is not None:
        return maker
    compound = [c for c in noun.children if c.dep == "compound" and _is_owner(c)]
    if compound:
        return compound[-1]
    of = next((whom for word, whom in after if word == "of"), None)
    another = of is not None and noun.lemma.lower() in issued() and _is_document(of)
    return of if of is not None and (another or _is_owner(of)) else None


def _is_owner(token: Token) -> bool:
    """Whether the noun can issue a document: "a survey of farmers" is not theirs."""
    kinds = kinds_of_nouns().get(token.lemma.lower(), ())
    whole = token.pos == "PROPN" or token.lemma.lower() not in words_of("matter")
    return token.entity in ("ORG", "GPE") or (whole and not _OWNERS.isdisjoint(kinds))
