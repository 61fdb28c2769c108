"""Whether a ledger is sound: one table of questions, what each of them found, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sayso.errors import NotALedger
from sayso.ledger import checks
from sayso.ledger.checks import Faults, Question
from sayso.ledger.database import Database
from sayso.ledger.keys import STRAY
from sayso.ledger.mending import mark_current, regroup, take_unneeded
from sayso.ledger.reindexing import reindex

EXAMPLES = 5  # faults that are told; the others are counted
_BACKUP = "put back a backup with `sayso restore FILE --replace`; what is damaged is only whole there"
_REPORT = "please report it; a backup from before has it right"


@dataclass(frozen=True, slots=True)
class Check:
    """One question about a ledger, and what to do when the answer is bad."""

    name: str
    help: str
    ask: Question
    way_out: str
    mend: Callable[[Connection], None] | None = None  # loses no text and no finding
    writes: bool = False  # whether even asking needs the right to write: FTS5 is asked by an INSERT


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check found."""

    check: str
    help: str
    looked_at: int
    wrong: int
    examples: tuple[str, ...]
    way_out: str | None  # None when there is nothing to mend
    mended: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong, or no longer."""
        return self.wrong == 0 or self.mended


CHECKS: tuple[Check, ...] = (
    Check(
        "database",
        "The database finds no fault in its own pages and indexes.",
        checks.database,
        _BACKUP,
    ),
    Check("references", "No row refers to a row that is not there.", checks.references, _BACKUP),
    Check(
        "bytes",
        "What was delivered can be unpacked and has the digest it is kept under.",
        checks.digests,
        "add the page again from where it came, or " + _BACKUP,
    ),
    Check(
        "reports", "Each report can be unpacked and is about the text that is kept.", checks.reports, _BACKUP
    ),
    Check("spans", "The words of each finding stand in the article where it says.", checks.spans, _REPORT),
    Check(
        "current",
        "Of each article's readings exactly one is current.",
        checks.rows_of(checks.CURRENT),
        "`sayso doctor --mend` makes the newest reading of the newest version current",
        mark_current,
    ),
    Check(
        "unread",
        "Each article has a version, and each version a reading.",
        checks.rows_of(checks.UNREAD),
        "add the page again: `sayso add SOURCE`",
    ),
    Check(
        "words whole",
        "The index of words finds no fault in itself.",
        checks.words_whole,
        "`sayso doctor --mend` makes the index anew",
        reindex,
        writes=True,
    ),
    Check(
        "words",
        "A search finds every current text and no other.",
        checks.words,
        "`sayso doctor --mend` makes the index anew",
        reindex,
    ),
    Check(
        "keys",
        "Each key by which articles are compared leads to a current reading.",
        checks.rows_of(STRAY),
        "`sayso doctor --mend` makes the index anew",
        reindex,
    ),
    Check(
        "copies",
        "Each passage that two articles share stands in both.",
        checks.copies,
        "`sayso doctor --mend` takes those copies out; `sayso add --kept` finds them again",
        regroup,
    ),
    Check(
        "lineage",
        "Articles that share a text have one origin, and no parent stands below its copy.",
        checks.rows_of(checks.LINEAGE),
        "`sayso doctor --mend` works parents and origins out anew",
        regroup,
    ),
    Check(
        "unneeded",
        "Each actor, place and channel is named by an article.",
        checks.unneeded,
        "`sayso doctor --mend` takes them out",
        take_unneeded,
    ),
    Check(
        "bytes kept for nothing",
        "All bytes belong to a version of an article.",
        checks.rows_of(checks.UNNEEDED_BYTES),
        "they do no harm, and are kept since they may be all that is left of an article",
    ),
    Check(
        "corrections",
        "The corrections are the ones that people signed, in their order.",
        checks.chain,
        "compare them with a backup; `sayso restore FILE --replace` puts the signed ones back",
    ),
    Check(
        "redactions",
        "What was redacted is not there.",
        checks.rows_of(checks.REDACTED),
        "redact it again with `sayso redact`",
    ),
)


def asked(database: Database, check: Check, *, tick: Callable[[], None] = lambda: None) -> Answer:
    """What the check finds in this ledger; ``tick`` is called for each thing that is looked at."""
    try:
        if check.writes:
            return database.written(lambda connection: _counted(check, check.ask(connection), tick))
        with database.reading() as connection:
            return _counted(check, check.ask(connection), tick)
    except (NotALedger, DBAPIError) as error:
        return _answer(check, 0, [f"it could not be asked: {_one_line(error)}"], 1)


def mended(database: Database, check: Check, answer: Answer) -> Answer:
    """What the check finds after mending, where it can be mended."""
    if answer.is_well or check.mend is None:
        return answer
    database.written(check.mend)
    after = asked(database, check)
    return Answer(
        answer.check,
        answer.help,
        answer.looked_at,
        answer.wrong,
        answer.examples,
        after.way_out,
        not after.wrong,
    )


def figures(database: Database) -> Iterator[tuple[str, int]]:
    """How much of everything the ledger has."""
    with database.reading() as connection:
        for name, query in _FIGURES.items():
            yield name, int(connection.execute(text(query)).scalar_one())


_FIGURES = {
    "articles": "SELECT count(*) FROM article",
    "versions": "SELECT count(*) FROM version",
    "readings": "SELECT count(*) FROM reading",
    "statements": "SELECT count(*) FROM statement",
    "stories": "SELECT count(DISTINCT story_id) FROM lineage",
    "copies": "SELECT count(*) FROM copy",
    "corrections": "SELECT count(*) FROM correction",
    "refusals": "SELECT count(*) FROM refusal",
    "redactions": "SELECT count(*) FROM redaction",
}


def _counted(check: Check, faults: Faults, tick: Callable[[], None]) -> Answer:
    looked_at, wrong, examples = 0, 0, list[str]()
    for fault in faults:
        looked_at += 1
        tick()
        if fault is not None:
            wrong += 1
            examples += [fault] if wrong <= EXAMPLES else []
    return _answer(check, looked_at, examples, wrong)


def _answer(check: Check, looked_at: int, examples: list[str], wrong: int) -> Answer:
    way_out = check.way_out if wrong else None
    return Answer(check.name, check.help, looked_at, wrong, tuple(examples), way_out)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
