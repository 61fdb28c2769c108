"""The keys by which articles find each other stand under the article, and no more under its reading."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Write the keys of current readings anew, under the numbers of their articles."""
    op.execute(
        "CREATE TABLE kept_key AS SELECT DISTINCT k.key, k.rank - r.id + r.article_id AS rank "
        "FROM trace_key k JOIN reading r ON r.id = k.rank % 2147483648 AND r.current"
    )
    op.execute("DELETE FROM trace_key")
    op.execute("INSERT INTO trace_key (key, rank) SELECT key, rank FROM kept_key ORDER BY key, rank")
    op.execute("DROP TABLE kept_key")
