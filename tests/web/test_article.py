"""The page of an article: its text, what it rests on, permalinks, copies, corrections, versions."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.chain import Signed
from sayso.ledger.review import Accept, Merge, Reject, SaidBy
from sayso.model import ActorKind, Hints
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.article.cards import tints
from sayso.web.desk import Setup
from sayso.web.look import tint
from sayso.weighed import weigh_all

NOW = "2026-03-15T08:00:00+00:00"
ADA = Signed("ada", NOW, "seen on the page itself")


def key_of(ledger: Ledger, outlet: str, title: str = "") -> str:
    """The key of the outlet's article with these words in its headline."""
    rows = (r for r in ledger.rows("articles") if r["outlet"] == outlet and title in r["title"])
    return str(next(rows)["id"])


@pytest.fixture
def agency(stories: str) -> str:
    """The agency's first article, which three others carry."""
    with open_ledger(stories) as ledger:
        return key_of(ledger, "Nišava Press Agency", "breaks")


@pytest.fixture
def own(stories: str, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the ledger, to be written."""
    shutil.copy(stories.removeprefix("sqlite:///"), tmp_path / "own.db")
    with open_ledger(str(tmp_path / "own.db"), write=True) as ledger:
        yield ledger


@contextmanager
def on(ledger: Ledger) -> Iterator[TestClient]:
    """The app over this ledger."""
    cache = settings_from(os.environ, home=Path.home()).cache
    setup = Setup(ledger=f"sqlite:///{ledger.database.file}", cache=cache, person="ada")
    with TestClient(made_app(setup), base_url="http://127.0.0.1:8765") as client:
        yield client


def words_of(html: str) -> str:
    """The words that a reader sees, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def add(ledger: Ledger, *rows: dict[str, str]) -> None:
    """Add these articles, each a row with id, url, outlet, published, title and text."""
    data = ("\n".join(json.dumps(row) for row in rows)).encode()
    file = Path(str(ledger.database.file)).with_suffix(".jsonl")
    file.write_bytes(data)
    cache = settings_from(os.environ, home=Path.home()).cache
    items = captured([file], hints=Hints())
    list(added(items, ledger, cache_folder=cache, jobs=1, folder="/", clock=lambda: NOW))


# ── the text and the panel ────────────────────────────────────────────────────────────────────────


def test_the_text_stands_whole_on_the_page_with_a_card_for_each_statement(
    web: TestClient, agency: str
) -> None:
    page = web.get(f"/article/{agency}")
    report = web.get(f"/article/{agency}.json").json()["report"]
    column = re.findall(r'<p class="text"[^>]*>(.*?)</p>', page.text, re.S)
    assert page.status_code == 200
    assert " ".join(words_of(p) for p in column) == " ".join(report["article"]["text"].split())
    assert page.text.count('<li class="card') == len(report["statements"])


def test_the_top_says_what_the_article_rests_on_and_where_its_text_comes_from(
    web: TestClient, agency: str
) -> None:
    text = words_of(web.get(f"/article/{agency}").text)
    assert "3 of 6 paragraphs rest on 3 speakers; 1 statement has no named source." in text
    assert "The text of an agency: Nišava Press Agency." in text
    assert "Its words also stand in 3 other articles." in text
    assert "6 articles · 5 outlets · 2 independent origins · 0 of unknown lineage" in text


def test_words_of_a_headline_without_support_are_marked_and_answered_from_below(
    web: TestClient, stories: str
) -> None:
    with open_ledger(stories) as ledger:
        key = key_of(ledger, "Metro Compass")
    page = web.get(f"/article/{key}").text
    judged = web.get(f"/article/{key}.json").json()["report"]["headline"]
    heading = page.partition("<h1")[2].partition("</h1>")[0]
    marked = re.findall(r'<a class="unsupported" href="#headline">(.*?)</a>', heading)
    assert marked == [span["text"] for span in judged["unsupported"]]
    for doubt in (doubt for claim in judged["claims"] for doubt in claim["doubts"]):
        assert doubt["why"] in unescape(page)


def test_each_word_of_a_statement_leads_to_its_card_and_the_card_back(web: TestClient, agency: str) -> None:
    page = web.get(f"/article/{agency}").text
    anchors = set(re.findall(r'id="([^"]+)"', page))
    led_to = set(re.findall(r'href="#([^"]+)"', page)) - {"at"}
    assert led_to <= anchors


# ── permalinks ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", ["47-98", "40-260", "0-3"])
def test_a_permalink_marks_exactly_its_characters(web: TestClient, agency: str, at: str) -> None:
    start, end = map(int, at.split("-"))
    text = web.get(f"/article/{agency}.json").json()["report"]["article"]["text"]
    page = web.get(f"/article/{agency}?at={at}").text
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.S)
    assert "".join(map(words_of, marks)).replace(" ", "") == "".join(text[start:end].split())
    assert page.count('id="at"') == 1


