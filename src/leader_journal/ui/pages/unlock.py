"""The lock screen: one field, nothing of the journal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leader_journal.ui.theme import TextStyle, Theme
from leader_journal.ui.widgets.buttons import PrimaryButton, TextButton
from leader_journal.ui.widgets.passphrase_field import PassphraseField
from leader_journal.wording.catalogue import _, ngettext

COLUMN = 360
FIRST_DELAY_AFTER = 3
"""Wrong passphrases before the next try has to wait."""
LONGEST_DELAY_S = 30


def delay_after(failures: int) -> int:
    """Return how many seconds the next try waits after so many wrong ones: 0 0 0 2 4 8 16 30 30 ..."""
    return 0 if failures <= FIRST_DELAY_AFTER else min(LONGEST_DELAY_S, 2 ** (failures - FIRST_DELAY_AFTER))


class UnlockPage(QWidget):
    """Asks for the passphrase of one journal."""

    unlock_requested = Signal(str)
    """The passphrase."""
    other_requested = Signal()

    def __init__(self, theme: Theme, name: str, said: str = "", parent: QWidget | None = None) -> None:
        """`name` is the journal's file name without its ending; `said` is the sentence under it, if any."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._said = said
        self._failures = 0
        self._waits = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self._connect()
        self._dress()
        self.retranslate()

    def busy(self, busy: bool) -> None:
        """Show that a passphrase is being tried."""
        self._unlock.setEnabled(not busy)
        self._field.setEnabled(not busy)
        if busy:
            self._say(_("Opening the journal."))

    def refuse(self, sentence: str, *, wrong: bool) -> None:
        """Say why it did not open; after several wrong passphrases the next try has to wait."""
        self.busy(False)  # noqa: FBT003
        self._failures += wrong
        self._waits = delay_after(self._failures) if wrong else 0
        self._sentence = sentence
        self._field.select_all()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count_down()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._field.setAccessibleName(_("Passphrase of {name}").format(name=self._name))
        self._unlock.setText(_("Unlock"))
        self._unlock.set_keys(_("Enter"))
        self._other.setText(_("Open another journal"))

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lock = QLabel()
        self._title = QLabel(self._name)
        self._title.setProperty("role", "finding")
        self._words = QLabel(self._said)
        self._words.setProperty("role", "small")
        self._words.setProperty("tone", "muted")
        self._words.setWordWrap(True)
        self._words.setVisible(bool(self._said))
        self._field = PassphraseField(self._theme)
        self._unlock = PrimaryButton(self._theme)
        self._other = TextButton(self._theme)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._lock, self._title, self._words, self._field):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self._unlock)
        buttons.addStretch()
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        outer.addWidget(self._other, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._theme.changed.connect(self._dress)
        self._field.returnPressed.connect(self._try)
        self._unlock.clicked.connect(self._try)
        self._other.clicked.connect(self.other_requested)
        self._timer.timeout.connect(self._tick)
        self.setFocusProxy(self._field)

    def _dress(self) -> None:
        px = self._theme.px
        self._lock.setPixmap(self._theme.icons.pixmap("lock", 22, "muted"))
        self._column.setFixedWidth(px(COLUMN))
        layout = self._column.layout()
        if layout is not None:
            layout.setSpacing(px(8))
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(px(28), px(28), px(28), px(28))
        self._title.setFont(self._theme.font(TextStyle.FINDING))

    def _try(self) -> None:
        passphrase = self._field.text()
        if passphrase and self._waits == 0 and self._unlock.isEnabled():
            self.unlock_requested.emit(passphrase)

    def _tick(self) -> None:
        self._waits -= 1
        self._count_down()

    def _count_down(self) -> None:
        if self._waits <= 0:
            self._timer.stop()
            self._unlock.setEnabled(True)
            self._say(self._sentence)
            return
        self._timer.start()
        self._unlock.setEnabled(False)
        wait = ngettext("Try again in {count} second.", "Try again in {count} seconds.", self._waits)
        self._say(self._sentence + " " + wait.format(count=self._waits))

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.setVisible(True)
