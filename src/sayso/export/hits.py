"""What a search found: in a terminal, the matches marked, and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from sayso.export.terminal import DIM, MARKS, QUOTED, STRONG, WIDEST
from sayso.export.visible import one_line, visible
from sayso.export.wording import days
from sayso.ledger import ArticleHit, Hits, SaidHit, Snippet
from sayso.model import Kind, Stance, as_json

Found: TypeAlias = Hits[SaidHit] | Hits[ArticleHit]
MATCH = "bold underline"
NOBODY = "source not given"


def show_hits(hits: Found, console: Console, *, what: str) -> None:
    """Print each hit under its number, then how many there are and how to see the next."""
    width = min(console.width, WIDEST)
    found: tuple[SaidHit | ArticleHit, ...] = hits.found
    for number, hit in enumerate(found, 1):
        body = _said(hit) if isinstance(hit, SaidHit) else _article(hit)
        console.print(_numbered(number, body), highlight=False, markup=False, emoji=False, width=width)
        console.print()
    console.print(Text(counted(hits, what), DIM), soft_wrap=True)  # its number is to be copied whole


def counted(hits: Found, what: str) -> str:
    """How many hits are shown of how many there are.

    >>> counted(Hits((), 10_000, True, 7), "statements")
    '0 of more than 10,000 statements, the newest published first; for the next add --after 7'
    """
    if not hits.total:
        return f"no {what} found"
    total = f"more than {hits.total:,}" if hits.is_more else f"{hits.total:,}"
    more = f"; for the next add --after {hits.after}" if hits.after else ""
    named = what.removesuffix("s") if hits.total == 1 else what
    return f"{len(hits.found)} of {total} {named}, the newest published first{more}"


def _numbered(number: int, body: Group) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=3, justify="right")
    grid.add_column()
    grid.add_row(Text(str(number), DIM), body)
    return grid


def _said(hit: SaidHit) -> Group:
    who = Text(speaker_words(hit), STRONG).append(_circumstances(hit), "not bold")
    words = marked_text(hit.snippet, QUOTED if hit.kind is Kind.DIRECT else "")
    if hit.kind is Kind.DIRECT and words.plain[:1] not in MARKS:
        words = Text("“", QUOTED).append_text(words).append("”", QUOTED)
    return Group(who, words, Text(imprint(hit), DIM))


def speaker_words(hit: SaidHit) -> str:
    """Who said it, as the article names the speaker, and who that is where it is another name."""
    named = hit.speaker.name or hit.speaker.description or NOBODY
    other = hit.actor_name if hit.speaker.name and hit.actor_name != hit.speaker.name else None
    return one_line(f"{named} ({other})" if other else named)


def _circumstances(hit: SaidHit) -> str:
    parts = [
        hit.stance.value if hit.stance is not Stance.ASSERTS else "",
        f"said {days(hit.said)}" if hit.said else "",
        f"via {one_line(hit.channel.name)} ({hit.channel.kind})" if hit.channel else "",
        hit.certainty if hit.certainty != "plain" else "",
        hit.status if hit.status != "found" else "",
    ]
    return "".join(f"  {part}" for part in parts if part)


def imprint(hit: SaidHit) -> str:
    """Outlet, day and headline of the article that a statement stands in, and the statement's id."""
    title = f"“{one_line(hit.article.title, limit=80)}”" if hit.article.title else "(no headline)"
    return f"{_outlet(hit)} · {title} · {hit.id}"


def _outlet(hit: SaidHit | ArticleHit) -> str:
    article = hit.article
    day = f"{article.published:%-d %b %Y}" if article.published else "day unknown"
    return f"{one_line(article.outlet or 'outlet unknown')}, {day}"


def _article(hit: ArticleHit) -> Group:
    title = marked_text(hit.title, STRONG) if hit.title else Text("(no headline)", STRONG)
    words = marked_text(hit.snippet, "")
    before, behind = "…" if hit.snippet.start else "", "…" if hit.snippet.is_cut else ""
    many = "1 statement" if hit.statements == 1 else f"{hit.statements} statements"
    about = f"{_outlet(hit)} · {many} · {hit.article.id}"
    return Group(title, Text(before).append_text(words).append(behind), Text(about, DIM))


def marked_text(snippet: Snippet, style: str) -> Text:
    """The words of a snippet on one line, the matches standing out.

    >>> marked_text(Snippet("The dam", ((4, 7),)), "").spans
    [Span(4, 7, 'bold underline')]
    """
    flat = "".join(" " if char.isspace() else char for char in visible(snippet.text))
    text = Text(flat, style)
    for start, end in snippet.marks:
        text.stylize(MATCH, start, end)
    return text


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────────


def hit_line(hit: SaidHit | ArticleHit) -> str:
    """The hit as one line of JSON, named as in a report; marks count in ``text``."""
    row = _said_row(hit) if isinstance(hit, SaidHit) else _article_row(hit)
    # A lone surrogate cannot be written as UTF-8; the ledger keeps none.
    return json.dumps(as_json(row), ensure_ascii=False)


def _said_row(hit: SaidHit) -> dict[str, object]:
    return {
        "id": hit.id,
        "kind": hit.kind,
        "content": list(_content(hit)),
        "text": hit.snippet.text,
        "marks": hit.snippet.marks,
        "speaker": hit.speaker,
        "actor": {"id": hit.actor, "name": hit.actor_name} if hit.actor else None,
        "channel": hit.channel,
        "said": hit.said,
        "stance": hit.stance,
        "certainty": hit.certainty,
        "within": hit.within,
        "rule": hit.rule,
        "status": hit.status,
        "article": hit.article,
    }


def _content(hit: SaidHit) -> Iterator[dict[str, object]]:
    """The parts of the content, which an ellipsis joins in the text, each with where it stands."""
    at = 0
    for start, end in hit.spans:
        yield {"start": start, "end": end, "text": hit.snippet.text[at : at + end - start]}
        at += end - start + len(" … ")


def _article_row(hit: ArticleHit) -> dict[str, object]:
    return {
        **{name: getattr(hit.article, name) for name in ("id", "url", "outlet", "title", "published")},
        "statements": hit.statements,
        "start": hit.snippet.start,
        "text": hit.snippet.text,
        "marks": hit.snippet.marks,
        "title_marks": hit.title.marks if hit.title else (),
    }
