"""Which articles go together: stories, lineage, copies, claims; and what each article is compared by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of tracing, and the columns of a reading that it compares."""
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("weighed", sa.LargeBinary(), nullable=True),
        sa.Column("weighed_by", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["story.id"], name=op.f("fk_story_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("key", name=op.f("uq_story_key")),
    )
    op.create_index(op.f("ix_story_merged_into"), "story", ["merged_into"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("members", _TEXT, nullable=False),
        sa.Column("disputes", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_claim_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_story_id"), "claim", ["story_id"], unique=False)
    op.create_table(
        "copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("derivation", _TEXT, nullable=False),
        sa.Column("direction", _TEXT, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("share_there", sa.Float(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("passages", _TEXT, nullable=False),
        sa.Column("evidence", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_copy_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["article.id"], name=op.f("fk_copy_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy")),
        sa.UniqueConstraint("article_id", "other_id", name=op.f("uq_copy_article_id_other_id")),
    )
    op.create_index(op.f("ix_copy_article_id"), "copy", ["article_id"], unique=False)
    op.create_index(op.f("ix_copy_other_id"), "copy", ["other_id"], unique=False)
    op.create_table(
        "trace_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "rank", name=op.f("pk_trace_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lineage",
        sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("found_in", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("story_why", _TEXT, nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("parent_why", _TEXT, nullable=False),
        sa.Column("family", _TEXT, nullable=True),
        sa.Column("own_kind", _TEXT, nullable=False),
        sa.Column("own_hand", _TEXT, nullable=True),
        sa.Column("own_why", _TEXT, nullable=False),
        sa.Column("origin_kind", _TEXT, nullable=False),
        sa.Column("hand", _TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_lineage_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["found_in"], ["story.id"], name=op.f("fk_lineage_found_in")),
        sa.ForeignKeyConstraint(["origin_id"], ["article.id"], name=op.f("fk_lineage_origin_id")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["article.id"], name=op.f("fk_lineage_parent_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_lineage_story_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_lineage")),
    )
    op.create_index(op.f("ix_lineage_found_in"), "lineage", ["found_in"], unique=False)
    op.create_index(op.f("ix_lineage_origin_id"), "lineage", ["origin_id"], unique=False)
    op.create_index(op.f("ix_lineage_parent_id"), "lineage", ["parent_id"], unique=False)
    op.create_index(op.f("ix_lineage_story_id"), "lineage", ["story_id"], unique=False)
    op.add_column("reading", sa.Column("keys", _TEXT, nullable=True))
    op.add_column("reading", sa.Column("traits", sa.LargeBinary(), nullable=True))
    op.add_column("reading", sa.Column("propositions", sa.LargeBinary(), nullable=True))
