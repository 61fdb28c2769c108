"""A story by hand, with everything that its page has to show; outlets and happenings are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from sayso.model import (
    Between,
    Claim,
    Conflict,
    Dispute,
    Evidence,
    FirstHand,
    Interval,
    Likeness,
    Member,
    OriginKind,
    Page,
    Point,
    Series,
    Span,
    Story,
    Support,
    Text,
    Words,
)

SOUND, CRACKS = "The dam was sound until the strike", "Cracks were reported in May"
HEADLINE = "Thousands feared dead as dam collapses"


def words(text: str, article: str, speaker: str | None = None, **more: Any) -> Words:
    known: dict[str, Any] = {
        "outlet": "Karn Herald", "statement": f"s-{speaker}" if speaker else None, "channel": None, "said": None,
    }  # fmt: skip
    return Words(0, len(text), text, article, speaker=speaker, **known | more)


def member(text: str, article: str, speaker: str | None = None, **more: Any) -> Member:
    judged = {name: more.pop(name) for name in ("grade", "reasons") if name in more}
    of = words(text, article, speaker, **more)
    return Member(
        of.start, of.end, of.text, of.article, of.outlet, of.statement, of.speaker, of.channel, of.said,
        judged.get("grade", Likeness.SAME), judged.get("reasons", ()),
    )  # fmt: skip


def page(id_: str, outlet: str | None, **more: Any) -> Page:
    known: dict[str, Any] = {
        "url": None, "family": outlet, "title": f"Dam breaks above Karn, {id_}", "published": "2024-09-04",
        "origin": id_, "parent": None, "origin_kind": OriginKind.PRIMARY, "hand": outlet, "evidence": (),
        "in_story": (), "headline": None,
    }  # fmt: skip
    return Page(id=id_, outlet=outlet, **known | more)


AGENCY = {"origin": "a1", "origin_kind": OriginKind.AGENCY, "hand": "Karn Press Agency"}
CREDIT = Evidence("source-label", "it names the agency", Span(0, 25, "Source: Karn Press Agency"))
BEYOND = {
    "verdict": "overreaches",
    "unsupported": [{"start": 0, "end": 9, "text": "Thousands"}],
    "support": [],
    "why": "the article counts 41",
}
PAGES = (
    page("a1", "Karn Herald", published="2024-09-04T07:05:00+02:00", **AGENCY),
    page("a2", "Daily Ledger", parent="a1", evidence=(CREDIT,), **AGENCY),
    page("a3", "Metro Compass", parent="a2", title=HEADLINE, headline=BEYOND, **AGENCY),
    page("a4", "Courier", headline={"verdict": "supported", "unsupported": [], "support": [], "why": ""}),
    page("a5", None, published=None, origin_kind=OriginKind.UNKNOWN, hand=None, title=None),
)
CLAIMS = (
    Claim(
        "c1",
        CRACKS,
        (member(CRACKS, "a4", "two engineers", outlet="Courier"),),
        Support(1, 1, 1, 0, (FirstHand("Courier", ("a4",), ("its own interview",)),)),
    ),
    Claim(
        "c2",
        SOUND,
        (
            member(SOUND, "a1", "Water Ministry", channel="Telegram", said=Interval.on(date(2024, 9, 4))),
            member(SOUND, "a2", "Water Ministry", outlet="Daily Ledger"),
            member("The wall stood", "a5", outlet=None, grade=Likeness.OVERLAPS, reasons=("less is said",)),
        ),
        Support(3, 2, 1, 1, (FirstHand("Water Ministry", ("a1", "a2"), ("its own post",)),)),
    ),
)
DISPUTES = (
    Dispute(
        Conflict.OPPOSITE,
        Between.OTHERS,
        (words(SOUND, "a1", "Water Ministry"), words(CRACKS, "a4", "two engineers", outlet="Courier")),
        ("c2", "c1"),
        "the one calls it sound, the other cracked",
        "opposite-state",
    ),
    Dispute(
        Conflict.DENIAL,
        Between.SELF,
        (words("Nobody was hurt", "a1", "governor"), words("19 died", "a4", "governor")),
        (None, None),
        "the governor takes it back",
        "taken-back",
    ),
)


def point(source: str, low: float | None, day: int | None, *articles: str, **more: Any) -> Point:
    told = tuple(words(f"{low} dead", article) for article in articles)
    known: dict[str, Any] = {"high": low, "updates": None, "diverges": ()} | more
    on = None if day is None else date(2024, 9, day)
    return Point(source, low, day=on, articles=len(articles), told=told, **known)


DEAD = Series(
    "killed",
    "people",
    (
        point("village council", 12, 4, "a1", "a2"),
        point("governor", 9, 4, "a4"),
        point("village council", 41, 6, "a3", updates=0, diverges=(3,)),
        point("governor", None, 7, "a4", high=19, updates=1, diverges=(2,)),
        point("two rescuers", 30, None, "a5"),
    ),
    19,
    41,
)
STORY = Story(
    id="5f3a9c0011223344",
    title="Dam breaks above Karn",
    first_published=date(2024, 9, 4),
    last_published=date(2024, 9, 7),
    articles=5,
    outlets=4,
    origins=2,
    unknown=1,
    pages=PAGES,
    texts=(
        Text("a1", OriginKind.AGENCY, "Karn Press Agency", ("a1", "a2", "a3")),
        Text("a4", OriginKind.PRIMARY, "Courier", ("a4",)),
        Text("a5", OriginKind.UNKNOWN, None, ("a5",)),
    ),
    claims=CLAIMS,
    disputes=DISPUTES,
    figures=(DEAD,),
)