@pytest.mark.parametrize("at", ["9-3", "0-999999", "a-b", "5", "-1-4", "7-7", "201-203", "٣-٩", "1-2-3"])
def test_a_permalink_that_names_no_characters_marks_none_and_says_so(
    web: TestClient, agency: str, at: str
) -> None:
    page = web.get(f"/article/{agency}", params={"at": at})
    assert page.status_code == 200
    assert "<mark" not in page.text
    assert "Nothing is marked." in page.text


def test_a_statement_has_a_permalink_of_its_own(web: TestClient, agency: str) -> None:
    kept = web.get(f"/article/{agency}.json").json()["ledger"]["statements"][2]
    page = web.get(f"/article/{agency}?statement={kept['id']}").text
    assert words_of("".join(re.findall(r"<mark.*?</mark>", page))).startswith("“The dam was sound")
    assert "Nothing is marked." in web.get(f"/article/{agency}?statement=nothing").text


def test_an_article_that_is_not_there_is_said_to_be_missing(web: TestClient) -> None:
    for path in ("/article/0000000000000000", "/article/x/versions", "/article/0.json", "/article/%00"):
        assert web.get(path).status_code == 404


# ── copies and disputes ───────────────────────────────────────────────────────────────────────────


def test_copies_are_told_with_their_way_and_seen_the_other_way_round_from_the_other_side(
    web: TestClient, stories: str, agency: str
) -> None:
    with open_ledger(stories) as ledger:
        copy = key_of(ledger, "Coast Herald")
    here = web.get(f"/article/{agency}.json").json()["ledger"]["lineage"]["copies"]
    there = web.get(f"/article/{copy}.json").json()["ledger"]["lineage"]["copies"]
    ours = next(c for c in here if c["other"]["id"] == copy)
    theirs = next(c for c in there if c["other"]["id"] == agency)
    assert (ours["direction"], theirs["direction"]) == ("to", "from")
    assert (ours["share"], ours["share_there"]) == (theirs["share_there"], theirs["share"])
    assert ours["passages"][0]["here"] == theirs["passages"][0]["there"]
    assert "it was taken from this article" in web.get(f"/article/{agency}").text
    assert "this article was taken from it" in web.get(f"/article/{copy}").text


def test_a_copy_is_shown_side_by_side_with_the_words_that_both_have_shaded(
    web: TestClient, stories: str, agency: str
) -> None:
    with open_ledger(stories) as ledger:
        mirror = key_of(ledger, "Timok Mirror")
    page = web.get(f"/article/{agency}?beside={mirror}").text
    assert 'id="beside"' in page
    assert '<span class="shared">' in page
    assert 'id="beside"' not in web.get(f"/article/{agency}?beside=nothing").text


def test_a_dispute_of_its_words_shows_both_sides_and_who_else_says_the_same(own: Ledger) -> None:
    weigh_all(own)
    with on(own) as web:
        courier = web.get(f"/article/{key_of(own, 'Pirot Courier', 'Cracks')}")
        agency = web.get(f"/article/{key_of(own, 'Nišava Press Agency', 'breaks')}").text
    text = words_of(courier.text)
    assert "that cracks had been reportedWater Ministry, said 9 Mar 2026 in this article" in text
    assert "Water Ministry denies what Two engineers says" in text
    assert "4 articles · 4 outlets · 1 independent origin · 0 of unknown lineage" in words_of(agency)


# ── corrections ───────────────────────────────────────────────────────────────────────────────────


def test_what_people_corrected_lies_over_what_was_found_with_their_names(own: Ledger) -> None:
    key = key_of(own, "Nišava Press Agency", "breaks")
    _, kept = own.article(key, by="")
    first, second, _, fourth = (s.id for s in kept.statements[:4])
    own.correct(Accept(first), SaidBy(second, "Dragan Tošić", ActorKind.PERSON), Reject(fourth), signed=ADA)
    with on(own) as web:
        page = web.get(f"/article/{key}")
        rows = list(csv.DictReader(io.StringIO(web.get(f"/article/{key}.csv").text)))
        found = web.get(f"/article/{key}.json").json()["report"]["statements"][1]["speaker"]
    text = words_of(page.text)
    assert "accepted by ada, 15 Mar 2026 08:00 UTC: seen on the page itself" in text
    assert "4 of 6 paragraphs rest on 4 speakers; every statement has a named source." in text
    assert page.text.count('<li class="card struck') == 1
    assert [row["status"] for row in rows[:4]] == ["accepted", "edited", "found", "rejected"]
    assert rows[1]["speaker"] == "Dragan Tošić"
    assert found["name"] is None or found["name"] != "Dragan Tošić"


def test_a_speaker_who_was_found_to_be_another_one_leads_there(own: Ledger) -> None:
    key = key_of(own, "Nišava Press Agency", "breaks")
    _, kept = own.article(key, by="")
    services, ministry = kept.statements[0].actor, kept.statements[2].actor
    assert services
    assert ministry
    own.correct(Merge(services, ministry), signed=ADA)
    _, after = own.article(key, by="")
    with on(own) as web:
        page = web.get(f"/article/{key}").text
    assert after.statements[0].actor == ministry
    assert "in the ledger <bdi>Water Ministry</bdi>" in page


