"""The frozen app as a package for Debian: with menu entry, icons, file type, manual, completions and licences.

Libraries that Debian has are Debian's: the package asks for them by name and leaves its copies out, so that a hole in
one of them is closed by the next update. Which they are, dpkg-shlibdeps says.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from tools.shipping import licences
from tools.shipping.freezing import NAME
from tools.shipping.trimming import INSIDE, binaries
from tools.shipping.workshop import Workshop, program

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

_CONTROL = """Package: {name}
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Maintainer: The Leader Journal authors <nobody@leaderjournal.invalid>
Installed-Size: {kilobytes}
Depends: {depends}, hicolor-icon-theme, shared-mime-info, desktop-file-utils
Recommends: xdg-desktop-portal, libcups2, hunspell-da, hunspell-en-us | hunspell-en-gb
Description: private, local journal for one leader
 Write down in half a minute what came up and how you reacted, mark whether you
 showed humility, asked questions and made room for others, and see over months
 what changes. Everything stays in one encrypted file on your computer.
 .
 In English and Danish.
"""

_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Leader Journal
Comment: What else is in this package, and under which licences, is told by
 /usr/share/doc/{name}/THIRD_PARTY.md; their texts lie beside it, in licences/.

Files: *
Copyright: The Leader Journal authors
License: MIT
{licence}"""


@dataclass(frozen=True)
class Package:
    """A package that was built, and the bytes that it takes once installed."""

    path: Path
    installed: int


def build(shop: Workshop, frozen: Path, tree: Path, into: Path) -> Package:
    """Build the package of a frozen app, in `tree`."""
    library = tree / "usr/lib" / NAME
    shutil.copytree(frozen, library, symlinks=True)
    _leave_to_debian(library)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _share(shop, tree / "usr/share")
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == library / NAME else 0o644)
    installed = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    architecture = _said(program("dpkg", "dpkg"), "--print-architecture")
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(
        _CONTROL.format(
            name=NAME,
            version=shop.version,
            architecture=architecture,
            kilobytes=installed // 1024,
            depends=_depends(library, shop.folder),
        ),
        encoding="utf-8",
    )
    path = into / f"{NAME}_{shop.version}_{architecture}.deb"
    _clamp_times(tree)
    _said(program("dpkg-deb", "dpkg"), "--root-owner-group", "-Zxz", "--build", str(tree), str(path))
    return Package(path, installed)


def _leave_to_debian(library: Path) -> None:
    """Take out the copies of libraries that came from this system; Python itself stays."""
    for path in (library / INSIDE).iterdir():
        if ".so" in path.name and path.name.startswith("lib") and not path.name.startswith("libpython"):
            path.unlink()


def _depends(library: Path, folder: Path) -> str:
    """Return the packages that hold the libraries which the app asks for, with the versions that have all it calls."""
    (folder / "debian").mkdir()
    (folder / "debian/control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", encoding="utf-8")
    own = {str(path.parent) for path in binaries(library)}
    command = [
        program("dpkg-shlibdeps", "dpkg-dev"),
        *("-O", "--ignore-missing-info", "--warnings=0"),
        *(f"-l{place}" for place in sorted(own)),
        # printers are Qt's own plug-in, which the app runs without
        *(f"-e{path}" for path in binaries(library) if path.parent.name != "printsupport"),
    ]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return re.sub(r"^shlibs:Depends=", "", said.strip())


def _share(shop: Workshop, share: Path) -> None:
    shutil.copytree(shop.root / "packaging/share", share)
    for manual in share.glob("man/*/*"):
        _zip(manual)
    # Debian keeps the completions of zsh under vendor-completions
    (share / "zsh/site-functions").rename(share / "zsh/vendor-completions")
    identity = next((share / "applications").iterdir()).stem
    picture = shop.root / "resources/icons/app.svg"
    for size in ("scalable", *(f"{side}x{side}" for side in ICON_SIZES)):
        (share / f"icons/hicolor/{size}/apps").mkdir(parents=True)
    shutil.copy(picture, share / f"icons/hicolor/scalable/apps/{identity}.svg")
    places = {side: share / f"icons/hicolor/{side}x{side}/apps/{identity}.png" for side in ICON_SIZES}
    shop.run(
        str(shop.root / "tools/shipping/draw_icons.py"),
        str(picture),
        *(f"{side}:{place}" for side, place in places.items()),
    )
    doc = share / "doc" / NAME
    doc.mkdir(parents=True)
    licence = (shop.root / "LICENSE").read_text(encoding="utf-8").strip().split("\n")
    quoted = "".join(f" {line or '.'}\n" for line in licence)
    (doc / "copyright").write_text(_COPYRIGHT.format(name=NAME, licence=quoted), encoding="utf-8")
    shutil.copy(shop.root / "THIRD_PARTY.md", doc)
    shutil.copy(shop.root / "CHANGELOG.md", doc / "changelog")
    _zip(doc / "changelog")
    licences.gather(shop, doc / "licences")


def _zip(path: Path) -> None:
    with gzip.GzipFile(f"{path}.gz", "wb", 9, mtime=0) as packed:
        packed.write(path.read_bytes())
    path.unlink()


def _clamp_times(tree: Path) -> None:
    """Give every file the time of the commit, so that the same commit gives the same package."""
    then = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    for path in (tree, *tree.rglob("*")):
        os.utime(path, (then, then), follow_symlinks=False)


def _said(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
