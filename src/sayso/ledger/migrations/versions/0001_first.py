"""The first schema."""

from __future__ import annotations

from alembic import op

from sayso.ledger.tables import metadata
from sayso.ledger.words import index_statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and the indexes of words."""
    metadata.create_all(op.get_bind())
    for statement in index_statements(op.get_bind().dialect.name):
        op.execute(statement)