# ── twins ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_json_twin_holds_the_report_as_it_is_kept(web: TestClient, stories: str, agency: str) -> None:
    with open_ledger(stories) as ledger:
        kept = json.loads(ledger.report(agency) or b"")
    found = web.get(f"/article/{agency}.json").json()
    assert found["report"] == kept
    assert found["ledger"]["id"] == agency
    assert web.get(f"/api/article/{agency}").json() == found


def test_the_geojson_twin_has_a_line_for_each_place_also_for_those_without_one(
    web: TestClient, agency: str
) -> None:
    places = web.get(f"/article/{agency}.json").json()["report"]["places"]
    features = web.get(f"/article/{agency}.geojson").json()["features"]
    assert len(features) == len(places)
    assert any(each["geometry"] is None for each in features)
    assert features[0]["geometry"]["coordinates"][0] == places[0]["lon"]


# ── versions ──────────────────────────────────────────────────────────────────────────────────────


ROW = {
    "id": "v", "url": "https://compass.example/v", "outlet": "Compass", "published": "2026-03-09",
    "title": "Dam holds", "text": "The dam at Pirot held, Mayor Ana Pop said on Monday.\n\nAt least 12 people died.",
}  # fmt: skip


@pytest.fixture
def edited(own: Ledger) -> Ledger:
    """A ledger with an article of three versions."""
    texts: list[Callable[[str], str]] = [
        lambda text: text,
        lambda text: text.replace("12", "19"),
        lambda text: text.replace("12", "19") + "\n\nThe road is open.",
    ]
    for change in texts:
        add(own, {**ROW, "text": change(ROW["text"])})
    return own


def test_what_changed_between_two_versions_is_told_word_by_word(edited: Ledger) -> None:
    key = key_of(edited, "Compass")
    with on(edited) as web:
        last = web.get(f"/article/{key}/versions").text
        first = web.get(f"/article/{key}/versions?from=1&to=2").text
        rows = web.get(f"/article/{key}/versions.csv").text.splitlines()
        back = web.get(f"/article/{key}/versions.json?from=2&to=1").json()["changes"]
    assert "<ins>The road is open.</ins>" in last
    assert "<del>12 </del><ins>19 </ins>" in first
    assert "changed · number" in words_of(first)
    assert len(rows) == 4
    assert [piece["part"] for piece in back[0]["pieces"]] == ["same", "out", "in", "same"]


def test_an_article_that_was_not_edited_says_so(web: TestClient, agency: str) -> None:
    page = web.get(f"/article/{agency}/versions")
    assert page.status_code == 200
    assert "Nothing was edited since it was first seen." in page.text


@pytest.mark.parametrize("asked", ["from=0&to=1", "from=1&to=9", "from=99"])
def test_a_version_that_is_not_there_is_said_to_be_missing(edited: Ledger, asked: str) -> None:
    with on(edited) as web:
        assert web.get(f"/article/{key_of(edited, 'Compass')}/versions?{asked}").status_code == 404


# ── attacks ───────────────────────────────────────────────────────────────────────────────────────

EVIL = "<img src=x onerror=\"document.title='OWNED'\"><script>document.title='OWNED'</script>"
HOSTILE = {
    "id": "evil", "url": "javascript:document.title='OWNED'", "outlet": f"{EVIL}", "published": "2026-03-09",
    "title": f"\u202e{EVIL} ‮dam",
    "text": (
        f"“The dam was sound {EVIL},” שמעון כהן, the mayor of Pirot, said on Monday.\n\n"
        f"{'dam' * 17_000}\n\n"
        "\u202e\u2066The ministry denied \x1b[31mit.\u2069 “No,” Ana </p></main> Pop said. “أحمد said so,” Omar told them."
    ),
}  # fmt: skip


@pytest.fixture
def attacked(own: Ledger) -> Ledger:
    """A ledger with an attacker's article."""
    add(own, HOSTILE)
    return own


def hostile_key(ledger: Ledger) -> str:
    return next(str(r["id"]) for r in ledger.rows("articles") if r["ref"] == "evil")


def test_nothing_of_an_attackers_article_is_markup(attacked: Ledger) -> None:
    with on(attacked) as web:
        page = web.get(f"/article/{hostile_key(attacked)}").text
    assert "<img" not in page
    assert "<script>" not in page
    assert "javascript:" not in re.sub(r"<bdi>.*?</bdi>", "", page)
    assert 'href="javascript' not in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page)
    assert " style=" not in page


def test_two_speakers_of_one_article_never_look_the_same_while_there_are_tints() -> None:
    @dataclass(frozen=True)
    class Said:
        speaker: str | None
        known_as: str | None = None

    names = [
        "Water Ministry",
        "Ana Popović",
        "Dragan Tošić",
        "council",
        "police",
        "Stojan Ilić",
        "an engineer",
        None,
    ]
    given = tints([Said(name) for name in names])  # type: ignore[misc]
    assert given["Water Ministry"] == tint("Water Ministry")
    assert given[None] == "tint-none"
    assert len(set(given.values())) == len(names)
    many = tints([Said(f"Speaker {n}") for n in range(40)])  # type: ignore[misc]
    assert len(set(many.values())) == 1 + 12
