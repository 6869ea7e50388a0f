"""Makes a frozen folder small: what the app never loads goes, the rest is stripped, what few days need is packed."""

from __future__ import annotations

import lzma
import platform
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.shipping.workshop import program

INSIDE = "_internal"
"""The folder of a frozen app that holds all but the program."""

_QT = f"{INSIDE}/PySide6/Qt"
_PICTURES = ("gif", "icns", "ico", "jpeg", "pdf", "tga", "tiff", "wbmp", "webp")
UNUSED = (
    # screens that no desktop has, and a theme that brings GTK along: file dialogs go by the desktop's portal
    f"{_QT}/plugins/platforms/libq[elmv][!a]*.so",
    f"{_QT}/plugins/platforms/libqminimal*.so",
    f"{_QT}/plugins/platformthemes/libqgtk3.so",
    f"{_QT}/plugins/egldeviceintegrations",
    f"{_QT}/plugins/generic",
    # drawing by the graphics card: ours are widgets, which the processor paints
    f"{_QT}/plugins/wayland-graphics-integration-client",
    f"{_QT}/plugins/xcbglintegrations",
    # the network
    f"{_QT}/plugins/tls",
    f"{_QT}/plugins/networkinformation",
    f"{_QT}/lib/libQt6Network.so*",
    f"{INSIDE}/PySide6/QtNetwork*",
    # pictures are PNG and SVG
    *(f"{_QT}/plugins/imageformats/libq{kind}.so" for kind in _PICTURES),
    # Qt's words, but for Danish; English is in its code
    f"{_QT}/translations/*_[!d]*.qm",
    f"{_QT}/translations/*_d[!a]*.qm",
    f"{_QT}/translations/qt_help*.qm",
    # figures are drawn in our own fonts; one of matplotlib's stands for a sign that these lack
    f"{INSIDE}/matplotlib/mpl-data/fonts/afm",
    f"{INSIDE}/matplotlib/mpl-data/fonts/pdfcorefonts",
    f"{INSIDE}/matplotlib/mpl-data/fonts/ttf/DejaVuS[!a]*.ttf",
    f"{INSIDE}/matplotlib/mpl-data/fonts/ttf/DejaVuSans[-DM]*.ttf",
    f"{INSIDE}/matplotlib/mpl-data/fonts/ttf/STIX*.ttf",
    f"{INSIDE}/matplotlib/mpl-data/fonts/ttf/cm*.ttf",
    f"{INSIDE}/matplotlib/mpl-data/images",
    f"{INSIDE}/matplotlib/mpl-data/sample_data",
    f"{INSIDE}/matplotlib/mpl-data/plot_directive",
    f"{INSIDE}/matplotlib/mpl-data/stylelib",
    # what a wheel was built of; licences stay
    f"{INSIDE}/*.dist-info/sboms",
    # the catalogue's source
    f"{INSIDE}/leader_journal/resources/i18n/*.po",
    # pictures of kinds that nobody puts into a journal
    f"{INSIDE}/PIL/_avif*.so",
    f"{INSIDE}/PIL/_webp*.so",
    f"{INSIDE}/PIL/_imagingcms*.so",
    f"{INSIDE}/PIL/_imagingtk*.so",
)
"""Patterns of what is left out. Whatever only these needed goes with them."""

_LOAD, _PAGE = 1, 4096
_NEEDED = re.compile(r"NEEDED\s+(\S+)")
PACKED = (
    f"{INSIDE}/typst/_typst.*so",
    f"{INSIDE}/zxcvbn_rs_py/zxcvbn_rs_py.*so",
    f"{INSIDE}/python_calamine/_python_calamine.*so",
)
"""Modules that are packed: reports, a new passphrase, and workbooks that are brought in, are not for every day."""


def trim(frozen: Path) -> None:
    """Make the folder small in place."""
    for pattern in UNUSED:
        for path in frozen.glob(pattern):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in _unreached(frozen):
        path.unlink()
    _strip(frozen)
    for pattern in PACKED:
        for module in frozen.glob(pattern):
            _pack(module)
    for path in sorted(frozen.rglob("*"), reverse=True):
        if path.is_symlink() and not path.exists():
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def binaries(frozen: Path) -> Iterator[Path]:
    """Yield the programs, libraries and modules in a folder, links left out."""
    for path in sorted(frozen.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed_by(path: Path) -> set[str]:
    """Return the names of the libraries that a binary asks the linker for."""
    command = [program("objdump", "binutils"), "-p", str(path)]
    return set(_NEEDED.findall(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def _unreached(frozen: Path) -> list[Path]:
    """Return the libraries that no module and no plug-in asks for, neither itself nor by what it asks for."""
    libraries = {path.name: path for path in binaries(frozen) if is_library(path)}
    waiting = [path for path in binaries(frozen) if path.name not in libraries]
    reached = set[str]()
    while waiting:
        for name in needed_by(waiting.pop()) - reached:
            reached.add(name)
            if name in libraries:
                waiting.append(libraries[name])
    links = {path.resolve().name for path in frozen.rglob("*.so*") if path.is_symlink() and path.name in reached}
    return [path for name, path in libraries.items() if name not in reached | links]


def is_library(path: Path) -> bool:
    """Whether a binary is there for others: Python loads libpython by name, and modules and plug-ins are asked for."""
    inside = path.parent.name in {INSIDE, "lib"} or path.parent.name.endswith(".libs")
    return inside and path.name.startswith("lib") and not path.name.startswith("libpython")


def _strip(frozen: Path) -> None:
    """Take out what only a debugger reads.

    A library into which a wheel's builder wrote other names (patchelf) may not load any more once it is stripped: it
    is looked at, and stays as it was.
    """
    strip = program("strip", "binutils")
    for path in binaries(frozen):
        if path.parent == frozen:
            continue  # the program carries the app behind its end
        stripped = path.with_name(path.name + ".stripped")
        subprocess.run([strip, "--strip-unneeded", "-o", str(stripped), str(path)], check=True)
        if can_be_loaded(stripped):
            stripped.replace(path)
        else:
            stripped.unlink()


def can_be_loaded(path: Path) -> bool:
    """Whether every part of a binary lies in the file where a page of memory can take it (64-bit, little-endian)."""
    content = path.read_bytes()
    (start,) = struct.unpack_from("<Q", content, 32)
    size, count = struct.unpack_from("<HH", content, 54)
    parts = [struct.unpack_from("<IIQQQQQQ", content, start + size * number) for number in range(count)]
    return all((offset - address) % _PAGE == 0 for kind, _flags, offset, address, *_rest in parts if kind == _LOAD)


def _pack(module: Path) -> None:
    """Put a module into an xz file in its place (packaging/frozen/unpack_modules.py)."""
    machine = [{"id": lzma.FILTER_X86}] if platform.machine() in {"x86_64", "AMD64"} else []
    filters = [*machine, {"id": lzma.FILTER_LZMA2, "preset": 9}]
    with module.open("rb") as plain, lzma.open(f"{module}.xz", "wb", filters=filters) as packed:
        shutil.copyfileobj(plain, packed, 1 << 20)
    module.unlink()
