"""The map of ARCHITECTURE.md: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sayso"

# A room stands with everything of ours that it may import, itself aside. The root modules are rooms of
# one file. `errors` is the tree of what can go wrong, and everybody may name it.
ROOMS = {"reading", "attribution", "situating", "tracing", "weighing"}
UNDER_A_ROOM = {"model", "lexicons", "language"}
WORK = {
    "pipeline",
    "crew",
    "adding",
    "same_names",
    "watching",
    "weighed",
    "reading",
    "situating",
}  # what the faces call to read an article
FACE = WORK | {"model", "export", "settings", "ledger", "measuring"}

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "settings": set(),
    "lexicons": {"model"},
    "language": {"model"},
    **dict.fromkeys(ROOMS, UNDER_A_ROOM),
    "pipeline": ROOMS | UNDER_A_ROOM,
    "crew": {"pipeline", "model", "reading", "situating"},
    "adding": {"crew", "export", "ledger", "model", "pipeline", "reading", "tracing"},
    "same_names": {"ledger", "lexicons"},
    "weighed": {"ledger", "lexicons", "model", "weighing"},
    "watching": {"adding", "crew", "ledger", "model", "reading"},
    "measuring": {"model", "lexicons"},
    "ledger": {"model"},
    "export": {"ledger", "model"},
    "notebook": FACE,
    "cli": FACE | {"web"},  # one command starts it, one lets people in
    "web": FACE,
    "__init__": {"notebook"},
    "__main__": {"cli"},
}

FILES = sorted(SOURCE.rglob("*.py"))


def room_of(file: Path) -> str:
    """The folder, or the module, directly under ``sayso``."""
    return file.relative_to(SOURCE).with_suffix("").parts[0]


def imported_by(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each room of ours that is imported, at any depth of the file, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            raise AssertionError(f"line {node.lineno}: a relative import hides which room it names")
        elif isinstance(node, ast.ImportFrom) and node.module == "sayso":
            yield from ((node.lineno, f"sayso.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "import_module":
            yield from ((node.lineno, str(a.value)) for a in node.args if isinstance(a, ast.Constant))


def strangers(file: Path) -> list[str]:
    """The imports of this file that the map does not allow."""
    room = room_of(file)
    allowed = MAY_IMPORT[room] | {room, "errors"}
    return [
        f"{file.relative_to(SOURCE)}:{line} imports {name}; {room} may import only {', '.join(sorted(allowed))}"
        for line, name in imported_by(ast.parse(file.read_text("utf-8")))
        if name.startswith("sayso.") and name.split(".")[1] not in allowed
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_room_imports_only_what_the_map_allows(file: Path) -> None:
    assert room_of(file) in MAY_IMPORT, f"{room_of(file)} is not on the map of ARCHITECTURE.md"
    assert strangers(file) == []


def test_the_five_rooms_never_import_each_other() -> None:
    assert all(not MAY_IMPORT[room] & ROOMS for room in ROOMS)


def test_nobody_imports_a_face_but_the_commands_that_start_one_and_let_people_in() -> None:
    faces = {"cli", "web", "notebook"}
    importers = {(n, face) for n, may in MAY_IMPORT.items() for face in may & faces if not n.startswith("__")}
    assert importers == {("cli", "web")}
    files = [file for file in FILES if room_of(file) == "cli"]
    names = {file.stem: imported_by(ast.parse(file.read_text("utf-8"))) for file in files}
    assert {stem for stem, found in names.items() for _, name in found if ".web" in name} == {"serve", "user"}


@pytest.mark.parametrize("file", [f for f in FILES if room_of(f) not in {"language"}], ids=lambda f: f.stem)
def test_only_language_loads_a_model(file: Path) -> None:
    names = {name.split(".")[0] for _, name in imported_by(ast.parse(file.read_text("utf-8")))}
    assert not names & {"spacy", "onnxruntime"}


@pytest.mark.parametrize("line", ["import sayso.cli", "from sayso.cli import app", "from sayso import cli"])
def test_the_map_sees_every_way_to_import(line: str) -> None:
    assert [name for _, name in imported_by(ast.parse(line))] == ["sayso.cli"]
