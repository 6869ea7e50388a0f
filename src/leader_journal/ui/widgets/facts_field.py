"""The line of facts: a writing field that knows people. `@` offers them, and a mention stands out in the accent."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from leader_journal.core.mentions import ENDS_A_NAME
from leader_journal.ui.theme import TextStyle, Theme
from leader_journal.ui.utf16 import letters, units
from leader_journal.ui.widgets.completion_popup import Completion, CompletionPopup
from leader_journal.ui.widgets.writing_field import UNDER, WritingField

_BEGUN = re.compile(r"(?<!\w)@([^@\n]{0,40})$")
_WORD = re.compile(r"(?<!\w)@(\w[\w.\-]*)")

Complete = Callable[[str], tuple[str, ...]]
"""Aliases that begin with a text, best first; of an exact one, itself is among them."""


class FactsField(WritingField):
    """A WritingField with mentions. `complete` gives the aliases for what stands after an `@`."""

    def __init__(
        self,
        theme: Theme,
        style: TextStyle,
        complete: Complete,
        parent: QWidget | None = None,
        *,
        underline: bool = True,
        enter_leaves: bool = False,
        min_lines: int = 1,
        under: int = UNDER,
    ) -> None:
        self._complete = complete
        self._popup: CompletionPopup | None = None
        super().__init__(
            theme, style, parent, underline=underline, enter_leaves=enter_leaves, min_lines=min_lines, under=under
        )
        self._mentions = _Mentions(self, theme, complete)
        self.cursorPositionChanged.connect(self._offer)

    def completing(self) -> bool:
        """Whether aliases are offered now: Enter, Tab, Esc and the arrows belong to them."""
        return self._popup is not None and self._popup.isVisible()

    def mentioned(self) -> tuple[str, ...]:
        """Return the known aliases that are mentioned, each once, in order."""
        text = self.toPlainText()
        return tuple(dict.fromkeys(alias for _start, alias in mentions_in(text, self._complete)))

    def mention(self, start: int, end: int, alias: str) -> None:
        """Write `@alias` instead of the letters from `start` to `end`, as an edit that Undo takes back."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("@" + alias)

    def refresh_mentions(self) -> None:
        """Look again at who is mentioned: people were added or renamed."""
        self._mentions.rehighlight()

    def restyle(self) -> None:
        """Take sizes and colours of now."""
        super().restyle()
        if hasattr(self, "_mentions"):
            self._mentions.restyle()

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
            aliases = ()  # all of it is typed; Tab and Enter go on
        if self._popup is None:
            if not aliases:
                return
            self._popup = CompletionPopup(self.theme, self)
            self._popup.chosen.connect(self._insert)
        self._popup.offer([Completion(alias, alias) for alias in aliases], self.cursorRect())

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
        self.setTextCursor(cursor)


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


def mentions_in(text: str, complete: Complete) -> list[tuple[int, str]]:
    """Return where `@Alias` stands for a known alias, and which: the longest that fits, as it will be stored."""
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(text):
        word = match.group(1)
        known = {*complete(word), *complete(word.removesuffix("s"))}
        for alias in sorted(known, key=lambda alias: (-len(alias), alias)):
            if re.match(re.escape(alias) + ENDS_A_NAME, text[match.start(1) :]):
                found.append((match.start(), alias))
                break
    return found


def begun_mention(before: str) -> str | None:
    """Return what stands between the last `@` and the end of a text, or None where no mention is being typed."""
    match = _BEGUN.search(before)
    return match.group(1) if match else None
