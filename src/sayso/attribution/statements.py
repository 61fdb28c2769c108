"""From drafts to statements: what is kept, in which order, of which kind, within which other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribution.circumstances import (
    channel_of,
    hedging,
    lasts_at_most_a_month,
    said_when,
    surroundings,
)
from sayso.attribution.direct import DirectSpeech
from sayso.attribution.draft import Draft
from sayso.attribution.happenings import happened
from sayso.attribution.labels import headline_label, last_names, transcript
from sayso.attribution.occasions import is_told_anew, tenses_differ
from sayso.attribution.posts import posts
from sayso.attribution.quotes import Quotation, quotations
from sayso.attribution.reported import has_words_outside, same_cue
from sayso.attribution.reports import reports
from sayso.attribution.speakers import Speakers
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.model import Actor, Article, Kind, Passage, Span, Stance, Statement, Time

# What reports no clause is worth a statement inside another one only where it denies or accuses:
# "said | he had announced his bid" is one statement, "said | he had denied the charge" is two.
_SLIGHT = ("object", "passive object", "preposition", "predicate", "infinitive", "order", "passive order")
_GRAVE = (Stance.DENIES, Stance.ACCUSES)
Pieces = list[tuple[int, int]]


def statements(
    article: Article, grammars: Sequence[Grammar], *, actors: Sequence[Actor], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """The statements of the article, in reading order, one for each stretch of content."""
    turns = [*transcript(article, grammars, actors), *posts(article, grammars)]
    spoken = [span for turn in turns for span in turn.content]
    quoted = [q for q in quotations(article, _reported(article)) if not _meets(q, spoken)]
    pieces = sorted([*spoken, *((p.start, p.end) for q in quoted for p in q.pieces)])
    drafts = [
        *turns,
        *_drafts(
            article, grammars, DirectSpeech(article, grammars, quoted, pieces), pieces, last_names(actors)
        ),
    ]
    drafts.sort(key=lambda d: (d.start, d.end))
    speakers = Speakers(article, grammars, actors)
    found: list[Statement] = []
    for draft, before in zip(drafts, [None, *drafts], strict=False):
        statement = _statement(article, grammars, draft, speakers, pieces, times)
        if before is not None and _goes_on(draft, before, statement, found[-1]):
            statement = replace(
                statement,
                channel=statement.channel or found[-1].channel,
                said=statement.said or found[-1].said,
            )
        found.append(statement)
    return tuple(_nested(found))


def _reported(article: Article) -> list[Passage]:
    return [p for p in article.passages if p.role.is_reported]


def _meets(quotation: Quotation, spoken: Pieces) -> bool:
    """Whether the quotation stands in a transcript's turn, which is given word for word already."""
    return any(start < quotation.end and quotation.start < end for start, end in spoken)


def _drafts(
    article: Article, grammars: Sequence[Grammar], speech: DirectSpeech, pieces: Pieces, people: set[str]
) -> list[Draft]:
    """What is reported outside quotation marks and what stands inside them, once each, in reading order."""
    told = [
        d for g in grammars for d in (headline_label(g, people), *reports(g)) if d is not None and d.content
    ]
    outer = [d for d in told if d.cue_at and not speech.is_quoted(*d.cue_at)]
    for draft in outer:
        draft.content = _to_sentence_end(article.text, draft.content, pieces)
    direct = speech.attribute(outer)
    for draft in outer:
        draft.content = _to_closing_mark(article.text, draft.content, pieces)
    indirect = [
        d
        for d in outer
        if has_words_outside(article.text, d.content, pieces)
        and not any(same_cue(d, other) for other in direct)
        and not (d.rule in _SLIGHT and d.stance not in _GRAVE and any(_holds(other, d) for other in outer))
    ]
    inner = [d for d in told if d.cue_at and speech.is_quoted(*d.cue_at) and _is_retold(d)]
    return list({tuple(d.content): d for d in reversed([*direct, *indirect, *inner])}.values())


