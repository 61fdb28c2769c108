"""The pages, a module each: the dataclass that a page shows, the function that makes it, and its route.

`PAGES` is the table of them all, the home page first; `ROUTERS` holds what pages do when a form is sent, each
under a path that `sayso.web.guard.RIGHTS` says who may change. A page module imports no other page module.
"""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.page import Page
from sayso.web.pages import (
    about,
    actor,
    article,
    channel,
    history,
    home,
    lists,
    login,
    names,
    outlet,
    paste,
    place,
    review,
    search,
    story,
    users,
    versions,
)

PAGES: tuple[Page, ...] = (
    *home.PAGES,
    *story.PAGES,
    *article.PAGES,
    *versions.PAGES,
    *search.PAGES,
    *actor.PAGES,
    *channel.PAGES,
    *outlet.PAGES,
    *lists.PAGES,
    *place.PAGES,
    *names.PAGES,
    *paste.PAGES,
    *review.PAGES,
    *history.PAGES,
    *users.PAGES,
    *about.PAGES,
)
ROUTERS: tuple[APIRouter, ...] = (
    login.router,
    paste.router,
    review.router,
    users.router,
)
