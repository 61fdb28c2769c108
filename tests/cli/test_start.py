from __future__ import annotations

import json
import subprocess
import sys
import time

from jsonschema import Draft202012Validator

SAYSO = [sys.executable, "-m", "sayso"]
HEAVY = {"spacy", "numpy", "lxml", "trafilatura", "rich", "jinja2", "sayso.model", "yaml"}


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, sayso.cli; print(*sorted(m for m in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY & set(loaded)


def test_help_comes_at_once() -> None:
    best = 9.0
    for _ in range(4):  # the fastest counts: other work on the machine is not ours to measure
        start = time.perf_counter()
        subprocess.run([*SAYSO, "--help"], capture_output=True, check=True)
        best = min(best, time.perf_counter() - start)
    assert best < 0.3


def test_the_schema_command_prints_a_schema() -> None:
    done = subprocess.run([*SAYSO, "schema"], capture_output=True, check=True)
    Draft202012Validator.check_schema(json.loads(done.stdout))
