"""The window with an open journal and the computer's own clock, painted over and over, until it locks.

Says "ready" once it is painted, and in the end how often something of the journal was painted although the quiet time
was over. Whoever started it stops the process in between, as sleep does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.pages.desk import PASSPHRASE, FakeMessages, FakeRestart

from leader_journal.core.clock import SystemClock
from leader_journal.services.journals import JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.wording.catalogue import Language

_LIMIT_S = 3.0
folder = Path(sys.argv[1])
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
application = QApplication(["stopped"])
clock = SystemClock()
theme = Theme(ThemeMode.LIGHT)
theme.apply(application)
interpreter = Interpreter(application)
interpreter.speak(Language.ENGLISH)
failures: list[Exception] = []
jobs = Jobs(failures.append, application)
messages, restart = FakeMessages(), FakeRestart()
window = MainWindow(
    theme,
    interpreter,
    SettingsStore(folder / "config"),
    Entrance(JournalFiles(clock), jobs),
    jobs,
    restart,
    clock,
    messages=lambda _window, _toast: messages,
)
window.show()
workspace = window.show_journal(Journal.create(folder / "Mine.ljournal", PASSPHRASE, clock))
idle = window.locking.idle
painted = {"in time": 0, "too late": 0}


class Page(QWidget):
    """Something of the journal that is seen."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Count."""
        over = idle.minutes < 1 and (clock.now() - idle._last).total_seconds() >= _LIMIT_S
        painted["too late" if over else "in time"] += 1


page = Page(workspace)
page.resize(window.size())
page.show()


def paint() -> None:
    """Paint all there is, as the compositor asks for after sleep; say how it went once it is locked."""
    if window.workspace is not None:
        page.repaint()
        if idle.minutes >= 1 and painted["in time"]:
            begin()
        return
    sys.stdout.write(f"locked {len(restart.journals)} {painted['too late']} {len(failures)}\n")
    sys.stdout.flush()
    timer.stop()
    application.exit()


def begin() -> None:
    """From now on nobody touches anything."""
    idle.watch(1)
    idle._minutes = _LIMIT_S / 60  # type: ignore[assignment] # a limit that a test can wait for
    sys.stdout.write("ready\n")
    sys.stdout.flush()


timer = QTimer()
timer.timeout.connect(paint)
timer.start(20)
application.exec()
jobs.stop()  # not before: what comes with the last events may start one
