"""The focus ring: one overlay in each top-level window, drawn round whatever the keyboard is on."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from leader_journal.ui.look.theme import Theme

_GAP, _WIDTH, _RADIUS, _IN_VIEW = 3, 2, 8, 12
_TEXT_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_GEOMETRY = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}


@runtime_checkable
class HasRingRect(Protocol):
    """A widget whose ring goes round a part of it."""

    def ring_rect(self) -> QRect:
        """Return the part in the widget's own pixels; empty for no ring."""
        ...


class FocusRing(QWidget):
    """Follows the focus of `window`. Shown when focus came by the keyboard; round text fields always.

    Properties that a widget may set: `ringRadius` (pixels), `ringHost` (an inner field whose ring belongs round
    the frame above it that has `ringFrame`), `noRing` (the widget shows focus itself, as the writing line does).
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._by_keyboard = False
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._radius = 0.0
        self._outer = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        self._watch_input()
        theme.changed.connect(self._follow)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn how the user works, and where the focused widget goes."""
        kind = event.type()
        if kind in _KEYS:
            if not self._by_keyboard:
                self._by_keyboard = True
                self._follow()
        elif kind in _PRESSES:
            self._by_keyboard = False
        elif kind in _GEOMETRY:
            if kind == QEvent.Type.Show and watched is self._window:
                self._watch_input()
            self._follow()
        elif kind in (QEvent.Type.ScrollPrepare, QEvent.Type.LayoutRequest):
            self._follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.px(_WIDTH)
        painter.setPen(QPen(self._theme.color("accent"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self._outer).adjusted(half, half, -half, -half), self._radius, self._radius)

    def _watch_input(self) -> None:
        """Hear keys and presses where they enter the window, before any widget."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            with suppress(RuntimeError):  # it went with the page it stood on
                watched.removeEventFilter(self)
        self._watched = []
        inside = new is not None and new.window() is self._window
        self._target = new if inside else None
        widget = self._target
        follows = widget is not None and not widget.property("noRing")  # else it hears its keys, wherever it goes
        while widget is not None and widget is not self._window:
            if follows or widget is self._target:
                widget.installEventFilter(self)
                self._watched.append(widget)
            widget = widget.parentWidget()
            if self._by_keyboard and new is not None and isinstance(widget, QScrollArea):
                # Qt does so only when the focus was inside already
                widget.ensureWidgetVisible(new, 0, self._theme.px(_IN_VIEW))
        self._follow_view()
        self._follow()

    def _follow_view(self) -> None:
        """In a list the ring goes with the current row, also while the list scrolls."""
        target = self._target
        if isinstance(target, QAbstractItemView):
            selection = target.selectionModel()
            if selection is not None:
                selection.currentChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)
            target.verticalScrollBar().valueChanged.connect(self._follow, Qt.ConnectionType.UniqueConnection)

    def _follow(self, *_arguments: object) -> None:
        """Move to the focused widget, or hide."""
        host = self._host()
        if host is None:
            self.hide()
            return
        inner = self._rect_in_window(host)
        clip = self._visible_part(host)
        if inner.isEmpty() or not clip.intersects(inner):
            self.hide()
            return
        reach = self._theme.px(_GAP) + self._theme.px(_WIDTH)
        outer = inner.adjusted(-reach, -reach, reach, reach)
        shown = outer.intersected(clip.adjusted(-reach, -reach, reach, reach))
        self._radius = self._corner(host) + self._theme.px(_GAP) + self._theme.px(_WIDTH) / 2
        self.setGeometry(shown)
        self._outer = outer.translated(-shown.topLeft())
        self.raise_()
        self.show()
        self.update()

    def _host(self) -> QWidget | None:
        """The widget to go round, or None when there is nothing to show."""
        target = self._target
        if target is None or not target.isVisible() or target.property("noRing"):
            return None
        if isinstance(target, QScrollArea) or not target.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            return None  # it holds what one works with, and is none of it
        is_text = isinstance(target, _TEXT_INPUTS) or (isinstance(target, QComboBox) and target.isEditable())
        if not is_text and not self._by_keyboard:
            return None
        host: QWidget | None = target
        while target.property("ringHost") and host is not None and not host.property("ringFrame"):
            host = host.parentWidget()
        return host

    def _rect_in_window(self, host: QWidget) -> QRect:
        origin, rect = host, host.rect()
        if isinstance(host, HasRingRect):
            rect = host.ring_rect()
        elif isinstance(host, QAbstractItemView):
            origin, rect = host.viewport(), host.visualRect(host.currentIndex())
        return QRect(origin.mapTo(self._window, rect.topLeft()), rect.size())

    def _visible_part(self, host: QWidget) -> QRect:
        """What of the window the widget can be seen through: the viewports it scrolls in."""
        window = self._window
        visible = window.rect()
        widget: QWidget | None = host
        while widget is not None and widget is not window:
            if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, _TEXT_INPUTS):
                viewport = widget.viewport()
                visible &= QRect(viewport.mapTo(window, QPoint(0, 0)), viewport.size())
            widget = widget.parentWidget()
        return visible

    def _corner(self, host: QWidget) -> float:
        radius = host.property("ringRadius")
        return float(radius) if isinstance(radius, int | float) else float(self._theme.px(_RADIUS))
