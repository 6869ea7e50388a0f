"""The list of the system's libraries holds all that Qt asks the linker for: read from the files of Qt that are used."""

from __future__ import annotations

import ast
import struct
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

from leader_journal import system_libraries
from leader_journal.system_libraries import ALWAYS, WITH_PRINTERS, WITH_WAYLAND, WITH_X11, Library

OF_EVERY_SYSTEM = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1"}
"""The C library; and what libstdc++ itself stands on."""

PLUGINS = {
    # what Qt loads whatever the screen: pictures and icons; the desktop's dialogs, keyboards of many languages
    "always": (
        ALWAYS,
        (
            "platforms/libqoffscreen.so",
            "iconengines/libqsvgicon.so",
            "imageformats/libqsvg.so",
            "imageformats/libqjpeg.so",
            "imageformats/libqico.so",
            "imageformats/libqgif.so",
            "platformthemes/libqxdgdesktopportal.so",
            "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
            "platforminputcontexts/libibusplatforminputcontextplugin.so",
        ),
    ),
    "xcb": (ALWAYS + WITH_X11, ("platforms/libqxcb.so", "xcbglintegrations/*.so")),
    "wayland": (
        ALWAYS + WITH_WAYLAND,
        (
            "platforms/libqwayland.so",
            "wayland-shell-integration/*.so",
            "wayland-decoration-client/*.so",
            "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        ),
    ),
    "printers": (ALWAYS + WITH_PRINTERS, ("printsupport/*.so",)),
}


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


PYSIDE, SHIBOKEN = _folder_of("PySide6"), _folder_of("shiboken6")


def _modules_in_use(sources: Iterable[Path]) -> set[str]:
    """Return the modules of Qt that the app imports."""
    return {
        node.module.partition(".")[2]
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("PySide6.")
    }


def _needed(file: Path) -> set[str]:
    """Return the DT_NEEDED of a 64-bit little-endian ELF file, by its program headers, as the linker reads them."""
    data = file.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01", file
    start, size, count = struct.unpack_from("<Q", data, 32)[0], *struct.unpack_from("<HH", data, 54)
    headers = [struct.unpack_from("<IIQQQQQQ", data, start + size * number) for number in range(count)]
    loaded = [(virtual, offset, length) for kind, _, offset, virtual, _, length, _, _ in headers if kind == 1]
    dynamic = next((offset, length) for kind, _, offset, _, _, length, _, _ in headers if kind == 2)
    entries = list(struct.iter_unpack("<qQ", data[dynamic[0] : dynamic[0] + dynamic[1]]))
    address = next(value for tag, value in entries if tag == 5)
    strings = next(offset + address - at for at, offset, length in loaded if at <= address < at + length)
    names = [strings + value for tag, value in entries if tag == 1]
    return {data[name : data.index(b"\0", name)].decode() for name in names}


def _asked_of_the_system(files: Iterable[Path]) -> dict[str, str]:
    """Return what the files need that does not come with Qt, each with a file that needs it."""
    shipped = {path.name: path for folder in (PYSIDE / "Qt" / "lib", PYSIDE, SHIBOKEN) for path in folder.glob("*.so*")}
    asked: dict[str, str] = {}
    waiting, seen = list(files), set[Path]()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in _needed(file):
            if name in shipped:
                waiting.append(shipped[name])
            else:
                asked[name] = file.name
    return asked


@pytest.mark.parametrize("kind", PLUGINS)
def test_every_library_that_qt_needs_is_in_the_list(kind: str, sources: tuple[Path, ...]) -> None:
    if not sys.platform.startswith("linux"):
        return  # Qt brings all of it there
    listed, patterns = PLUGINS[kind]
    plugins = [list((PYSIDE / "Qt" / "plugins").glob(pattern)) for pattern in patterns]
    assert all(plugins), "a plugin is called otherwise now"
    modules = _modules_in_use(sources)
    assert {"QtCore", "QtGui", "QtWidgets"} <= modules
    files = [next(PYSIDE.glob(f"{module}.*so")) for module in modules]
    asked = _asked_of_the_system([*files, *(plugin for found in plugins for plugin in found)])
    known = OF_EVERY_SYSTEM | {library.soname for library in listed}
    assert {name: file for name, file in asked.items() if name not in known and not name.startswith("ld-linux")} == {}


def test_nothing_in_the_list_is_needed_by_nobody() -> None:
    if not sys.platform.startswith("linux"):
        return
    asked = set[str]()
    for _listed, patterns in PLUGINS.values():
        files = [file for pattern in patterns for file in (PYSIDE / "Qt" / "plugins").glob(pattern)]
        asked |= set(_asked_of_the_system(files))
    assert {library.soname for library in ALWAYS + WITH_X11 + WITH_WAYLAND + WITH_PRINTERS} <= asked


def test_every_library_has_a_package_in_every_family() -> None:
    for library in ALWAYS + WITH_X11 + WITH_WAYLAND + WITH_PRINTERS:
        assert all((library.apt, library.dnf, library.pacman, library.zypper)), library


def test_a_library_that_does_not_exist_is_missed() -> None:
    assert not system_libraries.loads("libnobody-has-this.so.99")


def test_a_screen_asks_for_more_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda soname: False)
    monkeypatch.setattr(sys, "platform", "linux")
    missing = system_libraries.missing_libraries

    assert missing({}) == ALWAYS
    assert missing({"DISPLAY": ":0"}) == ALWAYS + WITH_X11 + WITH_PRINTERS
    assert missing({"QT_QPA_PLATFORM": "xcb"}) == ALWAYS + WITH_X11 + WITH_PRINTERS
    assert missing({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}) == ALWAYS
    assert missing({"WAYLAND_DISPLAY": "w"}) == ALWAYS + WITH_WAYLAND + WITH_PRINTERS
    assert set(WITH_X11 + WITH_WAYLAND) < set(missing({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}))


def test_elsewhere_qt_brings_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda soname: False)
    monkeypatch.setattr(sys, "platform", "darwin")

    assert system_libraries.missing_libraries({"DISPLAY": ":0"}) == ()
    assert system_libraries.missing_for_a_window({"DISPLAY": ":0"}) == ()


def test_nothing_is_missed_on_a_machine_that_has_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda soname: True)

    assert system_libraries.missing_libraries({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}) == ()


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", ALWAYS[1:2]),
        ("libnew.so: cannot open shared object file: ...", (Library("libnew.so", "", "", "", ""),)),
        ("No module named 'PySide6'", ()),
        ("DLL load failed while importing QtCore", ()),
    ],
)
def test_an_import_tells_which_library_it_failed_for(said: str, lacking: tuple[Library, ...]) -> None:
    assert system_libraries.missing_library(ImportError(said)) == lacking


def test_each_family_gets_its_command_and_each_package_once() -> None:
    apt, dnf, pacman, zypper = system_libraries.install_commands([*ALWAYS[6:8], *WITH_WAYLAND])

    assert apt.split()[-4:] == ["libglib2.0-0", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"]
    assert dnf.startswith("sudo dnf install glib2 libwayland-client ")
    assert pacman == "sudo pacman -S glib2 wayland"
    assert zypper.startswith("sudo zypper install libglib-2_0-0 libgthread-2_0-0 libwayland-client0")
