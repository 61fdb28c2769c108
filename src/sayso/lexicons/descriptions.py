"""Words by which an article goes on with somebody it has named."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


def class_of(noun: str) -> str | None:
    """The class of nouns that one body may go by, named by the first of them.

    >>> class_of("chipmaker")
    'company'
    """
    return _classes().get(noun)


@cache
def _classes() -> dict[str, str]:
    return {noun: e["alike"][0] for e in entries("descriptions") for noun in e.get("alike", ())}


@cache
def in_full() -> dict[str, str]:
    """Titles that are cut short before a name, and the whole word.

    >>> in_full()["sen"]
    'senator'
    """
    return {short: whole for e in entries("descriptions") for short, whole in e.get("short", {}).items()}


@cache
def passing() -> frozenset[str]:
    """Adjectives that tell nobody apart: "the new mayor"."""
    return _words("passing")


@cache
def apart() -> frozenset[str]:
    """Words that make another office of an office: "the deputy mayor" is not "the mayor"."""
    return _words("apart")


@cache
def heads() -> frozenset[str]:
    """Offices of a head of state."""
    return _words("heads")


@cache
def royal() -> frozenset[str]:
    """Titles of those who go by their given name."""
    return _words("royal")


@cache
def local() -> frozenset[str]:
    """Offices of a place or a client, of which an article mostly names one holder."""
    return _words("local")


@cache
def issued() -> frozenset[str]:
    """Nouns of what a body brings out, whose words are its own: "a summary of the court"."""
    return _words("issued")


@cache
def pictures() -> frozenset[str]:
    """Things that show and tell without being anybody: "a video shows"."""
    return _words("pictures")


@cache
def naming() -> tuple[str, ...]:
    """Words after a description that bring in its bearer's name: "a man who gave his name as"."""
    return tuple(phrase for e in entries("descriptions") for phrase in e.get("naming", ()))


@cache
def everywhere() -> frozenset[str]:
    """Words before an office that say of what sort of place it is, and not of which."""
    return _words("everywhere")


@cache
def opening() -> frozenset[str]:
    """Nouns that open a body's name: "the hotel" is the Hotel Karn."""
    return _words("opening")


def _words(name: str) -> frozenset[str]:
    return frozenset(word for e in entries("descriptions") for word in e.get(name, ()))
