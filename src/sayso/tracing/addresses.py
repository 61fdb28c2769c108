"""What one page's own address tells of another page."""

from __future__ import annotations

from urllib.parse import urlsplit

from sayso.model import Known

_SAME_PAGE, _SAME_HOST = "canonical-address", "canonical-host"


def address_named(child: Known, parent: Known) -> str | None:
    """The rule by which the child's page names the parent's page, or its host, as its own address.

    >>> from sayso.model import Article
    >>> child = Known(2, Article("b", "", ()), (), {"canonical": "https://www.lantern.example/dam/"})
    >>> parent = Known(1, Article("a", "", (), url="http://lantern.example/dam?utm_source=x"), (), {})
    >>> address_named(child, parent)
    'canonical-address'
    """
    named, address = child.traits.get("canonical"), parent.article.url
    if not named or not address:
        return None
    (host, path), (other, there) = _parts(named), _parts(address)
    if not host or host != other:
        return None
    return _SAME_PAGE if path == there else _SAME_HOST


def _parts(url: str) -> tuple[str, str]:
    """Host and path, as two spellings of one address share them."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", ""
