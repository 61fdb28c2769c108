"""What people decided of copies, and what they are to look at first."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_DOUBTFUL = sa.text("status = 'found' AND speaker_grade <> 'certain'")
_CHANGED = sa.text("found IS NOT NULL")


def upgrade() -> None:
    """Make room for it."""
    op.add_column("copy", sa.Column("judged", _TEXT, nullable=True))
    op.add_column("copy", sa.Column("found", _TEXT, nullable=True))
    op.create_index("ix_copy_found", "copy", ["id"], sqlite_where=_CHANGED, postgresql_where=_CHANGED)
    op.create_index(
        "ix_statement_doubtful",
        "statement",
        ["speaker_grade", "reading_id"],
        sqlite_where=_DOUBTFUL,
        postgresql_where=_DOUBTFUL,
    )
