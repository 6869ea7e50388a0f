"""Lists for Flathub, which builds without a network, every file that pip would fetch: `flathub_sources.py TARGET.json`.

The addresses are those of the registry that pip is set up for here. They are written when the app is handed in, and
are not kept in this repository; the hashes are the lock's.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = "3.13"
"""Of the runtime that the manifest names."""
MACHINES = ("x86_64", "aarch64")
_GLIBC = range(17, 42)
"""What the runtime's C library, 2.42, can load: wheels name the oldest one that they run on."""


def main(target: str) -> int:
    """Write the list; return the exit code."""
    sources = [source for machine in MACHINES for source in sources_for(machine)]
    Path(target).write_text(json.dumps(merged(sources), indent=2) + "\n", encoding="utf-8")
    print(f"{len(sources)} files in {target}")
    return 0


def sources_for(machine: str) -> Iterator[dict[str, object]]:
    """Yield what one kind of machine needs, in the words of a Flatpak manifest."""
    tags = [f"manylinux_2_{version}_{machine}" for version in _GLIBC] + [f"manylinux2014_{machine}"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run"),
                *("--ignore-installed", "--no-deps", "--only-binary", ":all:", "--require-hashes"),
                *("--python-version", PYTHON, "--target", folder, "--report", str(report)),
                *(word for tag in tags for word in ("--platform", tag)),
                *("-r", str(ROOT / "requirements.lock")),
            ],
            check=True,
        )
        for found in json.loads(report.read_text(encoding="utf-8"))["install"]:
            download = found["download_info"]
            digest = download["archive_info"]["hashes"]["sha256"]
            yield {"type": "file", "url": download["url"], "sha256": digest, "only-arches": [machine]}


def merged(sources: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the list with what several machines take named once, and for all of them."""
    machines: dict[object, int] = {}
    for source in sources:
        machines[source["sha256"]] = machines.get(source["sha256"], 0) + 1
    once: dict[object, dict[str, object]] = {}
    for source in sources:
        if machines[source["sha256"]] == len(MACHINES):
            source = {key: value for key, value in source.items() if key != "only-arches"}
        once.setdefault(source["sha256"], source)
    return sorted(once.values(), key=lambda source: str(source["url"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
