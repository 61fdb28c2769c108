"""Who is named: one actor for all the mentions of it, under the fullest name the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from sayso.language import Grammar
from sayso.lexicons.actors import genders_of_given_names
from sayso.lexicons.descriptions import royal
from sayso.lexicons.transliterations import in_one_spelling, parts_of_name
from sayso.model import Actor, ActorKind, Article, Place, Role, Span
from sayso.situating.bodies import Bodies
from sayso.situating.names import Mention, names
from sayso.situating.roles import pronoun_of
from sayso.situating.settings import Setting

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
    A surname is joined to the full name that bears it, whether that comes before or after; where two bear
    it, to the one whom it meant before the other came in, and to none where nothing tells. A body is joined
    to its acronym and to its name's other forms.
    """
    mentions = names(article, grammars)
    known = {p.start for p in places if p.lat is not None}
    for mention in mentions:
        if len(mention.words) == 1 and mention.span.start in known:
            mention.kind = ActorKind.GOVERNMENT
    where = {p.start: p for p in places}
    _in_one_spelling(mentions)
    table = _Table(mentions, _in_headlines(grammars, mentions))
    for mention in mentions:
        if not _is_place_alone(mention, where.get(mention.span.start)):
            table.place(mention)
    return tuple(table.actors())


def _is_place_alone(mention: Mention, place: Place | None) -> bool:
    """Whether the words only say where something is: "in Kyiv", "the Kyiv court", "flown to Oslo"."""
    if mention.kind is not ActorKind.GOVERNMENT or place is None or place.end < mention.span.end:
        return False
    return mention.setting is Setting.WITHIN or (
        mention.setting is Setting.TOWARDS and place.kind != "country"
    )


def _in_one_spelling(mentions: Sequence[Mention]) -> None:
    """Give a person's full names the words of the first: other spellings, orders and initials of it."""
    first: dict[Words, Words] = {}
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and len(mention.words) > 1:
            same = first.setdefault(parts_of_name(" ".join(mention.words)), mention.words)
            mention.words = mention.words if _are_both_given(mention.words, same) else same


def _are_both_given(words: Words, others: Words) -> bool:
    """Whether the two have each other's order and either may be right: James Thomas, Thomas James."""
    turned = in_one_spelling(words[0]) != in_one_spelling(others[0])
    return turned and all(word.lower() in genders_of_given_names() for word in words)


