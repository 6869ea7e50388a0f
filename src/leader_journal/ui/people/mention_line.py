"""A line of text that knows people: `@` offers them, as in the facts; where names stand alone, every part does."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.people.people_offer import Complete, PeopleOffer, begun_mention
from leader_journal.ui.toolkit.utf16 import letters, units

_PART = re.compile(r"(?:^|,)\s*@?([^,@]{1,40})$")


class MentionLine(QLineEdit):
    """A QLineEdit with completion of people.

    With `names_alone` the line is a list of names with commas between them, and no `@` is needed.
    """

    def __init__(
        self, theme: Theme, complete: Complete, parent: QWidget | None = None, *, names_alone: bool = False
    ) -> None:
        super().__init__(parent)
        self._names_alone = names_alone
        self._people = PeopleOffer(self, theme, complete, self._insert)
        self.textEdited.connect(self._offer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the completions while they are shown."""
        if not self._people.take_key(event):
            super().keyPressEvent(event)

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
