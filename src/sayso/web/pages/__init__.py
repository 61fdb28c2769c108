"""The pages, a module each: the dataclass that a page shows, the function that makes it, and its route.

`PAGES` is the table of them all, the home page first; `ROUTERS` holds what pages do when a form is sent. A
page module imports no other page module.
"""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.page import Page
from sayso.web.pages import article, home, paste, versions

PAGES: tuple[Page, ...] = (*home.PAGES, *article.PAGES, *versions.PAGES, *paste.PAGES)
ROUTERS: tuple[APIRouter, ...] = (paste.router,)
