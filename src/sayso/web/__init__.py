"""The web app: the ledger as pages, each with its JSON, and where it is a table its CSV, at a stable address.

In comes the address of a ledger and who may see it; out goes an ASGI application. Each page is a dataclass
that a function of `sayso.web.pages` makes of the ledger, and a template; nothing here reads or changes tables
by itself. It refuses what the ledger refuses, by a page that names the thing and the way out.
"""

from __future__ import annotations

from sayso.web.app import made_app

__all__ = ["made_app"]
