"""Many articles as they come in bad shape, twice, late or a thousand times: nothing is counted twice."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.ledger import open_ledger
from tests.calling import sayso

EXAMPLES = Path(__file__).parent.parent / "examples" / "stories.jsonl"
WHY = ("--because", "seen on the page")
KINDS = ("articles", "claims", "stories", "copies", "figures", "statements")

DAM = (
    "The Zavoj dam above Pirot gave way early on Sunday and sent a wave of water and mud through three villages "
    "on the Visočica river, emergency services said.\n\n"
    "At least 12 people were killed and 30 injured, the head of the village council, Dragan Tošić, said by "
    "telephone. He said whole families were still missing.\n\n"
    "“The dam was sound until the night of the storm,” the Water Ministry said in a post on its Facebook page.\n\n"
    "Rescue teams from Niš and Sofia reached the valley in the afternoon. The road from Pirot to Dimitrovgrad was "
    "closed, and power was cut to some 4,000 homes."
)
FERRY = (
    "A ferry from Brač hit the pier in Split on Wednesday evening, and nobody was hurt.\n\n"
    "The harbour master, Ante Lukšić, said that the rudder had failed. The ferry was towed to the shipyard."
)


def row(number: int | str, text: str, **known: object) -> dict[str, object]:
    return {"id": f"a{number}", "text": text, **known}


def add(folder: Path, rows: Sequence[dict[str, object]], name: str = "news", *options: object) -> Path:
    """The ledger with these articles, which came in this order."""
    file, ledger = folder / "news.jsonl", folder / f"{name}.db"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = sayso("add", file, "--ledger", ledger, *options)
    assert done.returncode in (0, 3), done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return ledger


def export(ledger: Path, kind: str) -> list[dict[str, object]]:
    done = sayso("export", kind, "--ledger", ledger)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def stories(ledger: Path) -> list[dict[str, object]]:
    """Every story whole, as JSON; each is shown in a terminal, too."""
    found = []
    for entry in json.loads(
        b"[" + b",".join(sayso("stories", "--json", "--ledger", ledger).stdout.splitlines()) + b"]"
    ):
        shown = sayso("story", entry["id"], "--ledger", ledger)
        assert shown.returncode == 0, shown.stderr.decode()
        found.append(json.loads(sayso("story", entry["id"], "--json", "--ledger", ledger).stdout))
    assert sayso("stories", "--ledger", ledger).returncode == 0
    return found


def counts_agree(ledger: Path) -> None:
    """What every count must be, whatever was added."""
    articles = export(ledger, "articles")
    by_id = {article["id"]: article for article in articles}
    assert len(by_id) == len(articles)
    for story in stories(ledger):
        pages = story["pages"]
        assert story["articles"] == len(pages) == len({page["id"] for page in pages})
        carried = [article for text in story["texts"] for article in text["articles"]]
        assert sorted(carried) == sorted(page["id"] for page in pages)
        assert story["origins"] <= len(story["texts"])
        for claim in story["claims"]:
            support = claim["support"]
            assert support["origins"] <= support["articles"] <= story["articles"]
            assert support["unknown"] <= support["articles"]
            assert support["outlets"] <= support["articles"]
            assert support["origins"] + support["unknown"] >= 1
    for kind in KINDS:
        export(ledger, kind)


def lineage(ledger: Path) -> dict[object, tuple[object, object, object]]:
    """The parent, the origin and the first hand of each article, by its address."""
    rows = export(ledger, "articles")
    urls = {row["id"]: row["url"] for row in rows}
    return {row["url"]: (urls.get(row["parent"]), urls[row["origin"]], row["hand"]) for row in rows}


def is_well(ledger: Path) -> None:
    done = sayso("doctor", "--ledger", ledger)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


# ── what is missing ───────────────────────────────────────────────────────────────────────────────

KNOWN = {"title": "Dam breaks above Pirot", "published": "2026-03-08", "outlet": "Timok Mirror"}


def test_articles_without_a_date_a_title_or_an_outlet_are_counted_once_and_stay_unknown(
    tmp_path: Path,
) -> None:
    subsets = [set(some) for n in range(4) for some in itertools.combinations(KNOWN, n)]
    rows = []
    for number, missing in enumerate(subsets):
        known = {name: value for name, value in KNOWN.items() if name not in missing}
        if "outlet" in known:
            known["outlet"] = f"Outlet of {number} Town"
        rows.append(row(number, DAM + f" Night fell at {number}.", **known))
    ledger = add(tmp_path, rows)
    counts_agree(ledger)
    articles = export(ledger, "articles")
    assert len(articles) == 8
    assert len({article["origin"] for article in articles}) == 1
    assert {article["origin_kind"] for article in articles} == {"unknown"}
    assert sum(story["articles"] for story in stories(ledger)) == 8
    for article in articles:
        assert article["parent"] is None or article["evidence"] != "[]"
    for name in KNOWN:
        assert sum(article[name] is None for article in articles) == 4, name
    (story,) = stories(ledger)
    assert (story["origins"], story["outlets"]) == (0, 4)
    is_well(ledger)


def test_nothing_but_text_is_one_story_and_of_unknown_lineage(tmp_path: Path) -> None:
    ledger = add(tmp_path, [row(1, DAM), row(2, FERRY)])
    counts_agree(ledger)
    assert {(s["articles"], s["outlets"], s["origins"], s["unknown"]) for s in stories(ledger)} == {
        (1, 0, 0, 1)
    }


STRANGE = {
    "empty": "",
    "blank": " \n\n\t ",
    "one word": "Pirot",
    "one letter": "a",
    "Serbian": "Brana Zavoj iznad Pirota popustila je rano u nedelju, saopštila je služba za vanredne situacije.",
    "Chinese": "周日清晨，皮罗特上方的大坝溃决，紧急服务部门表示至少十二人死亡。",
    "Arabic": "انهار سد زافوي فوق بيروت في وقت مبكر من يوم الأحد، وقال متحدث باسم الحكومة إن اثني عشر شخصا قتلوا.",
    "Hebrew between": "The dam broke, \u202eאמר הדובר\u202c said the mayor, Ivan Petrov, on Sunday in \u200fPirot.",
    "emoji": "🌊 The dam broke 💥💥 “run! 🏃‍♀️🏃🏽” Mayor Ivan Petrov wrote on Telegram 🇷🇸 on Sunday.",
    "surrogate": "The dam \ud83d broke on Sunday, Mayor Ivan Petrov said.\n\nTwelve people were \udc00 killed.",
    "NUL": "The dam\x00 broke on Sunday,\x00 Mayor Ivan Petrov said.\n\nTwelve people\x00 were killed in Pirot.",
    "all quotation": "“The dam was sound. The dam was sound until the night. Nobody could have known it.”",
    "quotations only": "“We are safe.”\n\n“We are not safe,”\n\n“We were never safe in Pirot.”",
    "all furniture": "Share this article\n\nSign up for our newsletter\n\nRead more:\n\nAll rights reserved.",
    "one line of dots": ". . . . . . . . . . . . . . . . .",
    "numbers": "12 30 4,000 86 1990 12 30 4,000 86 1990 12 30 4,000 86 1990",
    "unclosed": "“““““ The dam “ broke ”””” he said ‘ ‘ on “Sunday",
    "50 kB": "".join(f"In village {n} the mayor, Ivan Petrov, said that {n} were hurt.\n\n" for n in range(40))
    + "water " * 8_000,
    "dam": DAM,
}  # fmt: skip


def test_strange_texts_cost_no_other_article_and_nothing_is_counted_twice(tmp_path: Path) -> None:
    rows = [
        row(
            f"{number}-{copy}",
            text,
            outlet=f"Outlet {copy}",
            title=name if copy else None,
            published="2026-03-08",
        )
        for copy in (0, 1)
        for number, (name, text) in enumerate(STRANGE.items())
        if not (copy and len(text) > 40_000)  # seconds to parse
    ]
    ledger = add(tmp_path, rows)
    counts_agree(ledger)
    dams = [article for article in export(ledger, "articles") if "Visočica" in str(article["text"])]
    assert len(dams) == 2
    assert len({article["origin"] for article in dams}) == 1
    is_well(ledger)


# ── the same page again ───────────────────────────────────────────────────────────────────────────

NPA, COPY = "https://npa.example/1", "https://mirror.example/1"


def test_the_newest_version_of_a_page_decides_what_it_is_a_copy_of(tmp_path: Path) -> None:
    original = row(
        1, DAM, url=NPA, outlet="Nišava Press Agency", title="Dam breaks", published="2026-03-08T09:00:00Z"
    )
    copy = row(2, DAM, url=COPY, outlet="Timok Mirror", title="Dam fails", published="2026-03-08T12:00:00Z")
    ledger = add(tmp_path, [original, copy])
    assert lineage(ledger)[COPY][:2] == (NPA, NPA)
    add(tmp_path, [{**original, "text": FERRY, "title": "Ferry hits pier"}])
    assert len(export(ledger, "articles")) == 2
    assert lineage(ledger)[COPY][:2] == (None, COPY)
    assert export(ledger, "copies") == []
    counts_agree(ledger)
    add(tmp_path, [{**copy, "text": FERRY, "title": "Ferry hits pier"}])
    assert lineage(ledger)[COPY][:2] == (NPA, NPA)
    counts_agree(ledger)
    is_well(ledger)


# ── the order of arrival ──────────────────────────────────────────────────────────────────────────


def examples() -> list[dict[str, object]]:
    return [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]


def test_the_order_of_arrival_changes_no_parent_and_no_origin(tmp_path: Path) -> None:
    found = []
    for number in range(3):
        rows = examples()
        random.Random(number).shuffle(rows)
        ledger = add(tmp_path, rows, f"order{number}")
        counts_agree(ledger)
        found.append(lineage(ledger))
    assert found[0] == found[1] == found[2] == lineage(add(tmp_path, examples(), "in-order"))


def test_two_workers_keep_what_one_keeps_to_the_byte(tmp_path: Path) -> None:
    one, two = (add(tmp_path, examples(), f"jobs{jobs}", "-j", jobs) for jobs in (1, 2))
    for kind in ("articles", "claims", "stories", "copies"):
        a, b = (timeless(export(ledger, kind)) for ledger in (one, two))
        assert a == b, kind


def timeless(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows without when and by which version they were read."""
    drop = {"added", "seen", "made_by"}
    return [{name: value for name, value in row.items() if name not in drop} for row in rows]


