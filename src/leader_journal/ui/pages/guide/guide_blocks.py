"""What a page of the guide holds beside its text: sentences to say that can be copied, and an entry as example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Entry
from leader_journal.services.prompts import SAID_FIRST
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.guide.signs import Sign
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import FactsLabel, TextLabel
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.themed import ENTER_KEYS, OneOfSeveral, Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import entry_head

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(1 << 20), Qt.Key.Key_End: 1 << 20}


class _CopyButton(OneOfSeveral, IconButton):
    keys_of_all = (*_STEPS, *ENTER_KEYS)


class SayList(Themed, QWidget):
    """Sentences to say aloud, each with a button that copies it. One tab stop; the arrows go between the buttons."""

    copied = Signal(str)
    """The sentence that the user wants to have copied."""

    def __init__(self, theme: Theme, sentences: Iterable[tuple[str, Prose]]) -> None:
        """Each as it is copied, and as it is shown."""
        super().__init__()
        self._follow(theme)
        self._buttons: dict[_CopyButton, str] = {}
        column, top = self.column(self, spacing=4), Qt.AlignmentFlag.AlignTop
        for sentence, text in sentences:
            row, button = self.row(0), _CopyButton(theme, "copy", size=15)
            row.layout.addWidget(Sign(theme, "messages-square", TextStyle.LEAD), 0, top)
            row.fill(text)
            row.layout.addWidget(button, 0, top)
            button.clicked.connect(self._copy)
            self._buttons[button] = sentence
            column.add(row)
        self._rove(0)
        self.say_by(self._say)

    def _say(self) -> None:
        for button, sentence in self._buttons.items():
            button.set_name(_("Copy the sentence"))
            button.setAccessibleDescription(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go on to the neighbour; Ctrl+C copies as the button does."""
        buttons = list(self._buttons)
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if here is not None and step is not None:
            there = min(len(buttons) - 1, max(0, here + step))
            self._rove(there)
            buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        elif here is not None and (event.key() in ENTER_KEYS or event.matches(QKeySequence.StandardKey.Copy)):
            buttons[here].click()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        button = self.sender()
        if isinstance(button, _CopyButton):
            self._rove(list(self._buttons).index(button))
            self.copied.emit(self._buttons[button])

    def _rove(self, stop: int) -> None:
        for place, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus)


class ExampleEntry(Themed, QWidget):
    """An entry of the leader's as an example: when and who, what happened, and what was said first."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        entry: Entry,
        shown: Callable[[str], str],
        alias_of: Callable[[str], str],
        today: dt.date,
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._entry, self._alias_of, self._today = entry, alias_of, today
        self._kind, self._meta = TextLabel(theme, "section", "ink"), FactsLabel(theme, "small", "muted")
        facts = Prose(theme)
        facts.set_prose(shown(entry.facts))
        self.texts = [facts]
        self._open = TextButton(theme, lambda: _("Open the entry"), icon="arrow-right", small=True)
        self._open.clicked.connect(self.opened)
        head, column = self.row(11), self.column(self, spacing=4)
        head.add(self._kind)
        head.fill(self._meta)
        column.add(head, facts)
        for answer in (answer for answer in entry.answers if answer.prompt == SAID_FIRST and answer.text.strip()):
            said = Prose(theme)
            said.set_prose(shown(answer.text))
            self.texts.append(said)
            column.add(TextLabel(theme, "small", "muted", text=shown(answer.question), wrap=True), said)
        column.left(self._open)
        self.say_by(self._say)

    def _say(self) -> None:
        head = entry_head(self._entry, self._alias_of, self._today)
        self._kind.setText(head.kind)
        self._meta.set_facts(head.meta)
