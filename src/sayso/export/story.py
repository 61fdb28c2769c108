"""A story in a terminal: who says what, how many, where the texts come from, the headlines; and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from sayso.export.counts import legs, many
from sayso.export.stories import days_of, headline_of
from sayso.export.story_claims import claims
from sayso.export.story_figures import figures
from sayso.export.story_headlines import headlines
from sayso.export.story_origins import origins
from sayso.export.terminal import DIM, STRONG, WIDEST
from sayso.model import Story, as_json

SCHEMA = "story/1"


def show_story(story: Story, console: Console, *, whole: bool) -> None:
    """Print the story; unless ``whole``, what is long is cut, and a line tells how much more there is."""
    width = min(console.width, WIDEST)
    for part in _parts(story, whole=whole):
        console.print(part, highlight=False, markup=False, emoji=False, width=width)


def _parts(story: Story, *, whole: bool) -> Iterator[RenderableType]:
    yield Text(headline_of(story), STRONG)
    yield Text(legs(story))
    yield Text(_about(story), DIM)
    yield from claims(story, whole=whole)
    yield from figures(story.figures, whole=whole)
    yield from origins(story, whole=whole)
    yield from headlines(story.pages, whole=whole)
    yield Text()


def _about(story: Story) -> str:
    undated = sum(page.published is None for page in story.pages)
    parts = [
        days_of(story.first_published, story.last_published),
        f"{many(undated, 'article')} without a day" if undated else "",
        many(len(story.claims), "claim"),
        many(len(story.disputes), "dispute"),
        story.id,
    ]
    return " · ".join(part for part in parts if part)


def story_html(story: Story) -> str:
    """What a terminal shows, as HTML for a notebook; scraped text is escaped."""
    console = Console(record=True, file=StringIO(), width=WIDEST)
    show_story(story, console, whole=False)
    return console.export_html(code_format="<pre>{code}</pre>", inline_styles=True)


def story_line(story: Story) -> str:
    """The story as one line of JSON, as its schema has it."""
    written = as_json(story)
    assert isinstance(written, dict)
    return json.dumps({"schema": SCHEMA, **written}, ensure_ascii=False)
