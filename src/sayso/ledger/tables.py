"""The tables of a ledger, the same on SQLite and PostgreSQL.

    article ─< version ─< reading ─┬─< statement        what was found, a set of rows for each reading
       │         │         made_by ├─< appearance >─ actor
       │        blob               ├─< place_mention >─ place
       └─< sighting                ├─< time_mention · figure · event
                                   └── report, compressed: the findings whole
    story ─< lineage ─ article >─< copy >─< article    which articles go together
      └─< claim
    refusal · address · correction · redaction
    account ─< login_link · login_session             who may look at it over the network

An ``article`` is a page; a ``version`` is what it said at a time; a ``reading`` is what one version of sayso
found in it. Of an article's readings one is ``current``. Days and times are ISO 8601 in text and lists are
JSON in text, so that both databases hold, compare and sort the same.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# PostgreSQL sorts text by the locale of its cluster, SQLite by code point; "C" makes them one.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, *, indexed: bool = True, null: bool = False) -> Column[int]:
    return Column(
        f"{table}_id",
        ForeignKey(f"{table}.id", ondelete=None if null else "CASCADE"),
        nullable=null,
        index=indexed,
    )


def _words(name: str) -> Column[str]:
    return Column(name, _TEXT, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, _TEXT)


def _span(name: str = "") -> list[Column[int]]:
    """Where words stand in the reading's text; a named span may be absent."""
    before = f"{name}_" if name else ""
    return [Column(f"{before}{end}", Integer, nullable=bool(name)) for end in ("start", "end")]


# ── what was handed in ────────────────────────────────────────────────────────────────────────────

blob = Table(
    "blob",
    metadata,
    Column("digest", _TEXT, primary_key=True),  # sha256 of the bytes as they were delivered
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zstd
)

article = Table(
    "article",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),  # names the page for good; see identity.py
    _words("source"),
    _maybe("ref"),
    _maybe("within"),  # the feed, archive or rows file it came out of
    _words("added"),
)

version = Table(
    "version",
    metadata,
    _id(),
    _to("article", indexed=False),
    Column("digest", ForeignKey("blob.digest"), nullable=False, index=True),
    _words("seen"),  # when it was first seen so: fetched, crawled or added
    _words("kind"),
    _maybe("charset"),
    _words("hints"),  # JSON: what the caller knew of it
    _words("said"),  # JSON: what the feed or sitemap said of it, where the page says nothing
    Column("complete", Boolean, nullable=False),  # no for a feed's summary and for excerpts
    _words("gist"),  # digest of what it reports, furniture aside
    Index(None, "article_id", "seen"),
)

sighting = Table(  # of the same version in other bytes, too: a page's furniture changes with every visit
    "sighting",
    metadata,
    _id(),
    _to("article", indexed=False),
    _to("version"),
    _words("key"),  # digest of the bytes and of what was known beside them
    _words("seen"),
    Index(None, "article_id", "key"),
)

made_by = Table(
    "made_by",
    metadata,
    _id(),
    Column("digest", _TEXT, nullable=False, unique=True),
    _words("sayso"),
    _words("models"),  # JSON
    _words("lexicons"),
)

# ── what was found ────────────────────────────────────────────────────────────────────────────────

reading = Table(
    "reading",
    metadata,
    _id(),
    _to("article", indexed=False),
    _to("version", indexed=False),
    _to("made_by"),
    Column("current", Boolean, nullable=False),
    _maybe("title"),
    _words("text"),
    _words("content"),  # sha256 of the text
    _maybe("url"),
    _maybe("outlet"),
    _maybe("outlet_folded"),
    _maybe("published"),
    _maybe("published_time"),
    _maybe("language"),
    _words("byline"),  # JSON
    _words("passages"),  # JSON
    _words("credits"),  # JSON
    Column("report", LargeBinary, nullable=False),  # the line of `sayso read --json`, zstd
    _maybe("keys"),  # JSON: what the index finds it by when articles are compared
    Column("traits", LargeBinary),  # what it is compared by, JSON, zstd
    Column("propositions", LargeBinary),  # what it puts forward, JSON, zstd
    UniqueConstraint("version_id", "made_by_id"),
    Index(None, "article_id", "current"),
    Index(None, "published"),
    Index(None, "outlet_folded"),
)

actor = Table(
    "actor",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),
    _words("name"),
    _words("kind"),
    _words("folded"),  # the name as it is compared
    Column("merged_into", ForeignKey("actor.id"), index=True),  # the actor it was found to be
)

