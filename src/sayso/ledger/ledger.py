"""The ledger as the faces use it: a door to each thing it can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection

from sayso.ledger import (
    actors,
    addresses,
    chain,
    ids,
    items,
    keeping,
    reader,
    redaction,
    refusals,
    review,
    search,
    telling,
)
from sayso.ledger.actors import ActorPage, Choice
from sayso.ledger.addresses import Address
from sayso.ledger.chain import Broken, Correction, Signed
from sayso.ledger.database import Database, Snapshot
from sayso.ledger.findings import Findings, Row
from sayso.ledger.items import Item, Taken
from sayso.ledger.keeping import Outcome
from sayso.ledger.lineage import Trace
from sayso.ledger.query import Query
from sayso.ledger.reader import KeptCapture, Version
from sayso.ledger.redaction import Redacted
from sayso.ledger.review import Decision
from sayso.ledger.search import ArticleHit, Hits, SaidHit
from sayso.model import Capture, Entry, Refusal, Story, Told, Weighed


class Ledger:
    """One open ledger. What it writes is written whole when the call returns."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # ── writing ──

    def keep(
        self, capture: Capture, found: Findings, *, folder: str, now: str, trace: Trace | None = None
    ) -> Outcome:
        """Write down an article with its findings; ``folder`` is what relative paths start from.

        ``trace`` tells which earlier articles it goes together with; without it none is looked for.
        """
        return self.database.written(
            lambda connection: keeping.keep(connection, capture, found, folder=folder, now=now, trace=trace)
        )

    def keep_reading(self, version: int, found: Findings, *, trace: Trace | None = None) -> Outcome:
        """Write down what another version of sayso found in a version that is kept."""
        return self.database.written(
            lambda connection: keeping.keep_reading(connection, version, found, trace=trace)
        )

    def refuse(
        self, refusal: Refusal, *, now: str, capture: Capture | None = None, made_by: str | None = None
    ) -> None:
        """Write down what was not read, and why."""
        self.database.written(
            lambda connection: refusals.refuse(connection, refusal, now=now, capture=capture, made_by=made_by)
        )

    def remember(self, address: Address) -> None:
        """Keep what is known of a URL."""
        self.database.written(lambda connection: addresses.remember(connection, address))

    def forget(self, url: str) -> bool:
        """Whether the URL was known, and is no more."""
        return self.database.written(lambda connection: addresses.forget(connection, url))

    def keep_weighed(self, story: str, found: Weighed, *, by: str, of: tuple[int, ...] | None = None) -> None:
        """Keep what was weighed in the story with this key, unless it has changed from the state ``of``."""
        self.database.written(lambda connection: telling.keep_weighed(connection, story, found, by=by, of=of))

    # ── correcting ──

    def correct(self, *decisions: Decision, signed: Signed) -> list[int]:
        """The numbers of the corrections that these decisions, all of them or none, became."""
        return self.database.written(
            lambda connection: [review.correct(connection, decision, signed) for decision in decisions]
        )

    def waiting(self) -> list[Correction]:
        """The corrections that have nothing to apply to in what is current."""
        with self.database.reading() as connection:
            return review.waiting(connection)

    def to_review(self, *, limit: int = 1_000) -> list[str]:
        """The statements that nobody has looked at, the doubtful first."""
        with self.database.reading() as connection:
            return review.queue(connection, limit=limit)

    def left_to_review(self) -> int:
        """How many statements nobody has looked at."""
        with self.database.reading() as connection:
            return review.left(connection)

    def evidence(self, statement: str) -> Row | None:
        """A statement with the text it stands in; None when it is not there."""
        with self.database.reading() as connection:
            return review.evidence(connection, statement)

    def head(self) -> str:
        """The number and the hash of the last correction, to be noted elsewhere."""
        with self.database.reading() as connection:
            return chain.head(connection)

    def broken(self, *, noted: str | None = None) -> list[Broken]:
        """Where the chain of corrections does not hold; empty when it does."""
        with self.database.reading() as connection:
            return chain.verify(connection, noted=noted)

    def id_of(self, what: str, given: str) -> str:
        """The whole id of the article, statement or actor that a person named in short."""
        with self.database.reading() as connection:
            return ids.NAMED[what](connection, given)

    # ── taking out ──

    def redactable(self, named: str) -> str:
        """The key of an article that is there, or was taken out, by its id or URL; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return redaction.key_named(connection, named)

    def redact(self, article: str, signed: Signed) -> Redacted:
        """Take the article with this key out for good; what became of it."""
        done = self.database.written(lambda connection: redaction.redact(connection, article, signed))
        redaction.scrub(self.database)
        return done

    def tombstones(self) -> list[Row]:
        """What was taken out, as rows for a file beside a backup."""
        with self.database.reading() as connection:
            return redaction.tombstones(connection)

    def reapply(self, tombstones: Iterable[Row]) -> list[Redacted]:
        """Take out again what these tombstones name, as after restoring an older backup."""
        rows = list(tombstones)
        done = self.database.written(lambda connection: redaction.reapply(connection, rows))
        if done:
            redaction.scrub(self.database)
        return done

    # ── looking ──

    @contextmanager
    def snapshot(self) -> Iterator[Ledger]:
        """The ledger as it is now, to look at: what others write meanwhile is not in it."""
        with self.database.reading() as connection:
            yield Ledger(Snapshot(self.database, connection))

    def address(self, url: str) -> Address | None:
        """What is known of a URL; None when it was never asked for."""
        return self.database.asked(lambda connection: addresses.known(connection, url))

    def followed(self) -> Sequence[Address]:
        """Every feed that is polled."""
        return self.database.asked(addresses.followed)

    def due(self, now: str, *, limit: int = 1_000) -> Sequence[Address]:
        """The feeds and pages that are to be looked at again by now."""
        return self.database.asked(lambda connection: addresses.due(connection, now, limit=limit))

    def already(self, capture: Capture, *, folder: str, made_by: str) -> Outcome | Refusal | None:
        """What this version of sayso made of exactly these bytes before; None when it has not met them."""

        def known(connection: Connection) -> Outcome | Refusal | None:
            kept = keeping.already(connection, capture, folder=folder, made_by=made_by)
            return kept or refusals.already(connection, capture, made_by=made_by)

        return self.database.asked(known)

    def rows(self, view: str) -> Iterator[Row]:
        """The rows of one of the ledger's views, in a fixed order, not held in memory together."""
        return reader.rows(self.database, view)

    def count(self, view: str) -> int:
        """How many rows a view has."""
        return reader.count(self.database, view)

    def search(self, query: Query) -> Hits[SaidHit]:
        """The statements that the query asks for, newest published first; see `Query`."""
        with self.database.reading() as connection:
            return search.statements(connection, query)

    def search_articles(self, query: Query) -> Hits[ArticleHit]:
        """The articles that the query asks for, newest published first; see `Query`."""
        with self.database.reading() as connection:
            return search.articles(connection, query)

    def actor(self, name: str) -> ActorPage | tuple[Choice, ...]:
        """What the ledger has of the actor with this key or name; a list when several may be meant."""
        with self.database.reading() as connection:
            return actors.actor(connection, name)

    def stories(
        self, *, limit: int | None = None, since: date | None = None, until: date | None = None
    ) -> list[Entry]:
        """The stories, those with the newest article first; with days, those that have articles around them.

        A story without a day of publication matches neither ``since`` nor ``until``.
        """
        with self.database.reading() as connection:
            return telling.entries(connection, limit=limit, since=since, until=until)

    def story(self, key: str, weighed: Weighed, *, headlines: bool = True) -> Story:
        """The story with this key, with what was weighed in it, and how its ``headlines`` stand."""
        with self.database.reading() as connection:
            return telling.story(connection, key, weighed, headlines=headlines)

    def items(self, story: str) -> tuple[Item, ...]:
        """What is said in the story with this key, statement by statement, in the order of publication."""
        with self.database.reading() as connection:
            return items.items(connection, story)

    def taken(self, story: str) -> dict[str, Taken]:
        """How the articles of the story that were taken from others carry their text, by their keys."""
        with self.database.reading() as connection:
            return items.taken(connection, story)

    def told(self, story: str) -> tuple[Told, ...]:
        """The articles of the story with all that is weighed of them, in the order of publication."""
        with self.database.reading() as connection:
            return telling.told(connection, story)

    def weighed(self, story: str, by: str) -> Weighed | None:
        """What this version of sayso weighed in the story; None when something has changed since."""
        with self.database.reading() as connection:
            return telling.weighed(connection, story, by)

    def unweighed(self, by: str) -> Sequence[str]:
        """The keys of the stories that have changed since this version of sayso weighed them."""
        with self.database.reading() as connection:
            return telling.unweighed(connection, by)

    def state(self, story: str) -> tuple[int, ...]:
        """What the weighing of the story hangs on: the last correction, and the readings of its articles."""
        with self.database.reading() as connection:
            return telling.state(connection, story)

    def report(self, article: str) -> bytes | None:
        """The current report on an article as `sayso read --json` writes it; None when it is unknown."""
        return reader.report(self.database, article)

    def article_key(self, named: str) -> str:
        """The key of the article with this id, the beginning of one, or this URL; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return reader.article_key(connection, named)

    def versions(self, article: str) -> list[Version]:
        """Every version of an article, the oldest first, each with its report."""
        return reader.versions(self.database, article)

    def title(self, article: str) -> str | None:
        """The headline of an article."""
        return reader.title(self.database, article)

    def unread(self, made_by: str) -> Iterator[KeptCapture]:
        """Every version that this version of sayso has not read, with its bytes."""
        return reader.unread(self.database, made_by)

    def bytes_of(self, digest: str) -> bytes | None:
        """The bytes as they were delivered; None when the ledger does not have them."""
        return reader.bytes_of(self.database, digest)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
