"""The pages, a module each: the dataclass that a page shows, the function that makes it, and its route.

`PAGES` is the table of them all, the home page first; `ROUTERS` take what forms send. A page module
imports no other page module.
"""

from __future__ import annotations

from fastapi import APIRouter

from sayso.web.page import Page
from sayso.web.pages import history, home, review

PAGES: tuple[Page, ...] = (*home.PAGES, *history.PAGES, *review.PAGES)
ROUTERS: tuple[APIRouter, ...] = (review.router,)  # what is sent by a form
