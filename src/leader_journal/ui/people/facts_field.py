"""The line of facts: a writing field that knows people. `@` offers them, and a mention stands out in the accent."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.people_offer import Complete, PeopleOffer, begun_mention, mentions_in
from leader_journal.ui.toolkit.utf16 import letters, units
from leader_journal.ui.toolkit.writing_field import UNDER, WritingField

_CLOSE_TO_A_NAME = frozenset("s'’.,;:!?)")


class FactsField(WritingField):
    """A WritingField with mentions. `complete` gives the aliases for what stands after an `@`."""

    def __init__(
        self,
        theme: Theme,
        style: TextStyle,
        complete: Complete,
        *,
        underline: bool = True,
        enter_leaves: bool = False,
        min_lines: int = 1,
        under: int = UNDER,
    ) -> None:
        self._complete = complete
        self._space: int | None = None
        """Where the space is that a completion put behind a name, until more is typed."""
        self._genitive: int | None = None
        """Where an s took the place of that space, until it is known whether a word begins with it."""
        super().__init__(theme, style, underline=underline, enter_leaves=enter_leaves, min_lines=min_lines, under=under)
        self._mentions = _Mentions(self, theme, complete)
        self._people = PeopleOffer(self, theme, complete, self._insert)
        self._mentioned_above: tuple[str, ...] = ()
        self.cursorPositionChanged.connect(self._offer)
        self.parted.connect(self._look_above)

    def completing(self) -> bool:
        """Whether aliases are offered now: Enter, Tab, Esc and the arrows belong to them."""
        return self._people.shown

    def mentioned(self) -> tuple[str, ...]:
        """Return the known aliases that are mentioned, each once, in order."""
        here = (alias for _start, alias in mentions_in(self.letters(), self._complete))
        return tuple(dict.fromkeys((*self._mentioned_above, *here)))

    def mention(self, start: int, end: int, alias: str) -> None:
        """Write `@alias` instead of the letters from `start` to `end`, as an edit that Undo takes back."""
        text = self.letters()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("@" + alias)

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "_mentions"):
            with self.unedited():
                self._mentions.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._people.take_key(event):
            self._mend_space(event.text())
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab chooses the offered alias; it leaves the field only when none is offered."""
        return (forward and self._people.take_tab()) or super().focusNextPrevChild(forward)

    def _look_above(self) -> None:
        """What stands above is not typed in: read once."""
        self._mentioned_above = tuple(alias for _start, alias in mentions_in(self.above(), self._complete))

    def _offer(self) -> None:
        self._people.offer(None if self._silent else self._begun(), self.cursorRect())

    def _begun(self) -> str | None:
        """What stands between the last `@` and the caret, or None when no mention is being typed."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return None
        return begun_mention(letters(cursor.block().text(), cursor.positionInBlock()))

    def _insert(self, alias: str) -> None:
        begun = self._begun() or ""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, units(begun))
        follows = cursor.block().text()[max(cursor.position(), cursor.anchor()) - cursor.block().position() :][:1]
        cursor.insertText(alias if follows == " " else alias + " ")
        self._space, self._genitive = (None if follows == " " else cursor.position() - 1), None
        self.setTextCursor(cursor)

    def _mend_space(self, typed: str) -> None:
        """No space between a name and the s of its genitive, or a sign; an s that begins a word gets it back."""
        if not typed:
            return
        space, self._space = self._space, None
        genitive, self._genitive = self._genitive, None
        cursor = self.textCursor()
        if typed in _CLOSE_TO_A_NAME and space is not None and cursor.position() == space + 1:
            cursor.deletePreviousChar()
            self._genitive = space if typed == "s" else None
        elif typed.isalpha() and genitive is not None and cursor.position() == genitive + 1:
            cursor.setPosition(genitive)
            cursor.insertText(" ")


class _Mentions(QSyntaxHighlighter):
    """Colours `@Alias` where the alias is known."""

    def __init__(self, field: WritingField, theme: Theme, complete: Complete) -> None:
        super().__init__(field.document())
        self._theme = theme
        self._complete = complete
        self._format = QTextCharFormat()
        self._format.setForeground(theme.color("accent"))

    def restyle(self) -> None:
        self._format.setForeground(self._theme.color("accent"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for start, alias in mentions_in(text, self._complete):
            self.setFormat(units(text[:start]), units("@" + alias), self._format)
