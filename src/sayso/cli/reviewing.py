"""What `sayso review` does: decisions signed, corrections listed, their chain checked."""

from __future__ import annotations

import getpass
import json as as_text
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO

import typer

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import tell
from sayso.errors import NotInLedger, SaysoError
from sayso.export.visible import one_line
from sayso.ledger import Ledger
from sayso.ledger.chain import Signed
from sayso.ledger.review import (
    Accept,
    Copied,
    Decision,
    Disputed,
    Merge,
    MergeStories,
    Point,
    Reject,
    Said,
    SaidBy,
    SameClaim,
    Split,
    SplitStory,
    Undo,
    When,
    Where,
)
from sayso.ledger.same_actors import SameActor
from sayso.model import ActorKind, Answer, Interval
from sayso.same_names import same_actors
from sayso.settings import settings_from

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a person decides: the ledger's address, the person, and where is told what came of it."""

    address: str | None
    given_person: str | None
    out: TextIO
    err: TextIO

    def decide(self, make: Callable[[Ledger], Sequence[Decision]], *, because: str | None) -> Exit:
        """Write down the decisions, all of them or none."""

        def written(ledger: Ledger) -> Exit:
            numbers = ledger.correct(*make(ledger), signed=self.signed(because))
            for number in numbers:
                self.out.write(f"correction {number}\n")
            return Exit.DONE

        return self.open(written)

    def open(self, work: Callable[[Ledger], Exit]) -> Exit:
        """What the work on the ledger ends with; what cannot be done is told."""
        try:
            with opened(self.address) as ledger:
                return work(ledger)
        except SaysoError as error:
            tell(self.err, f"sayso: {error}")
            return Exit.NOTHING

    def signed(self, because: str | None) -> Signed:
        """The signature under a decision that is made now."""
        return Signed(self.person, datetime.now(UTC).isoformat(timespec="seconds"), because)

    @property
    def person(self) -> str:
        """Who decides."""
        return self.given_person or settings_from(os.environ, home=Path.home()).person or getpass.getuser()

    def list_all(self, ledger: Ledger, *, json: bool) -> Exit:
        """Every correction, a line each."""
        return self._list(ledger.rows("corrections"), json=json)

    def list_waiting(self, ledger: Ledger, *, json: bool) -> Exit:
        """The corrections that have nothing to apply to, a line each."""
        return self._list(map(asdict, ledger.waiting()), json=json)

    def list_same(self, ledger: Ledger, *, limit: int, json: bool) -> Exit:
        """The actors that may be one, a pair a line."""
        for pair in same_actors(ledger, limit=limit):
            line = as_text.dumps(asdict(pair), ensure_ascii=False) if json else one_line(_line_of_pair(pair))
            self.out.write(line + "\n")
        return Exit.DONE

    def _list(self, rows: Iterable[dict[str, object]], *, json: bool) -> Exit:
        for row in rows:
            line = as_text.dumps(row, ensure_ascii=False) if json else one_line(line_of(row))
            self.out.write(line + "\n")
        return Exit.DONE

    def verify(self, ledger: Ledger, head: str | None) -> Exit:
        """What is wrong with the chain, and its head."""
        broken = ledger.broken(noted=head)
        for link in broken:
            self.out.write(f"{link}\n")
        number = ledger.count("corrections")
        self.out.write(f"{number} correction{'' if number == 1 else 's'}, head {ledger.head()}\n")
        return Exit.WRONG if broken else Exit.DONE


def _line_of_pair(pair: SameActor) -> str:
    """Both actors with their ids, and what speaks for their being one."""
    actors = f"{pair.one} {pair.one_name} = {pair.other} {pair.other_name}"
    return f"{actors} · {pair.rule}: {pair.evidence} · {pair.article}"


def line_of(row: dict[str, object]) -> str:
    """A correction in a line."""
    what = f"undo {row['undoes']}" if row["undoes"] is not None else answer_of(row) or row["action"]
    reason = "" if row["reason"] is None else f"  “{row['reason']}”"
    return f"{row['number']:>4}  {row['at']}  {row['person']}  {what}  {row['target']}{reason}"


def answer_of(row: dict[str, object]) -> str | None:
    """What was said of a pair, in words; None of a correction of something else, or one that was redacted."""
    written = row["after"]
    after = as_text.loads(written) if isinstance(written, str) else written
    answer = after.get("answer") if isinstance(after, dict) else None
    return answer and ANSWERS.get((str(row["action"]), answer))


