"""An entry in the menu of the desktop, for whoever installed the app by pipx, uv or pip: those link programs alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from leader_journal import paths
from leader_journal.cli.call import Call
from leader_journal.cli.output import CommandFailed, say
from leader_journal.services.files import replace_file
from leader_journal.ui.this_program import installed_command
from leader_journal.wording.catalogue import _

APP_ID = "org.leaderjournal.LeaderJournal"
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'} | {"%": "%%"})


def menu_entry(call: Call) -> int:
    """Put the app into the menu of this user's desktop, or take it away."""
    if not sys.platform.startswith("linux"):
        raise CommandFailed(_("Only Linux desktops read menu entries. Nothing was written."))
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    if call.given.remove:
        for name in _files():
            (home / name).unlink(missing_ok=True)
        said = _("Leader Journal is no longer in the menu of your desktop. Your journals are untouched.")
    else:
        for name, content in _files().items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(home / name, content)
        said = _("Leader Journal is in the menu of your desktop, and a double click on a journal opens it.")
    _tell_desktop(home)
    say(said)
    return 0


def _files() -> dict[str, bytes]:
    """Return what a desktop reads, by its place under the folder of data."""
    entry, kind = f"applications/{APP_ID}.desktop", f"mime/packages/{APP_ID}.xml"
    shared = _shared()
    lines = (shared / entry).read_text("utf-8").splitlines()
    return {
        entry: ("\n".join(map(_by_this_program, lines)) + "\n").encode(),
        kind: (shared / kind).read_bytes(),
        f"icons/hicolor/scalable/apps/{APP_ID}.svg": (paths.resources() / "icons/app.svg").read_bytes(),
    }


def _shared() -> Path:
    """Return where the package's own files for desktops lie: in its environment, or in the checkout."""
    checkout = Path(__file__).parents[3] / "packaging/share"
    return next((one for one in (Path(sys.prefix, "share"), checkout) if _holds(one)), checkout)


def _holds(folder: Path) -> bool:
    return (folder / f"applications/{APP_ID}.desktop").is_file()


def _by_this_program(line: str) -> str:
    """Name the program by its path: what pipx and uv install is not always on the desktop's own path."""
    if line.startswith("TryExec="):
        return f"TryExec={installed_command()[0]}"
    if line.startswith("Exec=leader-journal"):
        words = " ".join(f'"{word.translate(_SPECIAL)}"' for word in installed_command())
        return f"Exec={words}{line.removeprefix('Exec=leader-journal')}"
    return line


def _tell_desktop(home: Path) -> None:
    """Let the desktop read it at once, where it has the programs for that."""
    for program, folder in (("update-desktop-database", "applications"), ("update-mime-database", "mime")):
        if (found := shutil.which(program)) is not None:
            subprocess.run([found, str(home / folder)], check=False, capture_output=True)  # noqa: S603 - found by its name
