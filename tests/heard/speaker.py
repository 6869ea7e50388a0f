"""The app for a listener: shows every page and dialog of a sample one after the other, and waits to be heard.

    python -m tests.heard.speaker LANGUAGE FOLDER

writes the name of what it shows on a line of standard output, and goes on after a line of standard input.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget
from tests.ui.pages.every_window import windows

from leader_journal.app import make_application
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.ui import screenshots
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.places import ShowToday
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace.reminder import Reminder
from leader_journal.ui.window.workspace.workspace import Workspace
from leader_journal.wording.catalogue import Language

NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
_SETTLE_MS, _QUIET_ROUNDS = 60, 5


def main(language: str, folder: str) -> int:
    """Show everything; return the exit code."""
    clock = FixedClock(NOW)
    journal = JournalFiles(clock).create_sample(Path(folder, "sample.ljournal"), SAMPLE_PASSPHRASE, language)
    application = make_application()
    look = Theme("light", 100)
    look.motion.set_mode(Animation.OFF)
    look.apply(application)
    interpreter = Interpreter(application)
    interpreter.speak(Language(language))
    failures: list[Exception] = []
    jobs = Jobs(failures.append, application)
    settings = SettingsStore(Path(folder, "settings"))
    entrance = Entrance(JournalFiles(clock), jobs)
    window = MainWindow(look, interpreter, settings, entrance, jobs, screenshots._NoRestart(), clock)
    window.resize(1280, 800)
    stage = _Stage(jobs)
    screenshots._take_all(window, journal, stage)  # type: ignore[arg-type] # takes no picture, and is asked the same
    assert window.workspace is not None
    window.workspace.go(ShowToday())
    shown = _Shown(window, window.workspace, stage)
    for dialog in windows(shown, shown.workspace.services.people.all()[0].id, _notes(folder)):
        stage.take(_name(dialog), dialog)
    window.close()
    jobs.stop()
    for failure in failures:
        raise failure
    return 0


def _notes(folder: str) -> Path:
    notes = Path(folder, "notes", "notes.txt")
    notes.parent.mkdir()
    notes.write_text("2026-11-03\nTwo lines from another journal,\nwritten by hand.\n", encoding="utf-8")
    return notes


def _name(dialog: QWidget) -> str:
    """Return how its transcript is called: as its class, in small letters."""
    words = [word.lower() for word in re.findall(r"[A-Z][a-z]+", type(dialog).__name__)]
    return "_".join(["dialog", *(word for word in words if word != "dialog")])


@dataclass(frozen=True)
class _Shown:
    """What `windows` asks for."""

    window: MainWindow
    workspace: Workspace
    stage: _Stage

    def settle(self) -> None:
        """The stage does, before somebody listens."""


class _Stage:
    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.setEnabled(False)

    def take(self, name: str, widget: QWidget) -> None:
        """Let the page finish what it does, say its name, and wait until it was heard."""
        for reminder in widget.findChildren(Reminder):
            reminder.stop()  # it speaks when a while has passed, whatever page is in front then
        for _round in range(_QUIET_ROUNDS):
            self._settle()
            while self._jobs.any_running():
                self._settle()
        for toast in widget.findChildren(Toast):
            toast.dismiss()
        self._settle()
        print(name, flush=True)
        loop = QEventLoop()
        self._input.activated.connect(loop.quit)
        self._input.setEnabled(True)
        loop.exec()
        self._input.setEnabled(False)
        self._input.activated.disconnect(loop.quit)
        sys.stdin.readline()

    @staticmethod
    def _settle() -> None:
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
