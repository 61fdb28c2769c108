"""Where words are said or written: platforms, broadcasts, briefings, documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicons.files import entries
from sayso.model import ChannelKind


@dataclass(frozen=True, slots=True)
class ChannelWord:
    """What a word near a cue says of the channel."""

    kind: ChannelKind
    name: str | None  # None: the words as they stand
    hearers: bool  # the words name hearers, not a medium


@cache
def channel_words() -> dict[str, ChannelWord]:
    """Channels by the words that name them, in lower case; some are two words long.

    >>> channel_words()["press conference"].kind
    <ChannelKind.BRIEFING: 'briefing'>
    """
    return {word: _word(entry) for entry in entries("channels") for word in entry["words"]}


@cache
def channel_verbs() -> dict[str, ChannelWord]:
    """Channels by the lemma of a cue that names them: "tweeted"."""
    return {verb: _word(entry) for entry in entries("channels") for verb in entry.get("verbs", ())}


def _word(entry: dict[str, object]) -> ChannelWord:
    name = entry.get("name")
    return ChannelWord(
        ChannelKind(str(entry["kind"])), str(name) if name else None, bool(entry.get("hearers"))
    )


@cache
def occasion_words(name: str) -> frozenset[str]:
    """The words of one class of ``occasions.yml``.

    >>> "dated" in occasion_words("made public")
    True
    """
    return frozenset(word for e in entries("occasions") if e["name"] == name for word in e["words"])
