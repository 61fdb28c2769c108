"""What `sayso doctor --mend` does: it loses no text and no finding."""

from __future__ import annotations

from sqlalchemy import Connection, text

from sayso.ledger.checks import COPIES, UNNEEDED, copy_astray
from sayso.ledger.indexing import forget_actors
from sayso.ledger.lineage import settle_all
from sayso.ledger.projection import lay_all
from sayso.ledger.reindexing import reindex


def mark_current(connection: Connection) -> None:
    """Make the newest reading of each article's newest version current, correct it and index it."""
    connection.execute(text(_MARK))
    lay_all(connection)
    reindex(connection)


def take_unneeded(connection: Connection) -> None:
    """Take out the actors, places and channels that no article names."""
    names = text(f"SELECT id, name FROM actor WHERE {UNNEEDED['actor']}")
    forget_actors(connection, connection.execute(names).mappings().all())
    for table, condition in UNNEEDED.items():
        connection.execute(text(f"DELETE FROM {table} WHERE {condition}"))


def regroup(connection: Connection) -> None:
    """Take out the copies whose passages do not stand, and work out parents and origins anew."""
    for row in connection.execute(text(COPIES)).all():
        if copy_astray(row):
            connection.execute(text("DELETE FROM copy WHERE id = :id"), {"id": row.id})
    settle_all(connection)


# The order is that of keeping.py.
_MARK = """
    UPDATE reading SET current = (id = (
        SELECT r.id FROM reading r JOIN version v ON v.id = r.version_id
        WHERE r.article_id = reading.article_id ORDER BY v.seen DESC, v.id DESC, r.id DESC LIMIT 1))"""
