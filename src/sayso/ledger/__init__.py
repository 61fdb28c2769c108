"""The ledger: what was read, kept for good and found again.

In come captures (the bytes of an article as they were delivered) with the findings of their reports, and
refusals; out come rows, hits of a search, versions, and the reports as they were. It imports the model and
nothing else of ours, and it never reads an article itself. It refuses, by an error that names the ledger and
the way out, what is no ledger, is held by another program, may not be written or has no room.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     ledger = open_ledger(f"{folder}/news.db", write=True)
...     list(ledger.rows("articles"))
[]
"""

from __future__ import annotations

from sayso.ledger.accounts import Account, Role
from sayso.ledger.actors import ActorPage, Choice
from sayso.ledger.addresses import Address
from sayso.ledger.articles import (
    ArticleLineage,
    Copied,
    Decided,
    KeptArticle,
    KeptPlace,
    KeptStatement,
    KeptTime,
    KeptVersion,
    Other,
    SaidElsewhere,
)
from sayso.ledger.browsing import Box, Boxes, Daily, Scene, Shown
from sayso.ledger.database import Database
from sayso.ledger.findings import Findings, findings, maker
from sayso.ledger.happenings import ITSELF, THEMSELVES, Happening
from sayso.ledger.items import Count, Item, Spot, Taken
from sayso.ledger.keeping import Kept, Outcome
from sayso.ledger.ledger import Ledger
from sayso.ledger.outlets import OutletPage
from sayso.ledger.places import PlacePage
from sayso.ledger.query import Query
from sayso.ledger.reader import KeptCapture, Version
from sayso.ledger.schema import check, make
from sayso.ledger.search import About, ArticleHit, Hits, SaidHit
from sayso.ledger.snippets import Snippet
from sayso.ledger.stamp import Stamp
from sayso.ledger.tallies import Tallies, Tally, Totals, cut
from sayso.ledger.voices import ActorSaid, ChannelSaid, Said

__all__ = [
    "ITSELF",
    "THEMSELVES",
    "About",
    "Account",
    "ActorPage",
    "ActorSaid",
    "Address",
    "ArticleHit",
    "ArticleLineage",
    "Box",
    "Boxes",
    "ChannelSaid",
    "Choice",
    "Copied",
    "Count",
    "Daily",
    "Decided",
    "Findings",
    "Happening",
    "Hits",
    "Item",
    "Kept",
    "KeptArticle",
    "KeptCapture",
    "KeptPlace",
    "KeptStatement",
    "KeptTime",
    "KeptVersion",
    "Ledger",
    "Other",
    "Outcome",
    "OutletPage",
    "PlacePage",
    "Query",
    "Role",
    "Said",
    "SaidElsewhere",
    "SaidHit",
    "Scene",
    "Shown",
    "Snippet",
    "Spot",
    "Stamp",
    "Taken",
    "Tallies",
    "Tally",
    "Totals",
    "Version",
    "cut",
    "findings",
    "maker",
    "open_ledger",
]


def open_ledger(address: str, *, write: bool = False) -> Ledger:
    """The ledger at this address: sqlite:///FILE, a file's name, or postgresql+psycopg://…

    With ``write`` one is made where there is none. Raises a `BadLedger` when it cannot be used.
    """
    database = Database(address)
    if write:
        make(database)
    check(database)
    return Ledger(database)
