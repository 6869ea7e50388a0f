"""A line of text that knows people: `@` offers them, as in the facts; where names stand alone, every part does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextLayout,
)
from PySide6.QtWidgets import QLineEdit

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.people.people_offer import Complete, PeopleOffer, begun_mention
from leader_journal.ui.toolkit.utf16 import letters, units
from leader_journal.ui.toolkit.writing_help import WritingHelp

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_PART = re.compile(r"(?:^|,)\s*@?([^,@]{1,40})$")


class MentionLine(QLineEdit):
    """A QLineEdit with completion of people.

    With `names_alone` the line is a list of names with commas between them, and no `@` is needed.
    """

    def __init__(self, theme: Theme, complete: Complete, *, names_alone: bool = False) -> None:
        super().__init__()
        self._names_alone = names_alone
        self._help: WritingHelp | None = None
        self._marks: Sequence[tuple[int, int]] = ()
        self._mark_colour = QColor()
        self._people = PeopleOffer(self, theme, complete, self._insert)
        self.textEdited.connect(self._offer)

    @property
    def names_alone(self) -> bool:
        """Whether names are written here, and no sentences."""
        return self._names_alone

    def set_help(self, writing_help: WritingHelp) -> None:
        """Let somebody help with the words."""
        self._help = writing_help

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._help is None or not self._help.takes_menu(event):
            super().contextMenuEvent(event)

    def set_marks(self, marks: Sequence[tuple[int, int]], colour: QColor) -> None:
        """Underline these places, as Qt counts them, by a wave; QLineEdit has no underlines of its own."""
        self._marks, self._mark_colour = marks, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        layout = QTextLayout(self.displayText(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        caret = self.cursorRect()
        middle = caret.x() + caret.width() // 2
        begin = middle - line.cursorToX(self.cursorPosition())[0]  # type: ignore[index] # the stub forgets the place
        metrics = self.fontMetrics()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2 + metrics.underlinePos() + 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(4, 0, -4, 0))
        painter.setPen(QPen(self._mark_colour, 1))
        for start, end in self._marks:
            left, right = (begin + line.cursorToX(place)[0] for place in (start, end))  # type: ignore[index] # as above
            painter.drawPolyline(wave(left, right, base))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the completions while they are shown."""
        if not self._people.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the line begins: Qt selects all of it after Tab, and then shows its end."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and self.hasSelectedText():
            self.setSelection(len(self.text()), -len(self.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._help is not None:
            self._help.left()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab chooses the offered alias; it leaves the field only when none is offered."""
        return (forward and self._people.take_tab()) or super().focusNextPrevChild(forward)

    def _offer(self) -> None:
        # a list of names may hold whoever is no person of the journal: Enter then keeps what is typed
        self._people.offer(self._begun(), self._caret(), preselect=not self._names_alone)

    def _begun(self) -> str | None:
        """The part of a name that stands before the caret, or None."""
        before = letters(self.text(), self.cursorPosition())
        begun = begun_mention(before)
        if begun is None and self._names_alone and (part := _PART.search(before)) is not None:
            return part.group(1)
        return begun

    def _insert(self, alias: str) -> None:
        begun = self._begun() or ""
        self.setSelection(self.cursorPosition() - units(begun), units(begun))
        self.insert(alias)

    def _caret(self) -> QRect:
        return QRect(self.cursorRect().left(), 0, 1, self.height())


def wave(left: float, right: float, base: float) -> QPolygonF:
    """Return the points of a wave, a pixel up and a pixel down."""
    steps = max(2, round((right - left) / 2))
    return QPolygonF([QPointF(left + 2 * step, base + (1 if step % 2 else -1)) for step in range(steps + 1)])
