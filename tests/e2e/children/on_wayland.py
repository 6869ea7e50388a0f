"""The app on a compositor that knows no xdotool: it presses its own keys, and says what came of it.

python -m tests.e2e.children.on_wayland write|read JOURNAL PASSPHRASE
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from leader_journal import paths
from leader_journal.app import make_application, open_window
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.settings import SettingsStore
from leader_journal.ui.actions import Act
from leader_journal.ui.window.locking import restart as restart_module
from leader_journal.ui.window.locking.restart import ProcessRestart
from leader_journal.ui.window.main_window import MainWindow

_NEVER_MS = 2**31 - 1
Step = Callable[[], bool]
"""Done as soon as it returns true."""


def main(what: str, journal: str, passphrase: str) -> int:
    """Do it; the exit code is the app's."""
    application = make_application()
    print("platform", QGuiApplication.platformName(), flush=True)
    vars(restart_module)["_STAYS_AT_MOST_MS"] = _NEVER_MS  # how busy the machine is must not decide
    restart = ProcessRestart()
    restart._answered.connect(lambda stands: print("the new process", "stands" if stands else "ended", flush=True))
    settings = SettingsStore(paths.config_folder())
    jobs, window = open_window(application, settings, SystemClock(), restart)
    window.screens.begin(Path(journal))
    window.show()
    steps = _write(window, passphrase) if what == "write" else _read(window, passphrase)
    play = QTimer(application)
    waiting: list[Step] = [next(steps)]

    def on() -> None:
        if waiting[0]():
            if (following := next(steps, None)) is None:
                play.stop()
            else:
                waiting[0] = following

    play.timeout.connect(on)
    play.start(50)
    code = application.exec()
    jobs.stop()
    return code


def _unlock(window: MainWindow, passphrase: str) -> Iterator[Step]:
    yield window.windowHandle().isExposed

    def typed() -> bool:
        _type(window, passphrase)
        return True

    yield typed
    yield lambda: window.workspace is not None


def _type(window: MainWindow, passphrase: str) -> None:
    field = next(one for one in window.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _write(window: MainWindow, passphrase: str) -> Iterator[Step]:
    yield from _unlock(window, passphrase)

    def begun() -> bool:
        assert window.workspace is not None
        window.workspace.do(Act.NEW_ENTRY)  # without a seat no window is active, and no shortcut works
        return True

    yield begun

    def saved() -> bool:
        assert window.workspace is not None
        capture = window.workspace.capture.window()
        if not capture.windowHandle().isExposed():
            return False
        QTest.keyClicks(capture.form._facts, "Written on Wayland")
        capture.form.save(another=False)
        return True

    yield saved
    yield lambda: _said(window)

    def locked() -> bool:
        """Lock, and go on typing, as whoever locked by mistake does: the new process takes it over."""
        window.locking.lock()
        _type(window, passphrase)
        return True

    yield locked


def _read(window: MainWindow, passphrase: str) -> Iterator[Step]:
    yield from _unlock(window, passphrase)
    yield lambda: _said(window)

    def closed() -> bool:
        window.close()
        QApplication.quit()
        return True

    yield closed


def _said(window: MainWindow) -> bool:
    assert window.workspace is not None
    facts = [row.facts for row in window.workspace.services.entries.rows(EVERYTHING)]
    if facts:
        print("entries", facts, flush=True)
    return bool(facts)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
