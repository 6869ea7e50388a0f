"""A field for a passphrase, with an eye to see what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.painting import set_ring_radius
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _

_EYE_ROOM = 40


class PassphraseField(Themed, QLineEdit):
    """A QLineEdit that hides its text until the eye is pressed; nothing typed is predicted, learnt or copied."""

    revealed = Signal(bool)
    """The text is shown (True) or hidden again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = IconButton(theme, "eye", parent=self, size=16)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._turn)
        self._follow(theme)
        self.retranslate()
        self.restyle()

    def select_all(self) -> None:
        """Select what was typed, so that typing replaces it."""
        self.selectAll()

    def hide_text(self) -> None:
        """Hide the text again."""
        self._show_text(shown=False)

    def retranslate(self) -> None:
        """Say what the eye does."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.set_name(_("Show passphrase") if hidden else _("Hide passphrase"))
        if not self.accessibleName():
            self.setAccessibleName(_("Passphrase"))

    def restyle(self) -> None:
        set_ring_radius(self, self.theme.px(8))
        self.setFont(self.theme.font(TextStyle.BODY))
        self.setTextMargins(0, 0, self.theme.px(_EYE_ROOM - 12), 0)
        self._place_eye()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        self._place_eye()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the text when the window goes to the back: somebody may look on."""
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.hide_text()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """An eye that cannot be used is not shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._eye.setVisible(self.isEnabled())

    def _turn(self) -> None:
        self._show_text(shown=self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_text(self, *, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon_name("eye-off" if shown else "eye")
        self.retranslate()
        self.revealed.emit(shown)

    def _place_eye(self) -> None:
        hint = self._eye.sizeHint()
        gap = (self.height() - hint.height()) // 2
        self._eye.setGeometry(QRect(self.width() - hint.width() - max(2, gap), gap, hint.width(), hint.height()))
