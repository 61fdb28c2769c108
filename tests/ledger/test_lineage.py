"""What is written down of articles that go together, and what follows for the others; on both databases."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import CannotCorrect, NotInLedger
from sayso.export.json_lines import json_line
from sayso.ledger import Ledger, findings, open_ledger
from sayso.ledger.chain import Signed
from sayso.ledger.doctor import CHECKS, asked, mended
from sayso.ledger.earlier import Earlier
from sayso.ledger.review import MergeStories, SplitStory, Undo
from sayso.model import (
    Copy,
    Derivation,
    Direction,
    Evidence,
    Known,
    Origin,
    OriginKind,
    Profile,
    Traced,
    Weighed,
)
from tests.ledger.made import FOLDER, NOW, capture, report

BECAUSE = Signed("Ada Quill", NOW, "seen on the page")


def link(
    other: str, direction: Direction = Direction.FROM, weight: float = 1.0
) -> tuple[str, Direction, float]:
    return other, direction, weight


class Tracer:
    """Tracing by hand: what each article, named by its text, is said to go together with."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.links: dict[str, Sequence[tuple[str, Direction, float]]] = {}
        self.origins: dict[str, Origin] = {}
        self.stories: dict[str, str] = {}  # the article whose story it joins

    def __call__(self, new: Known, earlier: Earlier) -> Traced:
        name = new.article.text
        self.numbers[name] = new.id
        mate = self.stories.get(name)
        story = earlier.known([self.numbers[mate]])[0].story if mate else None
        copies = tuple(
            Copy(
                self.numbers[other], Derivation.COPY, direction, 1.0, 1.0, weight, (),
                (Evidence("by hand", f"{name} and {other}"),),
            )
            for other, direction, weight in self.links.get(name, ())
            if other in self.numbers
        )  # fmt: skip
        origin = self.origins.get(name, Origin(OriginKind.UNKNOWN, None))
        return Traced(story, (), copies, origin, new.article.outlet)


def keep(ledger: Ledger, tracer: Tracer | None, text: str, **known: Any) -> str:
    """The key of the article with this text."""
    keys = known.pop("keys", ())
    published = known.pop("published", None)
    version = known.pop("version", "0.1")
    made = report(text, statements=(), published=published, version=version, **known)
    found = findings(made, json_line(made), Profile(keys, {"name": text}))
    given = capture(text, url=f"https://{text}.example/a")
    outcome = ledger.keep(given, found, folder=FOLDER, now=NOW, trace=tracer)
    assert outcome.article
    return outcome.article


def together(ledger: Ledger) -> dict[str, tuple[str | None, str | None]]:
    """The parent and the origin of each article, named by its text."""
    rows = {row["id"]: row for row in ledger.rows("articles")}
    names = {key: row["text"] for key, row in rows.items()}
    return {row["text"]: (names.get(row["parent"]), names.get(row["origin"])) for row in rows.values()}


def test_what_was_taken_from_another_has_it_for_parent_and_its_origin(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("b", weight=2.0), link("a")]}
    for name in "abc":
        keep(ledger, tracer, name)
    assert together(ledger) == {"a": (None, "a"), "b": ("a", "a"), "c": ("b", "a")}
    (row,) = [row for row in ledger.rows("articles") if row["text"] == "c"]
    assert json.loads(row["evidence"])[0]["why"] == "c and b"
    assert sorted(row["weight"] for row in ledger.rows("copies")) == [1.0, 1.0, 2.0]


@pytest.mark.parametrize("order", list(itertools.permutations("abcd")))
def test_the_order_of_arrival_changes_nothing(ledger: Ledger, order: Sequence[str]) -> None:
    taken = {("b", "a"): 1.0, ("c", "b"): 2.0, ("c", "a"): 1.0}
    tracer = Tracer()
    for name in "abcd":
        tracer.links[name] = [
            *(link(of, Direction.FROM, weight) for (by, of), weight in taken.items() if by == name),
            *(link(by, Direction.TO, weight) for (by, of), weight in taken.items() if of == name),
        ]
    for name in order:
        keep(ledger, tracer, name, published=date(2026, 3, 1 + "abcd".index(name)))
    assert together(ledger) == {"a": (None, "a"), "b": ("a", "a"), "c": ("b", "a"), "d": (None, "d")}


def test_articles_that_name_each_other_do_not_go_in_a_circle(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("b"), link("a", Direction.TO, 3.0)]}
    for name in "abc":
        keep(ledger, tracer, name)
    assert together(ledger) == {"a": (None, "a"), "b": ("a", "a"), "c": ("b", "a")}


def test_a_text_made_of_two_belongs_to_the_one_it_has_most_of(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"m": [link("a", weight=2.0), link("b")], "c": [link("b")]}
    for name in "abmc":
        keep(ledger, tracer, name)
    assert together(ledger) == {"a": (None, "a"), "b": (None, "b"), "m": ("a", "a"), "c": ("b", "b")}