# ── what was said is turned round ─────────────────────────────────────────────────────────────────


def review(ledger: Path, *arguments: object) -> None:
    done = sayso("review", *arguments, "--ledger", ledger, SAYSO_PERSON="ada")
    assert done.returncode == 0, done.stderr.decode()


def sound(ledger: Path) -> dict[str, object] | None:
    """The claim that the dam was sound, as it is exported."""
    (claim,) = [c for c in export(ledger, "claims") if "dam was sound" in str(c["text"])] or [None]
    return claim


def test_a_persons_correction_of_a_statement_is_followed_by_the_claims_and_undone(tmp_path: Path) -> None:
    at = {"published": "2026-03-08", "title": "Dam breaks above Pirot"}
    ledger = add(tmp_path, [row(1, DAM, outlet="Timok Mirror", **at)])
    before = sound(ledger)
    assert before is not None
    assert "Water Ministry" in json.dumps(before["members"])
    (said,) = [s for s in export(ledger, "statements") if "dam was sound" in str(s["content"])]
    review(ledger, "speaker", said["id"], "Bistrica Power", "--kind", "organization", *WHY)
    given = sound(ledger)
    assert given is not None
    assert "Bistrica Power" in json.dumps(given["members"])
    assert "Water Ministry" not in json.dumps(given["members"])
    counts_agree(ledger)
    review(ledger, "undo", 1, *WHY)
    assert sound(ledger) == before
    review(ledger, "reject", said["id"], *WHY)
    assert "Water Ministry" not in json.dumps(sound(ledger))
    counts_agree(ledger)
    review(ledger, "undo", 3, *WHY)
    assert sound(ledger) == before
    is_well(ledger)


