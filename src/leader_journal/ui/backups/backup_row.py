"""One backup in a list: when and why it was made, what it holds, its last line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from leader_journal.core.backups import OpenedBackup
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Pane, Words
from leader_journal.wording.backups import backup_moment, backup_why, held_words, needed_words, size_words
from leader_journal.wording.catalogue import _


class BackupRow(Pane, QWidget):
    """Says what is known. A backup that needs a passphrase, or is damaged, cannot be looked into."""

    NARROW = 560

    look_wanted = Signal()
    restore_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, backup: OpenedBackup, *, tried: bool, deletable: bool) -> None:
        """Where no passphrase was `tried` yet, only the size is said."""
        super().__init__()
        self._backup = backup
        self._tried = tried
        self._deletable = deletable
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self._build(theme)
        self.restyle()

    def focus_first(self) -> None:
        """Put the focus on the first that can be done with it: the way into it, if there is one."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _held_words(self) -> str:
        backup = self._backup
        if backup.facts is not None:
            return f"{held_words(backup.facts)}  ·  {size_words(backup.file.size)}"
        return needed_words(backup) if self._tried or backup.damaged else size_words(backup.file.size)

    def restyle(self) -> None:
        """Where there is little room, what can be done stands under what it is done with."""
        super().restyle()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.narrow else across)

    def _build(self, theme: Theme) -> None:
        """What is not to be seen is not made either."""
        file, facts = self._backup.file, self._backup.facts
        head, texts, buttons = self.row(10), self.column(spacing=2), self.row(12)
        head.add(
            TextLabel(theme, "body", text=partial(backup_moment, file)),
            TextLabel(theme, "small", "muted", text=partial(backup_why, file)),
            STRETCH,
        )
        texts.add(head, TextLabel(theme, "small", "muted", text=self._held_words))
        if facts is not None and facts.line:
            texts.add(TextLabel(theme, "prose_s", text=facts.line))
        self._buttons = list(self._made_buttons())
        buttons.add(*self._buttons)
        row = self.row(12, margins=(0, 10, 0, 10))
        self._across = row.layout
        self._across.addLayout(texts.layout, 1)
        self._across.addLayout(buttons.layout)
        self._across.setAlignment(buttons.layout, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.column(self).add(row, Hairline(theme))

    def _made_buttons(self) -> Iterator[TextButton]:
        known = self._backup.facts is not None
        if known:
            yield self._button(lambda: _("Look into it"), self.look_wanted)
        if known and not self._backup.file.log:
            yield self._button(lambda: _("Bring it all back"), self.restore_wanted)
        if self._deletable:
            yield self._button(lambda: _("Delete"), self.delete_wanted)

    def _button(self, words: Words, wanted: SignalInstance) -> TextButton:
        """Return a button that says these words, and to a screen reader of which backup it is, too."""
        button = TextButton(self.theme, words, small=True)
        self.say(button.setAccessibleName, lambda: f"{words()}: {backup_moment(self._backup.file)}")
        button.clicked.connect(wanted)
        return button
