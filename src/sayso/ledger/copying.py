"""Every row of one ledger into another, whichever databases the two lie in; ids stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, MetaData, Table, bindparam, insert, inspect, select, text, update
from sqlalchemy.sql.dml import Update

from sayso.ledger.findings import Row

_AT_ONCE = 200  # rows that are taken together: reports are some 50 kB each
_CONTENTS = ("article", "refusal", "address", "correction")


def copy_rows(source: Connection, target: Connection, tick: Callable[[], None]) -> None:
    """Copy every row, except for the index of words; ``tick`` is called for each article."""
    for table in _tables(source):
        own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
        later: list[tuple[str, Row]] = []
        for rows in _batches(source, table):
            later += [put_off for row in rows for put_off in _put_off(row, table, own)]
            target.execute(insert(table), rows)
            if table.name == "article":
                for _ in rows:
                    tick()
        for name, values in later:
            target.execute(_set(table, name), values)
    if target.dialect.name == "postgresql":
        _reset_sequences(target)


def holds_anything(connection: Connection) -> bool:
    """Whether the ledger has anything that would be lost."""
    return any(
        connection.execute(text(f"SELECT 1 FROM {name} LIMIT 1")).first() is not None for name in _CONTENTS
    )


def emptied(connection: Connection) -> None:
    """Take every row out of a ledger on PostgreSQL."""
    names = ", ".join(table.name for table in _tables(connection))
    connection.execute(text(f"TRUNCATE {names} CASCADE"))


def _tables(connection: Connection) -> Sequence[Table]:
    """The ledger's tables as they are there, parents first; they may be older than those of tables.py."""
    names = [name for name in inspect(connection).get_table_names() if _is_ours(name)]
    found = MetaData()
    found.reflect(connection, only=names)
    return [table for table in found.sorted_tables if _is_ours(table.name)]


def _is_ours(name: str) -> bool:
    return "_words" not in name and name != "alembic_version"


def _batches(connection: Connection, table: Table) -> Iterator[list[Row]]:
    query = select(table).order_by(*table.primary_key.columns)
    found = connection.execution_options(yield_per=_AT_ONCE).execute(query).mappings()
    for rows in found.partitions():
        yield [dict(row) for row in rows]


def _put_off(row: Row, table: Table, own: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """What this row says of a later one of its table, taken out of it: a reference needs its row first."""
    id_ = row[table.primary_key.columns[0].name]
    for name in own:
        if row[name] is not None and row[name] > id_:
            yield name, {"its_id": id_, "its_value": row[name]}
            row[name] = None


def _set(table: Table, name: str) -> Update:
    its_id = table.primary_key.columns[0] == bindparam("its_id")
    return update(table).where(its_id).values({name: bindparam("its_value")})


def _reset_sequences(connection: Connection) -> None:
    """The next row of each table gets an id that no row has."""
    for table in _tables(connection):
        if "id" in table.columns and table.columns["id"].autoincrement:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
                )
            )
