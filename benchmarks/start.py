"""Child: start to first rows visible, and the memory at that moment. The floor is an empty QMainWindow.

The app is started as `leader-journal JOURNAL` starts it. What a person waits for is the lock screen and,
after Enter, the rows; between them they type their passphrase, for which a second is allowed here. Deriving the key,
and loading the library for it, is taken off.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.children import answer, end_on_failure, pss_kib, since_start

_TYPING_S = 1.0


def empty() -> None:
    """Show an empty window."""
    from benchmarks.painting import Painted
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)

    def fits(watched: QObject) -> bool:
        return watched is window

    Painted(fits).wait(window.show)
    answer(ms=since_start(), pss=pss_kib())
    del application


def app(journal: Path) -> None:
    """Run the app until the list of its journal is painted."""
    from PySide6.QtCore import QTimer

    from leader_journal import app as the_app
    from leader_journal.start import start
    from leader_journal.ui.window.main_window import MainWindow

    taken_off = _time_of_key()

    class Watched(MainWindow):
        """Begins to watch when it is shown."""

        def show(self) -> None:
            super().show()
            QTimer.singleShot(0, self, self._watch)

        def _watch(self) -> None:
            _drive(self, taken_off)

    vars(the_app)["MainWindow"] = Watched
    start([str(journal)])


def _time_of_key() -> list[float]:
    """Return the list that will hold how many milliseconds deriving the key took."""
    from leader_journal.storage import vault

    taken: list[float] = []
    derive = vault.derive

    def timed(passphrase: str, salt: bytes, profile: vault.Profile) -> bytearray:
        began = time.perf_counter()
        key = derive(passphrase, salt, profile)
        taken.append((time.perf_counter() - began) * 1e3)
        return key

    vault.derive = timed
    return taken


def _drive(window: object, taken_off: list[float]) -> None:
    from benchmarks.journals import PASSPHRASE
    from benchmarks.painting import Painted, settle
    from PySide6.QtCore import QObject

    from leader_journal.ui.pages.journal.entry_view import EntryListView
    from leader_journal.ui.pages.today.page import TodayPage
    from leader_journal.ui.pages.unlock import UnlockPage
    from leader_journal.ui.places import ShowEntries
    from leader_journal.ui.window.main_window import MainWindow

    end_on_failure()
    assert isinstance(window, MainWindow)
    unlock = window.centralWidget()
    assert isinstance(unlock, UnlockPage)

    def is_today(watched: QObject) -> bool:
        return isinstance(watched, TodayPage)

    def is_list(watched: QObject) -> bool:
        return isinstance(watched.parent(), EntryListView)

    def hand_in() -> None:
        unlock.unlock_requested.emit(PASSPHRASE)

    def go() -> None:
        assert window.workspace is not None
        window.workspace.go(ShowEntries())

    locked = since_start()
    settle(_TYPING_S)
    opened = Painted(is_today).wait(hand_in) - sum(taken_off)
    today, pss = locked + opened, pss_kib()
    listed = today + Painted(is_list).wait(go)
    answer(locked=locked, opened=opened, today=today, list=listed, pss=pss)
    window.close()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        app(Path(sys.argv[2]))
