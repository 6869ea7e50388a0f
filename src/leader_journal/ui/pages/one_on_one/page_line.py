"""One line of a page that is prepared: an emphasised beginning, the text, a quiet ending; editable where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, clicked_on
from leader_journal.ui.toolkit.utf16 import units

BLEED, MORE, _RADIUS = 10, 28, 8
"""What stays free before the words of a line and behind them, for the three dots; and the corners of its ground."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EndsLabel(TextLabel):
    """A paragraph that may begin with a lead in bold and end with a note in muted."""

    def __init__(self, theme: Theme) -> None:
        self._lead = self._note = 0
        super().__init__(theme, TextStyle.BODY, "ink", wrap=True)

    def set_line(self, text: str, lead: str, note: str) -> None:
        """Say a whole line, of which `lead` is the beginning and `note` the end."""
        self._lead = units(lead) if text.startswith(lead) else 0
        self._note = units(note) if text.endswith(note) else 0
        self.setText(text)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        bold, quiet = QTextCharFormat(), QTextCharFormat()
        bold.setFont(self.theme.font(TextStyle.BODY, QFont.Weight.DemiBold))
        quiet.setForeground(self.theme.color("muted"))
        length = units(self.text())
        parts = ((0, self._lead, bold), (length - self._note, self._note, quiet))
        return [_part(start, count, form) for start, count, form in parts if count]


def _part(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start = start
    part.length = length
    part.format = form
    return part


class PageLineView(EndsLabel):
    """Its words stand `BLEED` inside, so that the hovered ground reaches beyond them. A click or Enter edits.

    The arrows go to the neighbours, Alt with them moves the line, Del leaves it out, + adds one below, and the menu
    key opens what else can be done.
    """

    accessible_role = QAccessible.Role.ListItem

    edit_wanted = Signal()
    add_wanted = Signal()
    """A line of the leader's own below this one."""
    leave_out_wanted = Signal()
    move_wanted = Signal(int)
    """-1 up, 1 down."""
    step_wanted = Signal(int)
    """The focus goes to the line before (-1) or after (1)."""
    menu_wanted = Signal(QPoint)
    """Where the menu is to open, on the screen."""

    def __init__(self, theme: Theme) -> None:
        self._more_words = ""
        self._more: IconButton | None = None
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.fit(self.setContentsMargins, BLEED, 0, MORE, 0)
        self.round_ring(_RADIUS)

    def value_text(self) -> str:
        """A line has no value beside what it says."""
        return ""

    @property
    def words(self) -> str:
        """What the line says."""
        return self.text()

    def set_line(self, text: str, lead: str = "", note: str = "") -> None:
        """Say a whole line; `lead` is its beginning, `note` its end."""
        super().set_line(text, lead, note)
        self.setAccessibleName(text)

    def set_more(self, words: str) -> None:
        """Say what the three dots are."""
        self._more_words = words
        if self._more is not None:
            self._more.set_name(words)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_more()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_more()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_more()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The three dots stay at the right."""
        super().resizeEvent(event)
        self._show_more()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if clicked_on(self, event):
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu, at the pointer or under the line."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self._below() if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, move, leave out, add, or go on."""
        key, moves = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in _STEPS:
            (self.move_wanted if moves else self.step_wanted).emit(_STEPS[key])
        elif key in (*ENTER_KEYS, Qt.Key.Key_F2) and not moves:
            self.edit_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leave_out_wanted.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Insert):
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() and self.isEnabled():
            painter = QPainter(self)
            rounded_box(painter, QRectF(self.rect()), self.theme.px(_RADIUS), self.theme.color("hover"), None)
            painter.end()
        super().paintEvent(event)

    def _show_more(self) -> None:
        """Show or hide the three dots; they are made where they are first wanted, for a page has many lines."""
        wanted = self.underMouse() or self.hasFocus()
        if self._more is None:
            if not wanted:
                return
            self._more = IconButton(self.theme, "ellipsis", self._more_words, self, size=15)
            self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key opens the same: one stop for a line
            self._more.setCursor(Qt.CursorShape.ArrowCursor)
            self._more.clicked.connect(self._open_menu)
        side = self._more.sizeHint()
        self._more.setGeometry(self.width() - side.width(), 0, side.width(), min(side.height(), self.height()))
        self._more.setVisible(wanted)

    def _open_menu(self) -> None:
        self.menu_wanted.emit(self._below())

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(self.theme.px(BLEED), self.height()))
