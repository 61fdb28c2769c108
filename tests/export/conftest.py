"""A report made by hand, with everything that a face has to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.model import (
    Actor,
    ActorKind,
    Article,
    Carrier,
    Certainty,
    Channel,
    ChannelKind,
    Credit,
    CreditKind,
    Distance,
    Doubt,
    Event,
    EventType,
    Factuality,
    Figure,
    Headline,
    HeadlineClaim,
    Interval,
    Kind,
    MadeBy,
    Part,
    Participant,
    Passage,
    Place,
    Report,
    Role,
    Span,
    Speaker,
    Stance,
    Statement,
    Time,
    Verdict,
)

HEADLINE = "Dam ‘was sound’, ministry says"
FIRST = (
    "The water ministry said on Sunday that an engineer had told it the wall “was sound until the strike”."
)
SECOND = "At least 41 people died in Deva, two rescue workers claimed on Telegram."
NOTICE = "Sign up for our newsletter. You can unsubscribe at any time."
CREDIT = "Source: Karn Press Agency"
PARAGRAPHS = {
    HEADLINE: Role.HEADLINE,
    FIRST: Role.BODY,
    NOTICE: Role.NOTICE,
    SECOND: Role.BODY,
    CREDIT: Role.CREDIT,
}
TEXT = "\n\n".join(PARAGRAPHS)


def at(words: str) -> tuple[int, int, str]:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words), words


def span(words: str) -> Span:
    return Span(*at(words))


def article(**changes: object) -> Article:
    passages = tuple(Passage(*at(words)[:2], role) for words, role in PARAGRAPHS.items())
    known: dict[str, object] = {
        "id": "sha256:ab", "text": TEXT, "passages": passages, "title": HEADLINE, "byline": ("Ana Pop",),
        "outlet": "Daily Ledger", "url": "https://ledger.example/dam", "published": date(2022, 9, 5), "language": "en",
        "credits": (Credit(*at("Karn Press Agency"), "Karn Press Agency", CreditKind.AGENCY),),
    }  # fmt: skip
    return Article(**{**known, **changes})  # type: ignore[arg-type]


MINISTRY = Speaker("Water Ministry", ActorKind.GOVERNMENT)
RESCUERS = Speaker(None, ActorKind.UNNAMED, "two rescue workers")

STATEMENTS = (
    Statement(
        "s1", Kind.MIXED, (span("an engineer had told it the wall “was sound until the strike”"),),
        span("said"), span("The water ministry"), MINISTRY, None, Interval.on(date(2022, 9, 4)),
        Stance.ASSERTS, Certainty.PLAIN, (), None, "cue-that",
    ),
    Statement(
        "s2", Kind.MIXED, (span("the wall “was sound until the strike”"),), span("told"), span("an engineer"),
        Speaker(None, ActorKind.UNNAMED, "an engineer"), None, None, Stance.ASSERTS, Certainty.REPORTED, (), "s1", "nested",
    ),
    Statement(
        "s3", Kind.INDIRECT, (span("At least 41 people died in Deva"),), span("claimed"), span("two rescue workers"),
        RESCUERS, Channel(*at("Telegram"), "Telegram", ChannelKind.SOCIAL), None, Stance.ACCUSES, Certainty.HEDGED,
        (span("claimed"),), None, "clause-final",
    ),
)  # fmt: skip


SAID = Carrier(*at("the wall “was sound until the strike”"), "s2")


def weighed(words: Span, why: str, below: Carrier) -> Headline:
    """A headline of which these words have no support."""
    doubt = Doubt(Verdict.OVERREACHES, (words,), "stronger word", why, (below,))
    claim = HeadlineClaim(words, Verdict.OVERREACHES, (below,), (doubt,))
    return Headline(Verdict.OVERREACHES, (words,), (below,), why, doubt.rule, (claim,))


@pytest.fixture
def report() -> Report:
    return Report(
        schema="report/1", id="row-7", source="pages/dam.txt", article=article(), statements=STATEMENTS,
        actors=(Actor("Water Ministry", ActorKind.GOVERNMENT, (span("The water ministry"),)),),
        places=(
            Place(*at("Deva"), "Deva", 45.88, 22.90, "RO", 5.0, 2, "settlement", "gazetteer"),
            Place(*at("Karn"), None, None, None, None, None, 0, None, "unknown"),
        ),
        times=(Time(*at("Sunday"), Interval.on(date(2022, 9, 4)), "weekday"),),
        figures=(Figure(*at("At least 41"), 41, None, "killed", "people", "s3", "at-least"),),
        events=(
            Event(
                *at("strike"), "the wall “was sound until the strike”", EventType.ASSAULT,
                (Participant(*at("the wall"), Part.RECIPIENT, None),), None,
                Time(*at("Sunday"), Interval.on(date(2022, 9, 4)), "weekday"), Factuality.FEARED, "s2", "noun",
            ),
        ),
        distances=(
            Distance(*at("Deva"), 42.0, 67.0, "Deva", "Karn", "42 km claimed, 67 km measured", "globe"),
        ),
        made_by=MadeBy("0.1.0", {"en_core_web_md": "3.7.1"}, "abc"),
        headline=weighed(Span(0, 15, HEADLINE[:15]), "the article says “until the strike”", SAID),
    )  # fmt: skip


# Every way we know of that text has come alive on a page; what runs changes the title to OWNED.
EVIL = (
    "<script>document.title='OWNED'</script><img src=x onerror=document.title='OWNED'>"
    "<svg onload=document.title='OWNED'></svg><iframe srcdoc=\"<script>top.document.title='OWNED'</script>\">"
    "\" autofocus tabindex=1 onfocus=\"document.title='OWNED' ' x \u202egnp.exe\u2066 {{ 7*7 }} ${7*7} "
    "</title></style><style>*{display:none}</style><meta http-equiv=refresh content='0;url=about:blank'>"
    "</script></template><base href=//evil.example> &lt;script&gt;document.title='OWNED'&lt;/script&gt; "
    "javascript:document.title='OWNED' \x00\x1b[2J\ud800"
)


@pytest.fixture
def attacked(report: Report) -> Report:
    """A report in which every scraped or resolved string is an attack."""
    article = Article(
        "a", EVIL, (Passage(0, len(EVIL), Role.BODY),), title=EVIL, byline=(EVIL,), outlet=EVIL,
        url="javascript:document.title='OWNED'", language=EVIL, credits=(Credit(0, len(EVIL), EVIL, EVIL, CreditKind.UNKNOWN),),
    )  # fmt: skip
    whole, part = Span(0, len(EVIL), EVIL), Span(8, 30, EVIL[8:30])
    one, two, three = report.statements
    statements = (
        replace(
            one,
            content=(whole,),
            cue=part,
            source=part,
            speaker=Speaker(EVIL, ActorKind.PERSON, EVIL),
            rule=EVIL,
        ),
        replace(two, content=(part,), cue=None, source=None, speaker=Speaker(None, ActorKind.UNNAMED, EVIL)),
        replace(three, content=(part,), channel=None, hedges=(part,)),
    )
    return replace(
        report,
        article=article,
        statements=statements,
        source=EVIL,
        places=(),
        times=(),
        figures=(),
        events=(
            Event(
                *(part.start, part.end, part.text),
                EVIL,
                EventType.ASSAULT,
                (Participant(part.start, part.end, part.text, Part.ACTOR, EVIL),),
                None,
                Time(part.start, part.end, part.text, Interval(None, None), EVIL),
                Factuality.DENIED,
                None,
                EVIL,
            ),
        ),
        distances=(),
        headline=weighed(whole, EVIL, Carrier(0, len(EVIL), EVIL, None)),
    )
