"""How many disputes a story has, for the list of stories; the articles of an agency."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column and the index; what was weighed is weighed again, and counted with it."""
    op.add_column("story", sa.Column("disputes", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_lineage_origin_kind_hand"), "lineage", ["origin_kind", "hand"], unique=False)
    op.execute("UPDATE story SET weighed = NULL, weighed_by = NULL")
