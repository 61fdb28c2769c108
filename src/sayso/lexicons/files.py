"""The lexicon files themselves."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import BadLexicon

FOLDER = files("sayso.lexicons") / "en"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster where built in


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of ``lexicons/en/<name>.yml``, a list of mappings, as they are written."""
    try:
        found = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), Loader=_LOADER)
    except (OSError, yaml.YAMLError) as error:
        raise BadLexicon(f"the lexicon {name}.yml cannot be read ({error})", "mend the file") from error
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise BadLexicon(f"the lexicon {name}.yml is not a list of entries", "mend the file")
    return found


@cache
def digest() -> str:
    """The first twelve digits of the SHA-256 of all lexicon files, by which findings name them."""
    total = hashlib.sha256()
    for file in sorted(FOLDER.iterdir(), key=lambda f: f.name):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:12]
