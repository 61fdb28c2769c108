"""`sayso stories`, `sayso story` and what people decide of stories, on a ledger that is made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from jsonschema import Draft202012Validator

from sayso.export.schema import story_schema
from sayso.ledger import open_ledger
from sayso.model import Origin, OriginKind, Weighed
from sayso.weighed import maker, unweighed
from tests.calling import Done, sayso
from tests.export.made_story import CLAIMS, DEAD, DISPUTES, SOUND
from tests.ledger.test_lineage import Tracer, keep, link

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WHY = ("--because", "seen on the page")


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Two stories: of a and its copy b, weighed; and of c, which is undated and was not weighed."""
    address = f"sqlite:///{tmp_path}/news.db"
    tracer = Tracer()
    tracer.links, tracer.stories = {"b": [link("a")]}, {"b": "a"}
    tracer.origins["a"] = Origin(OriginKind.AGENCY, "Karn Press Agency")
    with open_ledger(address, write=True) as ledger:
        keep(ledger, tracer, "a", published=date(2024, 9, 4), outlet="Karn Herald", title="Dam breaks")
        keep(ledger, tracer, "b", published=date(2024, 9, 6), outlet="Courier", title="Dam above Karn breaks")
        keep(ledger, tracer, "c", title="Ferry sinks")
        found = Weighed(CLAIMS, DISPUTES, (DEAD,))
        for row in ledger.stories():
            ledger.keep_weighed(
                row.id, found if row.title == "Dam breaks" else Weighed((), (), ()), by=maker()
            )
    return address


def rows(done: Done) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def ids(address: str) -> dict[str, str]:
    """The stories' ids by their headlines."""
    return {
        str(row["title"]): str(row["id"]) for row in rows(sayso("stories", "--json", "--ledger", address))
    }


def articles(address: str) -> dict[str, str]:
    with open_ledger(address) as ledger:
        return {row["text"]: row["id"] for row in ledger.rows("articles")}


def test_the_stories_are_listed_the_newest_first_with_their_counts(address: str) -> None:
    done = sayso("stories", "--ledger", address)
    shown = " ".join(done.stdout.decode().split())
    assert (
        "Dam breaks 2 articles · 2 outlets · 1 independent origin · 0 of unknown lineage 4–6 Sep 2024"
        in shown
    )
    assert shown.index("Dam breaks") < shown.index("Ferry sinks")
    assert done.stderr.decode() == "2 stories, the newest first; `sayso story ID` shows one\n"


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ([], ["Dam breaks", "Ferry sinks"]),
        (["--limit", "1"], ["Dam breaks"]),
        (["--since", "2024-09-05"], ["Dam breaks"]),
        (["--since", "2024-09-07"], []),
        (["--until", "2024-09-04"], ["Dam breaks"]),
        (["--until", "2024-09-03"], []),
        (["--since", "2024-09-05", "--until", "2024-09-05", "--limit", "3"], ["Dam breaks"]),
    ],
)
def test_the_list_takes(address: str, options: list[str], titles: list[str]) -> None:
    found = rows(sayso("stories", "--json", "--ledger", address, *options))
    assert [row["title"] for row in found] == titles


def test_a_list_that_is_cut_says_so(address: str) -> None:
    assert (
        b"1 story, the newest first; more with --limit N" in sayso("stories", "--limit", 1, "--ledger", address).stderr
    )  # fmt: skip


def test_an_empty_ledger_says_what_to_do_next(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/news.db"
    open_ledger(address, write=True).close()
    done = sayso("stories", "--ledger", address)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"`sayso add SOURCE` keeps some" in done.stderr
    assert b"without a day" in sayso("stories", "--since", "2024-01-01", "--ledger", address).stderr
    assert sayso("stories", "--ledger", f"sqlite:///{tmp_path}/none.db").returncode == 4


def test_a_story_is_shown_by_the_beginning_of_its_id(address: str) -> None:
    done = sayso("story", ids(address)["Dam breaks"][:6], "--ledger", address)
    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.decode().split())
    for words in (
        SOUND,
        "agency, Karn Press Agency · 2 articles",
        "└ Courier, 6 Sep 2024",
        "killed (people)",
    ):
        assert words in shown


def test_a_story_as_json_keeps_the_schema(address: str) -> None:
    (written,) = rows(sayso("story", ids(address)["Dam breaks"], "--json", "--ledger", address))
    Draft202012Validator(story_schema()).validate(written)
    assert [written[name] for name in ("schema", "articles", "origins")] == ["story/1", 2, 1]


def test_a_story_that_changed_is_weighed_before_it_is_shown(address: str) -> None:
    dam = ids(address)["Dam breaks"]
    with open_ledger(address) as ledger:
        ledger.keep_weighed(dam, Weighed((replace(CLAIMS[0], text="Kept from before"),), (), ()), by=maker())
        tracer = Tracer()
        tracer.stories["d"] = "a"
        tracer.numbers["a"] = 1
        keep(ledger, tracer, "d")
    assert "Kept from before" not in sayso("story", dam, "--ledger", address).stdout.decode()
    with open_ledger(address) as ledger:
        assert dam not in unweighed(ledger)


@pytest.mark.parametrize(
    ("named", "told"),
    [("ab", "too short"), ("zzzzzz", "no story of the ledger is 'zzzzzz'; `sayso stories`")],
)
def test_a_story_that_is_not_there_is_one_line_and_4(address: str, named: str, told: str) -> None:
    done = sayso("story", named, "--ledger", address)
    assert (done.returncode, done.stdout) == (4, b"")
    assert told in done.stderr.decode()


