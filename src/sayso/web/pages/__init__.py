"""The pages, a module each: the dataclass that a page shows, the function that makes it, and its route.

`PAGES` is the table of them all, the home page first. A page module imports no other page module.
"""

from __future__ import annotations

from sayso.web.page import Page
from sayso.web.pages import home, search

PAGES: tuple[Page, ...] = (*home.PAGES, *search.PAGES)