ANSWERS = {
    (what, answer): words.format(said)
    for what, words in (("copy", "{} copy"), ("same-claim", "{} claim in common"), ("dispute", "{} dispute"))
    for answer, said in (("yes", "a"), ("no", "not a"), ("unsure", "perhaps a"))
}


# ── what the arguments of each command decide ─────────────────────────────────────────────────────


def accepted(ledger: Ledger, statements: Sequence[str]) -> list[Decision]:
    """That these statements are right."""
    return [Accept(ledger.id_of("statement", given)) for given in statements]


def rejected(ledger: Ledger, statements: Sequence[str]) -> list[Decision]:
    """That these statements are none."""
    return [Reject(ledger.id_of("statement", given)) for given in statements]


def said_by(ledger: Ledger, statement: str, name: str, kind: str | None) -> list[Decision]:
    """Who made the statement: an actor by id or name, somebody new of this kind, or nobody known."""
    key = ledger.id_of("statement", statement)
    if name.strip().lower() == UNKNOWN:
        return [Said(key, None)]
    if kind is None:
        return [Said(key, ledger.id_of("actor", name))]
    return [SaidBy(key, name, kind_of(kind))]


def merged(ledger: Ledger, actor: str, into: str) -> list[Decision]:
    """That the one actor is the other."""
    return [Merge(ledger.id_of("actor", actor), ledger.id_of("actor", into))]


def parted(ledger: Ledger, actor: str, articles: Sequence[str], name: str | None) -> list[Decision]:
    """That the actor is another one in these articles."""
    keys = tuple(ledger.article_key(given) for given in articles)
    return [Split(ledger.id_of("actor", actor), keys, name)]


def merged_stories(ledger: Ledger, story: str, into: str) -> list[Decision]:
    """That the one story is the other."""
    return [MergeStories(ledger.id_of("story", story), ledger.id_of("story", into))]


def parted_story(ledger: Ledger, story: str, articles: Sequence[str]) -> list[Decision]:
    """That these articles of the story are one of their own."""
    keys = tuple(ledger.article_key(given) for given in articles)
    return [SplitStory(ledger.id_of("story", story), keys)]


def placed(
    ledger: Ledger,
    article: str,
    words: str,
    point: tuple[str, float, float, str | None] | None,
    nth: int | None,
) -> list[Decision]:
    """Which place the words mean."""
    place = None if point is None else Point(*point)
    return [Where(ledger.article_key(article), words, place, _from_nought(nth))]


def timed(
    ledger: Ledger, article: str, words: str, days: tuple[date | None, date | None], nth: int | None
) -> list[Decision]:
    """Which days the words mean."""
    return [When(ledger.article_key(article), words, Interval(*days), _from_nought(nth))]


def paired(ledger: Ledger, one: str, other: str, answer: str) -> list[Decision]:
    """Whether two articles have one text, or two statements are one claim."""
    try:
        wordings = ledger.wording(one), ledger.wording(other)
    except NotInLedger:
        return [Copied(ledger.article_key(one), ledger.article_key(other), Answer(answer))]
    return [SameClaim(*wordings, Answer(answer))]


def disputed(ledger: Ledger, one: str, other: str, answer: str) -> list[Decision]:
    """Whether two statements go against each other."""
    return [Disputed(ledger.wording(one), ledger.wording(other), Answer(answer))]


def undone(_: Ledger, number: int) -> list[Decision]:
    """That the correction does not hold."""
    return [Undo(number)]


# What each command decides, by its name.
DECIDED: dict[str, Callable[..., list[Decision]]] = {
    "accept": accepted,
    "reject": rejected,
    "speaker": said_by,
    "merge": merged,
    "split": parted,
    "merge-stories": merged_stories,
    "split-story": parted_story,
    "place": placed,
    "time": timed,
    "pair": paired,
    "dispute": disputed,
    "undo": undone,
}


def kind_of(given: str) -> ActorKind:
    """The kind of actor of this name."""
    try:
        return ActorKind(given.strip().lower())
    except ValueError:
        kinds = ", ".join(ActorKind)
        raise typer.BadParameter(f"{given!r} is none of {kinds}", param_hint="--kind") from None


def _from_nought(nth: int | None) -> int | None:
    return None if nth is None else nth - 1
