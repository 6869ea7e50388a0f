"""The texts of the licences of all that is frozen in, from the metadata of each package, and of Qt and Python."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.shipping.workshop import Workshop

_LIST = """
import sys
from importlib.metadata import distributions
for one in distributions():
    for file in one.files or ():
        # in the metadata, or beside the code that it is about; never a module called license
        named = file.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))
        if named and file.suffix not in {".py", ".pyc"}:
            print(one.metadata["Name"], file.locate().resolve(), sep="\\t")
"""


def gather(shop: Workshop, into: Path) -> None:
    """Copy every licence into a folder: one folder a package."""
    for line in shop.run("-c", _LIST).splitlines():
        name, _tab, path = line.partition("\t")
        if name.lower() in {"pip", "setuptools", "pyinstaller-hooks-contrib"}:
            continue
        target = into / name.lower()
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, _free(target / Path(path).name))
    for text in sorted((shop.root / "resources/licences").glob("*.txt")):
        shutil.copy(text, into)
    for place in ("fonts", "icons"):
        for text in (shop.root / "resources" / place).glob("LICENSE.*.txt"):
            shutil.copy(text, into)


def _free(path: Path) -> Path:
    """Return the path, or one with a number where it is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
