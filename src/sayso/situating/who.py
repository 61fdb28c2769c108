"""Who is named: one actor for all the mentions of it, under the fullest name the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.language import Grammar
from sayso.lexicons.actors import genders_of_given_names, words_of_bodies
from sayso.model import Actor, ActorKind, Article, Place, Span
from sayso.situating.names import Mention, names
from sayso.situating.roles import pronoun_of

Words = tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """An actor in the making."""

    words: Words
    kind: ActorKind
    mentions: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    pronoun: str | None = None


def actors(article: Article, grammars: Sequence[Grammar], *, places: Sequence[Place]) -> tuple[Actor, ...]:
    """Everybody the article names, in order of first mention.

    A lone name that the gazetteer knows for a place is one, whatever the model took it for.
    A surname is joined to the full name that bears it, whether that comes before or after; where two
    bear it, to the one who came in first. A body is joined to its acronym and to its name's other forms.
    """
    mentions = names(article, grammars)
    known = {p.start for p in places if p.lat is not None}
    for mention in mentions:
        if len(mention.words) == 1 and mention.span.start in known:
            mention.kind = ActorKind.GOVERNMENT
    table = _Table(mentions)
    for mention in mentions:
        table.place(mention)
    return tuple(table.actors())


class _Bodies:
    """The names of bodies, and which of them are one."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._kinds = {m.words: m.kind for m in reversed(mentions) if m.kind is not ActorKind.PERSON}
        self._names = list(reversed(self._kinds))
        self.bracketed = {
            m.acronym: m.words for m in mentions if m.acronym and m.kind is not ActorKind.PERSON
        }
        self._acronyms = {_initials(words): words for words in reversed(self._names)} | self.bracketed
        self._content = {words: _content(words) for words in self._names}
        self._holding: dict[str, list[Words]] = {}
        for words, content in self._content.items():
            for word in content:
                self._holding.setdefault(word, []).append(words)
        self._same: dict[frozenset[str], Words] = {}
        for words in sorted(self._names, key=lambda w: (_has_form(w), -len(w))):
            self._same.setdefault(self._content[words], words)

    def kind(self, words: Words, otherwise: ActorKind) -> ActorKind:
        """What sort of actor the name is of, as its fullest form tells."""
        return self._kinds.get(words, otherwise)

    def full(self, words: Words) -> Words:
        """The name under which this one is listed: the longest that the article gives for the body.

        "WHO", "Health Ministry", "Supreme Court" give "World Health Organization", "Ministry of Health",
        "Supreme Court of Karn"; "Karn Water Inc." gives "Karn Water": a legal form is no part of a name.
        """
        if len(words) == 1:
            spelt = words[0].replace(".", "")
            long = self._acronyms.get(words[0]) or (self._acronyms.get(spelt) if spelt.isupper() else None)
            if long:
                return long
        content = self._content.get(words) or _content(words)
        wider = self._wider(words, content) if len(content) > 1 else []
        return wider[0] if len(wider) == 1 else self._same.get(content, words)

    def _wider(self, words: Words, content: frozenset[str]) -> list[Words]:
        """The names that say more of the same: "Supreme Court of Karn", "Karn Police Department"."""
        some = min((self._holding.get(word, []) for word in content), key=len)
        longer = ((w, self._content[w] - content) for w in some if content < self._content[w])
        return [w for w, more in longer if _head(w) == _head(words) or more == {"ministry"}]


def _has_form(words: Words) -> bool:
    return words[-1].lower().rstrip(".") in words_of_bodies("endings")


def _without_form(words: Words) -> Words:
    while len(words) > 1 and _has_form(words):
        words = words[:-1]
    return words


def _content(words: Words) -> frozenset[str]:
    """The words of a name that tell it from others: "Department of Justice" is the "Justice Ministry"."""
    lower = (w.lower().replace(".", "") for w in _without_form(words))
    same = words_of_bodies("same")
    return frozenset("ministry" if w in same else w for w in lower if w not in words_of_bodies("inner"))


def _head(words: Words) -> str:
    """The word that says what sort of body it is: "Court" of "Supreme Court of Karn"."""
    inner = next((i for i, w in enumerate(words) if i and w.lower() in words_of_bodies("inner")), len(words))
    return _without_form(words[:inner])[-1].lower()


def _initials(words: Words) -> str:
    return "".join(part[0] for w in words for part in w.split("-") if part[:1].isupper())


class _Table:
    """Actors by name, filled mention by mention in reading order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        people = [m for m in mentions if m.kind is ActorKind.PERSON and len(m.words) > 1]
        self._full = dict.fromkeys(m.words for m in people)
        self._found: dict[Words, _Found] = {}
        self._names = {m.words: m.span.text for m in reversed(mentions)}
        self._bodies = _Bodies(mentions)
        self._by_last: dict[str, list[Words]] = {}
        self._by_first: dict[str, list[Words]] = {}
        self._pronouns: dict[Words, str] = {}
        for words in self._full:
            self._by_last.setdefault(words[-1], []).append(words)
            self._by_first.setdefault(words[0], []).append(words)
        for mention in people:
            pronoun = pronoun_of(mention.words, mention.title, mention.roles)
            if pronoun:
                self._pronouns.setdefault(mention.words, pronoun)

    def place(self, mention: Mention) -> None:
        """Give the mention to its actor, which it may be the first of."""
        kind = mention.kind
        if len(mention.words) == 1 and mention.words[0] in self._bodies.bracketed:
            kind = ActorKind.ORGANIZATION
        elif len(mention.words) == 1 and mention.words[0] in self._by_last and not mention.placed:
            kind = ActorKind.PERSON  # "Buckley", though there is a town of that name
        elif kind is ActorKind.ORGANIZATION and mention.words[-2:] in self._full:
            kind = ActorKind.PERSON  # "India Narendra Modi" is the prime minister, not a company
            mention.words = mention.words[-2:]
        person = kind is ActorKind.PERSON
        key = self._person(mention) if person else self._bodies.full(mention.words)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _Found(key, kind if person else self._bodies.kind(key, kind))
        found.mentions.append(mention.span)
        found.roles += [role for role in mention.roles if role not in found.roles]
        if found.kind is ActorKind.PERSON and found.pronoun is None:
            found.pronoun = pronoun_of(mention.words, mention.title, mention.roles)

    def _person(self, mention: Mention) -> Words:
        """Whose name it is: a last name alone means whoever bears it and came in first.

        Those of the other sex than "Mrs." tells are left out, and so are those with no known given name where
        another has one: in "Team Okoro" the model sees a full name.
        """
        words = mention.words
        if len(words) > 1:
            fuller = [
                w for w in self._by_last.get(words[-1], ()) if len(w) > len(words) and set(words) < set(w)
            ]
            return fuller[0] if len(fuller) == 1 else words
        bearers = self._by_last.get(words[0]) or self._by_first.get(words[0]) or [words]
        pronoun = pronoun_of(words, mention.title, mention.roles)
        named = [w for w in bearers if pronoun in (None, self._pronouns.get(w, pronoun))] or bearers
        given = [w for w in named if w[0].lower() in genders_of_given_names()] or named
        return given[0]

    def actors(self) -> Iterator[Actor]:
        """The finished actors."""
        for found in self._found.values():
            yield Actor(
                name=" ".join(self._names[found.words].split()),
                kind=found.kind,
                mentions=tuple(found.mentions),
                description=found.roles[0] if found.roles else None,
                gender=found.pronoun,
                roles=tuple(found.roles),
            )
