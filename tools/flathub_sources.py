"""Lists for Flathub, which builds without a network, every file that pip would fetch: `flathub_sources.py TARGET.json`.

The addresses are those of the registry that pip is set up for here. They are written when the app is handed in, and
are not kept in this repository; the hashes are the lock's, and nothing is written where the two do not agree.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PYTHON = "3.13"
"""Of the runtime that the manifest names."""
MACHINES = ("x86_64", "aarch64")
_BLOCK, _HASH = re.compile(r"\n(?=\S)"), re.compile(r"--hash=sha256:([0-9a-f]{64})")
_GLIBC = range(17, 42)
"""What the runtime's C library, 2.42, can load: wheels name the oldest one that they run on."""


def main(target: str) -> int:
    """Write the list; return the exit code."""
    sources = [source for machine in MACHINES for source in sources_for(machine)]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    if wrong := disagreements(sources, lock):
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    Path(target).write_text(json.dumps(merged(sources), indent=2) + "\n", encoding="utf-8")
    print(f"{len(sources)} files in {target}")
    return 0


def sources_for(machine: str) -> Iterator[dict[str, object]]:
    """Yield what one kind of machine needs, in the words of a Flatpak manifest."""
    tags = [f"manylinux_2_{version}_{machine}" for version in _GLIBC] + [f"manylinux2014_{machine}"]
    with tempfile.TemporaryDirectory() as folder:
        report, wanted = Path(folder, "report.json"), Path(folder, "wanted.txt")
        lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        wanted.write_text("\n".join(block for _name, block in locked_for(machine, lock)) + "\n", encoding="utf-8")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run"),
                *("--ignore-installed", "--no-deps", "--only-binary", ":all:", "--require-hashes"),
                *("--python-version", PYTHON, "--target", folder, "--report", str(report)),
                *(word for tag in tags for word in ("--platform", tag)),
                *("-r", str(wanted)),
            ],
            check=True,
        )
        for found in json.loads(report.read_text(encoding="utf-8"))["install"]:
            download = found["download_info"]
            digest = download["archive_info"]["hashes"]["sha256"]
            yield {"type": "file", "url": download["url"], "sha256": digest, "only-arches": [machine]}


def disagreements(sources: list[dict[str, object]], lock: str) -> list[str]:
    """Return where list and lock part: what is locked for a machine and not listed, and what is listed alone."""
    wrong = []
    every = set(_HASH.findall(lock))
    for machine in MACHINES:
        here = {str(one["sha256"]) for one in sources if machine in cast("list[str]", one.get("only-arches", MACHINES))}
        for name, block in locked_for(machine, lock):
            if not here & set(_HASH.findall(block)):
                wrong.append(f"{name} is locked, and not listed for {machine}")
        wrong += [f"{one} is listed for {machine}, and not locked" for one in sorted(here - every)]
    return wrong


def locked_for(machine: str, lock: str) -> Iterator[tuple[str, str]]:
    """Yield what is locked for a machine, with its hashes and without its condition: pip knows those of itself only."""
    there = {"sys_platform": "linux", "platform_machine": machine}
    there |= {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"}
    for block in _BLOCK.split(lock.strip()):
        said, _continued, hashes = block.partition(" \\\n")
        requirement = Requirement(said)
        if requirement.marker is None or requirement.marker.evaluate(there):
            yield requirement.name, f"{requirement.name}{requirement.specifier} \\\n{hashes}"


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
