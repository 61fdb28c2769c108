"""A statement in the making: what the rules hand to each other before a speaker is known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.quotes import Quotation
from sayso.language import Grammar, Token
from sayso.model import Certainty, Stance, Strength


@dataclass(slots=True)
class Draft:
    """Content, cue and source as offsets and tokens.

    ``source`` is the head token of the words naming the speaker, ``source_at`` where those words stand.
    """

    content: list[tuple[int, int]]
    rule: str
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.PLAIN
    grammar: Grammar | None = None
    cue: Token | None = None
    cue_at: tuple[int, int] | None = None
    source: Token | None = None
    source_at: tuple[int, int] | None = None
    quotation: Quotation | None = None
    account_at: tuple[int, int] | None = None  # where the account of an embedded post stands
    strength: Strength = Strength.NEUTRAL
    carried_on: bool = False  # the speaker is taken over from the statement before

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]
