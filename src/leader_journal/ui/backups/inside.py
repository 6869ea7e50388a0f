"""What is in one backup, to be read and not changed: its entries by line and day, and each whole when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.core.clock import Clock
from leader_journal.core.folding import fold
from leader_journal.core.records import Entry
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import short_day

_STEP = 60
"""So many rows are made at a time: a journal of years has thousands."""


class BackupInside(Themed, QWidget):
    """The entries of one backup. Without `bring_back` they can only be read: the journal is not open."""

    left = Signal()
    """Back to the list of backups."""
    brought_back = Signal(str)
    """The id of an entry that is wanted back."""
    opened = Signal(object)
    """An Entry to be read whole; `show_text` answers."""

    def __init__(self, theme: Theme, clock: Clock, *, bring_back: bool) -> None:
        super().__init__()
        self._clock = clock
        self._bring_back = bring_back
        self._entries: Sequence[tuple[Entry, str]] = ()
        self._shown = 0
        self._texts: dict[str, TextLabel] = {}
        self._follow(theme)
        self._build()
        self._back.clicked.connect(self.left)
        self._more.clicked.connect(self._add_more)
        self._find.textChanged.connect(self._begin)

    def show_entries(self, title: str, entries: Sequence[tuple[Entry, str]]) -> None:
        """Show the entries of a backup, newest first, each with its line as it is read."""
        self._title.setText(title)
        self._entries = entries
        self._find.setText("")
        self._begin()

    def focus_first(self) -> None:
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list of backups."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_text(self, entry: str, text: str) -> None:
        """Show all of an entry under its row, or hide it again."""
        label = self._texts.get(entry)
        if label is not None:
            label.setText(text)
            label.setVisible(not label.isVisible())

    def retranslate(self) -> None:
        super().retranslate()
        self._say_count()

    def _build(self) -> None:
        theme = self.theme
        self._back = TextButton(theme, lambda: _("Backups"), icon="arrow-left", small=True)
        self._title, self._words = TextLabel(theme, "finding"), TextLabel(theme, "small", "muted", wrap=True)
        self._find = QLineEdit()
        self.say(self._find.setPlaceholderText, lambda: _("Find a line"))
        self.say(self._find.setAccessibleName, lambda: _("Find a line"))
        self.fit(self._find.setMaximumWidth, 320)
        self._more = DefaultButton(theme, lambda: _("Show more"), small=True)
        rows = self.column()
        self._rows = rows.layout
        column = self.column(self, spacing=8)
        column.left(self._back)
        column.add(self._title, self._words, self._find, rows, self._more, STRETCH)
        self._say_count()

    def _begin(self, _text: str = "") -> None:
        clear(self._rows)
        self._texts.clear()
        wanted = fold(self._find.text())
        self._found = [pair for pair in self._entries if wanted in fold(pair[1])]
        self._shown = 0
        self._say_count()
        self._add_more()

    def _add_more(self) -> None:
        for entry, line in self._found[self._shown : self._shown + _STEP]:
            row = Row(
                self.theme,
                line,
                short_day(entry.day, self._clock.now().date()),
                serif=True,
                action=_("Bring back") if self._bring_back else "",
            )
            row.opened.connect(self._opener(entry))
            row.acted.connect(partial(self.brought_back.emit, entry.id))
            text = TextLabel(self.theme, "prose_s", wrap=True)
            text.hide()
            self._texts[entry.id] = text
            self._rows.addWidget(row)
            self._rows.addWidget(text)
        self._shown += _STEP
        self._more.setVisible(self._shown < len(self._found))

    def _opener(self, entry: Entry) -> Callable[[], None]:
        return partial(self.opened.emit, entry)

    def _say_count(self) -> None:
        count = len(self._entries)
        words = ngettext(
            "{count} entry, to be read as it was. Nothing here can change it.",
            "{count} entries, to be read as they were. Nothing here can change them.",
            count,
        )
        self._words.setText(words.format(count=counted(count)))
