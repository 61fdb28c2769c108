"""The words of a clause, with who says them."""

from __future__ import annotations

from sayso.model import Span, Words
from sayso.weighing.clauses import Voice


def words_of(voice: Voice, span: Span | None = None) -> Words:
    """The words of one article, with who says them; of a part of the clause where one is given."""
    told, saying = voice.told, voice.saying
    shown = voice.proposition if span is None else span
    statement = saying.statement if saying is not None else None
    return Words(
        start=shown.start,
        end=shown.end,
        text=shown.text,
        article=told.article,
        outlet=told.outlet,
        statement=saying.key if saying is not None else None,
        speaker=None if statement is None else statement.speaker.name or statement.speaker.description,
        channel=None if statement is None or statement.channel is None else statement.channel.name,
        said=None if statement is None else statement.said,
    )
