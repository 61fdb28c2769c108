"""JSON to values again: an article as a report carries it, and any other value of the model."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sayso.model.article import Article, Credit, CreditKind, Passage, Role
from sayso.model.when import Interval

T = TypeVar("T")
Decode = Callable[[Any], Any]


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


def value_from(kind: type[T], written: Any) -> T:
    """The value of this kind that `as_json` wrote so; fields that are not there have their defaults.

    >>> from sayso.model import Figure, as_json
    >>> figure = Figure(0, 7, "41 dead", 41, 41, "killed", None, None, "number, then unit")
    >>> value_from(Figure, as_json(figure)) == figure
    True
    """
    of: Any = kind
    value: T = _decoder(of)(written)
    return value


@cache
def _decoder(kind: Any) -> Decode:
    """What makes a value of this type out of its JSON."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (other,) = (choice for choice in inner if choice is not types.NoneType)
        return _maybe(_decoder(other))
    if origin is tuple:
        return _each(_decoder(inner[0]))
    if isinstance(kind, type) and issubclass(kind, (StrEnum,)):
        return kind
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind)
    return lambda written: written


def _maybe(decode: Decode) -> Decode:
    return lambda written: None if written is None else decode(written)


def _each(decode: Decode) -> Decode:
    return lambda written: tuple(map(decode, written))


def _object(kind: type) -> Decode:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    decoders = {name: _decoder(hints[name]) for name in names}
    flat = "interval" in names and hints["interval"] is Interval  # its two ends stand in its place

    def decode(written: dict[str, Any]) -> Any:
        known = {name: decoders[name](written[name]) for name in names if name in written}
        if flat:
            known["interval"] = _decoder(Interval)(written)
        return kind(**known)

    return decode
