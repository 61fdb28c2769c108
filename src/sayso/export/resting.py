"""How much of an article rests on whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import ActorKind, Grade, Passage, Report, Role, Span, Speaker, Statement

NOBODY = "nobody named"  # the speaker of whom the article says nothing: "it is understood"
PARAGRAPHS = {Role.STANDFIRST, Role.BODY, Role.CORRECTION}  # a headline is not a paragraph


@dataclass(frozen=True, slots=True)
class Share:
    """One speaker's part in an article."""

    speaker: Speaker
    statements: int
    words: int  # in the speaker's statements; words stated inside another's statement count for both
    of_words: int  # in the article's own reporting

    @property
    def percent(self) -> str:
        """The speaker's words in a hundred words of the reporting, as a reader sees it."""
        share = 100 * self.words / self.of_words if self.of_words else 0
        return "<1" if 0 < share < 1 else str(round(share))


@dataclass(frozen=True, slots=True)
class Resting:
    """What the paragraphs of an article rest on."""

    paragraphs: int
    attributed: int  # paragraphs that hold words of a named speaker
    named: tuple[Share, ...]
    unnamed: tuple[Share, ...]

    @property
    def without_name(self) -> int:
        """The number of statements whose source has no name."""
        return sum(share.statements for share in self.unnamed)

    def __str__(self) -> str:
        """The line that stands on top of a report."""
        paragraphs = f"{self.attributed} of {_count(self.paragraphs, 'paragraph')}"
        rest = "rests" if self.attributed == 1 else "rest"
        return f"{paragraphs} {rest} on {_count(len(self.named), 'speaker')}; {self._unnamed}."

    @property
    def _unnamed(self) -> str:
        if not self.without_name:
            return "every statement has a named source" if self.named else "nobody is said to say anything"
        have = "has" if self.without_name == 1 else "have"
        return f"{_count(self.without_name, 'statement')} {have} no named source"


def resting(report: Report) -> Resting:
    """How many paragraphs rest on somebody's words, and how much each speaker says."""
    paragraphs = [p for p in report.article.passages if p.role in PARAGRAPHS]
    shares = _shares(report)
    by_name = [s for s in report.statements if is_named(s.speaker)]
    return Resting(
        paragraphs=len(paragraphs),
        attributed=sum(_holds_any(p, by_name) for p in paragraphs),
        named=tuple(share for share in shares if is_named(share.speaker)),
        unnamed=tuple(share for share in shares if not is_named(share.speaker)),
    )


def is_named(speaker: Speaker) -> bool:
    """Whether the article says who it is: "two officials" is a description, whatever stands in the name."""
    return speaker.name is not None and speaker.kind is not ActorKind.UNNAMED


def trust(speaker: Speaker) -> str:
    """How far the speaker can be trusted, where that needs saying.

    >>> trust(Speaker("Ana Petrović", ActorKind.PERSON, grade=Grade.LIKELY, doubt="two bear this name"))
    'likely speaker: two bear this name'
    """
    if speaker.grade is Grade.CERTAIN or called(speaker) == NOBODY:
        return ""
    return f"{speaker.grade} speaker: {speaker.doubt}" if speaker.doubt else f"{speaker.grade} speaker"


def called(speaker: Speaker) -> str:
    """What a reader calls the speaker: the name, else the description, else that there is none.

    >>> called(Speaker(None, ActorKind.UNNAMED, "two engineers"))
    'two engineers'
    """
    return speaker.name or speaker.description or NOBODY


def _holds_any(passage: Passage, statements: Sequence[Statement]) -> bool:
    return any(
        span.start < passage.end and passage.start < span.end for s in statements for span in s.content
    )


def _shares(report: Report) -> list[Share]:
    """One share for each speaker, the most words first."""
    of_words = sum(
        len(report.article.passage_text(p).split()) for p in report.article.passages if p.role.is_reported
    )
    said_by: dict[tuple[str | None, str], list[Statement]] = defaultdict(list)
    for statement in report.statements:
        said_by[statement.speaker.name, called(statement.speaker)].append(statement)
    shares = [
        Share(said[0].speaker, len(said), _words(report.article.text, said), of_words)
        for said in said_by.values()
    ]
    return sorted(shares, key=lambda share: (-share.words, called(share.speaker)))


def _words(text: str, statements: Iterable[Statement]) -> int:
    spans = [span for statement in statements for span in statement.content]
    return sum(len(text[start:end].split()) for start, end in merged(spans))


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The stretches that the spans cover together, none counted twice.

    >>> merged([Span(0, 2, "ab"), Span(1, 3, "bc"), Span(5, 6, "f")])
    [(0, 3), (5, 6)]
    """
    stretches: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if stretches and span.start <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], span.end)
        else:
            stretches.append((span.start, span.end))
    return stretches


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
