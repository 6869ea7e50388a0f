"""Child: PageDown through the list, key by key: until the list is painted, and until all of the window is."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path

from benchmarks.children import answer
from benchmarks.painting import Painted, settle
from benchmarks.window import open_app
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.places import ShowEntries

_BETWEEN_S = 0.02
"""A key that is held down repeats about thirty times a second, or more slowly."""


def main(journal: Path, steps: int) -> None:
    """Press PageDown so many times, from the newest entry."""
    app = open_app(journal)
    page = app.workspace.go(ShowEntries())
    view = page.findChild(EntryListView)
    assert view is not None
    viewport = view.viewport()
    app.idle()
    view.setFocus()

    painted = Painted(viewport)
    to_list, to_all = [], []
    for _step in range(steps):
        began = time.perf_counter()
        to_list.append(painted.wait(partial(QTest.keyClick, view, Qt.Key.Key_PageDown)))
        QApplication.processEvents()
        to_all.append((time.perf_counter() - began) * 1e3)
        settle(_BETWEEN_S)
    reached = view.currentIndex().row()
    app.close()
    answer(list=to_list, all=to_all, reached=reached)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
