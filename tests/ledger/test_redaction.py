"""A redaction takes an article out for good, and nothing of the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sayso.ledger import Kept, Ledger, open_ledger
from sayso.ledger import tables as t
from sayso.ledger.chain import Signed, verify
from sayso.model import ActorKind, Refusal
from tests.ledger.made import FOLDER, NOW, TEXT, capture, found, kept, place, said

BY = Signed("ada", NOW, "a name that should not have been printed")
MARKER = "Quorxibell"
URL = "https://lantern.example/dam"
MARKED = (
    f"Dam at {MARKER}ton holds\n\nThe {MARKER} dam was sound, Zyg {MARKER} said on {MARKER}gram.\n\n"
    "It will be rebuilt, Jelena Simić said."
)


def keep_marked(ledger: Ledger, url: str = URL, version: str = "0.1") -> str:
    statements = [
        said(MARKED, f"The {MARKER} dam was sound", f"Zyg {MARKER}", channel=f"{MARKER}gram"),
        said(MARKED, "It will be rebuilt", "Jelena Simić"),
    ]
    places = [place(MARKED, f"{MARKER}ton", 43.5, 19.3)]
    return kept(ledger, MARKED, known={"url": url, "source": url}, statements=statements, places=places,
                version=version, url=url).article  # fmt: skip


def everything(ledger: Ledger) -> str:
    """Every value of every table, as one text."""
    with ledger.database.reading() as connection:
        names = connection.execute(text(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%words%'"
            if ledger.database.is_sqlite
            else "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )).scalars().all()  # fmt: skip
        return "".join(str(list(connection.execute(text(f"SELECT * FROM {name}")))) for name in names)


def found_words(ledger: Ledger, table: str, word: str) -> int:
    sql = {
        True: f"SELECT count(*) FROM {table}_words WHERE {table}_words MATCH :word",
        False: f"SELECT count(*) FROM {table}_words WHERE words @@ to_tsquery('simple', :word)",
    }[ledger.database.is_sqlite]
    with ledger.database.reading() as connection:
        return int(connection.execute(text(sql), {"word": word.lower()}).scalar_one())


def test_nothing_of_the_article_is_left_and_all_of_the_others_is(ledger: Ledger) -> None:
    other = kept(ledger).article
    before = {view: list(ledger.rows(view)) for view in ("statements", "actors", "versions", "channels")}
    article = keep_marked(ledger)
    keep_marked(ledger, version="0.2")
    ledger.refuse(Refusal(URL, f"no {MARKER}", "try"), now=NOW)
    assert MARKER in everything(ledger)
    ledger.redact(article, BY)
    assert MARKER not in everything(ledger)
    assert [found_words(ledger, table, MARKER) for table in ("reading", "statement", "actor")] == [0, 0, 0]
    assert found_words(ledger, "actor", "jelena") == 1
    assert {view: list(ledger.rows(view)) for view in before} == before
    assert ledger.report(other) is not None


def test_the_page_and_its_bytes_do_not_come_back(ledger: Ledger) -> None:
    ledger.redact(keep_marked(ledger), BY)
    assert kept(ledger, known={"url": URL}).kept is Kept.REDACTED
    assert kept(ledger, MARKED, known={"url": URL + "-copy"}, statements=[]).kept is Kept.REDACTED
    assert ledger.count("articles") == 0
    assert [row["what"] for row in ledger.tombstones()] == ["article", "bytes"]


def test_bytes_that_another_article_has_stay_and_it_is_named(ledger: Ledger) -> None:
    article, copy = keep_marked(ledger), keep_marked(ledger, URL + "-copy")
    assert ledger.redact(article, BY).same_bytes == (copy,)
    assert [row["id"] for row in ledger.rows("articles")] == [copy]
    assert ledger.bytes_of(next(ledger.rows("versions"))["bytes"]) == MARKED.encode()
    assert keep_marked(ledger, URL + "-copy") == copy


def test_a_redaction_is_in_the_chain(ledger: Ledger) -> None:
    article = keep_marked(ledger)
    ledger.redact(article, BY)
    row = next(ledger.rows("corrections"))
    assert (row["action"], row["target"], row["reason"]) == ("redact", article, BY.reason)
    with ledger.database.reading() as connection:
        assert verify(connection) == []


def test_redacting_twice_is_redacting_once(ledger: Ledger) -> None:
    article = keep_marked(ledger)
    ledger.redact(article, BY)
    assert ledger.redact(article, BY).corrections == ()
    assert ledger.count("corrections") == 1
    assert len(ledger.tombstones()) == 2


def test_an_older_backup_is_redacted_again(ledger: Ledger) -> None:
    article = keep_marked(ledger)
    stones = json.loads(json.dumps([
        {"at": NOW, "person": "ada", "reason": "asked for", "what": "article", "key": article},
        {"at": NOW, "person": "ada", "reason": "asked for", "what": "bytes", "key": "sha256:0"},
    ]))  # fmt: skip
    assert [done.article for done in ledger.reapply(stones)] == [article]
    assert MARKER not in everything(ledger)
    assert ledger.reapply(stones) == []
    assert [row["key"] for row in ledger.tombstones() if row["key"] in (article, "sha256:0")] == [
        article,
        "sha256:0",
    ]


def test_bytes_that_were_redacted_take_the_article_that_has_them_along(ledger: Ledger) -> None:
    ledger.redact(keep_marked(ledger), BY)
    stones = ledger.tombstones()
    with ledger.database.reading() as connection:
        assert connection.execute(select(t.redaction.c.id)).all()
    ledger.database.written(lambda connection: connection.execute(t.redaction.delete()))
    moved = keep_marked(ledger, "https://mirror.example/dam")
    assert [done.article for done in ledger.reapply(stones)] == [moved]


def bytes_beside(file: Path) -> bytes:
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


@pytest.mark.parametrize("others", [0, 40])
def test_the_file_keeps_no_byte_of_the_text(tmp_path: Path, others: int) -> None:
    file = tmp_path / "news.db"
    with open_ledger(str(file), write=True) as ledger:
        for number in range(others):
            words = f"Dam holds {number}\n\nIt held, Jelena Simić said. " + f"Word{number} " * 200
            kept(ledger, words, known={"source": f"{number}.txt"},
                 statements=[said(words, "It held", "Jelena Simić", kind=ActorKind.PERSON)])  # fmt: skip
        article = keep_marked(ledger)
        keep_marked(ledger, version="0.2")
        assert MARKER.encode() in bytes_beside(file)
        assert MARKER.lower().encode() in bytes_beside(file)
        ledger.redact(article, BY)
        assert MARKER.encode() not in bytes_beside(file)
        assert MARKER.lower().encode() not in bytes_beside(file)
        assert ledger.count("articles") == others
    with open_ledger(str(file)) as again:
        assert again.count("articles") == others


def test_a_copy_of_the_file_from_before_is_redacted_again(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "news.db"), write=True) as ledger:
        article = keep_marked(ledger)
    shutil.copy(tmp_path / "news.db", tmp_path / "backup.db")
    with open_ledger(str(tmp_path / "news.db"), write=True) as ledger:
        ledger.redact(article, BY)
        stones = ledger.tombstones()
    with open_ledger(str(tmp_path / "backup.db"), write=True) as restored:
        restored.reapply(stones)
    assert MARKER.encode() not in bytes_beside(tmp_path / "backup.db")


def test_the_text_is_not_in_the_tables_of_a_server(address: str) -> None:
    if address.startswith("sqlite"):
        pytest.skip("a file's bytes are looked at above")
    with open_ledger(address, write=True) as ledger:
        ledger.redact(keep_marked(ledger), BY)
        with ledger.database.alone() as connection:
            connection.execute("CHECKPOINT")
            (folder,) = connection.execute("SHOW data_directory").fetchone()
            (oid,) = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
    files = list((Path(folder) / "base" / str(oid)).iterdir())
    assert files
    assert not [file.name for file in files if MARKER.encode() in file.read_bytes()]


def test_a_hint_of_the_same_page_is_refused_before_it_is_read(ledger: Ledger) -> None:
    ledger.redact(keep_marked(ledger), BY)
    known = ledger.already(capture(TEXT, url=URL), folder=FOLDER, made_by=found().made_by["digest"])
    assert getattr(known, "kept", None) is Kept.REDACTED
