"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# What is indexed comes folded and parted by blanks: "ascii" takes all but the blank for a part of a word. The
# index is contentless, for the texts lie in the tables, and nobody asks for the number of words of an entry.
_WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE {table}_words USING fts5(words, content='', columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE {table}_words (rank bigint PRIMARY KEY, id integer NOT NULL UNIQUE "
        "REFERENCES {table} ON DELETE CASCADE, words tsvector NOT NULL, long text)",
        "CREATE INDEX ix_{table}_words ON {table}_words USING gin (words) WITH (fastupdate = off)",
    ),
}


def upgrade() -> None:
    """Make every table, and the indexes of words."""
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("folded", _TEXT, nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["actor.id"], name=op.f("fk_actor_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
        sa.UniqueConstraint("key", name=op.f("uq_actor_key")),
    )
    op.create_index(op.f("ix_actor_merged_into"), "actor", ["merged_into"], unique=False)
    op.create_table(
        "address",
        sa.Column("url", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("title", _TEXT, nullable=True),
        sa.Column("etag", _TEXT, nullable=True),
        sa.Column("last_modified", _TEXT, nullable=True),
        sa.Column("checked", _TEXT, nullable=False),
        sa.Column("next_check", _TEXT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("note", _TEXT, nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_address")),
    )
    op.create_index(op.f("ix_address_next_check"), "address", ["next_check"], unique=False)
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("source", _TEXT, nullable=False),
        sa.Column("ref", _TEXT, nullable=True),
        sa.Column("within", _TEXT, nullable=True),
        sa.Column("added", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
    )
    op.create_table(
        "blob",
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_blob")),
    )
    op.create_table(
        "channel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
        sa.UniqueConstraint("key", name=op.f("uq_channel_key")),
    )
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("action", _TEXT, nullable=False),
        sa.Column("target", _TEXT, nullable=False),
        sa.Column("article", _TEXT, nullable=True),
        sa.Column("reason", _TEXT, nullable=True),
        sa.Column("before", _TEXT, nullable=True),
        sa.Column("after", _TEXT, nullable=True),
        sa.Column("texts", _TEXT, nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous", _TEXT, nullable=False),
        sa.Column("hash", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["correction.number"], name=op.f("fk_correction_undoes")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_correction")),
        sa.UniqueConstraint("hash", name=op.f("uq_correction_hash")),
    )
    op.create_index(op.f("ix_correction_action"), "correction", ["action"], unique=False)
    op.create_index(op.f("ix_correction_article"), "correction", ["article"], unique=False)
    op.create_index(op.f("ix_correction_target"), "correction", ["target"], unique=False)
    op.create_table(
        "made_by",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("sayso", _TEXT, nullable=False),
        sa.Column("models", _TEXT, nullable=False),
        sa.Column("lexicons", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_made_by")),
        sa.UniqueConstraint("digest", name=op.f("uq_made_by_digest")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("folded", _TEXT, nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("country", _TEXT, nullable=True),
        sa.Column("kind", _TEXT, nullable=True),
        sa.Column("precision_km", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("key", name=op.f("uq_place_key")),
    )
    op.create_index(op.f("ix_place_folded"), "place", ["folded"], unique=False)
    op.create_index(op.f("ix_place_lat_lon"), "place", ["lat", "lon"], unique=False)
    op.create_table(
        "redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("what", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction")),
        sa.UniqueConstraint("key", name=op.f("uq_redaction_key")),
    )
    op.create_table(
        "refusal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("source", _TEXT, nullable=False),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("way_out", _TEXT, nullable=False),
        sa.Column("bytes_key", _TEXT, nullable=True),
        sa.Column("made_by", _TEXT, nullable=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusal")),
        sa.UniqueConstraint("key", name=op.f("uq_refusal_key")),
    )
    op.create_index(op.f("ix_refusal_bytes_key"), "refusal", ["bytes_key"], unique=False)
    op.create_index(op.f("ix_refusal_source"), "refusal", ["source"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("digest", _TEXT, nullable=False),
        sa.Column("seen", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("charset", _TEXT, nullable=True),
        sa.Column("hints", _TEXT, nullable=False),
        sa.Column("said", _TEXT, nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("gist", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_version_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["digest"], ["blob.digest"], name=op.f("fk_version_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
    )
    op.create_index(op.f("ix_version_article_id_seen"), "version", ["article_id", "seen"], unique=False)
    op.create_index(op.f("ix_version_digest"), "version", ["digest"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("title", _TEXT, nullable=True),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("content", _TEXT, nullable=False),
        sa.Column("url", _TEXT, nullable=True),
        sa.Column("outlet", _TEXT, nullable=True),
        sa.Column("outlet_folded", _TEXT, nullable=True),
        sa.Column("published", _TEXT, nullable=True),
        sa.Column("published_time", _TEXT, nullable=True),
        sa.Column("language", _TEXT, nullable=True),
        sa.Column("byline", _TEXT, nullable=False),
        sa.Column("passages", _TEXT, nullable=False),
        sa.Column("credits", _TEXT, nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_reading_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["made_by.id"], name=op.f("fk_reading_made_by_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_reading_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("version_id", "made_by_id", name=op.f("uq_reading_version_id_made_by_id")),
    )
    op.create_index(op.f("ix_reading_article_id_current"), "reading", ["article_id", "current"], unique=False)
    op.create_index(op.f("ix_reading_made_by_id"), "reading", ["made_by_id"], unique=False)
    op.create_index(op.f("ix_reading_outlet_folded"), "reading", ["outlet_folded"], unique=False)
    op.create_index(op.f("ix_reading_published"), "reading", ["published"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("seen", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_sighting_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_sighting_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting")),
    )
    op.create_index(op.f("ix_sighting_article_id_key"), "sighting", ["article_id", "key"], unique=False)
    op.create_index(op.f("ix_sighting_version_id"), "sighting", ["version_id"], unique=False)
    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("description", _TEXT, nullable=True),
        sa.Column("gender", _TEXT, nullable=True),
        sa.Column("roles", _TEXT, nullable=False),
        sa.Column("mentions", _TEXT, nullable=False),
        sa.Column("rule", _TEXT, nullable=False),
        sa.Column("found", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_appearance_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_appearance_reading_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
    )
    op.create_index(op.f("ix_appearance_actor_id"), "appearance", ["actor_id"], unique=False)
    op.create_index(
        "ix_appearance_found",
        "appearance",
        ["id"],
        unique=False,
        sqlite_where=sa.text("found IS NOT NULL"),
        postgresql_where=sa.text("found IS NOT NULL"),
    )
    op.create_index(op.f("ix_appearance_reading_id"), "appearance", ["reading_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("ident", _TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("content", _TEXT, nullable=False),
        sa.Column("spans", _TEXT, nullable=False),
        sa.Column("cue", _TEXT, nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("source", _TEXT, nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("stance", _TEXT, nullable=False),
        sa.Column("certainty", _TEXT, nullable=False),
        sa.Column("strength", _TEXT, nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("speaker", _TEXT, nullable=True),
        sa.Column("speaker_kind", _TEXT, nullable=False),
        sa.Column("speaker_description", _TEXT, nullable=True),
        sa.Column("speaker_grade", _TEXT, nullable=False),
        sa.Column("speaker_doubt", _TEXT, nullable=True),
        sa.Column("speaker_rule", _TEXT, nullable=True),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("channel_start", sa.Integer(), nullable=True),
        sa.Column("channel_end", sa.Integer(), nullable=True),
        sa.Column("said_earliest", _TEXT, nullable=True),
        sa.Column("said_latest", _TEXT, nullable=True),
        sa.Column("hedges", _TEXT, nullable=False),
        sa.Column("within", _TEXT, nullable=True),
        sa.Column("rule", _TEXT, nullable=False),
        sa.Column("status", _TEXT, nullable=False),
        sa.Column("found", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_statement_actor_id")),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_statement_channel_id")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_statement_reading_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_actor_id"), "statement", ["actor_id"], unique=False)
    op.create_index(op.f("ix_statement_channel_id"), "statement", ["channel_id"], unique=False)
    op.create_index(
        "ix_statement_found",
        "statement",
        ["id"],
        unique=False,
        sqlite_where=sa.text("found IS NOT NULL"),
        postgresql_where=sa.text("found IS NOT NULL"),
    )
    op.create_index(op.f("ix_statement_key"), "statement", ["key"], unique=False)
    op.create_index(op.f("ix_statement_reading_id"), "statement", ["reading_id"], unique=False)
    op.create_index(
        "ix_statement_rejected",
        "statement",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status = 'rejected'"),
        postgresql_where=sa.text("status = 'rejected'"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("what", _TEXT, nullable=False),
        sa.Column("type", _TEXT, nullable=True),
        sa.Column("actors", _TEXT, nullable=False),
        sa.Column("place", _TEXT, nullable=True),
        sa.Column("earliest", _TEXT, nullable=True),
        sa.Column("latest", _TEXT, nullable=True),
        sa.Column("rule", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_event_reading_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_event_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_reading_id"), "event", ["reading_id"], unique=False)
    op.create_index(op.f("ix_event_statement_id"), "event", ["statement_id"], unique=False)
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", _TEXT, nullable=False),
        sa.Column("of", _TEXT, nullable=True),
        sa.Column("rule", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_figure_reading_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_figure_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
    )
    op.create_index(op.f("ix_figure_reading_id"), "figure", ["reading_id"], unique=False)
    op.create_index(op.f("ix_figure_statement_id"), "figure", ["statement_id"], unique=False)
    op.create_table(
        "place_mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("candidates", sa.Integer(), nullable=False),
        sa.Column("rule", _TEXT, nullable=False),
        sa.Column("found", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_place_mention_place_id")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_place_mention_reading_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_place_mention_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_mention")),
    )
    op.create_index(
        "ix_place_mention_found",
        "place_mention",
        ["id"],
        unique=False,
        sqlite_where=sa.text("found IS NOT NULL"),
        postgresql_where=sa.text("found IS NOT NULL"),
    )
    op.create_index(op.f("ix_place_mention_place_id"), "place_mention", ["place_id"], unique=False)
    op.create_index(op.f("ix_place_mention_reading_id"), "place_mention", ["reading_id"], unique=False)
    op.create_index(op.f("ix_place_mention_statement_id"), "place_mention", ["statement_id"], unique=False)
    op.create_table(
        "time_mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("earliest", _TEXT, nullable=True),
        sa.Column("latest", _TEXT, nullable=True),
        sa.Column("rule", _TEXT, nullable=False),
        sa.Column("found", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["reading.id"], name=op.f("fk_time_mention_reading_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_time_mention_statement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_mention")),
    )
    op.create_index(
        "ix_time_mention_found",
        "time_mention",
        ["id"],
        unique=False,
        sqlite_where=sa.text("found IS NOT NULL"),
        postgresql_where=sa.text("found IS NOT NULL"),
    )
    op.create_index(op.f("ix_time_mention_reading_id"), "time_mention", ["reading_id"], unique=False)
    op.create_index(op.f("ix_time_mention_statement_id"), "time_mention", ["statement_id"], unique=False)
    for table in ("statement", "reading", "actor"):
        for made in _WORDS[op.get_bind().dialect.name]:
            op.execute(made.format(table=table))
