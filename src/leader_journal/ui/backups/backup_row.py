"""One backup in a list: when and why it was made, what it holds, its last line, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
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
        file, facts = backup.file, backup.facts
        self._moment = TextLabel(theme, "body", text=partial(backup_moment, file))
        self._why = TextLabel(theme, "small", "muted", text=partial(backup_why, file))
        self._held = TextLabel(theme, "small", "muted", text=self._held_words)
        self._line = TextLabel(theme, "prose_s", text="" if facts is None else facts.line)
        self._line.setVisible(bool(self._line.text()))
        self._look, self._all, self._delete = (TextButton(theme, small=True) for _button in range(3))
        self._look.setVisible(facts is not None)
        self._all.setVisible(facts is not None and not file.log)
        self._delete.setVisible(deletable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self._build(theme)
        self._look.clicked.connect(self.look_wanted)
        self._all.clicked.connect(self.restore_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self.restyle()
        self._name(self._look, lambda: _("Look into it"))
        self._name(self._all, lambda: _("Bring it all back"))
        self._name(self._delete, lambda: _("Delete"))

    def focus_look(self) -> None:
        """Put the focus on the way into it."""
        self._look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _held_words(self) -> str:
        backup = self._backup
        if backup.facts is not None:
            return f"{held_words(backup.facts)}  ·  {size_words(backup.file.size)}"
        return needed_words(backup) if self._tried or backup.damaged else size_words(backup.file.size)

    def _name(self, button: TextButton, words: Words) -> None:
        """Let a button say these words, and to a screen reader of which backup it is, too."""
        self.say(button.setText, words)
        self.say(button.setAccessibleName, lambda: f"{words()}: {backup_moment(self._backup.file)}")

    def restyle(self) -> None:
        """Where there is little room, what can be done stands under what it is done with."""
        super().restyle()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.narrow else across)

    def _build(self, theme: Theme) -> None:
        head = self.row(10)
        head.add(self._moment, self._why, STRETCH)
        texts = self.column(spacing=2)
        texts.add(head, self._held, self._line)
        buttons = self.row(12)
        buttons.add(self._look, self._all, self._delete)
        row = self.row(12, margins=(0, 10, 0, 10))
        self._across = row.layout
        self._across.addLayout(texts.layout, 1)
        self._across.addLayout(buttons.layout)
        self._across.setAlignment(buttons.layout, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.column(self).add(row, Hairline(theme))
