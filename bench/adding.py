"""How much of the rate of reading is left to adding: `python bench/adding.py ROWS.jsonl [-j N] [--times N] [--floors]`.

The same rows by `sayso read --json` and by `sayso add` into a new ledger, in turn; the best of each counts, as the machine's
noise only ever adds. Then `sayso add` of a tenth of the rows, for what memory it takes of each process. Ends with one line
of JSON; `--floors` ends with 1 when adding has less than 85 % of the rate of reading.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FLOOR = 0.85


def main() -> int:
    """Run both in turn, print, and say whether the floor holds."""
    options = parsed()
    rows = options.rows.read_bytes().splitlines(keepends=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tenth = folder / "tenth.jsonl"
        tenth.write_bytes(b"".join(rows[: len(rows) // 10]))
        read, add = [], []
        for number in range(options.times):
            read.append(run("read", options.rows, "--json", "-j", options.jobs)[0])
            add.append(run("add", options.rows, "-j", options.jobs, "--ledger", folder / f"{number}.db"))
            print(f"read {len(rows) / read[-1]:.2f} a second, add {len(rows) / add[-1][0]:.2f}", flush=True)
        few = run("add", tenth, "-j", options.jobs, "--ledger", folder / "few.db")[1]
    ratio = min(read) / min(seconds for seconds, _ in add)
    found = {
        "bench": "adding",
        "articles": len(rows),
        "jobs": options.jobs,
        "read_a_second": round(len(rows) / min(read), 2),
        "add_a_second": round(len(rows) / min(seconds for seconds, _ in add), 2),
        "ratio": round(ratio, 3),
        "peak_mb_of_a_process": {len(rows) // 10: few, len(rows): max(peak for _, peak in add)},
    }
    print(json.dumps(found))
    return int(options.floors and ratio < FLOOR)


def run(*arguments: object) -> tuple[float, int]:
    """How many seconds one call of sayso took, and the most MB that one of its processes held."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 3):
        raise SystemExit(f"sayso {arguments[0]} ended with {running.returncode}")
    return time.perf_counter() - began, used.ru_maxrss // 1024


def parsed() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", type=Path)
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--floors", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
