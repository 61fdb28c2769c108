"""The JSON Schemas of a report and of a story, made from the model, so that they cannot drift apart."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sayso.model import Interval, Report, Story

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    object: {},
    type(None): {"type": "null"},
}


def report_schema() -> Schema:
    """The JSON Schema (2020-12) that every line of ``sayso read --json`` keeps.

    >>> report_schema()["$defs"]["Span"]["required"]
    ['start', 'end', 'text']
    """
    return _whole(Report, "A report of sayso, report/1")


def story_schema() -> Schema:
    """The JSON Schema (2020-12) that what ``sayso story --json`` writes keeps.

    >>> story_schema()["$defs"]["Story"]["properties"]["schema"]
    {'const': 'story/1'}
    """
    schema = _whole(Story, "A story of sayso, story/1")
    story = schema["$defs"]["Story"]  # the model's has no marker: it is put before the fields when written
    story["properties"] = {"schema": {"const": "story/1"}, **story["properties"]}
    story["required"] = ["schema", *story["required"]]
    return schema


SCHEMAS: dict[str, Callable[[], Schema]] = {"report": report_schema, "story": story_schema}


def _whole(kind: type, title: str) -> Schema:
    definitions: dict[str, Schema] = {}
    root = _of(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(kind: object, definitions: dict[str, Schema]) -> Schema:
    """The schema of one Python type; dataclasses and enumerations are put among the definitions."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_of(choice, definitions) for choice in inner]}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(inner[1], definitions)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _named(kind, {"enum": [member.value for member in kind]}, definitions)
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind, definitions)
    raise TypeError(f"no JSON Schema for {kind!r}")


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a type that holds itself finds its name taken
        properties = _properties(kind, definitions)
        _named(kind, {"type": "object", "properties": properties, "required": list(properties)}, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _properties(kind: type, definitions: dict[str, Schema]) -> Schema:
    hints = typing.get_type_hints(kind)
    properties: Schema = {}
    for name in (field.name for field in fields(kind)):
        if name == "interval" and hints[name] is Interval:  # written as its two ends, see model.encode
            properties |= _properties(Interval, definitions)
        else:
            properties[name] = _of(hints[name], definitions)
    return properties


def _named(kind: type, schema: Schema, definitions: dict[str, Schema]) -> Schema:
    first_line = (kind.__doc__ or "").strip().split("\n", 1)[0]
    definitions[kind.__name__] = {"description": first_line, **schema}
    return {"$ref": f"#/$defs/{kind.__name__}"}
