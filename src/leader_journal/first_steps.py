"""What a start asks of the system before anything is loaded: is there a screen, where do starts meet, is a file held.

Imports only what Python itself has loaded by then. Names of files are strings here, and a variable stands for the one
of `typing`: that, `pathlib` and `json` take longer to load than a second start has to live (docs/decisions/0077).
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False  # as type checkers know it
if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "leader-journal"
LINUX = sys.platform.startswith("linux")

if sys.platform == "win32":
    import msvcrt

    def lock_file(handle: int) -> None:
        """Lock an open file for this process. Raises OSError where another one holds it."""
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock_file(handle: int) -> None:
        """Lock an open file for this process. Raises OSError where another one holds it."""
        # flock belongs to the open file and not to the process, so that a second try in this process is refused too
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown. Qt aborts the process without a screen, so look before."""
    if not LINUX:
        return True
    return any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def of_xdg(variable: str, else_in_home: str) -> str:
    """Return a folder of the XDG base directories: three variables are quicker read than the library is loaded.

    Raises RuntimeError where nobody knows of a home: a folder called "~" is none.
    """
    named = os.environ.get(variable, "")
    if named.startswith("/"):
        return named
    if (home := os.path.expanduser("~")) == "~":
        raise RuntimeError("no home")
    return os.path.join(home, else_in_home)


def data_folder() -> str:
    """Return the folder for journals: the application's own, because Documents is often synced."""
    if LINUX:
        return os.path.join(of_xdg("XDG_DATA_HOME", ".local/share"), APP)
    import platformdirs

    return platformdirs.user_data_dir(APP, appauthor=False)


def runtime_folder() -> str:
    """Return the folder by which a second start reaches the first: one that is the user's own."""
    if LINUX:
        named = os.environ.get("XDG_RUNTIME_DIR", "")
        return os.path.join(named, APP) if named and _is_ours_alone(named) else data_folder()
    import platformdirs

    return platformdirs.user_runtime_dir(APP, appauthor=False)


def starts_folder() -> str:
    """Return where starts of the app meet: the one that runs, and later ones (`wishes`)."""
    return os.path.join(runtime_folder(), "starts")


def _is_ours_alone(folder: str) -> bool:
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
