"""Child: start to lock screen, Enter to first rows, and the memory at both. The floor is an empty QMainWindow.

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
_FIGURES = 3


def empty() -> None:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    while not window.windowHandle().isExposed():
        application.processEvents()
    application.processEvents()
    answer(ms=since_start(), cpu=time.process_time() * 1e3, pss=pss_kib())


def app(journal: Path) -> None:
    """Run the app until the list of its journal is painted."""
    from leader_journal.__main__ import main
    from leader_journal.ui import qt_import

    load_qt = qt_import.load_qt

    def load_and_watch() -> None:
        load_qt()
        _watch_first_paint()

    vars(qt_import)["load_qt"] = load_and_watch
    main([str(journal)])


def _watch_first_paint() -> None:
    """Let the app tell when it is done with its first paint, of which it takes notice itself."""
    from PySide6.QtCore import QTimer

    from leader_journal.ui.toolkit.first_paint import FirstPaint
    from leader_journal.ui.window.main_window import MainWindow

    painted = vars(FirstPaint)["_painted"]
    seen: list[float] = []

    def noted(self: FirstPaint) -> None:
        window = self.parent()
        if not seen:
            seen.extend((since_start(), time.process_time() * 1e3, pss_kib()))
        painted(self)
        if isinstance(window, MainWindow) and len(seen) == _FIGURES:
            seen.append(0.0)  # once
            QTimer.singleShot(0, window, lambda: _drive(window, seen))

    FirstPaint._painted = noted  # type: ignore[method-assign] # noqa: SLF001 - the moment that is measured


def _key_ms(journal: Path) -> float:
    """Return how long deriving the key takes by itself, at best: what the app does meanwhile counts if it delays it."""
    from benchmarks.journals import PASSPHRASE

    from leader_journal.storage import vault

    taken = []
    for _time in range(3):
        began = time.perf_counter()
        vault.wipe(vault.derive(PASSPHRASE, vault.read_salt(journal), vault.PROFILES[0]))
        taken.append((time.perf_counter() - began) * 1e3)
    return min(taken)


def _drive(window: object, first: list[float]) -> None:
    from benchmarks.journals import PASSPHRASE
    from benchmarks.painting import Painted, settle
    from benchmarks.window import begin_on_today

    from leader_journal.ui.pages.journal.entry_view import EntryListView
    from leader_journal.ui.pages.locked.unlock import UnlockPage
    from leader_journal.ui.pages.today.page import TodayPage
    from leader_journal.ui.places import ShowEntries, ShowToday
    from leader_journal.ui.window.main_window import MainWindow

    end_on_failure()
    begin_on_today()
    assert isinstance(window, MainWindow)
    unlock = window.centralWidget()
    assert isinstance(unlock, UnlockPage)

    def hand_in() -> None:
        unlock.unlock_requested.emit(PASSPHRASE)

    def go() -> None:
        assert window.workspace is not None
        window.workspace.go(ShowEntries())

    def is_open() -> bool:
        return window.workspace is not None  # the pages are laid out before that, as a picture that nobody sees

    settle(_TYPING_S)
    assert window.showing is not None
    key = _key_ms(window.showing)
    opened = Painted(TodayPage, is_open).wait(hand_in, asleep=True) - key
    pss = pss_kib()
    listed = Painted(EntryListView).wait(go)
    assert window.workspace is not None
    window.workspace.go(ShowToday())  # where the next start begins
    locked, cpu, pss_locked, _once = first
    answer(locked=locked, cpu=cpu, pss_locked=pss_locked, opened=opened, list=listed, pss=pss)
    window.close()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        app(Path(sys.argv[2]))
