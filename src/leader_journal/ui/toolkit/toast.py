"""One sentence in passing, at the bottom of the window, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.motion import Duration
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.at_windows import at_windows
from leader_journal.ui.toolkit.buttons import ButtonLook, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.tab_order import go_on
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.wording.catalogue import _

STAYS_MS = 6000
_HEIGHT, _RADIUS, _PADDING, _ABOVE_EDGE = 40, 10, 16, 24
UNDO_KEY = "Ctrl+Z"
_HEARD = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)


class Toast(Themed, QWidget):
    """Shown over `window`, one at a time, for 6 s; it stays while the pointer or the focus is on it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._follow(theme)
        self._window = window
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._sentence = TextLabel(theme, TextStyle.BODY, "toast_ink")
        self._action = _ToastButton(theme)
        self._key = TextLabel(theme, TextStyle.SMALL, "toast_ink")
        self._row = self.row(14, self, margins=(_PADDING, 0, _PADDING, 0))
        for widget in (self._sentence, self._action, self._key):
            self._row.add(widget)
        self._effect = QGraphicsOpacityEffect(self)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._leaving = True
        self._typed = False
        self._new = False
        self._came_from: ref[QWidget] | None = None
        """What had the focus before its button was gone to."""
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._connect()
        self.restyle()
        self.hide()

    @property
    def sentence(self) -> str:
        return "" if self._leaving else self._sentence.text()

    def show_message(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say a sentence politely; `action` names what its button does (and "Undo" shows its key)."""
        self._act = act
        self._typed, self._new = False, True
        self._listen()
        QTimer.singleShot(0, self._grow_old)
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(act is not None and bool(action))
        self._key.setText(keys_shown(UNDO_KEY))
        self._key.setVisible(act is not None and action == _("Undo"))
        self._place()
        self.raise_()
        self.show()
        self._fade_to(1.0)
        self._timer.start()
        accessible.announce(self, f"{sentence}. {action}" if action else sentence)

    def leave(self) -> None:
        """The page that it speaks of is left: go with it. What is said in leaving stays, it is for who arrives."""
        if not self._new:
            self.dismiss()

    def dismiss(self) -> None:
        """Go away, and forget what could be done."""
        self._act = None
        self._timer.stop()
        self._fade_to(0.0)

    def restyle(self) -> None:
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT))
        self._place()
        super().restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        self._heard(event)
        return isinstance(event, QKeyEvent) and self._takes(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count the time again."""
        super().leaveEvent(event)
        self._count_again()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        edge = theme.color("line") if theme.dark else None
        rounded_box(QPainter(self), QRectF(self.rect()), theme.px(_RADIUS), theme.color("toast"), edge)

    def _takes(self, event: QKeyEvent) -> bool:
        """While Undo is offered and nothing was typed since, its key is the toast's, wherever the caret is."""
        if self._leaving or self._key.isHidden():
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            if self._typed:
                return False
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # neither a shortcut: it comes as a key
            elif event.type() == QEvent.Type.KeyPress:
                self._carry_out()
            return True
        if event.type() == QEvent.Type.KeyPress and _changes_text(event):
            self._typed = True
        return False

    def _heard(self, event: QEvent) -> None:
        """What an input method writes, and what is dropped into a text, comes by no key."""
        composed = isinstance(event, QInputMethodEvent) and (event.commitString() or event.preeditString())
        if composed or event.type() == QEvent.Type.Drop:
            self._typed = True

    def _listen(self, *, on: bool = True) -> None:
        """Keys go to whichever window has them, so all are heard, while it stands."""
        if QApplication.instance() is None:
            return
        if on:
            at_windows().watch(self, _HEARD)
        else:
            at_windows().leave(self)

    def _grow_old(self) -> None:
        self._new = False

    def _connect(self) -> None:
        self._window.installEventFilter(self)
        self._timer.timeout.connect(self.dismiss)
        self._fade.finished.connect(self._faded)
        self._action.clicked.connect(self._carry_out)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _carry_out(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._action and self._action.came_by_itself and not _is_seen(old):
            # where a page goes Qt looks for whatever comes next, and Enter would undo there; a screen reader may come
            go_on(self._window, forwards=False)
        elif new is self._action:
            self._came_from = None if old is None else ref(old)
            self._timer.stop()
        elif old is self._action:
            self._count_again()

    def _count_again(self) -> None:
        if self.isVisible() and not self.underMouse() and not self._action.hasFocus():
            self._timer.start()

    def _fade_to(self, opacity: float) -> None:
        self._leaving = opacity == 0
        if self._leaving:
            self._listen(on=False)
        duration = self.theme.motion.ms(Duration.TOAST)
        self._fade.stop()
        if duration == 0 or not self.isVisible():
            self._faded()
            return
        self._effect.setEnabled(True)
        self._fade.setDuration(duration)
        self._fade.setStartValue(1.0 - opacity)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        self._effect.setEnabled(False)
        if self._leaving:
            self._give_back_focus()
            self.hide()
            for said in (self._sentence, self._action):  # who is forgotten is named in the sentence that says so
                said.setText("")

    def _give_back_focus(self) -> None:
        """Qt would give it to whatever comes next in the window: back to where it came from, or the stop before."""
        if self._window.focusWidget() is not self._action:
            return
        before = self._came_from() if self._came_from is not None else None
        if before is not None and isValid(before) and before.isVisible() and before.window() is self.window():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            go_on(self._window, forwards=False)

    def _place(self) -> None:
        self.setFixedWidth(min(self._row.layout.sizeHint().width(), max(1, self._window.width() - self.theme.px(32))))
        x = (self._window.width() - self.width()) // 2
        self.move(x, self._window.height() - self.height() - self.theme.px(_ABOVE_EDGE))


def _is_seen(widget: QWidget | None) -> bool:
    """Whether what had the focus is still to be seen, and so the focus was taken from it."""
    return widget is not None and isValid(widget) and widget.isVisible()


def _changes_text(event: QKeyEvent) -> bool:
    """Whether a key writes, deletes, pastes or cuts, where there is a text."""
    if not isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit):
        return False
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    begins_a_line = event.key() in ENTER_KEYS and isinstance(QApplication.focusWidget(), QTextEdit)
    deletes = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return deletes or begins_a_line or (bool(event.text()) and event.text().isprintable())


class _ToastButton(TextButton):
    """Undo, in the colours of the toast."""

    _weight = QFont.Weight.DemiBold

    came_by_itself = False
    """Whether nobody pressed anything to come here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note how it was come to."""
        self.came_by_itself = event.reason() == Qt.FocusReason.OtherFocusReason
        super().focusInEvent(event)

    def _look(self) -> ButtonLook:
        return ButtonLook(None, None, "toast_link")
