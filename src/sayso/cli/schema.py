"""`sayso schema`."""

from __future__ import annotations

import json


def schema() -> None:
    """Print the JSON Schema of what `sayso read --json` writes, one report a line."""
    from sayso.export.schema import report_schema  # loads the model: kept off `--help`

    print(json.dumps(report_schema(), ensure_ascii=False, indent=2))
