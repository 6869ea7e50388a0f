"""A line of text that knows people: `@` offers them, as in the facts; where names stand alone, every part does."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.ui.theme import Theme
from leader_journal.ui.utf16 import letters, units
from leader_journal.ui.widgets.completion_popup import Completion, CompletionPopup
from leader_journal.ui.widgets.facts_field import Complete, begun_mention

_PART = re.compile(r"(?:^|,)\s*@?([^,@]{1,40})$")


class MentionLine(QLineEdit):
    """A QLineEdit with completion of people.

    With `names_alone` the line is a list of names with commas between them, and no `@` is needed.
    """

    def __init__(
        self, theme: Theme, complete: Complete, parent: QWidget | None = None, *, names_alone: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._complete = complete
        self._names_alone = names_alone
        self._popup: CompletionPopup | None = None
        self.textEdited.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the completions while they are shown."""
        if self._popup is None or not self._popup.take_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab chooses the offered alias; it leaves the field only when none is offered."""
        if forward and self._popup is not None and self._popup.isVisible():
            self._popup.choose_current()
            return True
        return super().focusNextPrevChild(forward)

    def _offer(self) -> None:
        begun = self._begun()
        aliases = self._complete(begun) if begun is not None and self.hasFocus() else ()
        if aliases == (begun,):
            aliases = ()  # all of it is typed
        if self._popup is None:
            if not aliases:
                return
            self._popup = CompletionPopup(self._theme, self)
            self._popup.chosen.connect(self._insert)
        offered = [Completion(alias, alias) for alias in aliases]
        # a list of names may hold whoever is no person of the journal: Enter then keeps what is typed
        self._popup.offer(offered, self._caret(), preselect=not self._names_alone)

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
