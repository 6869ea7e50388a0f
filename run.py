"""Sets up what is missing on this machine, then starts the app or its tests. Standard library only.

    python3 run.py            the app             python3 run.py JOURNAL, python3 run.py list JOURNAL ...
    python3 run.py test       the tests           python3 run.py test -k search ...

It needs Python 3.11 or newer. On Linux it looks for the shared libraries that Qt needs, and installs the missing ones
on Debian and its kin, as root or through sudo; elsewhere it says what to install. It makes `.venv` beside this file
and installs exactly the versions of the lock, checked by their hashes. The second start does none of this again.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)


class SetUpFailed(Exception):
    """The machine lacks something that this script cannot bring; the message says what to do."""


@dataclass(frozen=True)
class Library:
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
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2", "libglib-2_0-0"),
)
WITH_X11 = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor", "libxcb-cursor0"),
    Library(
        "libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11", "libxkbcommon-x11-0"
    ),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms", "libxcb-keysyms1"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image", "libxcb-image0"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
        "libxcb-render-util0",
    ),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb", "libxcb-randr0"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb", "libxcb-sync1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb", "libxcb-xfixes0"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11", "libX11-xcb1"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
)
WITH_WAYLAND = (
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland", "libwayland-cursor0"),
)


def main(arguments: Sequence[str]) -> int:
    """Set up, then run; return the exit code of what ran, or 1 when the set-up failed."""
    testing = bool(arguments) and arguments[0] == "test"
    try:
        set_up(testing=testing)
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    if testing:
        # On all cores, a file of tests staying together; a later -n in the arguments says otherwise.
        return subprocess.call([python(), "-m", "pytest", "-n", "auto", "--dist", "loadfile", *arguments[1:]], cwd=ROOT)
    # -P: a module in the folder where somebody stands must not stand in for ours.
    command = [python(), "-P", "-m", "leader_journal", *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.call(command)


def set_up(*, testing: bool) -> None:
    """Bring what is missing; raises SetUpFailed."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpFailed("Leader Journal needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info[:2]))
    ready = is_ready(testing=testing)
    bring_packages(missing_packages(os.environ, for_venv=not ready))
    if ready:
        return
    lock = ROOT / ("requirements-dev.lock" if testing else "requirements.lock")
    make_venv()
    print(f"Installing the versions of {lock.name} into .venv; this takes a minute or two.", flush=True)
    pip("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(lock))
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp(testing=testing).write_text(fingerprint(testing=testing), encoding="utf-8")


def missing_packages(environment: Mapping[str, str], *, for_venv: bool) -> tuple[Library, ...]:
    """Return what this Linux machine lacks for Qt, and for making a venv when it is to be made; nothing elsewhere."""
    if not sys.platform.startswith("linux"):
        return ()
    wanted = [*ALWAYS]
    if environment.get("DISPLAY") or environment.get("QT_QPA_PLATFORM") == "xcb":
        wanted += WITH_X11
    if environment.get("WAYLAND_DISPLAY"):
        wanted += WITH_WAYLAND
    missing = [library for library in wanted if not loads(library.soname)]
    if for_venv and importlib.util.find_spec("ensurepip") is None:
        name = "python{}.{}-venv".format(*sys.version_info[:2])
        missing.append(Library("ensurepip", name, "python3", "python", "python3"))
    return tuple(missing)


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def bring_packages(missing: Sequence[Library]) -> None:
    """Install system packages where apt-get is at hand and allowed; raises SetUpFailed with the command otherwise."""
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetUpFailed(by_hand(missing))
    names = unique([library.apt for library in missing])
    right = right_to_install()
    if right is None:
        raise SetUpFailed(
            "Some system libraries are missing. Install them, then start again:\n"
            f"  sudo apt-get install --no-install-recommends {' '.join(names)}"
        )
    print(f"Installing system libraries: {' '.join(names)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *names]):
        if subprocess.call([*right, "apt-get", *step], env=environment, stdout=subprocess.DEVNULL) != 0:
            raise SetUpFailed(f"apt-get {step[0]} failed; what it said is above.")


def right_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it can be used, None where neither."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    silent = subprocess.call(["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return ["sudo"] if silent or sys.stdin.isatty() else None


def by_hand(missing: Sequence[Library]) -> str:
    """Return what to install, for the package managers that this script does not drive."""
    return "\n".join(
        [
            "Some system libraries are missing: " + ", ".join(library.soname for library in missing) + ".",
            "Install them with your package manager, then start again:",
            "  dnf install " + " ".join(unique([library.dnf for library in missing])),
            "  pacman -S " + " ".join(unique([library.pacman for library in missing])),
            "  zypper install " + " ".join(unique([library.zypper for library in missing])),
        ]
    )


def unique(names: Sequence[str]) -> list[str]:
    """Return names in order, each once."""
    return list(dict.fromkeys(names))


def python() -> str:
    """Return the Python of `.venv`."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def stamp(*, testing: bool) -> Path:
    """Return the file that says what `.venv` was made from."""
    return VENV / ("made-for-tests" if testing else "made-for-the-app")


def fingerprint(*, testing: bool) -> str:
    """Return what `.venv` depends on, as one line: this Python, this folder, the lock and the project's file."""
    content = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for name in ("requirements-dev.lock" if testing else "requirements.lock", "pyproject.toml"):
        content.update((ROOT / name).read_bytes())
    return content.hexdigest()


def is_ready(*, testing: bool) -> bool:
    """Whether `.venv` is complete; what was made for tests holds all that the app needs."""
    kinds = (True,) if testing else (False, True)
    return Path(python()).exists() and any(
        stamp(testing=kind).exists() and stamp(testing=kind).read_text(encoding="utf-8") == fingerprint(testing=kind)
        for kind in kinds
    )


def make_venv() -> None:
    """Make `.venv`, or make it anew when it belongs to another Python or was moved; raises SetUpFailed."""
    asked = "import sys; print(sys.prefix, *sys.version_info[:2], sep='|')"
    expected = "{}|{}|{}".format(VENV, *sys.version_info[:2])
    if Path(python()).exists():
        answer = subprocess.run([python(), "-c", asked], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.strip() == expected:
            return
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpFailed("The environment .venv could not be made; what Python said is above.")


def pip(*arguments: str) -> None:
    """Install into `.venv`; raises SetUpFailed."""
    command = [python(), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    if subprocess.call([*command, *arguments]) != 0:
        raise SetUpFailed("Installing failed; what pip said is above. Without a network this cannot go on.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
