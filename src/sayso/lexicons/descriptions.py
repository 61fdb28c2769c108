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
def passing() -> frozenset[str]:
    """Adjectives that tell nobody apart: "the new mayor"."""
    return frozenset(word for e in entries("descriptions") for word in e.get("passing", ()))


@cache
def apart() -> frozenset[str]:
    """Words that make another office of an office: "the deputy mayor" is not "the mayor"."""
    return frozenset(word for e in entries("descriptions") for word in e.get("apart", ()))
