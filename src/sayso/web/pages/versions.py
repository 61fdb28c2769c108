"""The versions of an article, and word by word what changed between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from sayso.export.changes import Change, changes
from sayso.ledger import KeptVersion
from sayso.model import as_json
from sayso.web.article.edits import Edit, edit
from sayso.web.desk import AtDesk
from sayso.web.page import Page, Row


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """Every version of an article, and what changed from one to another."""

    id: str  # of the article
    title: str | None  # its headline now
    versions: tuple[KeptVersion, ...]  # the oldest first
    before: int | None  # the numbers of the two that are compared; None where there is one version
    after: int | None
    changes: tuple[Change, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The changes as the page shows them."""
        return tuple(map(edit, self.changes))


def versions(
    desk: AtDesk,
    key: str,
    before: Annotated[int | None, Query(alias="from", description="Number of the earlier version.")] = None,
    after: Annotated[int | None, Query(alias="to", description="Number of the later version.")] = None,
) -> VersionsPage:
    """The versions of the article with this key; without two numbers the last two are compared."""
    with desk.ledger.snapshot() as ledger:
        kept = ledger.kept_versions(key)
        title = ledger.title(key)
        if len(kept) == 1 and before is None and after is None:
            return VersionsPage(key, title, tuple(kept), None, None, ())
        after = len(kept) if after is None else after
        before = max(1, after - 1) if before is None else before
        old, new = (ledger.version_report(key, number).article for number in (before, after))
    return VersionsPage(key, title, tuple(kept), before, after, changes(old, new))


def _rows(page: VersionsPage) -> Iterator[Row]:
    for version in page.versions:
        row = as_json(version)
        assert isinstance(row, dict)
        yield row


_COLUMNS = (
    "number",
    "seen",
    "last_seen",
    "sightings",
    "bytes",
    "size",
    "complete",
    "title",
    "made_by",
    "current",
)
_ABOUT = "The versions of an article, and what changed between two of them."
PAGES = (Page("/article/{key}/versions", versions, "versions.html", _ABOUT, rows=_rows, columns=_COLUMNS),)
