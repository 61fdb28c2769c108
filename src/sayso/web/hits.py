"""Statements and articles that were found, as rows and as news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.export.visible import one_line
from sayso.ledger import About, SaidHit
from sayso.web.look import at_of, path_of
from sayso.web.page import News, Row

COLUMNS = (
    "statement", "text", "speaker", "actor", "channel", "stance", "said_earliest", "said_latest", "article",
    "outlet", "published", "url", "title",
)  # fmt: skip


def article_row(about: About) -> Row:
    """What is known of an article, for a row."""
    return {
        "article": about.id,
        "outlet": about.outlet,
        "published": about.published and about.published.isoformat(),
        "url": about.url,
        "title": about.title,
    }


def statement_rows(found: Iterable[SaidHit]) -> Iterator[Row]:
    """Statements as rows of a table."""
    for hit in found:
        said = hit.said
        yield {
            **article_row(hit.article),
            "statement": hit.id,
            "text": hit.snippet.text,
            "speaker": _who(hit),
            "actor": hit.actor,
            "channel": hit.channel and hit.channel.name,
            "stance": hit.stance.value,
            "said_earliest": said and said.earliest and said.earliest.isoformat(),
            "said_latest": said and said.latest and said.latest.isoformat(),
        }


def statement_news(found: Iterable[SaidHit]) -> Iterator[News]:
    """Statements as news."""
    for hit in found:
        title = f"{_who(hit) or 'somebody'}: {one_line(hit.snippet.text)}"
        link = f"{path_of('article', hit.article.id)}{at_of(hit)}"
        source = " · ".join(filter(None, (hit.article.outlet, hit.article.title)))
        yield News(hit.id, title, link, hit.article.published, source)


def _who(hit: SaidHit) -> str | None:
    return hit.actor_name or hit.speaker.name or hit.speaker.description
