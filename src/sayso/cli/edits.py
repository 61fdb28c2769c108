"""What changed between the versions of a page, in lines and as JSON."""

from __future__ import annotations

import json as as_text
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TextIO

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import tell
from sayso.errors import SaysoError
from sayso.export.change_lines import change_lines
from sayso.export.changes import changes
from sayso.export.visible import one_line
from sayso.ledger import Ledger, Version
from sayso.model import Article, article_from, as_json


def run(article: str, *, address: str | None, json: bool, out: TextIO, err: TextIO) -> Exit:
    """Show the versions of an article."""
    try:
        with opened(address) as ledger:
            key = ledger.article_key(article)
            kept = ledger.versions(key)
    except SaysoError as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    for line in _json_lines(kept) if json else _lines(key, kept):
        out.write(line + "\n")
    return Exit.DONE


def _lines(key: str, kept: Sequence[Version]) -> Iterator[str]:
    articles = [article_in(version) for version in kept]
    yield one_line(f"{key}  {articles[-1].title or 'untitled'}")
    yield f"{len(kept)} version{'' if len(kept) == 1 else 's'}\n"
    yield f"1  {kept[0].seen}  {kept[0].digest}"
    for number, (before, after) in enumerate(pairwise(articles), start=2):
        yield f"\n{number}  {kept[number - 1].seen}  {kept[number - 1].digest}"
        yield from ("   " + one_line(line) for line in lines_between(before, after))


def _json_lines(kept: Sequence[Version]) -> Iterator[str]:
    before: Article | None = None
    for version in kept:
        article = article_in(version)
        found = changes(before, article) if before else ()
        row: dict[str, Any] = {
            "seen": version.seen,
            "bytes": version.digest,
            "title": article.title,
            "made_by": version.made_by,
            "changes": as_json(found),
        }
        yield as_text.dumps(row, ensure_ascii=False)
        before = article


def edit_lines(ledger: Ledger, article: str) -> Iterator[str]:
    """What the latest edit of an article changed, a line or two for each change."""
    kept = ledger.versions(article)
    if len(kept) > 1:
        yield from lines_between(article_in(kept[-2]), article_in(kept[-1]))


def lines_between(before: Article, after: Article) -> Iterator[str]:
    """What changed from one version to the next."""
    found = changes(before, after)
    for change in found:
        yield from change_lines(change)
    if not found:
        yield "nothing that it reports"


def article_in(version: Version) -> Article:
    """The article as it was in this version."""
    return article_from(as_text.loads(version.report)["article"])
