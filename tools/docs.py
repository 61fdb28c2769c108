"""Fill what the docs take from the code: the examples of README and docs/origins.md, and docs/reference.md.

`python tools/docs.py` writes them; `--check` says which are stale and ends with 1.
"""

from __future__ import annotations

import atexit
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

from sayso.cli import app
from sayso.cli.exits import Exit
from sayso.export.schema import report_schema, story_schema
from sayso.settings import SETTINGS

ROOT = Path(__file__).parent.parent
_EXAMPLE = re.compile(r"(<!-- output of: (.+?) -->\n```text\n)(.*?)(```\n)", re.S)


def main() -> int:
    """Write, or check, every file that is made from the code."""
    files = made()
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            print(f"{path.relative_to(ROOT)} is stale: run `make docs`")
        else:
            path.write_text(files[path], "utf-8")
    return 1 if stale and "--check" in sys.argv else 0


def made() -> dict[Path, str]:
    """Each file with the text that it should have."""
    with_examples = (ROOT / "README.md", ROOT / "docs" / "origins.md")
    files = {page: filled(page.read_text("utf-8")) for page in with_examples}
    return {**files, ROOT / "docs" / "reference.md": reference()}


def filled(text: str) -> str:
    """The text with every example's output as the program prints it now."""
    return _EXAMPLE.sub(lambda m: m[1] + output_of(m[2]) + m[4], text)


def output_of(command: str) -> str:
    """What the command prints, 80 columns wide, without the blanks that pad its lines."""
    words = shlex.split(command)
    assert words[0] == "sayso", command
    on_a_ledger = {"SAYSO_LEDGER": ledger()} if words[1] in {"stories", "story"} else {}
    done = ran(words, os.environ | {"COLUMNS": "80"} | on_a_ledger)
    return "\n".join(line.rstrip() for line in done.stdout.decode().rstrip().splitlines()) + "\n"


def ran(words: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """The program, having run."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=env)


@cache
def ledger() -> str:
    """The address of a ledger with the example stories, which lasts as long as this program."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    address = f"sqlite:///{folder}/stories.db"
    ran(["sayso", "add", "examples/stories.jsonl", "--ledger", address], dict(os.environ))
    return address


def reference() -> str:
    """docs/reference.md: commands, exit codes, settings, the fields of a report and of a story."""
    return "\n".join(_reference()) + "\n"


def _reference() -> Iterator[str]:
    yield "# Reference\n"
    yield "Made from the code by `make docs`; a test compares the two.\n"
    yield "## Commands"
    for name, command in commands().items():
        yield f"\n### `sayso {name}`\n"
        yield _paragraph(command.help or "") + "\n"
        yield from _table(
            ("option", "what it does"), ((_spelled(p), p.help) for p in command.params if p.name != "help")
        )
    yield "\n## Exit codes\n"
    yield from _table(("code", "meaning"), ((str(int(code)), code.meaning) for code in Exit))
    yield "\n## Settings\n\nRead from the environment.\n"
    yield from _table(
        ("variable", "default", "what it does"), ((f"`{s.name}`", s.default, s.help) for s in SETTINGS)
    )
    yield "\n## A report\n"
    yield "One line of `sayso read --json`; `sayso schema` prints the JSON Schema. Absent is `null`."
    yield "Offsets count code points in `article.text`, the end excluded; `text` repeats what stands there."
    of_report = report_schema()["$defs"]
    yield from _definitions(of_report)
    yield "\n## A story\n"
    yield "What `sayso story --json` writes; `sayso schema story` prints the JSON Schema. A line of"
    yield "`sayso stories --json` has the fields of a story up to `unknown`, without `schema`."
    yield from _definitions({n: d for n, d in story_schema()["$defs"].items() if n not in of_report})


def _definitions(definitions: dict[str, Any]) -> Iterator[str]:
    for name, definition in definitions.items():
        yield f"\n### {name}\n"
        yield definition["description"] + "\n"
        yield from _fields(definition)


def commands() -> dict[str, Any]:
    """Every command of the program by its name: "read", "bench quotes"."""
    return dict(_commands("", typer.main.get_command(app)))


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "commands"):
        yield name, command
        return
    for inner, below in command.commands.items():
        yield from _commands(f"{name} {inner}".strip(), below)


def _spelled(parameter: Any) -> str:
    """The option as it is typed."""
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name.upper()}`"
    return f"`{', '.join(parameter.opts)}{f' {parameter.metavar}' if parameter.metavar else ''}`"


def _fields(definition: dict[str, Any]) -> Iterator[str]:
    if "enum" in definition:
        yield "One of " + ", ".join(f"`{value}`" for value in definition["enum"]) + "."
        return
    yield from _table(("field", "type"), ((f"`{n}`", _type(t)) for n, t in definition["properties"].items()))


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_type(choice) for choice in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema.get("format") or schema.get("type") or "anything")


def _table(titles: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield "| " + " | ".join(titles) + " |"
    yield "|" + "---|" * len(titles)
    for row in rows:
        yield "| " + " | ".join(str(cell or "").replace("|", "\\|") for cell in row) + " |"


def _paragraph(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


if __name__ == "__main__":
    raise SystemExit(main())
