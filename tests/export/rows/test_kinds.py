"""What can be exported is what the ledger has."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy import text

from sayso.export.rows import FORMATS, KINDS, NoSuchExport, exported
from sayso.export.rows.parquet import schema_of
from sayso.ledger import Ledger
from sayso.ledger.views import VIEWS
from sayso.model import Credit, Span
from tests.export.rows.made import Made

CONTRACT = [
    "id",
    "ref",
    "url",
    "outlet",
    "title",
    "published",
    "story",
    "origin",
    "parent",
    "origin_kind",
    "evidence",
]


def test_every_view_is_a_kind_and_every_kind_a_view() -> None:
    assert set(KINDS) == set(VIEWS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_columns_of_its_view_in_their_order(kind: str, empty: Ledger) -> None:
    with empty.database.reading() as connection:
        columns = list(connection.execute(text(f"SELECT * FROM {kind}")).keys())
    assert [column.name for column in KINDS[kind].columns] == columns


def test_the_columns_that_others_rely_on_come_first() -> None:
    assert [column.name for column in KINDS["articles"].columns][: len(CONTRACT)] == CONTRACT


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_and_column_has_a_sentence_of_help(kind: object) -> None:
    helps = [kind.help, *(column.help for column in kind.columns)]  # type: ignore[attr-defined]
    assert all(help_[0].isupper() or help_[0] == "“" for help_ in helps)
    assert all(help_.endswith(".") for help_ in helps)


@pytest.mark.parametrize(
    ("column", "kind", "value"), [("credits", "articles", Credit), ("hedges", "statements", Span)]
)
def test_a_list_in_parquet_has_the_fields_of_the_model(column: str, kind: str, value: type) -> None:
    struct = schema_of(KINDS[kind]).field(column).type.value_type
    assert {struct.field(i).name for i in range(struct.num_fields)} == {field.name for field in fields(value)}


@pytest.mark.parametrize(
    ("kind", "format_", "told"),
    [
        ("fish", "csv", "there is no kind 'fish' of rows; there are articles"),
        ("times", "pdf", "there is no format 'pdf'; there are jsonl, csv, parquet"),
        ("times", "acled", "acled takes events, not times; times can be written as jsonl, csv and parquet"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(kind: str, format_: str, told: str) -> None:
    with pytest.raises(NoSuchExport) as error:
        exported(Made(), kind, format_)
    assert str(error.value).startswith(told)


PAIRS = [(kind, name) for name, format_ in FORMATS.items() for kind in format_.kinds]


@pytest.mark.parametrize(("kind", "format_"), PAIRS)
def test_every_pair_writes_a_ledger_the_same_way_twice(kind: str, format_: str, ledger: Ledger) -> None:
    first, second = (b"".join(exported(ledger, kind, format_)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("kind", "format_"), PAIRS)
def test_every_pair_writes_an_empty_ledger(kind: str, format_: str, empty: Ledger) -> None:
    assert isinstance(b"".join(exported(empty, kind, format_)), bytes)
