"""The lexicon files themselves."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import yaml

from sayso.errors import BadLexicon

FOLDER = files("sayso.lexicons") / "en"
_TRUTH = "tag:yaml.org,2002:bool"


class _Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # libyaml is ten times faster
    """YAML in which "on", "off", "yes" and "no" are words, and only "true" and "false" are not."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _TRUTH or first in "tf"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def entries(name: str) -> list[dict[str, Any]]:
    """The entries of ``lexicons/en/<name>.yml``, a list of mappings, as written; nobody changes them."""
    try:
        found = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), Loader=_Words)
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
