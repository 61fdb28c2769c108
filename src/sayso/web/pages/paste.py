"""Paste a page: an address or a text is read, shown like an article of the ledger, and kept if wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.adding import keep
from sayso.errors import NothingThere
from sayso.model import Hints, Refusal
from sayso.watching import remember
from sayso.web import answers
from sayso.web.article.page import ArticlePage
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import Page
from sayso.web.reader import Asked, PageRead, Reader

router = APIRouter()


@dataclass(frozen=True, slots=True)
class PasteForm:
    """What is asked for, and what became of it when it was not read."""

    text: str = ""  # an address, or the text itself
    title: str = ""  # headline, where the page gives none
    published: str = ""  # day of publication, where the page gives none
    refusal: Refusal | None = None


def form(
    text: Annotated[str, Query(description="What stands in the form: an address, or a text.")] = "",
) -> PasteForm:
    """The form to paste into."""
    return PasteForm(text)


_READ = Page("/read", form, "read.html", "Paste an address or a text and see who says what in it.")
_SHOWN = Page("/read", form, "article.html", "A page that was read and is not kept.")
PAGES = (_READ,)


@router.post("/read")
def read(
    request: Request,
    desk: AtDesk,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=1_000)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Read the page, and show what is in it, or why it was not read."""
    given = PasteForm(text, title, published)
    result = _result(request.app.state.reader, given)
    if isinstance(result, Refusal):
        refused = PasteForm(text, title, published, result)
        return answers.html(_READ, refused, request, desk, status=422, has_twins=False)
    made = ArticlePage(result.report, None, keep=request.app.state.reader.hold(result))
    return answers.html(_SHOWN, made, request, desk, has_twins=False)


def _result(reader: Reader, given: PasteForm) -> PageRead | Refusal:
    try:
        day = date.fromisoformat(given.published.strip()) if given.published.strip() else None
    except ValueError:
        return Refusal(given.published[:40], "it is no day of the calendar", "write the day as 2026-03-08")
    return reader.read(Asked(given.text, Hints(published=day, title=given.title.strip() or None)))


@router.post("/read/keep")
def kept(request: Request, desk: AtDesk, token: Annotated[str, Form(max_length=100)]) -> Response:
    """Keep the page that was read, and lead to it."""
    page: PageRead = request.app.state.reader.held(token)
    now = datetime.now(UTC)
    outcome = keep(
        page.capture,
        page.found,
        desk.ledger,
        folder=str(Path.cwd()),
        now=now.isoformat(timespec="seconds"),
    )
    remember(desk.ledger, page.capture, outcome, now=now)
    if outcome.article is None or desk.ledger.title(outcome.article) is None:
        raise NothingThere(f"the page was not kept: {outcome.kept}", "`sayso add` says more")
    return RedirectResponse(path_of("article", outcome.article), 303)
