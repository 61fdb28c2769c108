"""sayso reads news and keeps a sourced ledger: on whose say-so?

>>> import sayso
>>> report = sayso.read("Kyiv denied the claim.\\n\\n“It is false,” the ministry said on Monday.")
>>> report.schema
'report/1'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.notebook import Ledger, read, read_each

__all__ = ["Ledger", "read", "read_each"]


def __getattr__(name: str) -> object:
    """The public functions, loaded when first asked for, so that ``sayso --help`` loads none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module("sayso.notebook"), name)
