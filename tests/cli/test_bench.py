"""`sayso bench` as a person or the gate calls it: its tables, its floors and its exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.calling import sayso

FIRST = "“The bridge may fall before winter,” Marta Galli said on Monday.\n\nThe ministry denied that the bridge was unsafe."
SECOND = "Ada Okoro said that the road was shut.\n\nThe ferry believes in fairies."


def span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def row(name: str, text: str, *statements: tuple[str, str, str]) -> dict[str, Any]:
    """A row of gold, each statement with content, cue and source."""
    return {
        "id": name,
        "text": text,
        "published": "2024-03-12",
        "statements": [
            {"content": [span(text, content)], "cue": span(text, cue), "source": span(text, source)}
            for content, cue, source in statements
        ],
    }


ROWS = [
    row(
        "first",
        FIRST,
        ("“The bridge may fall before winter,”", "said", "Marta Galli"),
        ("that the bridge was unsafe", "denied", "The ministry"),
    ),
    row(
        "second",
        SECOND,
        ("that the road was shut", "said", "The ferry"),
        ("in fairies", "believes", "The ferry"),
    ),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles; the second has a speaker that no reader would find, and a belief."""
    return rows(tmp_path / "gold.jsonl", ROWS)


def rows(path: Path, given: list[Any]) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in given), "utf-8")
    return path


