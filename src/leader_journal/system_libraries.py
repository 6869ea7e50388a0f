"""The shared libraries of the system that Qt needs on Linux, and how to get them. Standard library only, no Qt.

`run.py` installs what is missing where it can; the app says it where it was installed by pip, pipx or uv. The table is
held against the DT_NEEDED of every Qt library and plugin that is used, by tests/architecture/test_system_libraries.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library, and the package that holds it in each family of distributions."""

    soname: str
    apt: str
    dnf: str
    pacman: str
    zypper: str


ALWAYS = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2", "libfreetype6"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libgthread-2_0-0"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11", "libX11-6"),
    Library("libz.so.1", "zlib1g", "zlib", "zlib", "libz1"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "zstd", "libzstd1"),
    Library("libstdc++.so.6", "libstdc++6", "libstdc++", "gcc-libs", "libstdc++6"),
)
"""Also without a screen."""

WITH_X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    Library(
        "libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util", "libxcb-util1"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb", "libxcb1"),
    Library("libxcb-glx.so.0", "libxcb-glx0", "libxcb", "libxcb", "libxcb-glx0"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb", "libxcb-xkb1"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
)
WITH_WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland", "libwayland-cursor0"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland", "libwayland-egl1"),
)
WITH_PRINTERS = (Library("libcups.so.2", "libcups2", "cups-libs", "libcups", "libcups2"),)
"""Without it Qt knows no printer and says nothing; pages can still be saved as PDF."""

_BY_SONAME = {library.soname: library for library in (*ALWAYS, *WITH_X11, *WITH_WAYLAND, *WITH_PRINTERS)}


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds a library."""
    import ctypes  # where a window is to be shown

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(environment: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what this machine lacks for all that its screens offer; nothing where it is no Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    wanted = [*ALWAYS]
    screens = _screens(environment)
    for libraries in screens:
        wanted += libraries
    if screens:
        wanted += WITH_PRINTERS
    return tuple(library for library in wanted if not loads(library.soname))


def missing_for_a_window(environment: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what keeps a window from coming up: the least that one screen lacks. Qt aborts without it."""
    if not sys.platform.startswith("linux"):
        return ()
    screens = _screens(environment) or ((),)
    lacks = [tuple(library for library in (*ALWAYS, *each) if not loads(library.soname)) for each in screens]
    return min(lacks, key=len)


def missing_library(error: ImportError) -> tuple[Library, ...]:
    """Return the library that an import failed for, where that is why it failed."""
    found = re.match(r"(\S+\.so[.\d]*): cannot open shared object file", str(error))
    if found is None:
        return ()
    soname = found[1]
    return (_BY_SONAME.get(soname, Library(soname, "", "", "", "")),)


def unique(names: Sequence[str]) -> list[str]:
    """Return names in order, each once, without empty ones."""
    return list(dict.fromkeys(name for name in names if name))


def install_commands(missing: Sequence[Library]) -> list[str]:
    """Return the commands that install what is missing, one for each family of distributions; none where unknown."""
    if not any(library.apt for library in missing):
        return []
    return [
        "sudo apt-get install --no-install-recommends " + " ".join(unique([library.apt for library in missing])),
        "sudo dnf install " + " ".join(unique([library.dnf for library in missing])),
        "sudo pacman -S " + " ".join(unique([library.pacman for library in missing])),
        "sudo zypper install " + " ".join(unique([library.zypper for library in missing])),
    ]


def _screens(environment: Mapping[str, str]) -> tuple[tuple[Library, ...], ...]:
    """Return the libraries of each screen that Qt can choose here."""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return {"xcb": (WITH_X11,), "wayland": (WITH_WAYLAND,)}.get(chosen, ())
    screens: list[tuple[Library, ...]] = []
    if environment.get("WAYLAND_DISPLAY"):
        screens.append(WITH_WAYLAND)
    if environment.get("DISPLAY"):
        screens.append(WITH_X11)
    return tuple(screens)