def test_the_schema_of_a_story_is_printed() -> None:
    assert json.loads(sayso("schema", "story").stdout) == story_schema()
    assert sayso("schema", "rumour").returncode == 2


# ── from articles to a page ───────────────────────────────────────────────────────────────────────


def test_the_story_of_the_tutorial_stands_on_fewer_legs_than_it_has_articles(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/fire.db"
    assert sayso("add", EXAMPLES / "terminal.jsonl", "--ledger", address).returncode == 0
    (story,) = rows(sayso("story", "423b", "--json", "--ledger", address))
    Draft202012Validator(story_schema()).validate(story)
    pages = {page["outlet"]: page for page in story["pages"]}  # type: ignore[attr-defined]
    copies = ("Silistra Herald", "Black Sea Tribune", "Metro Compass")
    assert {pages[outlet]["origin"] for outlet in copies} == {pages["Silistra Herald"]["origin"]}
    assert all(pages[outlet]["hand"] == "Danube Wire" for outlet in copies)
    assert all(pages[outlet]["evidence"] for outlet in copies)
    texts = {text["origin"] for text in story["texts"]}  # type: ignore[attr-defined]
    assert len(texts) < len(pages)
    shared = [c for c in story["claims"] if c["support"]["articles"] >= 4]  # type: ignore[attr-defined]
    assert shared
    assert {claim["support"]["origins"] for claim in shared} == {1}  # the agency's, however many carry it


# ── taken away ────────────────────────────────────────────────────────────────────────────────────


def test_the_claims_of_stories_that_changed_are_weighed_before_they_are_exported(address: str) -> None:
    claims = rows(sayso("export", "claims", "--ledger", address))
    assert sorted(str(row["text"]) for row in claims) == sorted(claim.text for claim in CLAIMS)
    with open_ledger(address) as ledger:
        keep(ledger, Tracer(), "d")
        (before,) = unweighed(ledger)
        assert sayso("export", "stories", "--ledger", address).returncode == 0
        assert list(unweighed(ledger)) == [before]
        assert sayso("export", "claims", "--ledger", address).returncode == 0
        assert not unweighed(ledger)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("kind", ["stories", "claims", "copies", "articles", "figures"])
def test_what_weighing_and_tracing_find_is_exported(
    address: str, kind: str, format_: str, tmp_path: Path
) -> None:
    file = tmp_path / f"out.{format_}"
    done = sayso("export", kind, "-f", format_, "-o", file, "--ledger", address)
    assert (done.returncode, done.stderr) == (0, b"")
    with open_ledger(address) as ledger:
        found = duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall()
        assert found == [(ledger.count(kind),)]


def test_the_package_of_everything_has_the_claims_of_every_story(address: str, tmp_path: Path) -> None:
    with open_ledger(address) as ledger:
        keep(ledger, Tracer(), "d")
    assert sayso("export", "all", "-f", "csv", "-o", tmp_path / "all", "--ledger", address).returncode == 0
    package = json.loads((tmp_path / "all" / "datapackage.json").read_text())
    counted = {resource["name"]: resource["rows"] for resource in package["resources"]}
    assert [counted[name] for name in ("articles", "stories", "claims", "copies")] == [4, 3, 2, 1]
    with open_ledger(address) as ledger:
        assert not unweighed(ledger)


# ── people have the last word ─────────────────────────────────────────────────────────────────────


def review(address: str, *arguments: object) -> Done:
    return sayso("review", *arguments, "--ledger", address, SAYSO_PERSON="ada")


def test_stories_are_merged_told_and_undone(address: str) -> None:
    before = ids(address)
    done = review(address, "merge-stories", before["Ferry sinks"][:8], before["Dam breaks"], *WHY)
    assert (done.returncode, done.stdout) == (0, b"correction 1\n")
    (row,) = rows(sayso("stories", "--json", "--ledger", address))
    assert (row["id"], row["articles"]) == (before["Dam breaks"], 3)
    (logged,) = rows(review(address, "log", "--json"))
    assert (logged["person"], logged["action"], logged["target"]) == (
        "ada", "merge-stories", before["Ferry sinks"],
    )  # fmt: skip
    assert (
        sayso("story", before["Ferry sinks"], "--ledger", address).returncode == 0
    )  # leads to where it went
    assert review(address, "undo", 1, *WHY).returncode == 0
    assert ids(address) == before


def test_articles_are_split_off_a_story(address: str) -> None:
    dam, copy = ids(address)["Dam breaks"], articles(address)["b"]
    assert review(address, "split-story", dam, copy[:8], *WHY).returncode == 0
    assert sorted(ids(address)) == ["Dam above Karn breaks", "Dam breaks", "Ferry sinks"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("merge-stories", "{dam}", "{dam}", *WHY), 4, "one story", id="one story twice"),
        pytest.param(("merge-stories", "zzzz", "{dam}", *WHY), 4, "no story", id="an id of nothing"),
        pytest.param(("merge-stories", "{dam}", "{dam}"), 2, "--because", id="no reason"),
        pytest.param(("split-story", "{dam}", *WHY), 2, "ARTICLE", id="no article"),
        pytest.param(("split-story", "{dam}", "{c}", *WHY), 4, "is not in the story", id="of another story"),
        pytest.param(("split-story", "{dam}", "{a}", "{b}", *WHY), 4, "the whole story", id="all of it"),
    ],
)
def test_what_cannot_be_decided_is_told(
    address: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    known = {"dam": ids(address)["Dam breaks"], **articles(address)}
    done = review(address, *(argument.format(**known) for argument in arguments))
    assert done.returncode == code
    assert said in done.stderr.decode()
