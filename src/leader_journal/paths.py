"""Where things are: the app's own folders, and the resources that ship with it. Known without Qt."""

from __future__ import annotations

import json
from pathlib import Path

from leader_journal import first_steps
from leader_journal.first_steps import APP, LINUX, of_xdg

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
    return Path(first_steps.data_folder())


def config_folder() -> Path:
    """Return the folder of `settings.json`."""
    if LINUX:
        return Path(of_xdg("XDG_CONFIG_HOME", ".config")) / APP
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False)


def log_folder() -> Path:
    """Return the folder of the log, which never holds a word of a journal."""
    if LINUX:
        return Path(of_xdg("XDG_STATE_HOME", ".local/state")) / APP / "log"
    import platformdirs

    return platformdirs.user_log_path(APP, appauthor=False)


def runtime_folder() -> Path:
    """Return the folder by which a second start reaches the first: one that is the user's own."""
    return Path(first_steps.runtime_folder())


def chosen_language() -> str:
    """Return the language in the settings, "system" where none can be read: all that a command asks of them."""
    try:
        language = json.loads((config_folder() / "settings.json").read_bytes())["settings"]["language"]
    except (OSError, ValueError, RecursionError, LookupError, TypeError):
        return "system"
    return language if isinstance(language, str) else "system"
