"""Where Alembic finds the connection that a ledger was opened with."""

from alembic import context

from sayso.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
context.run_migrations()