appearance = Table(
    "appearance",
    metadata,
    _id(),
    _to("reading"),
    _to("actor"),
    _words("name"),  # as this article names it
    _words("kind"),
    _maybe("description"),
    _maybe("gender"),
    _words("roles"),  # JSON
    _words("mentions"),  # JSON: spans
    _words("rule"),  # why it is this actor
    _maybe("found"),  # JSON: what was found, where a correction changed the row
)

channel = Table(
    "channel",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),
    _words("name"),
    _words("kind"),
)

statement = Table(
    "statement",
    metadata,
    _id(),
    _to("reading"),
    Column("key", _TEXT, nullable=False, index=True),  # the same for the same words in every reading
    _words("ident"),  # its id in the report
    *_span(),
    _words("content"),
    _words("spans"),  # JSON
    _maybe("cue"),
    *_span("cue"),
    _maybe("source"),
    *_span("source"),
    _words("kind"),
    _words("stance"),
    _words("certainty"),
    _words("strength"),
    _to("actor", null=True),
    _maybe("speaker"),
    _words("speaker_kind"),
    _maybe("speaker_description"),
    _words("speaker_grade"),
    _maybe("speaker_doubt"),
    _maybe("speaker_rule"),
    _to("channel", null=True),
    *_span("channel"),
    _maybe("said_earliest"),
    _maybe("said_latest"),
    _maybe("happened_earliest"),
    _maybe("happened_latest"),
    _words("hedges"),  # JSON
    _maybe("within"),  # key of the statement that contains this one
    _words("rule"),
    _words("status"),  # found, or what review made of it: accepted, rejected, edited
    _maybe("found"),  # JSON: what was found, where a correction changed the row
    Index(
        "ix_statement_rejected",
        "id",
        sqlite_where=text("status = 'rejected'"),
        postgresql_where=text("status = 'rejected'"),
    ),  # few, and left out of every search
    Index(
        "ix_statement_doubtful",
        "speaker_grade",
        "reading_id",
        sqlite_where=text("status = 'found' AND speaker_grade <> 'certain'"),
        postgresql_where=text("status = 'found' AND speaker_grade <> 'certain'"),
    ),  # the first that people look at
)

place = Table(
    "place",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),
    _words("name"),
    Column("folded", _TEXT, nullable=False, index=True),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    _maybe("country"),
    _maybe("kind"),
    Column("precision_km", Float),
    Index(None, "lat", "lon"),
)

place_mention = Table(
    "place_mention",
    metadata,
    _id(),
    _to("reading"),
    _to("place", null=True),
    _to("statement", null=True),
    *_span(),
    _words("text"),
    Column("candidates", Integer, nullable=False),
    _words("rule"),
    _maybe("doubt"),
    _maybe("found"),  # JSON: what was found, where a correction changed the row
)

time_mention = Table(
    "time_mention",
    metadata,
    _id(),
    _to("reading"),
    _to("statement", null=True),
    *_span(),
    _words("text"),
    _maybe("earliest"),
    _maybe("latest"),
    _words("rule"),
    _maybe("doubt"),
    _maybe("found"),  # JSON: what was found, where a correction changed the row
)

figure = Table(
    "figure",
    metadata,
    _id(),
    _to("reading"),
    _to("statement", null=True),
    *_span(),
    _words("text"),
    Column("low", Float),
    Column("high", Float),
    _words("unit"),
    _maybe("of"),
    _words("rule"),
    _maybe("tally"),  # of a toll: total, new, part
    Column("background", Boolean),  # of another happening than the article's; NULL: not looked at
    _maybe("doubt"),
)

event = Table(
    "event",
    metadata,
    _id(),
    _to("reading"),
    _to("statement", null=True),
    *_span(),
    _maybe("text"),
    _words("what"),
    _maybe("type"),
    _words("actors"),  # JSON
    _maybe("place"),  # JSON
    _maybe("earliest"),
    _maybe("latest"),
    _maybe("factuality"),
    _maybe("rule"),
)

# ── which articles go together ────────────────────────────────────────────────────────────────────

story = Table(
    "story",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),
    Column("merged_into", ForeignKey("story.id"), index=True),  # the story that a person says it is
    Column("weighed", LargeBinary),  # its claims, disputes and figures, JSON, zstd; NULL until made again
    _maybe("weighed_by"),  # the version of sayso, and the digest of the lexicons
    Column("disputes", Integer),  # how many were found in it; NULL until it is weighed
)

