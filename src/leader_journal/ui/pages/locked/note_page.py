"""Writing without unlocking: one line and the marks, sealed as they stand. Nothing is completed or read back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.core.errors import UserError
from leader_journal.core.records import Marks
from leader_journal.ui.entries.marks_row import MarksRow
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question
from leader_journal.wording.errors import sentence

COLUMN = 540
_KEEP_AFTER_MS = 600

Seal = Callable[[str | None, str, Marks], str]
"""Seals a line and its marks, over what was sealed under the name that is handed in, and returns the name."""


class LockedNotePage(Themed, QWidget):
    """What stands in the line is in a sealed file a moment later; saving empties the line for another."""

    left = Signal()
    sealed = Signal()

    def __init__(self, theme: Theme, name: str, seal: Seal, take_back: Callable[[str], None]) -> None:
        super().__init__()
        self._follow(theme)
        self._seal = seal
        self._take_back = take_back
        self._note: str | None = None
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._build(name)
        self._connect()
        self.restyle()

    def keep(self) -> None:
        """Seal what stands there; an empty line takes back what was sealed of it."""
        self._throttle.stop()
        line = self._line.text().strip()
        if line:
            self._note = self._seal(self._note, line, self._marks.marks())
        elif self._note is not None:
            self._take_back(self._note)
            self._note = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the passphrase; the line is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _build(self, name: str) -> None:
        theme = self.theme
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = TextLabel(theme, TextStyle.FINDING, text=name)
        self._words = TextLabel(theme, TextStyle.SMALL, "muted", wrap=True, aloud=True)
        self.say(
            self._words.setText,
            lambda: _("Locked. What you write here is sealed at once and becomes an entry when you unlock."),
        )
        self._line = QLineEdit()
        self.say(self._line.setPlaceholderText, partial(question, "facts"))
        self.say(self._line.setAccessibleName, partial(question, "facts"))
        self._marks = MarksRow(theme)
        self._save = PrimaryButton(theme, lambda: _("Save"), keys=lambda: keys_shown("Ctrl+Enter"))
        self._back = TextButton(theme, lambda: _("Unlock"), small=True)
        column = QWidget()
        self.column(column).add(title, 2, self._words, 20, self._line, 20, self._marks, 22, self._save)
        self.fit(column.setFixedWidth, COLUMN)
        middle, outer = self.row(6), self.column(self, spacing=6, margins=(28, 15, 28, 27))
        middle.add(STRETCH, column, STRETCH)
        outer.add(STRETCH, middle, STRETCH)
        outer.layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._throttle.touch)
        self._line.returnPressed.connect(self._marks.focus_in)
        self._marks.changed.connect(self._throttle.touch)
        self._marks.finished.connect(self._save.setFocus)
        self._throttle.timeout.connect(self._kept)
        self._save.clicked.connect(self._finish)
        self._back.clicked.connect(self._leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self).activated.connect(self._finish)
        self._marks.reach_by_alt(self)
        self.setFocusProxy(self._line)

    def restyle(self) -> None:
        self._line.setFont(self.theme.font(TextStyle.BODY))
        super().restyle()

    def _kept(self) -> bool:
        try:
            self.keep()
        except UserError as error:
            self._words.setText(sentence(error))
            return False
        return True

    def _finish(self) -> None:
        if not self._line.text().strip():
            self._words.setText(_("Write one line about what happened, and the entry can be saved."))
            return
        if self._kept():
            self._note = None
            self._line.setText("")
            self._throttle.stop()
            self._marks.set_marks(Marks())
            self._words.setText(_("Sealed. It will be in the journal when you unlock."))
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sealed.emit()

    def _leave(self) -> None:
        if self._kept():
            self.left.emit()