def test_a_nearer_parent_that_comes_later_takes_the_text_along(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"m": [link("a")], "n": [link("m")], "b": [link("m", Direction.TO, 2.0)]}
    for name in "amnb":
        keep(ledger, tracer, name)
    assert together(ledger) == {"a": (None, "a"), "m": ("b", "b"), "n": ("m", "b"), "b": (None, "b")}


def test_without_a_direction_there_is_one_origin_and_no_parent(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a", Direction.UNKNOWN)]}
    keep(ledger, tracer, "a", published=date(2026, 3, 2))
    keep(ledger, tracer, "b", published=date(2026, 3, 1))
    assert together(ledger) == {"a": (None, "b"), "b": (None, "b")}


def test_the_first_hand_of_a_text_is_what_its_copies_show_together(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("a")]}
    tracer.origins["c"] = Origin(OriginKind.AGENCY, "Karn Press Agency", (Evidence("credit", "it says so"),))
    for name in "abc":
        keep(ledger, tracer, name)
    hands = {row["text"]: (row["origin_kind"], row["hand"]) for row in ledger.rows("articles")}
    assert hands == dict.fromkeys("abc", ("agency", "Karn Press Agency"))


def test_a_story_counts_articles_outlets_origins_and_what_is_unknown(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.stories = {"b": "a", "c": "a", "d": "b"}
    tracer.links = {"b": [link("a")]}
    tracer.origins["a"] = Origin(OriginKind.PRIMARY, "Lantern")
    tracer.origins["c"] = Origin(OriginKind.PRIMARY, "lantern")
    for name, outlet in zip("abcd", ("Lantern", "Courier", "Lantern", None), strict=True):
        keep(ledger, tracer, name, outlet=outlet, title=f"Headline {name}")
    (story,) = ledger.rows("stories")
    counted = [story[name] for name in ("articles", "outlets", "origins", "unknown", "title")]
    assert counted == [4, 2, 1, 1, "Headline a"]


def test_an_article_read_again_stays_in_its_story_and_is_compared_anew(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")]}
    tracer.stories = {"b": "a"}
    keep(ledger, tracer, "a")
    keep(ledger, tracer, "b")
    before = {row["text"]: row["story"] for row in ledger.rows("articles")}
    tracer.links, tracer.stories = {}, {}
    keep(ledger, tracer, "b", version="0.2")
    assert together(ledger) == {"a": (None, "a"), "b": (None, "b")}
    assert {row["text"]: row["story"] for row in ledger.rows("articles")} == before
    assert ledger.count("copies") == 0


def test_when_the_article_between_goes_the_others_are_parted(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("b")]}
    keys = [keep(ledger, tracer, name) for name in "abc"]
    ledger.redact(keys[1], BECAUSE)
    assert together(ledger) == {"a": (None, "a"), "c": (None, "c")}


def test_a_redacted_article_leaves_no_story_behind(ledger: Ledger) -> None:
    ledger.redact(keep(ledger, Tracer(), "a"), BECAUSE)
    assert ledger.count("stories") == ledger.count("copies") == 0
    with ledger.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM story").scalar() == 0


@pytest.mark.parametrize("seed", range(12))
def test_texts_joined_as_they_come_are_those_found_all_at_once(tmp_path: Path, seed: int) -> None:
    chance, tracer = random.Random(seed), Tracer()
    names = [f"a{n}" for n in range(14)]
    for number, name in enumerate(names):
        others = chance.sample(names[:number], min(number, chance.choice((0, 1, 1, 2, 3))))
        tracer.links[name] = [
            link(other, chance.choice(list(Direction)), chance.choice((0.5, 1.0, 1.5, 2.0, 3.0)))
            for other in others
        ]
    with open_ledger(f"sqlite:///{tmp_path}/news.db", write=True) as ledger:
        for name in names:
            keep(ledger, tracer, name, published=date(2026, 3, chance.randint(1, 28)))
            origins = {name: origin for name, (_, origin) in together(ledger).items()}
            links = [(one, parent) for one, (parent, _) in together(ledger).items() if parent]
            links += [
                (one, other)
                for one in origins
                for other, direction, _ in tracer.links[one]
                if direction is Direction.UNKNOWN
            ]
            assert len(set(origins.values())) == len(parts(origins, links))
            assert all(len({origins[member] for member in part}) == 1 for part in parts(origins, links))


def parts(names: Iterable[str], links: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """The names, parted into those that links join."""
    part = {name: frozenset({name}) for name in names}
    for one, other in links:
        joined = part[one] | part[other]
        part.update(dict.fromkeys(joined, joined))
    return set(part.values())


def test_a_copy_in_another_story_is_weighed_again_when_its_origin_changes(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("a")]}
    tracer.origins["c"] = Origin(OriginKind.AGENCY, "Karn Press Agency")
    keep(ledger, tracer, "a")
    keep(ledger, tracer, "b")  # of a story of its own
    for entry in ledger.stories():
        ledger.keep_weighed(entry.id, Weighed((), (), ()), by="0.1")
    keep(ledger, tracer, "c")
    assert {row["text"]: row["hand"] for row in ledger.rows("articles")}["b"] == "Karn Press Agency"
    assert stories(ledger)["b"] in ledger.unweighed("0.1")


# ── what tracing may ask ──────────────────────────────────────────────────────────────────────────


def test_articles_are_found_by_the_keys_they_share_the_newest_first(ledger: Ledger) -> None:
    days = {"a": date(2026, 3, 1), "b": date(2026, 3, 5), "c": date(2026, 3, 9), "d": None}
    asked: dict[str, Any] = {}

    class Asking(Tracer):
        def __call__(self, new: Known, earlier: Earlier) -> Traced:
            if new.article.text == "new":
                names = {number: name for name, number in self.numbers.items()}
                for label, ask in {
                    "all": {},
                    "each": {"each": 1},
                    "since": {"since": date(2026, 3, 5)},
                    "until": {"until": date(2026, 3, 5)},
                }.items():
                    found = earlier.found_by(["m:Marcus Bell", "m:Fulton Street"], **ask)  # type: ignore[arg-type]
                    asked[label] = {names[number]: count for number, count in found.items()}
                asked["known"] = earlier.known([self.numbers["b"], 9_999, self.numbers["a"]])
            return super().__call__(new, earlier)

    tracer = Asking()
    for name, day in days.items():
        keys = ("m:Marcus Bell",) if name == "a" else ("m:Marcus Bell", "m:Fulton Street")
        keep(ledger, tracer, name, published=day, keys=keys)
    keep(ledger, tracer, "new", keys=("m:Marcus Bell",))
    assert asked["all"] == {"a": 1, "b": 2, "c": 2, "d": 2}
    assert asked["each"] == {"c": 2}
    assert asked["since"] == {"b": 2, "c": 2}
    assert asked["until"] == {"a": 1, "b": 2}
    assert [known.article.text for known in asked["known"]] == ["b", "a"]
    assert asked["known"][0].traits == {"name": "b"}
    assert asked["known"][0].article.published == date(2026, 3, 5)


# ── people have the last word ─────────────────────────────────────────────────────────────────────


def stories(ledger: Ledger) -> dict[str, str]:
    return {row["text"]: row["story"] for row in ledger.rows("articles")}


def two_stories(ledger: Ledger) -> tuple[Tracer, dict[str, str]]:
    tracer = Tracer()
    tracer.stories = {"b": "a", "d": "c", "e": "a"}
    keys = {name: keep(ledger, tracer, name) for name in "abcd"}
    return tracer, keys


def test_stories_that_were_merged_stay_so(ledger: Ledger) -> None:
    tracer, _ = two_stories(ledger)
    before = stories(ledger)
    ledger.correct(MergeStories(before["a"], before["c"]), signed=BECAUSE)
    keep(ledger, tracer, "e")  # like a
    keep(ledger, tracer, "b", version="0.2")
    assert set(stories(ledger).values()) == {before["c"]}
    ledger.correct(Undo(1), signed=BECAUSE)
    after = stories(ledger)
    assert {name: after[name] for name in "abcd"} == before


def test_articles_that_were_split_off_stay_so(ledger: Ledger) -> None:
    tracer, keys = two_stories(ledger)
    before = stories(ledger)
    ledger.correct(SplitStory(before["a"], (keys["b"],)), signed=BECAUSE)
    keep(ledger, tracer, "b", version="0.2")
    keep(ledger, tracer, "e")
    after = stories(ledger)
    assert after["b"] not in (before["a"], before["c"])
    assert after["a"] == after["e"] == before["a"]
    assert ledger.waiting() == []


def test_a_split_of_everything_and_a_merge_with_itself_are_refused(ledger: Ledger) -> None:
    _, keys = two_stories(ledger)
    story = stories(ledger)["a"]
    with pytest.raises(CannotCorrect, match="the whole story"):
        ledger.correct(SplitStory(story, (keys["a"], keys["b"])), signed=BECAUSE)
    with pytest.raises(CannotCorrect, match="is not in the story"):
        ledger.correct(SplitStory(story, (keys["c"],)), signed=BECAUSE)
    with pytest.raises(CannotCorrect, match="are one story"):
        ledger.correct(MergeStories(story, story), signed=BECAUSE)
    with pytest.raises(NotInLedger, match="no story"):
        ledger.correct(MergeStories("feed", story), signed=BECAUSE)


# ── what the doctor sees ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        ("UPDATE lineage SET origin_id = article_id", "lineage"),
        ('UPDATE copy SET passages = \'[{"here": {"start": 0, "end": 1, "text": "x"}}]\'', "copies"),
    ],
)
def test_the_doctor_sees_and_mends_what_does_not_go_together(ledger: Ledger, harm: str, check: str) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")]}
    for name in "ab":
        keep(ledger, tracer, name)
    (asked_for,) = (each for each in CHECKS if each.name == check)
    assert asked(ledger.database, asked_for).is_well
    ledger.database.written(lambda connection: connection.exec_driver_sql(harm))
    answer = asked(ledger.database, asked_for)
    assert not answer.is_well
    assert mended(ledger.database, asked_for, answer).is_well
    origins = {"a": (None, "a"), "b": ("a", "a") if check == "lineage" else (None, "b")}
    assert together(ledger) == origins
