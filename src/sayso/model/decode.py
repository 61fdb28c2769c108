"""JSON to values again: an article as a report carries it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sayso.model.article import Article, Credit, CreditKind, Passage, Role


def article_from(written: dict[str, Any]) -> Article:
    """The article that was written as this JSON.

    >>> from sayso.model import as_json
    >>> article = Article("sha256:ab", "No.", (Passage(0, 3, Role.BODY),), published=date(2022, 9, 5))
    >>> article_from(as_json(article)) == article
    True
    """
    known = dict(written)
    passages = tuple(Passage(**{**p, "role": Role(p["role"])}) for p in known.pop("passages"))
    credits = tuple(Credit(**{**c, "kind": CreditKind(c["kind"])}) for c in known.pop("credits"))
    days = {"published": _read(date, known.pop("published"))}
    times = {name: _read(datetime, known.pop(name)) for name in ("published_time", "modified")}
    byline = tuple(known.pop("byline"))
    return Article(passages=passages, credits=credits, byline=byline, **days, **times, **known)


def _read(kind: type[Any], text: str | None) -> Any:
    return None if text is None else kind.fromisoformat(text)
