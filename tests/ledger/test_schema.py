"""The schema: what the migrations make is what the code expects, and an upgrade is whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, text

from sayso.errors import LedgerTooNew, LedgerTooOld
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import backup, restore
from sayso.ledger.copying import copy_rows
from sayso.ledger.database import Database
from sayso.ledger.doctor import CHECKS, asked, mended
from sayso.ledger.keys import number
from sayso.ledger.reindexing import reindex
from sayso.ledger.schema import HEAD, MIGRATIONS, config_of, make, revision, upgrade, upgrade_over
from sayso.ledger.tables import metadata
from sayso.ledger.words import id_at
from tests.ledger.contents import contents
from tests.ledger.made import kept
from tests.ledger.release import RELEASED, dumped, fill, loaded

NEXT = "9998"
MIGRATION = f'''
from alembic import op
import sqlalchemy as sa

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade():
    op.add_column("article", sa.Column("mood", sa.Text()))
    op.execute("UPDATE article SET mood = 'calm'")
    op.create_table("mood", sa.Column("name", sa.Text(), primary_key=True))
    {{last}}
'''


def migrations(folder: Path, last: str) -> Path:
    """The migrations there are, and a made-up one behind them that ends so."""
    copy = folder / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / f"{NEXT}_mood.py").write_text(MIGRATION.format(last=last))
    return copy


def test_the_head_is_alembics() -> None:
    assert ScriptDirectory.from_config(config_of()).get_current_head() == HEAD


def test_the_migrations_make_the_tables_that_the_code_expects(ledger: Ledger) -> None:
    with ledger.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_ours})
        assert compare_metadata(context, metadata) == []


def _is_ours(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    table = name if kind == "table" else parents.get("table_name")
    return "_words" not in str(table)


@pytest.mark.parametrize(
    "dump", sorted(RELEASED.glob("*.sql")) or [None], ids=lambda dump: getattr(dump, "stem", "none")
)
def test_every_released_ledger_can_be_brought_up_to_date(
    dump: Path | None, address: str, tmp_path: Path
) -> None:
    if dump is None:
        pytest.skip("no schema is released yet: python -m tests.ledger.release")
    loaded(dump, tmp_path / "old.db")
    old = Database(str(tmp_path / "old.db"))
    if revision(old) != HEAD:
        with pytest.raises(LedgerTooOld, match="--upgrade"):
            open_ledger(str(tmp_path / "old.db"))
    restore(tmp_path / "old.db", Database(address))
    upgrade(old)
    for upgraded in (str(tmp_path / "old.db"), address):
        with open_ledger(upgraded, write=True) as ledger:
            assert [ledger.count(view) for view in ("articles", "versions", "refusals")] == [2, 4, 1]
            for check in CHECKS:
                assert mended(ledger.database, check, asked(ledger.database, check)).is_well, check.name
            assert kept(ledger, known={"source": "new.txt"}).kept == "new"


def test_articles_are_found_by_the_keys_that_stood_under_their_readings(address: str, tmp_path: Path) -> None:
    loaded(RELEASED / "0002.sql", tmp_path / "old.db")
    with Database(str(tmp_path / "old.db")).reading() as source:
        old = older(address, "0002", source)
    upgrade(old)
    upgraded = keys(old)
    found = {("m:w:dam", 1), ("m:w:lake", 1), ("m:w:dam", 2), ("m:w:crack", 2)}
    assert {(key, id_at(rank)) for key, rank in upgraded} == {
        (number(key), article) for key, article in found
    }
    old.written(reindex)
    assert keys(old) == upgraded


def older(address: str, made_by: str, source: Connection) -> Database:
    """A ledger of an older schema with these rows."""
    made = Database(address)
    make(made, at=made_by)
    made.written(lambda target: copy_rows(source, target, lambda: None))
    return made


def keys(database: Database) -> set[tuple[int, int]]:
    """The keys by which articles find each other."""
    with database.reading() as connection:
        return {(row.key, row.rank) for row in connection.execute(select(metadata.tables["trace_key"]))}


def test_what_a_release_would_store_comes_back(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "news.db"), write=True) as ledger:
        fill(ledger)
        before = contents(ledger)
    dump = tmp_path / "dump.sql"
    dump.write_text("\n".join(dumped(tmp_path / "news.db")), "utf-8")
    loaded(dump, tmp_path / "old.db")
    with open_ledger(str(tmp_path / "old.db")) as old:
        assert contents(old) == before


def test_a_next_migration_keeps_every_row(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    before = contents(ledger)
    folder = migrations(tmp_path, last="pass")
    ledger.database.written(lambda connection: upgrade_over(connection, to=NEXT, migrations=folder))
    assert revision(ledger.database) == NEXT
    with ledger.database.reading() as connection:
        assert connection.execute(text("SELECT DISTINCT mood FROM article")).scalars().all() == ["calm"]
        assert "mood" in inspect(connection).get_table_names()
    with pytest.raises(LedgerTooNew, match="newer sayso"):
        open_ledger(ledger.database.url.render_as_string(hide_password=False))
    remake_views(ledger)
    assert contents(ledger) == before


def remake_views(ledger: Ledger) -> None:
    """Make the views again, which an upgrade past today's head leaves to the code of that day."""
    ledger.database.written(upgrade_views)


def upgrade_views(connection: Connection) -> None:
    from sayso.ledger.views import VIEWS

    for name, view in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {view}"))


def test_an_upgrade_that_fails_half_way_leaves_the_old_schema_working(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    before = contents(ledger)
    folder = migrations(tmp_path, last='raise RuntimeError("the power went")')
    with pytest.raises(RuntimeError, match="the power went"):
        ledger.database.written(lambda connection: upgrade_over(connection, to=NEXT, migrations=folder))
    assert revision(ledger.database) == HEAD
    with ledger.database.reading() as connection:
        assert "mood" not in inspect(connection).get_table_names()
        assert "mood" not in {column["name"] for column in inspect(connection).get_columns("article")}
    assert contents(ledger) == before
    assert kept(ledger, known={"source": "new.txt"}).kept == "new"


def test_an_older_ledger_can_be_backed_up_before_it_is_upgraded(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    folder = migrations(tmp_path, last="pass")
    ledger.database.written(lambda connection: upgrade_over(connection, to=NEXT, migrations=folder))
    if ledger.database.is_sqlite:  # the portable form of another schema takes its migrations
        backup(ledger.database, tmp_path / "backup.db")
        assert revision(Database(str(tmp_path / "backup.db"))) == NEXT
