"""A change between two versions as the page shows it: what went and what came, with some words around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.change_lines import CALLED, notes
from sayso.export.changes import Change, ChangeKind
from sayso.export.story_parts import moment
from sayso.export.word_diff import Part, Piece

_AROUND = 12  # words of what stayed that are shown beside a change
_EXCERPT = 300  # characters of a paragraph that only moved


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words: same, out or in."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that changed."""

    kind: str
    notes: tuple[str, ...]
    bits: tuple[Bit, ...]
    at: str | None  # where it stands in the text of the later version, as a permalink names it


def edit(change: Change) -> Edit:
    """The change, cut to what went and came with some words around."""
    after = change.after if change.field == "text" else None
    return Edit(
        kind=CALLED.get(change.kind, change.kind.value),
        notes=tuple(notes(change)),
        bits=tuple(_bits(change)),
        at=f"{after.start}-{after.end}" if after else None,
    )


def _bits(change: Change) -> Iterator[Bit]:
    if change.kind is ChangeKind.DATE:
        yield from (Bit("out", moment(change.before.text)),) if change.before else ()
        yield from (Bit("in", moment(change.after.text)),) if change.after else ()
    elif not change.pieces:
        text = change.after.text if change.after else ""
        yield Bit("same", text if len(text) <= _EXCERPT else text[:_EXCERPT] + "…")
    else:
        last = len(change.pieces) - 1
        yield from (_bit(piece, n == 0, n == last) for n, piece in enumerate(change.pieces))


def _bit(piece: Piece, is_first: bool, is_last: bool) -> Bit:
    side = piece.after or piece.before
    text = side.text if side else ""
    return Bit(piece.part.value, _near(text, is_first, is_last) if piece.part is Part.SAME else text)


def _near(text: str, is_first: bool, is_last: bool) -> str:
    """The words that stand next to a change; of many, those in the middle are left out.

    >>> [_near(" ".join("a" * 40), *ends).count("a") for ends in ((True, False), (False, False))]
    [12, 24]
    """
    words = text.split(" ")
    most = _AROUND * (1 if is_first or is_last else 2)
    if len(words) <= most + 2:
        return text
    head = "" if is_first else " ".join(words[:_AROUND])
    tail = "" if is_last else " ".join(words[-_AROUND:])
    return f"{head} … {tail}"
