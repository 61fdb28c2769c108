"""What happened, when what is said happened, what a toll counts, and why a finding may be another."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make room for it; what was read before tells nothing of it until it is read again."""
    for table, columns in _NEW.items():
        for name in columns:
            op.add_column(table, sa.Column(name, _TEXT, nullable=True))
    op.add_column("figure", sa.Column("background", sa.Boolean(), nullable=True))


_NEW = {
    "statement": ("happened_earliest", "happened_latest"),
    "place_mention": ("doubt",),
    "time_mention": ("doubt",),
    "figure": ("tally", "doubt"),
    "event": ("text", "factuality"),
}
