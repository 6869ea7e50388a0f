"""The app as a folder with its own Python, made by PyInstaller."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

from tools.shipping.workshop import Workshop

NAME = "leader-journal"

WITHOUT = (
    # the window is Qt's
    "tkinter",
    # no code of ours could use the network, so that none is there that could
    "ssl",
    "_ssl",
    "PySide6.QtNetwork",
    "http.server",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    # hashes are Python's own then, and a second OpenSSL stays out
    "_hashlib",
    # what builds, tests and explains
    "hatchling",
    "pip",
    "setuptools",
    "pkg_resources",
    "ensurepip",
    "pydoc_data",
    "lib2to3",
    "test",
    "pytest",
    "numpy.f2py",
    "numpy.random",
    "numpy.testing",
    "matplotlib.tests",
    "matplotlib.backends._backend_tk",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PIL.AvifImagePlugin",
    "PIL._avif",
    # our fonts are asked which letters they have, and nothing else
    "fontTools.cffLib",
    "fontTools.designspaceLib",
    "fontTools.feaLib",
    "fontTools.merge",
    "fontTools.misc.bezierTools",
    "fontTools.mtiLib",
    "fontTools.otlLib",
    "fontTools.subset",
    "fontTools.ufoLib",
    "fontTools.varLib",
    "fontTools.voltLib",
)
"""Modules that stay out although something imports them, where that something asks politely or is never run."""

WITH = ("lzma",)
"""Modules that nothing imports where PyInstaller looks."""


def freeze(shop: Workshop, folder: Path) -> Path:
    """Freeze what is installed in the workshop; return the folder."""
    packaging = shop.root / "packaging" / "frozen"
    own = [str(packaging / "entry.py"), "--runtime-hook", str(packaging / "unpack_modules.py")]
    places = ["--distpath", str(folder), "--workpath", str(folder / "work"), "--specpath", str(folder)]
    shop.run(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", "--onedir", "--windowed"),
        *("--name", NAME, "--collect-submodules", "leader_journal", "--collect-data", "leader_journal"),
        *(word for name in WITHOUT for word in ("--exclude-module", name)),
        *(word for name in WITH for word in ("--hidden-import", name)),
        *(word for name in _distributions(shop) for word in ("--copy-metadata", name)),
        *places,
        *own,
    )
    return folder / NAME


def pack(frozen: Path, into: Path, version: str) -> Path:
    """Write the folder as one archive for a system that has no package of ours; return its path."""
    target = into / f"{NAME}-{version}-{os.uname().sysname.lower()}-{os.uname().machine}.tar.xz"
    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(frozen, NAME, filter=_everybodys)
    return target


def _everybodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def _distributions(shop: Workshop) -> list[str]:
    """Return what the app stands on, by name: the licences of each are shown in the app, from its metadata."""
    script = """
from importlib.metadata import distribution
from packaging.requirements import Requirement
seen, waiting = [], ["leader-journal"]
while waiting:
    name = waiting.pop()
    if name in seen:
        continue
    seen.append(name)
    for line in distribution(name).requires or ():
        needed = Requirement(line)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}):
            waiting.append(needed.name)
print(*sorted(seen))
"""
    return shop.run("-c", script).split()
