"""Words that tell what sort of actor a source is, and words around a person's name."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries
from sayso.model import ActorKind


@cache
def kinds_of_nouns() -> dict[str, tuple[ActorKind, ...]]:
    """The kinds a noun can head, in the order of the file.

    >>> kinds_of_nouns()["ministry"]
    (<ActorKind.GOVERNMENT: 'government'>,)
    """
    found: dict[str, list[ActorKind]] = {}
    for entry in entries("actors"):
        for noun in entry["nouns"]:
            kinds = found.setdefault(noun, [])
            if ActorKind(entry["kind"]) not in kinds:
                kinds.append(ActorKind(entry["kind"]))
    return {noun: tuple(kinds) for noun, kinds in found.items()}


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are not part of it, in lower case and without full stops."""
    return frozenset(
        w for e in entries("titles") if not (e.get("after") or e.get("capitals")) for w in e["words"]
    )


@cache
def roles_in_capitals() -> frozenset[str]:
    """Roles written in capitals, which name a person's place and no body.

    >>> "EMT" in roles_in_capitals()
    True
    """
    return frozenset(w for e in entries("titles") if e.get("capitals") for w in e["words"])


@cache
def name_endings() -> frozenset[str]:
    """Words after a person's name that are not part of it."""
    return frozenset(w for e in entries("titles") if e.get("after") for w in e["words"])


@cache
def words_of_bodies(name: str) -> frozenset[str]:
    """One class of words around the names of bodies, in lower case and without a last full stop.

    >>> "inc" in words_of_bodies("endings")
    True
    """
    return frozenset(str(w) for e in entries("bodies") if e["name"] == name for w in e["words"])


@cache
def metonyms() -> dict[str, str]:
    """Names that stand for a government, without a leading article, and what each is listed under."""
    return {
        form.removeprefix("the "): entry["name"] for entry in entries("metonyms") for form in entry["forms"]
    }


@cache
def genders() -> dict[str, str]:
    """The pronoun that a title or a role calls for: "he" or "she"."""
    return {word: entry["pronoun"] for entry in entries("genders") for word in entry["words"]}


@cache
def genders_of_given_names() -> dict[str, str]:
    """The pronoun that a given name calls for, where it is borne by one sex alone."""
    return {name: entry["pronoun"] for entry in entries("genders") for name in entry["given"]}
