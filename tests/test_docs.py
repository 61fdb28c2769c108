"""What the docs list is what the program has."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from sayso.settings import SETTINGS

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """tools/docs.py, which makes them."""
    spec = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_what_the_program_prints(docs: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "output of: sayso read" in readme
    assert docs.filled(readme) == readme, "run `make docs`"


def test_the_page_on_origins_shows_what_the_program_prints(docs: ModuleType) -> None:
    page = (ROOT / "docs" / "origins.md").read_text("utf-8")
    assert "output of: sayso story " in page
    assert docs.filled(page) == page, "run `make docs`"


def test_the_reference_is_made_from_the_code(docs: ModuleType) -> None:
    assert (ROOT / "docs" / "reference.md").read_text("utf-8") == docs.reference(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_or_setting_that_a_page_names_exists(docs: ModuleType, page: Path) -> None:
    text = page.read_text("utf-8")
    shell = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.S))
    commands = set(docs.commands())
    groups = {name.split()[0] for name in commands if " " in name}
    name = rf"((?:(?:{'|'.join(groups)}) )?[a-z]+)"
    named = re.findall(rf"(?:`|bin/)sayso {name}", text) + re.findall(rf"^sayso {name}", shell, re.M)
    assert set(named) <= groups | commands, page
    assert set(re.findall(r"\bSAYSO_[A-Z_]+", text)) <= {setting.name for setting in SETTINGS}, page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_make_target_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))) <= targets


def test_every_room_is_on_the_map_in_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    package = ROOT / "src" / "sayso"
    rooms = [p for p in package.iterdir() if p.is_dir() and any(p.glob("*.py"))]
    files = [p for p in package.glob("*.py") if not p.stem.startswith("__")]
    missing = [p.name for p in rooms if f"{p.name}/" not in text] + [
        p.name for p in files if p.name not in text
    ]
    assert missing == []
