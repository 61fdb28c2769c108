"""The names of bodies, and which of them are one: acronyms, short forms, words in another order."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicons.actors import words_of_bodies
from sayso.lexicons.transliterations import in_one_spelling
from sayso.model import ActorKind
from sayso.situating.names import Mention

Words = tuple[str, ...]


class Bodies:
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
            if spelt.lower() in words_of_bodies("alone"):
                return self._headed_by(spelt.lower()) or words
        content = self._content.get(words) or _content(words)
        wider = self._wider(words, content) if len(content) > 1 else []
        return wider[0] if len(wider) == 1 else self._same.get(content, words)

    def _headed_by(self, word: str) -> Words | None:
        """The one body that goes by this word: the Church of Scotland is "the Church"."""
        found = [w for w in self._names if len(w) > 1 and word in (_head(w), _without_form(w)[-1].lower())]
        same = dict.fromkeys(self.full(w) for w in found)
        return next(iter(same)) if len(same) == 1 else None

    def _wider(self, words: Words, content: frozenset[str]) -> list[Words]:
        """The names that say more of the same: "Supreme Court of Karn", "Karn Police Department"."""
        some = min((self._holding.get(word, []) for word in content), key=len)
        longer = (
            (w, self._content[w] - content)
            for w in some
            if content < self._content[w] and not _is_department(words, w)
        )
        return [w for w, more in longer if _head(w) == _head(words) or more == {"ministry"}]


def _is_department(words: Words, longer: Words) -> bool:
    """Whether the longer name is of another body within: the House of Commons | Library."""
    inner = any(word.lower() in words_of_bodies("inner") for word in words)
    return (
        inner and longer[: len(words)] == words and longer[len(words)].lower() not in words_of_bodies("inner")
    )


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
    told = (w for w in lower if w not in words_of_bodies("inner"))
    return frozenset("ministry" if w in same else in_one_spelling(w) for w in told)


def _head(words: Words) -> str:
    """The word that says what sort of body it is: "Court" of "Supreme Court of Karn"."""
    inner = next((i for i, w in enumerate(words) if i and w.lower() in words_of_bodies("inner")), len(words))
    return _without_form(words[:inner])[-1].lower()


def _initials(words: Words) -> str:
    return "".join(part[0] for w in words for part in w.split("-") if part[:1].isupper())