class _Table:
    """Actors by name, filled mention by mention in reading order."""

    def __init__(self, mentions: Sequence[Mention], shouted: Set[Words]) -> None:
        people = [m for m in mentions if m.kind is ActorKind.PERSON and len(m.words) > 1]
        self._full = dict.fromkeys(m.words for m in people)
        self._found: dict[Words, _Found] = {}
        self._names = {m.words: m.span.text for m in reversed(mentions)}
        self._bodies = Bodies(mentions)
        self._by_last: dict[str, list[Words]] = {}
        self._by_first: dict[str, list[Words]] = {}
        self._pronouns: dict[Words, str] = {}
        self._by_middle: dict[str, list[Words]] = {}
        self._by_spelling: dict[str, list[Words]] = {}
        self._goes_by: dict[str, Words] = {}  # whom a last name has meant so far
        for words in self._full:
            self._by_last.setdefault(words[-1], []).append(words)
            self._by_first.setdefault(words[0], []).append(words)
            self._by_spelling.setdefault(in_one_spelling(words[-1]), []).append(words)
            if _has_two_surnames(words) and words not in shouted:
                self._by_middle.setdefault(words[-2], []).append(words)
        self._royal = {m.words[0] for m in people if _is_royal(m)}
        for mention in people:
            pronoun = pronoun_of(mention.words, mention.title, mention.roles)
            if pronoun:
                self._pronouns.setdefault(mention.words, pronoun)

    def place(self, mention: Mention) -> None:
        """Give the mention to its actor, which it may be the first of."""
        kind = mention.kind
        if len(mention.words) == 1 and mention.words[0] in self._bodies.bracketed:
            kind = ActorKind.ORGANIZATION
        elif len(mention.words) == 1 and self._is_surname(mention) and not mention.placed:
            kind = ActorKind.PERSON  # "Buckley", though there is a town of that name
        elif kind is ActorKind.ORGANIZATION and mention.words[-2:] in self._full:
            kind = ActorKind.PERSON  # "India Narendra Modi" is the prime minister, not a company
            mention.words = mention.words[-2:]
        elif len(mention.words) == 1 and self._is_family(mention.words[0]):
            kind = ActorKind.GROUP  # "the Okoros"
        person = kind is ActorKind.PERSON
        key = self._person(mention) if person else self._bodies.full(mention.words)
        found = self._found.get(key)
        if found is None:
            named = person or kind is ActorKind.GROUP
            found = self._found[key] = _Found(key, kind if named else self._bodies.kind(key, kind))
        found.mentions.append(mention.span)
        found.roles += [role for role in dict.fromkeys(mention.roles) if role not in found.roles]
        if found.kind is ActorKind.PERSON and found.pronoun is None:
            found.pronoun = pronoun_of(mention.words, mention.title, mention.roles)

    def _is_family(self, word: str) -> bool:
        """Whether the word is the plural of somebody's last name."""
        return word.endswith("s") and word not in self._by_last and word[:-1] in self._by_last

    def _is_surname(self, mention: Mention) -> bool:
        """Whether the lone word is how the article goes on with somebody."""
        word, body = mention.words[0], mention.kind is ActorKind.ORGANIZATION
        return word in self._by_last or (body and (word in self._by_middle or word in self._royal))

    def _person(self, mention: Mention) -> Words:
        """Whose name it is: a last name alone means whoever bears it.

        Those of the other sex than "Mrs." tells are left out, and so are those with no known given name where
        another has one: in "Team Okoro" the model sees a full name.
        """
        words = mention.words
        if len(words) > 1:
            fuller = [
                w for w in self._by_last.get(words[-1], ()) if len(w) > len(words) and set(words) < set(w)
            ]
            fuller = fuller or [w for w in self._by_middle.get(words[-1], ()) if w[:-1] == words]
            fuller = fuller or [w for w in self._by_last.get(words[-1], ()) if _is_short_for(words, w)]
            return fuller[0] if len(fuller) == 1 else words
        bearers = self._bearers(words[0]) or [words]
        pronoun = pronoun_of(words, mention.title, mention.roles)
        named = [w for w in bearers if pronoun in (None, self._pronouns.get(w, pronoun))] or bearers
        given = [w for w in named if w[0].lower() in genders_of_given_names()] or named
        return self._one_of(given, words)

    def _one_of(self, bearers: Sequence[Words], words: Words) -> Words:
        """Whom a last name alone means: the one whom it has meant before another of that name came in.

        Where both came in first, nothing tells, and it stands for itself.
        """
        known = [w for w in bearers if w in self._found]
        if len(known) > 1:
            return self._goes_by.get(words[0], words)
        one = (known or bearers)[0]
        if known:
            self._goes_by.setdefault(words[0], one)
        return one

    def _bearers(self, word: str) -> list[Words]:
        """Those who bear the name, as their last, as the first of two surnames, or as their given name.

        Or who bear it in another spelling: "Zelenskyy" for Zelensky.
        """
        last = [self._whole(words) for words in self._by_last.get(word, ())]
        found = list(dict.fromkeys(last)) or self._by_middle.get(word) or self._by_first.get(word)
        return found or self._by_spelling.get(in_one_spelling(word)) or []

    def _whole(self, words: Words) -> Words:
        """The name with its second surname: "Wanda Ruiz" of "Wanda Ruiz Garcel"."""
        longer = [w for w in self._by_middle.get(words[-1], ()) if w[:-1] == words]
        return longer[0] if len(longer) == 1 else words

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


def _has_two_surnames(words: Words) -> bool:
    """Whether the word before the last may be used alone: "Vázquez" of "Wanda Vázquez Garced"."""
    middle = words[-2] if len(words) > 2 else ""
    known = middle.lower() in genders_of_given_names()
    return len(middle.rstrip(".")) > 2 and middle[0].isupper() and not known


def _is_short_for(words: Words, whole: Words) -> bool:
    """Whether the one name is the other with an initial: "D. Okoro" of "Daniel Okoro"."""
    initial = words[0].rstrip(".")
    return len(words) == len(whole) and len(initial) == 1 and whole[0] != words[0] and whole[0][0] == initial


def _is_royal(mention: Mention) -> bool:
    """Whether somebody goes by their given name: a princess does."""
    said = {word for role in mention.roles for word in role.lower().split()}
    return mention.title in royal() or bool(said & royal())


def _in_headlines(grammars: Sequence[Grammar], mentions: Sequence[Mention]) -> set[Words]:
    """The names that stand in headlines alone, where "Okoro Goes" may be one."""
    heads = [g.passage for g in grammars if g.passage.role is Role.HEADLINE]
    above = {id(m) for m in mentions if any(p.start <= m.span.start < p.end for p in heads)}
    return {m.words for m in mentions if id(m) in above} - {m.words for m in mentions if id(m) not in above}
