"""Builds what people install: wheel and source archive, a folder that needs no Python, and a package for Debian.

    python3 tools/package.py [--only wheel,frozen,deb] [--into dist]

Everything is made of the wheel, in an environment of its own with the locked versions, which is thrown away. Only the
standard library is needed here; the folder and the package need binutils, and dpkg-dev. Frozen libraries run on this
system and newer ones: what is given away is built on the oldest Debian that is to run it (packaging/README.md).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.shipping import debian, freezing, trimming, weighing  # noqa: E402 - found only now, from whatever folder
from tools.shipping.workshop import Lacking, Workshop  # noqa: E402 - likewise

KINDS = ("wheel", "frozen", "deb")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; return the exit code."""
    parser = argparse.ArgumentParser(prog="package.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default=",".join(KINDS), help="what to build: " + ", ".join(KINDS))
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="the folder that takes it (dist)")
    given = parser.parse_args(arguments)
    wanted = set(given.only.split(","))
    if not wanted <= set(KINDS):
        parser.error(f"--only takes {', '.join(KINDS)}")
    given.into.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="leader-journal-package-") as folder:
            _build(wanted, given.into.resolve(), Path(folder))
    except (Lacking, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def _build(wanted: set[str], into: Path, folder: Path) -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", _time_of_commit())
    shop = Workshop(ROOT, folder)
    shop.furnish(freezing=wanted != {"wheel"})
    built = shop.build_wheel(into)
    print(*(f"{path}  {path.stat().st_size / 1e6:.1f} MB" for path in built), sep="\n")
    if wanted == {"wheel"}:
        return
    shop.install(built[0])
    frozen = freezing.freeze(shop, folder / "frozen")
    before = weighing.weigh(frozen)
    trimming.trim(frozen)
    after = weighing.weigh(frozen)
    if "frozen" in wanted:
        print(freezing.pack(frozen, into, shop.version))
    print(weighing.table({"as frozen": before, "trimmed": after}))
    if "deb" in wanted:
        package = debian.build(shop, frozen, folder / "deb", into)
        print(f"{package.path}  {package.path.stat().st_size / 1e6:.1f} MB, {package.installed / 1e6:.0f} MB installed")


def _time_of_commit() -> str:
    """Return when this was last changed, so that the same commit gives the same packages."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return told or str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


if __name__ == "__main__":
    sys.exit(main())
