"""The ledger as the faces use it: a door to each thing it can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection

from sayso.ledger import (
    accounts,
    actors,
    addresses,
    articles,
    browsing,
    chain,
    doubts,
    happenings,
    ids,
    items,
    judging,
    keeping,
    outlets,
    pairs,
    past,
    places,
    reader,
    redaction,
    refusals,
    review,
    same_actors,
    search,
    suggesting,
    tallies,
    telling,
    voices,
)
from sayso.ledger.accounts import Account, Role
from sayso.ledger.actors import ActorPage, Choice
from sayso.ledger.addresses import Address
from sayso.ledger.articles import KeptArticle, KeptVersion
from sayso.ledger.browsing import Boxes, Shown
from sayso.ledger.chain import Broken, Correction, Signed
from sayso.ledger.database import Database, Snapshot
from sayso.ledger.doubts import Among
from sayso.ledger.findings import Findings, Row
from sayso.ledger.happenings import Happening
from sayso.ledger.items import Item, Taken
from sayso.ledger.keeping import Outcome
from sayso.ledger.lineage import Trace
from sayso.ledger.outlets import OutletPage
from sayso.ledger.pairs import Found, Side
from sayso.ledger.past import Past
from sayso.ledger.places import PlacePage
from sayso.ledger.query import Query
from sayso.ledger.reader import KeptCapture, Version
from sayso.ledger.redaction import Redacted
from sayso.ledger.review import Decision
from sayso.ledger.same_actors import Parts, SameActor
from sayso.ledger.search import ArticleHit, Hits, SaidHit
from sayso.ledger.stamp import Stamp
from sayso.ledger.suggesting import Suggested
from sayso.ledger.tallies import Tallies, Totals
from sayso.ledger.voices import ActorSaid, ChannelSaid
from sayso.model import (
    Capture,
    Dispute,
    Entry,
    Grade,
    Judged,
    Refusal,
    Report,
    Story,
    Told,
    Weighed,
    Wording,
    Words,
)


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

    def keep_all_weighed(self, found: Sequence[tuple[str, Weighed, tuple[int, ...]]], *, by: str) -> None:
        """Keep what was weighed in these stories, each with its key and its state as it was."""

        def keep(connection: Connection) -> None:
            for story, weighed, state in found:
                telling.keep_weighed(connection, story, weighed, by=by, of=state)

        self.database.written(keep)

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
            return doubts.statements(connection, Among(), limit=limit)

    def left_to_review(self) -> int:
        """How many statements nobody has looked at."""
        with self.database.reading() as connection:
            return doubts.left(connection)

    def doubtful(self, among: Among, *, grades: Sequence[Grade], limit: int) -> list[str]:
        """The statements with such a speaker that nobody has looked at, grade by grade, the newest first."""
        with self.database.reading() as connection:
            return doubts.statements(connection, among, grades=grades, limit=limit)

    def doubtful_copies(self, among: Among, *, limit: int) -> list[tuple[str, str]]:
        """Pairs of articles whose copy is in doubt, by their keys; see `doubts.copies`."""
        with self.database.reading() as connection:
            return doubts.copies(connection, among, limit=limit)

    def doubtful_claims(self, among: Among, by: str, *, limit: int) -> list[tuple[Words, Words]]:
        """Pairs of wordings that may be one claim, of what this version of sayso weighed."""
        with self.database.reading() as connection:
            return doubts.claims(connection, among, by, limit=limit)

    def last_weighed(self, story: str, by: str) -> Weighed | None:
        """What this version weighed in the story, also where a person has decided something since."""
        with self.database.reading() as connection:
            return doubts.last_weighed(connection, story, by)

    def doubtful_disputes(self, among: Among, by: str, *, limit: int) -> list[Dispute]:
        """Disputes by the weaker rules, of what this version of sayso weighed."""
        with self.database.reading() as connection:
            return doubts.disputes(connection, among, by, limit=limit)

    def same_actors(self, parts: Parts, *, limit: int) -> list[SameActor]:
        """Pairs of actors that may be one; ``parts`` gives the parts of a name in one spelling."""
        with self.database.reading() as connection:
            return same_actors.same_actors(connection, parts, limit=limit)

    def evidence(self, statement: str) -> Row | None:
        """A statement with the text it stands in; None when it is not there."""
        with self.database.reading() as connection:
            return review.evidence(connection, statement)

    def history(self, asked: past.Asked, *, limit: int) -> list[Past]:
        """The corrections that are asked for, the newest first, each with the one that undid it."""
        with self.database.reading() as connection:
            return past.history(connection, asked, limit=limit)

    def decided_of(self, *targets: str) -> list[Past]:
        """What was decided of the things with these keys, the newest first."""
        with self.database.reading() as connection:
            return past.of_targets(connection, targets)

    def last_of(self, person: str) -> Past | None:
        """The last decision of this person that holds; None when there is none among their last few."""
        with self.database.reading() as connection:
            return past.last_of(connection, person)

    def people(self) -> list[tuple[str, int]]:
        """Everybody who decided something, and how often."""
        with self.database.reading() as connection:
            return past.people(connection)

    def titles(self, articles: Collection[str]) -> dict[str, Row]:
        """The headline, outlet, day and URL of each of these articles, by their keys."""
        with self.database.reading() as connection:
            return past.titles(connection, articles)

    def side(self, article: str) -> Side:
        """The article with this key, as it stands beside another; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return pairs.side(connection, article)

    def found_between(self, one: str, other: str) -> Found | None:
        """What tracing found between two articles, by their keys; None when it found nothing."""
        with self.database.reading() as connection:
            return pairs.found_between(connection, one, other)

    def suggested(self, typed: str, *, limit: int = 12) -> list[Suggested]:
        """Actors that somebody may mean who is still typing."""
        with self.database.reading() as connection:
            return suggesting.suggested(connection, typed, limit=limit)

    def present(self, article: str) -> list[Suggested]:
        """The actors that the article with this key names."""
        with self.database.reading() as connection:
            return suggesting.present(connection, article)

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

    def wording(self, statement: str) -> Wording:
        """The words of the statement with this id or beginning of one; raises `NotInLedger`."""
        row = self.evidence(self.id_of("statement", statement))
        assert row is not None  # it was just found
        return Wording(row["article"], row["id"], row["text"][row["start"] : row["end"]])

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

    # ── letting in ──

    def accounts(self) -> list[Account]:
        """Every user, in the order of the alphabet."""
        return self.database.asked(accounts.accounts)

    def has_accounts(self) -> bool:
        """Whether there is any user, so that everybody has to log in."""
        return self.database.asked(accounts.has_accounts)

    def add_account(self, name: str, role: Role, *, now: str) -> Account:
        """The new user of this name; raises `BadAccount` when there is one already."""
        return self.database.written(lambda connection: accounts.add(connection, name, role, now=now))

    def set_role(self, name: str, role: Role) -> None:
        """Give the user this role, from their next request on."""
        self.database.written(lambda connection: accounts.set_role(connection, name, role))

    def remove_account(self, name: str) -> None:
        """Take the user out and end their sessions; what they corrected stays under their name."""
        self.database.written(lambda connection: accounts.remove(connection, name))

    def keep_link(self, name: str, secret: str, *, now: str, until: str) -> str:
        """The token of a link that lets the user in once, until that time."""
        return self.database.written(
            lambda connection: accounts.keep_link(connection, name, secret, now=now, until=until)
        )

    def log_in(self, link: str, secret: str, *, now: str, until: str) -> str | None:
        """The token of a session, for that of a link, which is used up; None when it lets nobody in."""
        return self.database.written(
            lambda connection: accounts.log_in(connection, link, secret, now=now, until=until)
        )

    def logged_in(self, session: str, *, now: str) -> Account | None:
        """Whose session this is the token of; None when it has ended."""
        return self.database.asked(lambda connection: accounts.logged_in(connection, session, now=now))

    def log_out(self, session: str, *, now: str) -> None:
        """End the session with this token."""
        self.database.written(lambda connection: accounts.log_out(connection, session, now=now))

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

    def actor_said(self, key: str) -> ActorSaid:
        """What the actor with this key says, counted of the newest statements; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return voices.actor_said(connection, key)

    def channel_said(self, key: str) -> ChannelSaid:
        """What is said through the channel with this key, as for an actor; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return voices.channel_said(connection, key)

    def outlet(self, name: str) -> OutletPage:
        """What the outlet with this name or domain brings; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return outlets.outlet(connection, name)

    def refused(self, *, limit: int) -> tuple[list[Row], int]:
        """What was not read, the last first, and how much there is of it."""
        with self.database.reading() as connection:
            return refusals.newest(connection, limit=limit)

    def actors_named(self, name: str) -> tuple[Choice, ...]:
        """The actors that have these words in one of their names, those with most statements first."""
        with self.database.reading() as connection:
            return tuple(actors.choices(connection, name))

    def actor_name(self, key: str) -> str | None:
        """The name of the actor with this key; None when there is none."""
        with self.database.reading() as connection:
            return actors.name_of(connection, key)

    def actor(self, name: str) -> ActorPage | tuple[Choice, ...]:
        """What the ledger has of the actor with this key or name; a list when several may be meant."""
        with self.database.reading() as connection:
            return actors.actor(connection, name)

    def place(self, key: str) -> PlacePage:
        """What the ledger has of the place with this key; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return places.place(connection, key)

    def stories(
        self, *, limit: int | None = None, since: date | None = None, until: date | None = None
    ) -> list[Entry]:
        """The stories, those with the newest article first; with days, those that have articles around them.

        A story without a day of publication matches neither ``since`` nor ``until``.
        """
        with self.database.reading() as connection:
            return telling.entries(connection, limit=limit, since=since, until=until)

    def boxes(self, shown: Shown, *, limit: int, after: str | None = None) -> Boxes:
        """The stories that have such an article, a page of them, those with the newest one first."""
        with self.database.reading() as connection:
            return browsing.stories(connection, shown, limit=limit, after=after)

    def tallies(self, shown: Shown) -> Tallies:
        """The facets of the newest such articles."""
        with self.database.reading() as connection:
            return tallies.of_shown(connection, shown)

    def stamp(self) -> Stamp:
        """What tells, for next to nothing, whether anybody has written into the ledger; to be closed."""
        return Stamp(self.database)

    def totals(self) -> Totals:
        """How much the ledger holds, with the facets of all articles: all is counted, which takes a while."""
        with self.database.reading() as connection:
            return tallies.totals(connection)

    def story(self, key: str, weighed: Weighed, *, headlines: bool = True) -> Story:
        """The story with this key, with what was weighed in it, and how its ``headlines`` stand."""
        with self.database.reading() as connection:
            return telling.story(connection, key, weighed, headlines=headlines)

    def items(self, story: str) -> tuple[Item, ...]:
        """What is said in the story with this key, statement by statement, in the order of publication."""
        with self.database.reading() as connection:
            return items.items(connection, story)

    def happenings(self, story: str) -> tuple[Happening, ...]:
        """What happened in the story with this key, event by event, in the order of publication."""
        with self.database.reading() as connection:
            return happenings.happenings(connection, story)

    def taken(self, story: str) -> dict[str, Taken]:
        """How the articles of the story that were taken from others carry their text, by their keys."""
        with self.database.reading() as connection:
            return items.taken(connection, story)

    def told(self, story: str) -> tuple[Told, ...]:
        """The articles of the story with all that is weighed of them, in the order of publication."""
        with self.database.reading() as connection:
            return telling.told(connection, story)

    def judged(self, story: str) -> Judged:
        """What people decided of the wordings of the story."""
        with self.database.reading() as connection:
            return judging.judged(connection, story)

    def weighed(self, story: str, by: str) -> Weighed | None:
        """What this version of sayso weighed in the story; None when something has changed since."""
        with self.database.reading() as connection:
            return telling.weighed(connection, story, by)

    def unweighed(self, by: str, *, newest: int | None = None) -> Sequence[str]:
        """The keys of the stories that have changed since this version of sayso weighed them.

        With ``newest`` so many of them at most, those with the newest article first.
        """
        with self.database.reading() as connection:
            return telling.unweighed(connection, by, newest=newest)

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

    def article(self, key: str, *, beside: str | None = None, by: str) -> tuple[Report, KeptArticle]:
        """The current report on the article with this key, and what the ledger has of it beside.

        ``beside`` names a copy that is told in any case, ``by`` what weighed the stories; raises
        `NotInLedger`.
        """
        with self.database.reading() as connection:
            return articles.article(connection, key, beside=beside, by=by)

    def kept_versions(self, article: str) -> list[KeptVersion]:
        """Every version of the article with this key, the oldest first; raises `NotInLedger`."""
        with self.database.reading() as connection:
            return articles.versions(connection, article)

    def version_report(self, article: str, number: int) -> Report:
        """The report on one of the versions, the oldest being 1, by the newest sayso that read it."""
        with self.database.reading() as connection:
            return articles.version_report(connection, article, number)

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