def test_an_outlets_own_correction_is_an_edited_page_and_not_a_second_voice(tmp_path: Path) -> None:
    page = row(1, DAM, url=COPY, outlet="Timok Mirror", title="Dam breaks", published="2026-03-08")
    ledger = add(tmp_path, [page])
    assert sound(ledger) is not None
    turned = DAM.replace(
        "“The dam was sound until the night of the storm,”", "“We knew of cracks since May,”"
    )
    note = "\n\nCorrection: An earlier version of this article quoted the ministry wrongly."
    add(tmp_path, [{**page, "text": turned + note}])
    assert sound(ledger) is None
    assert [story["articles"] for story in stories(ledger)] == [1]
    assert len(export(ledger, "versions")) == 2
    counts_agree(ledger)


# ── taken out ─────────────────────────────────────────────────────────────────────────────────────


def test_nothing_of_an_article_between_two_copies_is_left_when_it_is_redacted(tmp_path: Path) -> None:
    marked = (
        DAM + "\n\nThe Quuxington bakery in Pirot was flooded, its owner, Pavle Quuxovski, said on Sunday."
    )
    days = (("npa", DAM, "09"), ("mirror", marked, "11"), ("coast", marked + " It was new.", "13"))
    rows = [
        row(name, text, url=f"https://{name}.example/1", outlet=name.title(), title=f"Dam breaks: {name}",
            published=f"2026-03-08T{hour}:00:00Z")
        for name, text, hour in days
    ]  # fmt: skip
    rows[2]["text"] = DAM + "\n\nA bridge was carried away."
    ledger = add(tmp_path, rows)
    counts_agree(ledger)
    backup, back, dead = (tmp_path / name for name in ("old.backup", "back.db", "dead.json"))
    assert sayso("backup", backup, "--ledger", ledger).returncode == 0
    done = sayso("redact", "https://mirror.example/1", "--yes", *WHY, "--ledger", ledger, SAYSO_PERSON="ada")
    assert done.returncode == 0, done.stderr.decode()
    later = tmp_path / "later.backup"
    assert sayso("backup", later, "--ledger", ledger, "--redactions", dead).returncode == 0
    assert sayso("restore", backup, "--ledger", back, "--redactions", dead).returncode == 0
    for each in (ledger, back):
        counts_agree(each)
        is_well(each)
        assert len(export(each, "articles")) == 2
        text = "".join(json.dumps(export(each, kind)) for kind in KINDS)
        assert "uux" not in text
        with open_ledger(str(each)) as opened:
            assert "uux" not in repr([opened.told(s.id) for s in opened.stories()])
        for file in tmp_path.glob(f"{each.name}*"):
            assert b"uuxington" not in file.read_bytes(), file
    assert lineage(ledger) == lineage(back)