lineage = Table(  # of an article's current reading; it has none while nothing was traced
    "lineage",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("found_in", ForeignKey("story.id"), nullable=False, index=True),  # the story it was put into
    Column("story_id", ForeignKey("story.id"), nullable=False, index=True),  # the one it is in, by people too
    _words("story_why"),  # JSON: the evidence for its story
    Column("origin_id", ForeignKey("article.id"), nullable=False, index=True),  # the first of its text
    Column("parent_id", ForeignKey("article.id", ondelete="SET NULL"), index=True),
    _words("parent_why"),  # JSON: the evidence that it was taken from there
    _maybe("family"),  # of publishers, to which its outlet belongs
    _words("own_kind"),  # what the article itself shows of its first hand
    _maybe("own_hand"),
    _words("own_why"),  # JSON
    _words("origin_kind"),  # and what all copies of its text show together
    _maybe("hand"),
    Index(None, "origin_kind", "hand"),
)

trace_key = Table(  # what articles find each other by; see keys.py
    "trace_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),  # of an article; see words.py
    sqlite_with_rowid=False,
)

copy = Table(
    "copy",
    metadata,
    _id(),
    _to("article"),
    Column("other_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    _words("derivation"),
    _words("direction"),  # from: the article was taken from the other one
    Column("share", Float, nullable=False),
    Column("share_there", Float, nullable=False),
    Column("weight", Float, nullable=False),
    _words("passages"),  # JSON: spans of the article, and of the other one
    _words("evidence"),  # JSON
    _maybe("judged"),  # what a person said of it: yes, no, unsure; with "no" it counts nowhere
    _maybe("found"),  # JSON: the evidence that was found, where a correction changed the row
    UniqueConstraint("article_id", "other_id"),
)

claim = Table(
    "claim",
    metadata,
    _id(),
    _to("story"),
    _words("key"),
    _words("text"),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    _words("members"),  # JSON
    _words("disputes"),  # JSON
)

# What a correction changed: few rows among many.
for _corrected in (statement, appearance, place_mention, time_mention, copy):
    _changed = _corrected.c.found.is_not(None)
    Index(f"ix_{_corrected}_found", _corrected.c.id, sqlite_where=_changed, postgresql_where=_changed)

# ── what was not read, where to look again, and what people said of it ────────────────────────────

refusal = Table(
    "refusal",
    metadata,
    _id(),
    Column("key", _TEXT, nullable=False, unique=True),
    Column("source", _TEXT, nullable=False, index=True),
    _words("reason"),
    _words("way_out"),
    _maybe("bytes_key"),  # of what was refused, so that it is not tried again by the same version of sayso
    _maybe("made_by"),
    _words("at"),
    Index(None, "bytes_key"),
)

address = Table(
    "address",
    metadata,
    Column("url", _TEXT, primary_key=True),
    _words("kind"),  # "feed" is polled, "page" was fetched
    _maybe("title"),
    _maybe("etag"),
    _maybe("last_modified"),
    _words("checked"),
    Column("next_check", _TEXT, index=True),
    Column("failures", Integer, nullable=False),
    _maybe("note"),  # the last failure, or an override that was asked for
)

correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    _words("at"),
    _words("person"),
    Column("action", _TEXT, nullable=False, index=True),
    _words("target"),  # key of the statement, the actor or the words; see review.py
    Column("article", _TEXT, index=True),  # the key of the one that it is about
    _maybe("reason"),
    _maybe("before"),  # JSON; NULL when redacted
    _maybe("after"),  # JSON; NULL when redacted
    _words("texts"),  # digest of reason, before and after, so that the chain outlives a redaction
    Column("undoes", ForeignKey("correction.number")),
    _words("previous"),
    Column("hash", _TEXT, nullable=False, unique=True),
    Index(None, "target"),
)

redaction = Table(
    "redaction",
    metadata,
    _id(),
    _words("at"),
    _words("person"),
    _words("reason"),
    _words("what"),  # "article" or "bytes"
    Column("key", _TEXT, nullable=False, unique=True),  # of the article, or the digest of its bytes
)

# ── who may look at it over the network: see accounts.py ──────────────────────────────────────────

account = Table(
    "account",
    metadata,
    _id(),
    _words("name"),
    Column("key", _TEXT, nullable=False, unique=True),  # the name, whichever way it is written
    _words("role"),
    _words("added"),
)

login_link = Table("login_link", metadata, _id(), _to("account"), _words("digest"), _words("until"))

login_session = Table("login_session", metadata, _id(), _to("account"), _words("digest"), _words("until"))
