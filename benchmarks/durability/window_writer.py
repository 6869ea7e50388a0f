"""The real app, from its entry point on, with keys pressed in it: unlocks, writes, rewords, throws away, undoes.

Acknowledged is what the window says: the toast over the page, or the capture window that closed over its draft.
"""

from __future__ import annotations

import argparse
import random
import traceback
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from benchmarks.durability.killed import READY
from benchmarks.durability.ledger import Deed, Line
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal import app
from leader_journal.__main__ import main
from leader_journal.core.filters import EVERYTHING
from leader_journal.settings import SettingsStore
from leader_journal.storage import live_log
from leader_journal.storage.log_mover import Pauses
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.messages import QtMessages
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import EditEntry, ShowEntry
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace.workspace import Workspace

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
_OFTEN = Pauses(soon=0.04, at_latest=0.12, idle=0.2)
"""The log is moved into the file in the middle of writing, where the app would wait for a pause."""


def live(path: Path, first: int, dice: random.Random, telling: int) -> None:
    """Run the app on a journal until killed; numbers of entries begin with `first`."""
    cheap_keys()
    if dice.random() < 0.7:
        live_log.PAUSES = _OFTEN
    show_first = app._show_first

    def shown(window: MainWindow, settings: SettingsStore, wanted: argparse.Namespace) -> None:
        show_first(window, settings, wanted)
        steps = _Writer(window, first, dice, telling).steps()

        def step() -> None:
            try:
                next(steps)
            except Exception:  # noqa: BLE001 - a fault of ours is told as what it is, not in a message of the app
                Line("failed", said=traceback.format_exc()[-900:]).tell(telling)
                timer.stop()

        timer = QTimer(window)
        timer.timeout.connect(step)
        timer.start(0)

    app._show_first = shown

    def failed(_messages: QtMessages, sentence: str) -> None:
        Line("failed", said=sentence).tell(telling)

    QtMessages.failed = failed  # type: ignore[method-assign, assignment] # in this process, which shows a box to nobody
    main([str(path)])


class _Writer:
    """One in front of the window; `steps` goes back to the app's own loop at each yield."""

    def __init__(self, window: MainWindow, first: int, dice: random.Random, telling: int) -> None:
        self._window = window
        self._number = first
        self._dice = dice
        self._telling = telling
        self._written: dict[int, tuple[str, str]] = {}
        """Number of an entry that is not in the bin, its id and its text, of this process."""

    def steps(self) -> Iterator[None]:
        """Unlock, then write for ever."""
        while (field := self._window.findChild(PassphraseField)) is None:
            yield
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        while self._window.workspace is None:
            yield
        self._tell(Line(READY))
        while True:
            yield
            yield from _in_front(self._window)
            act = self._dice.choices(
                (self._capture, self._keep_draft, self._reword, self._throw_away), (50, 15, 25, 10)
            )[0]
            yield from act()

    @property
    def _workspace(self) -> Workspace:
        assert self._window.workspace is not None
        return self._window.workspace

    def _capture(self) -> Iterator[None]:
        """Save, and mostly another one after it in the same window, as one does who has a lot to write down."""
        window, field = yield from self._open_capture()
        another = True
        while another:
            text = self._type(field)
            number = int(text.split()[0].removeprefix("n"))
            another = self._dice.random() < 0.8
            self._begin(Deed({number: text}, text, saved=True))
            self._hush()
            QTest.keyClick(field, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier if another else CTRL)
            yield from self._heard(None if another else window)
            rows = self._workspace.services.entries.rows(EVERYTHING)
            id_ = next(row.id for row in rows if row.facts.startswith(f"n{number} "))
            self._written[number] = (id_, text)

    def _keep_draft(self) -> Iterator[None]:
        window, field = yield from self._open_capture()
        self._type(field)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        while window.isVisible():
            yield
        self._tell(Line("done"))

    def _open_capture(self) -> Generator[None, None, tuple[CaptureWindow, FactsField]]:
        """Open the capture window by its key."""
        QTest.keyClick(self._window, Qt.Key.Key_N, CTRL)
        window = _one(CaptureWindow)
        yield from _in_front(window)
        return window, _in(window, FactsField)

    def _type(self, field: FactsField) -> str:
        """Write on what stands there, and return what it is then."""
        before, more = field.text(), "word " * self._dice.choice((2, 20, 300)) + "end"
        if not before:
            self._number += 1
            more = f"n{self._number} {more}"  # a digit would choose the kind
        whole = f"{before} {more}" if before else more
        self._begin(Deed(draft=whole))
        field.moveCursor(field.textCursor().MoveOperation.End)
        QTest.keyClicks(field, whole[len(before) : len(before) + 9])
        field.insertPlainText(whole[len(before) + 9 :])
        return field.text()

    def _reword(self) -> Iterator[None]:
        if not self._written:
            return
        number = self._dice.choice(list(self._written))
        id_, before = self._written[number]
        self._workspace.go(EditEntry(id_))
        yield
        page = _in(self._window, EditorPage)
        field = _in(page, FactsField)
        field.moveCursor(field.textCursor().MoveOperation.End)
        QTest.keyClicks(field, f" again{self._dice.randrange(1000)}")
        self._begin(Deed({number: field.text()}))
        self._hush()
        text = field.text()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        yield from self._heard()
        self._written[number] = (id_, text)
        if self._dice.random() < 0.3:
            self._begin(Deed({number: before}))
            yield from self._undo()
            self._written[number] = (id_, before)

    def _throw_away(self) -> Iterator[None]:
        if not self._written:
            return
        number = self._dice.choice(list(self._written))
        id_, text = self._written.pop(number)
        self._workspace.go(ShowEntry(id_))
        yield
        self._begin(Deed({number: None}))
        self._hush()
        QTest.keyClick(_in(self._window, EntryListView), Qt.Key.Key_Delete)
        yield from self._heard()
        if self._dice.random() < 0.5:
            self._begin(Deed({number: text}))
            yield from self._undo()
            self._written[number] = (id_, text)

    def _undo(self) -> Iterator[None]:
        self._hush()
        yield from _in_front(self._window)
        QTest.keyClick(self._window, Qt.Key.Key_Z, CTRL)
        yield from self._heard()

    def _begin(self, deed: Deed) -> None:
        self._tell(Line("begins", deed))

    def _heard(self, gone: QWidget | None = None) -> Iterator[None]:
        """Wait until the window says it, then acknowledge it."""
        while not self._said() or (gone is not None and gone.isVisible()):
            yield
        self._tell(Line("done"))

    def _hush(self) -> None:
        for toast in self._window.findChildren(Toast):
            toast.dismiss()

    def _said(self) -> str:
        return "".join(toast.sentence for toast in self._window.findChildren(Toast))

    def _tell(self, line: Line) -> None:
        line.tell(self._telling)


def _in_front(window: QWidget) -> Iterator[None]:
    """Do what a window manager does, and wait for it: keys go to what is in front."""
    window.activateWindow()
    while not window.isActiveWindow():
        yield


def _one(kind: type[CaptureWindow]) -> CaptureWindow:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return found


def _in(parent: QWidget, kind: type[W]) -> W:
    return next(one for one in parent.findChildren(kind) if one.isVisible())
