"""A question of the app and the line under it on which the leader answers, in their own voice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.people_offer import Complete
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.themed import Themed

_UNDER_QUESTION, _UNDER_TEXT = 8, 22
_STILL_HERE = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class QuestionField(Themed, QWidget):
    """`question` and `hint` say their words in the current language; `complete` gives the aliases after an `@`."""

    edited = Signal()
    """The user changed the text; not sent by `set_text`."""
    left = Signal()
    """The focus went on to something else on the page."""

    def __init__(
        self,
        theme: Theme,
        question: Callable[[], str],
        complete: Complete,
        *,
        hint: Callable[[], str] | None = None,
        min_lines: int = 1,
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._words, self._hint = question, hint
        self._question = TextLabel(theme, TextStyle.STRONG, wrap=True)
        self._field = FactsField(theme, TextStyle.PROSE, complete, min_lines=min_lines, under=_UNDER_TEXT)
        self._field.edited.connect(self.edited)
        self._field.installEventFilter(self)
        self.setFocusProxy(self._field)
        self.column(self).add(self._question, _UNDER_QUESTION, PartedField(theme, self._field))
        self.retranslate()

    def text(self) -> str:
        """Return what is written, as typed."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Show a text, silently; the caret stays where it was as long as the text is the same."""
        if text != self._field.text():
            self._field.set_text(text)

    def take_focus(self) -> None:
        """Put the caret after the last letter."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.caret_to_end()

    def has_focus(self) -> bool:
        """Whether the caret is on the line."""
        return self._field.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear when the line is left."""
        gone = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_HERE
        if watched is self._field and gone and self._field.isVisible():  # not when the whole page goes away
            self.left.emit()
        return False

    def retranslate(self) -> None:
        self._question.setText(self._words())
        self._field.setAccessibleName(self._words())
        if self._hint is not None:
            self._field.set_placeholder(self._hint())
