"""Find on this page: a field, how many places there are, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from leader_journal.core.folding import fold
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.wording.catalogue import _, counted


class FindBar(Themed, QFrame):
    """Hidden until it is wanted. Enter and Down go on, Shift+Enter and Up go back, Esc closes."""

    changed = Signal(str)
    """The folded term to look for, or "" for none."""
    stepped = Signal(int)
    """1 for the next place, -1 for the one before."""
    closed = Signal()
    everywhere_wanted = Signal(str)
    """What is typed is to be looked for in the whole guide, and in everything else."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._where = (0, 0)
        self._is_made = False
        self.hide()

    def open(self) -> None:
        """Show the bar, ready to type; what was looked for last can be typed over."""
        self._make()
        self.show()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit(self.term())

    def close_bar(self) -> None:
        """Hide the bar; nothing is marked any more."""
        if not self.isHidden():
            self.hide()
            self.changed.emit("")
            self.closed.emit()

    def term(self) -> str:
        """Return what is looked for, folded."""
        return folded_line(self.line.text()) if self._is_made else ""

    def show_words(self, words: str) -> None:
        """Show the bar with what was looked for elsewhere; who reads on is not asked to type."""
        self._make()
        self.show()
        self.line.setText(words)
        self.changed.emit(self.term())

    def set_place(self, place: int, count: int) -> None:
        """Say which of how many places is shown; 0 of 0 when there is none."""
        self._where = (place, count)
        if self._is_made:
            self._say_place()

    def _say_place(self) -> None:
        place, count = self._where
        for button in (self._before, self._next):
            button.setEnabled(count > 1)
        if not self.term():
            self._count.setText("")
        elif count:
            self._count.setText(_("{place} of {count}").format(place=place, count=counted(count)))
        else:
            self._count.setText(_("not on this page"))
        self.line.setAccessibleDescription(self._count.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in ENTER_KEYS:
                self.stepped.emit(-1 if back else 1)
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return False

    def _make(self) -> None:
        """Make what it is made of, when something is looked for the first time."""
        if self._is_made:
            return
        theme = self.theme
        self.line = QLineEdit()
        self.say(self.line.setPlaceholderText, lambda: _("Find on this page"))
        self.say(self.line.setAccessibleName, lambda: _("Find on this page"))
        self.fit(self.line.setMaximumWidth, 280)
        self.line.setMaxLength(200)
        self._count = TextLabel(theme, "small", "muted", aloud=True)
        self._before = IconButton(
            theme, "arrow-up", lambda: _("Previous match"), size=16, keys=lambda: keys_shown("Shift+Enter")
        )
        self._next = IconButton(theme, "arrow-down", lambda: _("Next match"), size=16, keys=lambda: keys_shown("Enter"))
        self._everywhere = TextButton(theme, lambda: _("Search everything"), small=True)
        self._close = IconButton(theme, "x", lambda: _("Close the search"), size=16, keys=lambda: keys_shown("Esc"))
        row = self.row(4, self)
        row.fill(self.line)
        row.add(8, self._count, self._before, self._next, self._everywhere, self._close)
        self._connect()
        self._is_made = True
        self.say_by(self._say_place)

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self._before.clicked.connect(self._step_back)
        self._next.clicked.connect(self._step_on)
        self._close.clicked.connect(self.close_bar)
        self._everywhere.clicked.connect(self._look_everywhere)

    def _typed(self) -> None:
        self.changed.emit(self.term())

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _look_everywhere(self) -> None:
        self.everywhere_wanted.emit(self.line.text())

    def _step_back(self) -> None:
        self.stepped.emit(-1)


def folded_line(typed: str) -> str:
    """Return what was typed as it is looked for: folded, on one line, without quotes."""
    return " ".join(fold(typed.replace('"', " ")).split())