# ── read again, and at once ───────────────────────────────────────────────────────────────────────


def test_a_newer_sayso_leaves_stories_and_copies_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = add(tmp_path, examples())
    before = {kind: export(ledger, kind) for kind in ("stories", "copies", "articles")}
    monkeypatch.setattr(pipeline, "version", lambda _: "99.0")
    pipeline.made_by.cache_clear()
    try:
        done = sayso("add", "--kept", "--ledger", ledger)
        assert (done.returncode, done.stderr[:13]) == (0, b"11 read again"), done.stderr
        after = {kind: export(ledger, kind) for kind in before}
    finally:
        pipeline.made_by.cache_clear()
    for kind in ("stories", "articles"):
        assert timeless(after[kind]) == timeless(before[kind]), kind
    assert ends(after["copies"]) == ends(before["copies"])
    is_well(ledger)


def ends(copies: list[dict[str, object]]) -> list[list[str]]:
    """The two articles of each copy, whichever was compared with the other."""
    return sorted(sorted((str(copy["article"]), str(copy["other"]))) for copy in copies)


def test_two_programs_add_to_one_ledger_at_once(tmp_path: Path) -> None:
    rows, ledger = examples(), tmp_path / "news.db"
    open_ledger(str(ledger), write=True).close()
    running = []
    for number, part in enumerate((rows[::2], rows[1::2])):
        file = tmp_path / f"{number}.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in part))
        command = [sys.executable, "-m", "sayso", "add", str(file), "--ledger", str(ledger)]
        running.append(subprocess.Popen(command, stderr=subprocess.PIPE))
    for each in running:
        _, said = each.communicate(timeout=90)
        assert each.returncode == 0, said.decode()
    assert lineage(ledger) == lineage(add(tmp_path, rows, "one"))
    counts_agree(ledger)
    is_well(ledger)
