"""Where an article shows that its text comes from, and which publisher its outlet belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.model import (
    ActorKind,
    Article,
    Capture,
    Certainty,
    Grade,
    Hints,
    Kind,
    OriginKind,
    Passage,
    Role,
    Span,
    Speaker,
    Stance,
    Statement,
    as_json,
)
from sayso.reading import article_of
from sayso.tracing.families import family_of
from sayso.tracing.hands import origin_in, origin_of


def read(text: str, outlet: str | None = "Upper Karn Courier", **hints: str) -> Article:
    capture = Capture(
        "a.txt", text.encode(), "plain", Hints(outlet=outlet, published=date(2026, 3, 2), **hints)
    )
    return article_of(capture)


BODY = "Dam breaks at Vessa\n\nThe dam at Vessa broke on Sunday and flooded eleven farms, residents saw.\n\n"


@pytest.mark.parametrize(
    ("text", "outlet", "kind", "name"),
    [
        (BODY + "Source: Drina Wire", "Lantern", "agency", "Drina Wire"),
        (BODY + "This article was first published by The Lantern.", "Courier", "outlet", "Lantern"),
        (BODY + "This article was first published by The Lantern.", "The Lantern", "unknown", None),
        (BODY, "Karn Press Agency", "agency", "Karn Press Agency"),
        (BODY.replace("VESSA", "") + "A farmer told this newspaper that he had lost it all.", "The Courier", "primary", "Courier"),
        ("Dam breaks\n\nVESSA, March 2 (AFP) - The dam broke.\n\nIt was old.", "Courier", "agency", "Agence France-Presse"),
        (BODY, "water.gov.uk", "primary", "water.gov.uk"),
        (BODY, "Courier", "unknown", None),
        (BODY, None, "unknown", None),
    ],
)  # fmt: skip
def test_the_first_hand_is_what_the_article_shows(
    text: str, outlet: str | None, kind: str, name: str | None
) -> None:
    origin = origin_of(read(text, outlet))
    assert (origin.kind.value, origin.name) == (kind, name)
    for evidence in origin.evidence:
        assert evidence.span is None or text[evidence.span.start : evidence.span.end] == evidence.span.text


def test_an_origin_is_read_back_as_it_was_kept() -> None:
    origin = origin_of(read(BODY + "Source: Drina Wire"))
    assert origin_in({"origin": as_json(origin)}) == origin


def statement(text: str, words: str, speaker: str, grade: Grade = Grade.CERTAIN) -> Statement:
    at = text.index(words)
    return Statement(
        id=f"s{at}", kind=Kind.INDIRECT, content=(Span.cut(text, at, at + len(words)),), cue=None, source=None,
        speaker=Speaker(speaker, ActorKind.GOVERNMENT, grade=grade), channel=None, said=None,
        stance=Stance.ASSERTS, certainty=Certainty.PLAIN, hedges=(), within=None, rule="by hand",
    )  # fmt: skip


POST = "The ministry said the dam was sound.\n\nIt added that eleven farms were flooded.\n\nRain goes on."


@pytest.mark.parametrize(
    ("speakers", "grade", "kind"),
    [
        (("Water Ministry", "Water Ministry"), Grade.CERTAIN, OriginKind.PRIMARY),
        (("Water Ministry", "Mayor Simić"), Grade.CERTAIN, OriginKind.UNKNOWN),
        (("Water Ministry", "Water Ministry"), Grade.LIKELY, OriginKind.UNKNOWN),
    ],
)
def test_an_article_that_rests_on_one_speaker_has_that_first_hand(
    speakers: tuple[str, str], grade: Grade, kind: OriginKind
) -> None:
    starts = [0, POST.index("It added"), POST.index("Rain")]
    ends = [*(start - 2 for start in starts[1:]), len(POST)]
    passages = tuple(Passage(a, b, Role.BODY) for a, b in zip(starts, ends, strict=True))
    said = [statement(POST, "the dam was sound", speakers[0], grade),
            statement(POST, "eleven farms were flooded", speakers[1], grade)]  # fmt: skip
    origin = origin_of(Article("a", POST, passages, outlet="Lantern"), said)
    assert origin.kind is kind
    assert origin.name == ("Water Ministry" if kind is OriginKind.PRIMARY else None)


@pytest.mark.parametrize(
    ("outlet", "url", "family"),
    [
        ("BBC News", None, "BBC"),
        (None, "https://www.bbc.co.uk/news/1", "BBC"),
        ("The Lantern", None, "Lantern"),
        ("www.lantern.example", None, "lantern.example"),
        (None, "https://web.archive.org/web/2016id_/http://abc7chicago.com/1", "ABC News"),
        (None, "https://sport.lantern.example/1", "lantern.example"),
        (None, "http://[", None),
        (None, "mailto:ada", None),
        (None, None, None),
    ],
)
def test_editions_of_one_publisher_are_one(outlet: str | None, url: str | None, family: str | None) -> None:
    assert family_of(Article("a", "No.", (), outlet=outlet, url=url)) == family


@pytest.mark.parametrize(
    ("outlet", "canonical", "kind", "name"),
    [
        ("Lutz Courier", "https://www.lantern.example/dam", "outlet", "lantern.example"),
        ("The Lantern", "https://www.lantern.example/dam", "unknown", None),
        ("Lutz Courier", None, "unknown", None),
    ],
)
def test_a_page_that_names_another_publishers_address_as_its_own_is_from_there(
    outlet: str, canonical: str | None, kind: str, name: str | None
) -> None:
    article = replace(read(BODY, outlet), url="https://mirror.example/x", canonical=canonical)
    origin = origin_of(article)
    assert (origin.kind.value, origin.name) == (kind, name)
