"""A change between two versions as lines of text, what went and what came marked as wdiff marks them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sayso.export.changes import Change, ChangeKind
from sayso.export.visible import one_line
from sayso.export.word_diff import Part, Piece
from sayso.model import Span

_AROUND = 6  # words of what stayed that are shown beside a change
_SHOWN = 400  # characters of what went or came at one place
_EXCERPT = 160  # characters of a paragraph that only moved
CALLED = {ChangeKind.TEXT: "changed"}


def change_lines(change: Change) -> list[str]:
    """What kind of change it is, and below it what went and came with some words around.

    >>> from sayso.export.changes import changes
    >>> from sayso.model import Article, Passage, Role
    >>> old, new = (f"At least {dead} people died." for dead in (12, 19))
    >>> [change] = changes(*(Article(t, t, (Passage(0, len(t), Role.BODY),)) for t in (old, new)))
    >>> change_lines(change)
    ['changed (number)', '  At least [-12-]{+19+} people died.']
    """
    noted = ", ".join(notes(change))
    head = CALLED.get(change.kind, change.kind.value) + (f" ({noted})" if noted else "")
    return [head, *(f"  {line}" for line in _shown(change))]


def notes(change: Change) -> Iterator[str]:
    """What is to be said of the change beside its kind."""
    if change.number:
        yield "number"
    if change.in_quotation:
        yield "quotation"
    if not change.is_substantive:
        yield "only spelling or punctuation"
    if change.is_coarse:
        yield "too long to compare word by word"


def _shown(change: Change) -> Iterator[str]:
    if change.kind is ChangeKind.DATE:
        yield _dates(change)
    elif not change.pieces:
        yield one_line(change.after.text if change.after else "", limit=_EXCERPT)
    else:
        yield from _cut(change.pieces)


def _cut(cut: tuple[Piece, ...]) -> Iterator[str]:
    """The changes with the words around them; two that stand far apart have a line each."""
    line = ""
    last = len(cut) - 1
    for index, piece in enumerate(cut):
        if piece.part is not Part.SAME:
            followed = index < last and cut[index + 1].part is Part.IN
            line += _mark(piece) + ("" if followed else _blank(piece.before or piece.after))
            continue
        words = _words(piece)
        if index and (index == last or len(words) > 2 * _AROUND):
            yield line + _beginning(words)
            line = ""
        shown = _end(words) if not line else " ".join(words)
        line += shown + _blank(piece.before if index < last and cut[index + 1].before else piece.after)
    if cut[-1].part is not Part.SAME:
        yield line.rstrip()


def _beginning(words: list[str]) -> str:
    return " ".join(words[:_AROUND]) + (" …" if len(words) > _AROUND else "")


def _end(words: list[str]) -> str:
    return ("… " if len(words) > _AROUND else "") + " ".join(words[-_AROUND:])


def _words(piece: Piece) -> list[str]:
    return one_line(piece.after.text if piece.after else "").split(" ")


def _blank(side: Span | None) -> str:
    return " " if side and side.text[-1:].isspace() else ""


def _mark(piece: Piece) -> str:
    return f"[-{_short(piece.before)}-]" if piece.before else f"{{+{_short(piece.after)}+}}"


def _short(span: Span | None) -> str:
    """The words, without their middle where they are too many."""
    words = one_line(span.text) if span else ""
    half = _SHOWN // 2
    return words if len(words) <= _SHOWN else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _dates(change: Change) -> str:
    old, new = (_date(side) for side in (change.before, change.after))
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


def _date(side: Span | None) -> str:
    """A day or a time as a reader writes it.

    >>> _date(Span(0, 10, "2022-09-04")), _date(Span(0, 22, "2022-09-04T18:30+03:00"))
    ('4 Sep 2022', '4 Sep 2022, 18:30 UTC+03:00')
    """
    if side is None:
        return ""
    when = datetime.fromisoformat(side.text)
    return (
        f"{when:%-d %b %Y}"
        if len(side.text) == 10
        else f"{when:%-d %b %Y, %H:%M} {when.tzinfo or ''}".rstrip()
    )
