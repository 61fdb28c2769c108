"""One report a line, as JSON: the form in which other programs read."""

from __future__ import annotations

import json

from sayso.model import Report, as_json


def json_line(report: Report) -> bytes:
    r"""The report as one line of UTF-8 JSON, fields in the model's order, byte for byte the same each time.

    A lone surrogate, which UTF-8 cannot write, becomes its JSON escape: ``\ud800``.
    """
    text = json.dumps(as_json(report), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"