def measured(*arguments: object, **environment: str) -> dict[str, Any]:
    done = sayso("bench", "quotes", *arguments, "--json", **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_figures_are_shown_in_tables(corpus: Path) -> None:
    done = sayso("bench", "quotes", corpus)
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "gold.jsonl: 2 articles, 32 words" in shown
    assert ["direct", "overlap", "1", "100.0", "100.0", "100.0", "1"] in [
        line.split() for line in shown.splitlines()
    ]
    assert ["indirect", "said", "50", "2", "100.0", "100.0", "100.0", "2"] in [
        line.split() for line in shown.splitlines()
    ]
    assert ["direct", "speaker,", "end", "to", "end", "100.0", "1/1"] in [
        line.split() for line in shown.splitlines()
    ]


def test_json_has_the_same_figures_and_workers_change_nothing(corpus: Path) -> None:
    (alone,), (together,) = (measured(corpus, "-j", n)["corpora"] for n in (1, 2))
    assert alone == together
    sayso_s = alone["systems"]["sayso"]
    assert sayso_s["detections"]["indirect 50"] == {"p": 100.0, "r": 66.7, "f1": 80.0, "gold": 3, "found": 2}
    assert sayso_s["shares"]["indirect speaker, of those found"] == {"percent": 50.0, "right": 1, "of": 2}


def test_the_figures_are_those_of_what_read_prints(corpus: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "pred.jsonl"
    predictions.write_bytes(sayso("read", corpus, "--json").stdout)
    (found,) = measured(corpus, "--predictions", f"read={predictions}")["corpora"]
    assert found["systems"]["read"] == found["systems"]["sayso"]


def test_another_system_stands_beside(corpus: Path, tmp_path: Path) -> None:
    nothing = rows(tmp_path / "nothing.jsonl", [{"id": "first", "statements": []}])
    done = sayso("bench", "quotes", corpus, "--predictions", f"silence={nothing}")
    assert done.returncode == 0
    assert "silence P" in done.stdout.decode()
    elsewhere = rows(tmp_path / "elsewhere.jsonl", [{"id": "third", "statements": []}])
    done = sayso("bench", "quotes", corpus, "--predictions", f"silence={elsewhere}")
    assert (done.returncode, done.stderr) == (0, b"not measured: silence has no row of gold.jsonl\n")
    assert "silence" not in done.stdout.decode()


def test_mistakes_are_listed_in_their_context_and_counted(corpus: Path) -> None:
    shown = sayso("bench", "quotes", corpus, "--errors", "source").stdout.decode()
    assert "indirect-source · second · 15" in shown
    assert "Ada Okoro said [[that the road was shut]]. The ferry believes in fairies." in shown
    assert "gold  cue “said” · source “The ferry”" in shown
    assert "source: 1, 1 shown" in shown
    assert "by rule: clause 1" in shown
    (found,) = measured(corpus, "--errors", "indirect-source")["corpora"]
    assert [(m["kind"], m["id"], m["start"]) for m in found["mistakes"]] == [
        ("indirect-source", "second", 15)
    ]
    assert (
        "source: 1, 0 shown"
        in sayso("bench", "quotes", corpus, "--errors", "source", "--limit", 0).stdout.decode()
    )


def test_an_article_that_sayso_refuses_counts_as_nothing_found(tmp_path: Path) -> None:
    french = "Le ministère a déclaré lundi que le pont était fermé pour des travaux. " * 9
    gold = rows(
        tmp_path / "gold.jsonl",
        [row("french", french, ("le pont était fermé", "a déclaré", "Le ministère")), ROWS[0]],
    )
    done = sayso("bench", "quotes", gold, "--json")
    assert done.returncode == 3
    assert done.stderr.decode().startswith("refused: ")
    (found,) = json.loads(done.stdout)["corpora"]
    assert found["refused"] == 1
    assert found["systems"]["sayso"]["detections"]["indirect 50"]["r"] == 50.0
    assert found["systems"]["sayso"]["detections"]["direct overlap"]["r"] == 100.0


# ------------------------------------------------------------------ floors


def floors(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.fixture
def held(corpus: Path, tmp_path: Path) -> Path:
    """The floors of the corpus as it is measured now."""
    file = tmp_path / "floors.json"
    done = sayso("bench", "quotes", corpus, "--floors", file, "--raise")
    assert (done.returncode, done.stderr.decode()) == (0, f"raised: {file}\n")
    return file


def test_floors_that_were_just_measured_hold(corpus: Path, held: Path) -> None:
    done = sayso("bench", "quotes", corpus, "--floors", held)
    assert (done.returncode, done.stderr.decode()) == (
        0,
        f"gold.jsonl: {len(floors(held)['gold.jsonl']['figures'])} floors hold\n",
    )
    again = sayso("bench", "quotes", corpus, "--floors", held, "--raise")
    assert again.stderr.decode().endswith(f"nothing rose: {held} stays as it was\n")


def test_a_figure_below_its_floor_ends_with_1_and_is_named(corpus: Path, held: Path) -> None:
    given = floors(held)
    given["gold.jsonl"]["figures"]["indirect 50"] = 90.5
    held.write_text(json.dumps(given), "utf-8")
    done = sayso("bench", "quotes", corpus, "--floors", held, "--raise", "--json")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(
        "below its floor: gold.jsonl: indirect 50 fell to 80.0, 10.5 below its floor of 90.5\n"
    )
    assert json.loads(done.stdout)["below_floor"] == [
        {"corpus": "gold.jsonl", "name": "indirect 50", "floor": 90.5, "measured": 80.0}
    ]
    assert floors(held)["gold.jsonl"]["figures"]["indirect 50"] == 90.5


def test_only_the_figures_that_stand_in_the_file_are_held_and_raised(corpus: Path, held: Path) -> None:
    given = floors(held)
    given["gold.jsonl"]["figures"] = {"indirect 50": 10.0}
    held.write_text(json.dumps(given), "utf-8")
    assert sayso("bench", "quotes", corpus, "--floors", held, "--raise").returncode == 0
    assert floors(held)["gold.jsonl"]["figures"] == {"indirect 50": 80.0}


def test_a_corpus_whose_text_changed_is_told_and_not_compared(corpus: Path, held: Path) -> None:
    rows(corpus, ROWS[:1])
    done = sayso("bench", "quotes", corpus, "--floors", held)
    assert done.returncode == 0
    assert done.stderr.decode().startswith(
        "not compared: gold.jsonl is not the file that its floors were measured on (sha256 "
    )


def test_without_a_corpus_those_of_the_floors_are_measured_where_they_are(corpus: Path, held: Path) -> None:
    given = floors(held)
    held.write_text(json.dumps(given | {"other.jsonl": given["gold.jsonl"]}), "utf-8")
    done = sayso("bench", "quotes", "--floors", held, SAYSO_CORPORA=str(corpus.parent))
    assert done.returncode == 0
    assert done.stderr.decode().startswith(f"not measured: other.jsonl is not in {corpus.parent}\n")
    absent = sayso("bench", "quotes", "--floors", held, SAYSO_CORPORA=str(corpus.parent / "none"))
    assert absent.returncode == 4
    assert "set SAYSO_CORPORA to their folder" in absent.stderr.decode()


def test_a_corpus_may_be_given_by_its_name(corpus: Path) -> None:
    assert sayso("bench", "quotes", "gold.jsonl", SAYSO_CORPORA=str(corpus.parent)).returncode == 0


# ------------------------------------------------------------------ cues


def test_the_yield_of_each_cue_is_shown(corpus: Path) -> None:
    shown = sayso("bench", "cues", corpus).stdout.decode()
    assert ["say", "2", "2", "0", "0", "100.0"] in [line.split() for line in shown.splitlines()]
    assert "never fired: " in shown
    assert "wrong at least as often as right: none" in shown
    assert "gold cues of speech not caught: none" in shown


def test_the_yield_as_json_has_every_entry(corpus: Path) -> None:
    found = json.loads(sayso("bench", "cues", corpus, "--json").stdout)
    (deny,) = [entry for entry in found["entries"] if "deny" in entry["lemmas"]]
    assert deny["lemmas"]["deny"] == {"fired": 1, "right": 1, "no_speech": 0, "wrong": 0, "precision": 100.0}
    assert "rebut" in deny["never_fired"]


# ------------------------------------------------------------------ what cannot be done


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "gold.jsonl is empty; docs/corpora.md tells the format"),
        ("{not json\n", "gold.jsonl line 1: it is not JSON; docs/corpora.md tells the format"),
        (
            '{"id": "a", "text": "b"}\n',
            "gold.jsonl line 1: it has no statements; docs/corpora.md tells the format",
        ),
        (
            '{"id": "a", "text": "b", "statements": []}\n' * 2,
            "gold.jsonl line 2: an earlier row has the id 'a'; give",
        ),
    ],
)
@pytest.mark.parametrize("command", ["quotes", "cues"])
def test_a_bad_corpus_is_one_line_and_4(tmp_path: Path, command: str, content: str, told: str) -> None:
    (tmp_path / "gold.jsonl").write_text(content)
    done = sayso("bench", command, tmp_path / "gold.jsonl")
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.decode().startswith(f"sayso: {tmp_path}/{told}")
    assert len(done.stderr.splitlines()) == 1


def test_missing_files_are_one_line_and_4(corpus: Path, tmp_path: Path) -> None:
    none, bad = tmp_path / "none.json", tmp_path / "bad.json"
    bad.write_text("{")
    for arguments in (
        [none],
        [corpus, "--predictions", f"x={none}"],
        [corpus, "--floors", none],
        [corpus, "--floors", bad],
        [corpus, "--floors", tmp_path / "no" / "such.json", "--raise"],
    ):
        done = sayso("bench", "quotes", *arguments)
        assert done.returncode == 4, arguments
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["quotes"],
        ["quotes", "a.jsonl", "--raise"],
        ["quotes", "a.jsonl", "--errors", "typo"],
        ["quotes", "a.jsonl", "--predictions", "file.jsonl"],
        ["quotes", "a.jsonl", "--limit", "-1"],
        ["cues"],
    ],
)
def test_wrong_usage_is_2(wrong: list[str]) -> None:
    done = sayso("bench", *wrong)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
