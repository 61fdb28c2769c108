"""The schema of a ledger: made, recognised and brought up to date, by Alembic's migrations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from sayso.errors import LedgerTooNew, LedgerTooOld, NoLedger, NotALedger
from sayso.ledger.database import Database
from sayso.ledger.views import VIEWS

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0007"  # the newest of migrations/versions
MIGRATIONS = Path(__file__).parent / "migrations"


def make(database: Database, *, at: str = HEAD) -> None:
    """Make the ledger's tables, of this revision, where there are none; refuse what is something else."""
    if revision(database) is None:
        database.written(lambda connection: upgrade_over(connection, to=at))


def upgrade(database: Database) -> None:
    """Bring an older ledger up to date, all of it or nothing."""
    database.written(upgrade_over)


def check(database: Database) -> None:
    """Raise unless this is a ledger that this sayso reads."""
    found = revision(database)
    if found is None:
        raise NoLedger(
            f"there is no ledger at {database.name}", "make one with `sayso add SOURCE… --ledger …`"
        )
    if found < HEAD:
        raise LedgerTooOld(
            f"{database.name} was made by an older sayso (schema {found}, not {HEAD})",
            "bring it up to date with `sayso doctor --upgrade`, after a `sayso backup`",
        )
    if found > HEAD:
        raise LedgerTooNew(
            f"{database.name} was made by a newer sayso (schema {found}, not {HEAD})", "update sayso"
        )


def revision(database: Database) -> str | None:
    """Which schema the ledger has; None where nothing is yet."""
    if database.file is not None and (not database.file.exists() or database.file.stat().st_size == 0):
        return None
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if tables:
        raise NotALedger(
            f"{database.name} holds other tables ({', '.join(sorted(tables)[:3])} …)",
            "name another with --ledger",
        )
    return None


def upgrade_over(connection: Connection, *, to: str = HEAD, migrations: Path = MIGRATIONS) -> None:
    """Bring the ledger at the other end of the connection to this revision, its views made anew.

    Nothing of it stays when the connection's transaction is undone.
    """
    # Alembic takes 0.2 s to load, which opening a ledger does without.
    from alembic import command

    config = config_of(migrations)
    config.attributes["connection"] = connection
    for name in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
    command.upgrade(config, to)
    if to == HEAD:
        for name, select in VIEWS.items():
            connection.execute(text(f"CREATE VIEW {name} AS {select}"))


def config_of(migrations: Path = MIGRATIONS) -> Config:
    """Alembic's view of a folder of migrations."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config
