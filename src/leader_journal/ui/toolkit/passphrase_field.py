"""A field for a passphrase, with an eye to see what was typed.

What is typed is the same whether it is shown or not. Qt hints at hidden text from the second turn of the eye on, and
input methods then drop what is composed of several keys (the accent of a dead key): so the hints are set anew after
each turn, and never say that text is hidden. A screen reader says what is typed once it is shown, and never a letter
before.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.painting import set_ring_radius
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _

_EYE_ROOM = 40
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(Themed, QLineEdit):
    """A QLineEdit that hides its text until the eye is pressed; nothing typed is predicted, learnt or copied."""

    accessible_role = QAccessible.Role.EditableText

    revealed = Signal(bool)
    """The text is shown (True) or hidden again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton(theme, "eye", parent=self, size=16)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field, and no key turns it by mistake
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._turn)
        self.returnPressed.connect(self.hide_text)
        self._follow(theme)
        self.say_by(self._say)
        self.restyle()

    def setEchoMode(self, mode: QLineEdit.EchoMode) -> None:
        """Show or hide what is typed, and nothing else: Qt changes the hints to input methods with it."""
        super().setEchoMode(mode)
        self.setInputMethodHints(_HINTS)

    def select_all(self) -> None:
        """Select what was typed, so that typing replaces it."""
        self.selectAll()

    def hide_text(self) -> None:
        """Hide the text again."""
        if self.echoMode() != QLineEdit.EchoMode.Password:
            self._show_text(shown=False)

    def show_text(self) -> None:
        """Show what is typed: what is on paper beside it, or was proposed, need not be hidden."""
        if self.echoMode() == QLineEdit.EchoMode.Password:
            self._show_text(shown=True)

    def submitted(self) -> str:
        """Return what was typed, and hide it: whoever is shown what came of it need not see it."""
        self.hide_text()
        return self.text()

    def keeps_letters(self) -> bool:
        """Whether nobody may be told what is typed."""
        return self.echoMode() != QLineEdit.EchoMode.Normal

    def value_text(self) -> str:
        """Return what is typed as far as it is shown."""
        return "" if self.keeps_letters() else self.text()

    def _say(self) -> None:
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
            if not self.isEnabled():
                self.hide_text()

    def _turn(self) -> None:
        self._show_text(shown=self.echoMode() == QLineEdit.EchoMode.Password)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_text(self, *, shown: bool) -> None:
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()  # half of a composed letter would be lost
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon_name("eye-off" if shown else "eye")
        self._say()
        self.revealed.emit(shown)

    def _place_eye(self) -> None:
        hint = self._eye.sizeHint()
        gap = (self.height() - hint.height()) // 2
        self._eye.setGeometry(QRect(self.width() - hint.width() - max(2, gap), gap, hint.width(), hint.height()))


def type_both_in_turn(passphrase: QWidget, again: QWidget, offer: QWidget) -> None:
    """Let Tab go from a new passphrase to its repetition, and to what makes one only then.

    What stands between them would be pressed by the first space of the repetition, and put another passphrase, unseen,
    in place of the one that was typed.
    """
    QWidget.setTabOrder(passphrase, again)
    QWidget.setTabOrder(again, offer)
