"""`sayso schema`."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def schema(
    of: Annotated[
        str, typer.Argument(metavar="WHAT", help="report: a line of `read --json`; story: `story --json`.")
    ] = "report",
) -> None:
    """Print the JSON Schema of what `sayso read --json` writes, one report a line, or of a story."""
    from sayso.export.schema import SCHEMAS  # loads the model: kept off `--help`

    if of not in SCHEMAS:
        raise typer.BadParameter(f"{of!r} is none of {', '.join(SCHEMAS)}", param_hint="WHAT")
    print(json.dumps(SCHEMAS[of](), ensure_ascii=False, indent=2))
