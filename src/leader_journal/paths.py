"""Where things are: the app's own folders, and the resources that ship with it. Known without Qt."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

_APP = "leader-journal"
_LINUX = sys.platform.startswith("linux")
JOURNAL_SUFFIX = ".ljournal"


def resources() -> Path:
    """Return the folder of fonts, icons, catalogues, prompts and the sample: in the package, or in the checkout."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def user_guide() -> Path:
    """Return the folder of the user guide's pages and pictures, by language: in the package, or in the checkout."""
    package = Path(__file__).parent
    installed = package / "resources" / "help"
    return installed if installed.is_dir() else package.parent.parent / "docs" / "guide"


def journal_name(path: Path) -> str:
    """Return how a journal is called: its file's name without the ending."""
    return path.name.removesuffix(JOURNAL_SUFFIX)


def as_journal(chosen: Path) -> Path:
    """Return the path of a journal that was chosen, where it was typed without the ending."""
    return chosen if chosen.suffix == JOURNAL_SUFFIX else chosen.with_name(chosen.name + JOURNAL_SUFFIX)


def data_folder() -> Path:
    """Return the folder for journals: the application's own, because Documents is often synced."""
    if _LINUX:
        return _of_xdg("XDG_DATA_HOME", ".local/share") / _APP
    import platformdirs

    return platformdirs.user_data_path(_APP, appauthor=False)


def config_folder() -> Path:
    """Return the folder of `settings.json`."""
    if _LINUX:
        return _of_xdg("XDG_CONFIG_HOME", ".config") / _APP
    import platformdirs

    return platformdirs.user_config_path(_APP, appauthor=False)


def log_folder() -> Path:
    """Return the folder of the log, which never holds a word of a journal."""
    if _LINUX:
        return _of_xdg("XDG_STATE_HOME", ".local/state") / _APP / "log"
    import platformdirs

    return platformdirs.user_log_path(_APP, appauthor=False)


def runtime_folder() -> Path:
    """Return the folder by which a second start reaches the first: one that is the user's own."""
    if _LINUX:
        named = os.environ.get("XDG_RUNTIME_DIR", "")
        return Path(named) / _APP if named and _is_ours_alone(named) else data_folder()
    import platformdirs

    return platformdirs.user_runtime_path(_APP, appauthor=False)


def _of_xdg(variable: str, else_in_home: str) -> Path:
    """Return a folder of the XDG base directories: three variables are quicker read than the library is loaded."""
    named = os.environ.get(variable, "")
    return Path(named) if named.startswith("/") else Path.home() / else_in_home


def _is_ours_alone(folder: str) -> bool:
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def chosen_language() -> str:
    """Return the language in the settings, "system" where none can be read: all that a command asks of them."""
    try:
        language = json.loads((config_folder() / "settings.json").read_bytes())["settings"]["language"]
    except (OSError, ValueError, RecursionError, LookupError, TypeError):
        return "system"
    return language if isinstance(language, str) else "system"