def _is_retold(draft: Draft) -> bool:
    """Whether a quoted speaker passes on what somebody else said: "The mayor told me that …"."""
    source = draft.source
    if source is None or draft.rule not in ("clause", "according to"):
        return False
    return source.entity in ("PERSON", "ORG", "GPE") or (
        source.pos == "NOUN" and source.lemma in kinds_of_nouns()
    )


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner cue stands in what the outer one reports."""
    at = inner.cue_at or inner.content[0]
    return outer is not inner and any(start <= at[0] and at[1] <= end for start, end in outer.content)


def _to_closing_mark(text: str, content: Pieces, pieces: Pieces) -> Pieces:
    """The content with the closing mark of a quotation whose last word it ends with."""
    closed = []
    for start, end in content:
        at = bisect_left(pieces, (end, end)) - 1
        if (
            at >= 0
            and start <= pieces[at][0] < end < pieces[at][1]
            and not any(c.isalnum() for c in text[end : pieces[at][1]])
        ):
            end = pieces[at][1]
        closed.append((start, end))
    return closed


def _to_sentence_end(text: str, content: Pieces, pieces: Pieces) -> Pieces:
    """The content up to a quotation that ends a sentence: the parser may run on into the next one."""
    cut: Pieces = []
    for start, end in content:
        for a, b in pieces[max(0, bisect_left(pieces, (start, start)) - 1) :]:
            if a >= end:
                break
            ends = start < b < end and text[a:b].rstrip("\"'”’]» ")[-1:] in (".", "!", "?")
            if ends and text[b : b + 2].lstrip()[:1].isupper():
                end = b
                break
        cut.append((start, end))
    return cut


def _statement(
    article: Article,
    grammars: Sequence[Grammar],
    draft: Draft,
    speakers: Speakers,
    pieces: Pieces,
    times: Sequence[Time],
) -> Statement:
    around = surroundings(draft)
    certainty, hedges = hedging(article, draft, around, list(_tokens(grammars, draft.content)))
    return Statement(
        id=f"s{draft.start}-{draft.end}",
        kind=Kind.INDIRECT if _is_told_inside(draft, pieces) else _kind(article, draft, pieces),
        content=tuple(article.span(start, end) for start, end in draft.content),
        cue=_span(article, draft.cue_at),
        source=_span(article, draft.source_at),
        speaker=speakers.of(draft),
        channel=channel_of(article, draft, around),
        said=said_when(draft, around, times, article.published),
        stance=draft.stance,
        certainty=certainty,
        hedges=hedges,
        within=None,
        rule=draft.rule,
        strength=draft.strength,
        happened=happened(draft.content, grammars, times),
    )


def _is_told_inside(draft: Draft, pieces: Pieces) -> bool:
    """Whether a quoted speaker retells it: the quotation's words are his and not those of the one retold."""
    if draft.quotation is not None or draft.rule in ("transcript", "embedded post") or draft.cue_at is None:
        return False
    first, last = min(draft.start, draft.cue_at[0]), max(draft.end, draft.cue_at[1])
    return any(a <= first and last <= b for a, b in pieces)


def _kind(article: Article, draft: Draft, pieces: Pieces) -> Kind:
    if not has_words_outside(article.text, draft.content, pieces):
        return Kind.DIRECT
    quoted = any(a < end and start < b for start, end in draft.content for a, b in pieces)
    return Kind.MIXED if quoted else Kind.INDIRECT


def _span(article: Article, at: tuple[int, int] | None) -> Span | None:
    return article.span(*at) if at else None


def _tokens(grammars: Sequence[Grammar], content: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """The tokens of the content, in whichever paragraphs it stands."""
    for start, end in content:
        at = bisect_right(grammars, start, key=lambda g: g.passage.start) - 1
        tokens = grammars[at].tokens
        yield from tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]


def _start(token: Token) -> int:
    return token.start


def _goes_on(draft: Draft, before: Draft, statement: Statement, last: Statement) -> bool:
    """Whether the same speaker goes on with the same speech, so that channel and day still hold."""
    if statement.speaker.name is None or statement.speaker.name != last.speaker.name:
        return False
    if draft.carried_on:
        return True
    if is_told_anew(draft.cue) or tenses_differ(draft.cue, before.cue):
        return False
    if draft.source_at == before.source_at:
        return True
    if last.said is not None and not lasts_at_most_a_month(last.said):
        return False
    pronoun = draft.source is not None and draft.source.pos == "PRON"
    same = draft.grammar is not None and draft.grammar is before.grammar
    return (
        pronoun
        and statement.channel is None
        and statement.said is None
        and (same or draft.start - last.content[-1].end < 400)
    )


def _nested(found: Sequence[Statement]) -> Iterator[Statement]:
    """Each statement, with the smallest other that holds its cue and its content."""
    holders = sorted(((span.start, -span.end, s.id) for s in found for span in s.content), reverse=True)
    open_: list[tuple[int, str]] = []  # the ends and ids of the spans that are open here, outermost first
    parents: dict[str, str] = {}
    for first, last, inner in sorted((*_extent(s), s.id) for s in found):
        while holders and holders[-1][0] <= first:
            _, end, outer = holders.pop()
            open_.append((-end, outer))
        open_ = [(end, outer) for end, outer in open_ if end > first]
        held = [(end, outer) for end, outer in open_ if end >= last and outer != inner]
        if held:
            parents[inner] = min(held)[1]
    for statement in found:
        parent = parents.get(statement.id)
        yield replace(statement, within=parent) if parent else statement


def _extent(statement: Statement) -> tuple[int, int]:
    """From where to where its content and its cue reach."""
    first, last = statement.content[0].start, statement.content[-1].end
    if statement.cue is not None:
        first, last = min(first, statement.cue.start), max(last, statement.cue.end)
    return first, last
