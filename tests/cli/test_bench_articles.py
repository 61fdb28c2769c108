"""The benches of rows of one kind, on corpora that were written for these tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.bench_articles import BENCHES
from sayso.cli.bench_ledger import TIMED
from sayso.cli.stopwatch import Stopwatch
from sayso.measuring.standoff import digest_of
from tests.calling import sayso

DAM = (
    "A wall of the old dam above Karn gave way before dawn on Monday and sent water through three villages, "
    "the district council said.\n\n"
    "Rescuers pulled eleven people from roofs in Lower Karn, the fire chief Marta Galli told reporters at the "
    "bridge. “We counted every house twice,” she said. The road to Deva was shut until the evening.\n\n"
    "Engineers had reported cracks in the wall in May, according to a letter of the water board. The board "
    "promised an inquiry and said that its pumps would run all night."
)
FERRY = (
    "A ferry with forty passengers ran aground off the coast near Apia on Friday after its engine failed. "
    "Nobody was hurt, the harbour master said. Fishing boats brought the passengers back to the town."
)


def lineage_row(
    id_: str, outlet: str, text: str, day: int, parent: str | None = None, **more: Any
) -> dict[str, Any]:
    return {
        "id": id_, "outlet": outlet, "published": f"2024-03-{day:02}", "title": f"News of {id_}", "text": text,
        "parent": parent, "origin": parent or id_, "story": "dam", "edits": ["credit_line"] if parent else [],
    } | more  # fmt: skip


LINEAGE = [
    lineage_row("dam", "Karn Herald", DAM, 4),
    lineage_row("copy", "Coast Courier", DAM + "\n\nSource: Karn Herald", 5, "dam"),
    lineage_row("ferry", "Palm Post", FERRY, 9, story="ferry"),
]
STORIES = [
    {"incident": "sea" if row["id"] == "ferry" else "dam", **row} for row in LINEAGE
]  # the other fields are no matter
HEADLINES = [
    {"id": "1", "headline": "Ferry runs aground off coast near Apia", "text": FERRY, "label": "supported",
     "unsupported": [], "why": "the text says so"},
    {"id": "2", "headline": "Parliament passes budget after night of talks", "text": FERRY,
     "label": "unrelated", "unsupported": ["Parliament passes budget after night of talks"]},
]  # fmt: skip


def marked(text: str, words: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **more}


TIMES = [
    {"id": "dam", "published": "2024-03-12", "text": DAM, "times": [
        marked(DAM, "Monday", type="DATE", value="2024-03-11"), marked(DAM, "May", type="DATE", value="2023-05"),
    ]},
]  # fmt: skip
PLACES = [
    {"id": "ferry", "text": FERRY, "places": [marked(FERRY, "Apia", lat=-13.83, lon=-171.77, kind="settlement")]},
]  # fmt: skip
FIGURES = [
    {"id": row["id"], "incident": row["id"], "text": row["text"], "published": "2024-03-12", "killed": 0,
     "injured": 0, "date": "2024-03-11"} for row in (LINEAGE[0], LINEAGE[2])
]  # fmt: skip
KARN = "Rebels shelled Karn on Monday. Marta Galli, the mayor, said that nobody was hurt. Galli left."
EVENTS = [
    {"id": "karn", "text": KARN, "published": "2024-03-12", "sentences": [[0, 30]], "events": [
        marked(KARN, "shelled", type="assault", factuality="happened", actor=marked(KARN, "Rebels"),
               recipient=marked(KARN, "Karn"), place=None, when=marked(KARN, "on Monday"), said=False),
    ]},
]  # fmt: skip
ACTORS = [
    {"id": "karn", "text": KARN, "mentions": [
        marked(KARN, "Marta Galli", actor="mg", kind="person", form="name"),
        {"start": 82, "end": 87, "actor": "mg", "kind": "person", "form": "name"},
    ]},
]  # fmt: skip
CORPORA = {
    "lineage": LINEAGE, "stories": STORIES, "headlines": HEADLINES,
    "times": TIMES, "places": PLACES, "figures": FIGURES, "events": EVENTS, "actors": ACTORS,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    for name, rows in CORPORA.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def measured(name: str, folder: Path, *arguments: object) -> dict[str, Any]:
    done = sayso("bench", name, folder / f"{name}.jsonl", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    (corpus,) = json.loads(done.stdout)["corpora"]
    found: dict[str, Any] = corpus
    return found


def test_a_copy_is_joined_with_its_parent_and_nothing_else_is(folder: Path) -> None:
    found = measured("lineage", folder, "--errors", "all")
    assert found["detections"]["pairs of one origin"] == {
        "p": 100.0,
        "r": 100.0,
        "f1": 100.0,
        "gold": 1,
        "found": 1,
    }
    assert found["shares"]["parent"] == {"percent": 100.0, "right": 1, "of": 1}
    assert found["shares"]["roots without a parent"] == {"percent": 100.0, "right": 2, "of": 2}
    assert found["shares"]["joined with its parent, credit_line"]["right"] == 1
    assert (found["articles"], found["refused"], found["mistakes"]) == (3, 0, [])


def test_articles_of_one_happening_are_one_story(folder: Path) -> None:
    found = measured("stories", folder)
    assert found["scores"]["B-cubed F1"] == 100.0
    assert found["scores"]["adjusted Rand index"] == 100.0


def test_headlines_are_compared_with_the_reports(folder: Path) -> None:
    found = measured("headlines", folder)
    assert found["shares"]["label"]["of"] == 2
    assert found["shares"]["true headlines without an alarm"]["percent"] == 100.0
    assert set(found["seconds"]) >= {"parse", "weighing"}


def test_times_and_places_stand_beside_simple_systems(folder: Path) -> None:
    times = measured("times", folder, "--errors", "all")
    assert times["detections"]["times"]["r"] == 100.0
    assert times["beside"]["day of publication"]["figures"] == {"times": 100.0, "days": 0.0}
    assert "HeidelTime" not in times["beside"]  # which was measured on another file
    places = measured("places", folder)
    assert places["shares"]["all, end to end"]["percent"] == 100.0
    assert places["beside"]["most populous"]["figures"]["all, end to end"] == 100.0
    assert places["amounts"]["smaller places, median km"] < 20


def test_figures_stand_beside_simple_systems(folder: Path) -> None:
    found = measured("figures", folder, "--errors", "unsaid")
    assert set(found["beside"]) == {"first number", "first number or 0", "always 1 and 0"}
    assert found["beside"]["first number or 0"]["figures"]["date, right of all"] == 50.0
    shown = sayso("bench", "figures", folder / "figures.jsonl").stdout.decode()
    assert "first number or 0: the same, but 0 where none stands" in " ".join(shown.split())


def test_events_and_actors_stand_beside_simple_systems(folder: Path) -> None:
    events = measured("events", folder)
    assert events["detections"]["assault"]["f1"] == 100.0
    assert events["beside"]["list of words"]["figures"]["events"] == 100.0
    actors = measured("actors", folder)
    assert actors["scores"]["B-cubed, by name"] == 100.0
    assert {name: each["figures"]["B-cubed, by name"] for name, each in actors["beside"].items()} == {
        "every mention its own": 66.7,
        "same last word": 100.0,
    }


def test_gold_beside_its_texts_is_joined_with_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "quotes").mkdir()
    (tmp_path / "towns.jsonl").write_text(json.dumps({"text": KARN, "title": "Karn"}) + "\n", "utf-8")
    row = {**ACTORS[0], "article": {"file": "towns.jsonl", "line": 1, "sha256": digest_of(KARN)}}
    del row["text"]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    done = sayso("bench", "actors", gold, "--json", SAYSO_CORPORA=str(tmp_path / "quotes"))
    (found,) = json.loads(done.stdout)["corpora"]
    assert found["scores"]["B-cubed, by name"] == 100.0
    elsewhere = sayso("bench", "actors", gold, SAYSO_CORPORA=str(tmp_path / "quotes" / "none"))
    assert elsewhere.returncode == 4
    assert b"gold.jsonl line 1: towns.jsonl is not in " in elsewhere.stderr
    assert b"SAYSO_CORPORA names their folder" in elsewhere.stderr


def test_workers_find_what_one_finds(folder: Path) -> None:
    alone, together = (measured("times", folder, "-j", jobs) for jobs in (1, 2))
    assert (together.pop("seconds"), set(alone.pop("seconds"))) == ({}, {"parse", "situating"})
    assert alone == together


def test_a_sample_is_a_few_whole_groups_and_its_floors_are_of_it_alone(folder: Path, tmp_path: Path) -> None:
    floors, gold = tmp_path / "floors.json", folder / "figures.jsonl"
    done = sayso("bench", "figures", gold, "--sample", 1, "--floors", floors, "--raise")
    assert "figures.jsonl: 1 articles, a sample" in done.stdout.decode()
    assert json.loads(floors.read_text())["figures.jsonl"]["sample"] == 1
    again = sayso("bench", "figures", gold, "--floors", floors)
    assert "figures.jsonl: 1 articles, a sample" in again.stdout.decode()
    assert "floors hold" in again.stderr.decode()
    other = sayso("bench", "figures", gold, "--floors", floors, "--sample", 2)
    assert (
        "the floors of figures.jsonl were measured on 1 articles, not on 2 articles" in other.stderr.decode()
    )
    whole = measured("stories", folder, "--sample", 1)
    assert whole["articles"] in (1, 2)  # both of the dam, or the ferry


def test_a_day_of_publication_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "b", "times": [], "published": "2024-03"}) + "\n")
    done = sayso("bench", "times", file)
    assert done.returncode == 4
    assert b"line 1: published is not a day: '2024-03'" in done.stderr


def test_the_time_of_each_stage_is_told_beside_the_parse(folder: Path) -> None:
    done = sayso("bench", "lineage", folder / "lineage.jsonl")
    shown = done.stdout.decode()
    assert "lineage.jsonl: 3 articles" in shown
    (line,) = [line for line in shown.splitlines() if line.startswith("an article: parse ")]
    assert "tracing" in line
    assert "weighing" in line


def test_mistakes_are_listed_readably(tmp_path: Path) -> None:
    rows = [*LINEAGE, lineage_row("lost", "Lantern", "Nothing of that kind was ever told here.", 6, "dam")]
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    shown = sayso("bench", "lineage", file, "--errors", "apart", "--limit", "1").stdout.decode()
    assert "apart\n  lost Lantern “News of lost” (credit_line)\n  gold dam Karn Herald “News of dam”" in shown
    assert "apart: apart 1; 1 shown" in shown


def test_an_article_that_is_refused_is_counted_as_alone(tmp_path: Path) -> None:
    french = "Le ministère a déclaré lundi que le pont était fermé pour des travaux. " * 9
    rows = [*LINEAGE, lineage_row("french", "Lanterne", french, 6)]
    file = tmp_path / "gold.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = sayso("bench", "lineage", file, "--json")
    assert done.returncode == 3
    (corpus,) = json.loads(done.stdout)["corpora"]
    assert corpus["refused"] == 1
    assert corpus["shares"]["roots without a parent"]["right"] == 3


def test_floors_are_held_and_raised(folder: Path, tmp_path: Path) -> None:
    floors, gold = tmp_path / "floors.json", folder / "headlines.jsonl"
    assert sayso("bench", "headlines", gold, "--floors", floors, "--raise").returncode == 0
    assert sayso("bench", "headlines", gold, "--floors", floors).returncode == 0
    named = sayso("bench", "headlines", "--floors", floors, SAYSO_CORPORA=str(folder))
    assert (named.returncode, named.stderr.decode().split(":")[0]) == (0, "headlines.jsonl")
    written = json.loads(floors.read_text())
    assert "macro-F1 of the labels" in written["headlines.jsonl"]["figures"]
    written["headlines.jsonl"]["figures"] = {"label": 100.1}
    floors.write_text(json.dumps(written))
    done = sayso("bench", "headlines", gold, "--floors", floors)
    assert done.returncode == 1
    assert b"below its floor: headlines.jsonl: label fell to" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("lineage", '{"id": "a", "text": "b"}\n', "line 1: it has no parent; docs/corpora.md"),
        ("stories", '{"id": "a", "text": "b"}\n', "line 1: it has no incident; docs/corpora.md"),
        ("headlines", '{"id": "a", "text": "b"}\n', "line 1: it has no label; docs/corpora.md"),
        ("stories", "", "is empty; docs/corpora.md"),
        ("times", '{"id": "a", "text": "b"}\n', "line 1: it has no times; docs/corpora.md"),
        ("places", '{"id": "a"}\n', "line 1: it has no text; docs/corpora.md"),
        ("figures", '{"id": "a", "text": "b"}\n', "line 1: it has no date; docs"),
    ],
)
def test_a_bad_corpus_is_one_line_and_4(tmp_path: Path, name: str, content: str, told: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(content)
    done = sayso("bench", name, file)
    assert (done.returncode, done.stdout) == (4, b"")
    assert told in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "wrong", [["lineage"], ["stories", "a.jsonl", "--raise"], ["headlines", "a.jsonl", "--errors", "mixed"]]
)
def test_wrong_usage_is_2(wrong: list[str]) -> None:
    assert sayso("bench", *wrong).returncode == 2


@pytest.mark.parametrize("name", BENCHES)
def test_the_help_names_every_kind_of_mistake(name: str) -> None:
    shown = sayso("bench", name, "--help", COLUMNS="200").stdout.decode()
    assert all(kind in shown for kind in BENCHES[name].kinds)


def test_what_was_timed_is_as_it_was_before() -> None:
    before = [getattr(module, name) for of in TIMED.values() for module, name in of]
    with Stopwatch().over(TIMED):
        assert [getattr(module, name) for of in TIMED.values() for module, name in of] != before
    assert [getattr(module, name) for of in TIMED.values() for module, name in of] == before
