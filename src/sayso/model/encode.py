"""Values to JSON: the field names are the contract."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def as_json(value: object) -> Json:
    """The value as plain dicts, lists, strings and numbers, fields in the order they are declared.

    An interval's two ends stand in the place of the interval where a span carries it, and days and
    times are written as ISO 8601.

    >>> from sayso.model import Interval, Span
    >>> as_json(Span(0, 2, "Hi"))
    {'start': 0, 'end': 2, 'text': 'Hi'}
    >>> as_json(Interval.on(date(2022, 9, 4)))
    {'earliest': '2022-09-04', 'latest': '2022-09-04'}
    """
    if type(value) is str:  # most are, and no enumeration
        return value
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _object(value: DataclassInstance) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name in _names(type(value)):
        encoded = as_json(getattr(value, name))
        if name == "interval" and isinstance(encoded, dict):
            found.update(encoded)  # a Time is {start, end, text, earliest, latest}
        else:
            found[name] = encoded
    return found
