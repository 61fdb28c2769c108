"""Rows out of a ledger, with the values that their columns promise; several kinds of them side by side."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Protocol, TypeAlias

from sayso.export.rows.kinds import KINDS, Kind, Type
from sayso.export.visible import MARK

Row: TypeAlias = dict[str, Any]


class Rows(Protocol):
    """What an export asks of a ledger."""

    def rows(self, view: str) -> Iterator[Row]:
        """The view's rows, always in the same order; several views may be read at once.

        Statements, versions and what has a ``start`` come article by article, by the article's key.
        """
        ...

    def report(self, article: str) -> bytes | None:
        """The current report on the article with this key, as `sayso read --json` writes it."""
        ...


def rows_of(ledger: Rows, kind: Kind) -> Iterator[Row]:
    r"""Each row of the kind, its values normal: JSON unpacked, booleans boolean, text that UTF-8 can write.

    >>> class Ledger:
    ...     def rows(self, view):
    ...         yield {"id": "c1", "name": "Radio\x00 Deva", "kind": "broadcast", "statements": 2}
    >>> list(rows_of(Ledger(), KINDS["channels"]))
    [{'id': 'c1', 'name': 'Radio� Deva', 'kind': 'broadcast', 'statements': 2}]
    """
    normal = [(column.name, _NORMAL[column.type]) for column in kind.columns]
    for raw in ledger.rows(kind.name):
        yield {name: None if (value := raw[name]) is None else of(value) for name, of in normal}


_UNFIT = re.compile("[\x00\ud800-\udfff]")


def _text(text: str) -> str:
    """The text with a mark for each NUL and lone surrogate, which UTF-8, CSV and Parquet cannot all hold."""
    try:
        text.encode()  # a look through 3 kB with the pattern takes fifty times as long
    except UnicodeEncodeError:
        return _UNFIT.sub(MARK, text)
    return text.replace("\x00", MARK)


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None  # JSON has no infinity


def _json(text: str) -> object:
    value = json.loads(_text(text))
    return _fit(value) if "\\u" in text else value  # an escape is how JSON hides a NUL or half a pair


def _fit(value: Any) -> Any:
    """The value with every text in it fit to be written."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return [_fit(item) for item in value]
    if isinstance(value, dict):
        return {_text(key): _fit(item) for key, item in value.items()}
    return value


_NORMAL: dict[Type, Callable[[Any], object]] = {
    **{type_: _json if type_.is_json else _text for type_ in Type},
    Type.INTEGER: int,
    Type.NUMBER: _number,
    Type.BOOLEAN: bool,
}


def by_article(ledger: Rows, *kinds: str) -> Iterator[list[list[Row]]]:
    """For each article that the first kind names, its rows of each kind: one article is held at a time.

    >>> class Ledger:
    ...     def rows(self, view):
    ...         blank = dict.fromkeys(column.name for column in KINDS[view].columns)
    ...         for article in {"versions": "abc", "times": "acc"}[view]:
    ...             yield {**blank, "article": article}
    >>> [(len(versions), len(times)) for versions, times in by_article(Ledger(), "versions", "times")]
    [(1, 1), (1, 0), (1, 2)]
    """
    first, *others = (_Groups(ledger, KINDS[name]) for name in kinds)
    while (article := first.next_article()) is not None:
        yield [first.of(article), *(other.of(article) for other in others)]


class _Groups:
    """The rows of one kind, article by article."""

    def __init__(self, ledger: Rows, kind: Kind) -> None:
        self.kind = kind
        self._groups = groupby(rows_of(ledger, kind), lambda row: str(row["article"]))
        self._article: str | None = ""
        self._rows: list[Row] = []

    def next_article(self) -> str | None:
        """The article that the next rows belong to; None behind the last."""
        before = self._article
        self._article, rows = next(self._groups, (None, iter(())))
        self._rows = list(rows)
        if before is not None and self._article is not None and self._article <= before:
            raise OutOfOrder(f"{self.kind.name} of {self._article} come after those of {before}")
        return self._article

    def of(self, article: str) -> list[Row]:
        """The rows of this article; those of articles before it are passed over."""
        while self._article is not None and self._article < article:
            self.next_article()
        return self._rows if self._article == article else []


def with_article(ledger: Rows, kind: Kind) -> Iterator[tuple[Row, list[Row]]]:
    """Each article that the kind's rows stand in, as its current report has it, with these rows.

    An article that was edited or redacted since the export began is passed over: its rows count in a text
    that is no longer current.
    """
    for rows, versions in by_article(ledger, kind.name, "versions"):
        key = rows[0]["article"]
        current = next((version for version in versions if version["current"]), None)
        report = ledger.report(key)
        if current is not None and report is not None:
            article = _fit(json.loads(report)["article"])
            if article["id"] == current["content"]:
                known = {name: current[name] for name in ("seen", "bytes", "made_by")}
                yield {**article, **known, "id": key}, rows


class OutOfOrder(Exception):
    """A ledger whose rows do not come article by article; going on would lose some without a word."""
