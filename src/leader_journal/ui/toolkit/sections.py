"""Heads, hairlines and folds: what orders a page without boxes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPointF, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leader_journal.ui.look.motion import Duration
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import EnterClicks, Themed

_UNBOUND = (1 << 24) - 1
_CHEVRON, _CHEVRON_GAP = 14, 8


class Hairline(Themed, QWidget):
    """A line of one pixel across the room it has."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self._follow(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("line"))


class VerticalLine(Themed, QWidget):
    """A line of one pixel between two panes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedWidth(1)
        self._follow(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.color("line"))


class Section(Themed, QWidget):
    """A head and its rows. Empty sections are not shown at all: `set_rows` and `add` decide."""

    def __init__(self, theme: Theme, head: Callable[[], str]) -> None:
        super().__init__()
        self._follow(theme)
        title = TextLabel(theme, TextStyle.SECTION)
        self.say(title.setText, head)
        self.say(self.setAccessibleName, head)
        self._rows: list[QWidget] = []
        self._column = self.column(self)
        self._column.add(title, 4)
        self.hide()

    @property
    def rows(self) -> tuple[QWidget, ...]:
        return tuple(self._rows)

    def add(self, widget: QWidget) -> None:
        """Put a widget under the head, and show the section."""
        self._rows.append(widget)
        self._column.add(widget)
        self.show()

    def set_rows(self, widgets: list[QWidget]) -> None:
        """Put these under the head instead of what stood there; hidden when there are none."""
        for old in self._rows:
            self._column.layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for widget in widgets:
            self.add(widget)
        self.setVisible(bool(widgets))


class Fold(Themed, QWidget):
    """Something that may stay folded: a head with a chevron, and the content under it."""

    toggled = Signal(bool)
    """Unfolded (True) or folded by the user or by `set_open`."""

    def __init__(self, theme: Theme, head: Callable[[], str]) -> None:
        super().__init__()
        self._follow(theme)
        self.head = FoldHead(theme, parent=self, chevron_first=True)
        self.say(self.head.set_text, head)
        self._content: QWidget | None = None
        self._column = self.column(self, spacing=6)
        self._column.left(self.head)
        self._slide: QPropertyAnimation | None = None
        self.head.toggled.connect(self._turn)

    def set_content(self, widget: QWidget) -> None:
        self._content = widget
        self._column.add(widget)
        widget.setVisible(self.is_open())

    def is_open(self) -> bool:
        return self.head.isChecked()

    def set_open(self, opened: bool) -> None:
        self.head.setChecked(opened)

    def _turn(self, opened: bool) -> None:
        if self._content is not None:
            self._move(self._content, opened=opened)
        self.toggled.emit(opened)

    def _move(self, content: QWidget, *, opened: bool) -> None:
        duration = self.theme.motion.ms(Duration.FOLD)
        content.setVisible(opened)
        if duration == 0 or not opened or not self.isVisible():
            content.setMaximumHeight(_UNBOUND)
            return
        slide = self._slide = QPropertyAnimation(content, b"maximumHeight", self)
        slide.setDuration(duration)
        slide.setStartValue(0)
        slide.setEndValue(max(1, content.sizeHint().height()))
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.finished.connect(self._unbind)
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _unbind(self) -> None:
        self._slide = None
        if self._content is not None:
            self._content.setMaximumHeight(_UNBOUND)


class FoldHead(EnterClicks, Themed, QAbstractButton):
    """Words with a chevron, muted: before them where what unfolds is right below, else behind them.

    Before the words it points to them or down; behind them down (there is more) or up.
    """

    accessible_role = QAccessible.Role.Button

    def __init__(
        self, theme: Theme, text: str = "", parent: QWidget | None = None, *, chevron_first: bool = False
    ) -> None:
        super().__init__(parent)
        self._chevron_first = chevron_first
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say this; `&` stands before its Alt letter, which is its owner's to hear."""
        self.setText(text)
        self.setShortcut(QKeySequence())  # Qt's own would come on top of the owner's, and then neither is heard
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.theme.width_of(self.text().replace("&", ""), TextStyle.BODY)
        return QSize(round(words + self.theme.px(_CHEVRON_GAP + _CHEVRON)), self.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        token = "field" if not self.isEnabled() else "ink" if self.underMouse() else "muted"
        painter.setFont(theme.font(TextStyle.BODY))
        painter.setPen(theme.color(token))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        side = theme.px(_CHEVRON)
        shift = side + theme.px(_CHEVRON_GAP) if self._chevron_first else 0
        painter.drawText(self.rect().adjusted(shift, 0, 0, 0), flags, self.text())
        painter.translate(side / 2 if self._chevron_first else self.width() - side / 2, self.height() / 2)
        painter.rotate(self._turned())
        theme.icons.paint(painter, QPointF(-side / 2, -side / 2), "chevron-down", _CHEVRON, token)

    def _turned(self) -> int:
        """Return by how many degrees the chevron is turned from pointing down."""
        if self._chevron_first:
            return 0 if self.isChecked() else -90
        return 180 if self.isChecked() else 0
