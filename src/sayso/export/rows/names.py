"""Names for the ledger's things that hold anywhere: IRIs for linked data."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode

from sayso.export.rows.source import Row


def iri(kind: str, key: str) -> str:
    """The name of one thing in every ledger.

    >>> iri("statement", "9f0c")
    'urn:sayso:statement:9f0c'
    """
    return f"urn:sayso:{kind}:{key}"


def link_of(article: Row) -> str | None:
    """The article's address, when it is one that can be followed and is spelled as an IRI must be.

    >>> link_of({"url": "javascript:alert(1)"}), link_of({"url": "https://ledger.example/dam"})
    (None, 'https://ledger.example/dam')
    """
    url = article["url"]
    return url if url and _LINK.fullmatch(url) else None


_LINK = re.compile(r"""https?://[^\s<>"{}|\\^`\x00-\x20]+""", re.IGNORECASE)


def page_of(article: Row) -> str:
    """The article's address; its name in the ledger where it has none."""
    return link_of(article) or iri("article", article["id"])


def copy_of(digest: str) -> str:
    """The name of a stored copy by its SHA-256 (RFC 6920), which whoever has the copy can check.

    >>> copy_of("sha256:" + "00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    raw = bytes.fromhex(digest.removeprefix("sha256:"))
    return "ni:///sha-256;" + urlsafe_b64encode(raw).decode().rstrip("=")


def said_by(statement: Row) -> str | None:
    """Who said it, as the ledger calls the actor, or as the article describes somebody without a name."""
    names: list[str | None] = [statement[name] for name in ("actor_name", "speaker", "speaker_description")]
    return next((name for name in names if name), None)
