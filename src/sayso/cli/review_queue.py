"""`sayso review next`: one statement at a time, its evidence first, then a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

import typer

from sayso.cli.exits import Exit
from sayso.cli.reviewing import Desk, accepted, kind_of, rejected, said_by, undone
from sayso.errors import SaysoError
from sayso.export.visible import one_line, visible
from sayso.ledger import Ledger
from sayso.ledger.review import Decision

KEYS = "a accept · r reject · e edit the speaker · s skip · u undo the last · q quit"
_AROUND = 240  # characters of the article on each side of a statement


def go_through(ledger: Ledger, desk: Desk, *, stdin: TextIO) -> Exit:
    """Show the statements nobody has looked at, and write down what the person decides of each."""
    queue = _Queue(ledger, desk, stdin)
    queue.run()
    desk.out.write(f"{queue.decided} decided, {ledger.left_to_review()} to be looked at\n")
    return Exit.DONE


class _Queue:
    """One sitting: where the person is, and what was decided in it."""

    def __init__(self, ledger: Ledger, desk: Desk, stdin: TextIO) -> None:
        self.ledger, self.desk, self.stdin = ledger, desk, stdin
        self.done: list[tuple[int, int]] = []  # the correction's number, and where in the queue it was made
        self.decided = 0

    def run(self) -> None:
        """Go through the queue until its end or until the person quits."""
        queue, left, at = self.ledger.to_review(), self.ledger.left_to_review(), 0
        while at < len(queue):
            row = self.ledger.evidence(queue[at])
            if row is None:
                at += 1
                continue
            self.desk.out.write("\n".join(lines_of(row, at + 1, left)) + "\n")
            step = self._step(queue[at], at)
            if step is None:
                return
            at = step

    def _step(self, statement: str, at: int) -> int | None:
        """Where to go on from here; None is the end."""
        while True:
            key = self._key()
            if key in ("q", ""):
                return None
            if key == "s":
                return at + 1
            try:
                if key == "u":
                    return self._undo(at)
                decisions = self._decisions(statement, key)
                if decisions:
                    (number,) = self.ledger.correct(*decisions[0], signed=self.desk.signed(decisions[1]))
                    self.done.append((number, at))
                    self.decided += 1
                    return at + 1
            except (SaysoError, typer.BadParameter) as error:
                self.desk.out.write(f"  {one_line(str(error))}\n")

    def _decisions(self, statement: str, key: str) -> tuple[list[Decision], str | None] | None:
        if key == "a":
            return accepted(self.ledger, [statement]), None
        if key == "r":
            return rejected(self.ledger, [statement]), self._ask("because")
        if key == "e":
            name = self._ask("speaker: a name, an actor's id or unknown")
            kind = self._ask("kind, for somebody new: person, organization, government, group")
            decisions = said_by(self.ledger, statement, name, str(kind_of(kind)) if kind else None)
            return decisions, self._ask("because")
        self.desk.out.write(f"  {KEYS}\n")
        return None

    def _undo(self, at: int) -> int:
        if not self.done:
            self.desk.out.write("  nothing to undo in this sitting\n")
            return at
        number, back = self.done[-1]
        self.ledger.correct(*undone(self.ledger, number), signed=self.desk.signed("undone at once"))
        self.done.pop()
        self.decided -= 1
        return back

    def _key(self) -> str:
        self.desk.out.write("> ")
        self.desk.out.flush()
        if self.stdin.isatty():
            key = str(typer.getchar()).lower()
            self.desk.out.write(f"{visible(key)}\n")
            return "q" if key in ("\x03", "\x04") else key[:1]
        line = self.stdin.readline()
        return "" if not line else line.strip()[:1].lower() or " "

    def _ask(self, what: str) -> str:
        self.desk.out.write(f"  {what}: ")
        self.desk.out.flush()
        return self.stdin.readline().strip()


def lines_of(row: dict[str, Any], number: int, of: int) -> Iterator[str]:
    """A statement with its evidence: the words around it, and all that was found of it."""
    yield ""
    yield one_line(f"{number} of {of} · {row['id']} · {row['title'] or row['page']}")
    yield one_line(" · ".join(str(row[name]) for name in ("outlet", "published", "url") if row[name]))
    yield ""
    yield f"  {one_line(_around(row))}"
    yield ""
    who = row["speaker"] or row["speaker_description"] or "unknown"
    why = ", ".join(dict.fromkeys(row[name] for name in ("speaker_doubt", "speaker_rule") if row[name]))
    yield one_line(
        f"  speaker   {who} ({row['speaker_kind']}, {row['speaker_grade']}{': ' if why else ''}{why})"
    )
    for name, value in (
        ("source", row["source"]),
        ("cue", row["cue"]),
        ("channel", row["channel"]),
        ("said", _days(row["said_earliest"], row["said_latest"])),
        ("manner", f"{row['kind']}, {row['stance']}, {row['certainty']} ({row['rule']})"),
    ):
        if value:
            yield one_line(f"  {name:<9} {value}")
    yield f"  {KEYS}"


def _around(row: dict[str, Any]) -> str:
    """The words between marks, with those of the article on each side."""
    text, start, end = row["text"], row["start"], row["end"]
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = ("…" if first else ""), ("…" if last < len(text) else "")
    return f"{before}{text[first:start]}⟦{text[start:end]}⟧{text[end:last]}{after}"


def _days(earliest: str | None, latest: str | None) -> str | None:
    return earliest if earliest == latest else f"{earliest or '…'} to {latest or '…'}"
