"""Words and a cross that takes them away: one filter inside the search bar, one word of a list."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _

_HEIGHT, _RADIUS, _PADDING, _CROSS, _GAP, _LONGEST = 24, 6, 9, 13, 6, 280
_WEIGHT = QFont.Weight.Medium
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, *ENTER_KEYS, Qt.Key.Key_Space)


class TokenChip(Themed, QAbstractButton):
    """24 high. The cross, Backspace, Del, Enter and Space remove it; the arrows leave it."""

    removed = Signal(str)
    """Its id: the user took it away."""
    stepped = Signal(int)
    """An arrow was pressed: -1 to the left, 1 to the right."""

    def __init__(
        self,
        theme: Theme,
        token: str,
        words: str,
        parent: QWidget | None = None,
        *,
        removes: Callable[[], str] = lambda: _("Remove this filter"),
    ) -> None:
        """`removes` says for a screen reader what pressing it does."""
        super().__init__(parent)
        self._token = token
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.setAccessibleName(words)
        set_tip(self, words)
        self.say(self.setAccessibleDescription, removes)
        self.round_ring(_RADIUS)

    @property
    def token(self) -> str:
        return self._token

    def words(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        """Return the room for words and cross; long words are cut."""
        px = self.theme.px
        words = self.theme.width_of(self._words, TextStyle.SMALL, _WEIGHT)
        width = px(_PADDING) + min(words, px(_LONGEST)) + px(_GAP) + px(_CROSS) + px(_PADDING - 1)
        return QSize(math.ceil(width), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return little: a token may be cut by a narrow bar."""
        return QSize(self.theme.px(60), self.theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, or step aside."""
        if event.key() in _REMOVING:
            self.removed.emit(self._token)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove by the cross."""
        super().mouseReleaseEvent(event)
        if self._on_cross(event.position()) and event.button() == Qt.MouseButton.LeftButton:
            self.removed.emit(self._token)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, rect = self.theme, QPainter(self), QRectF(self.rect())
        rounded_box(painter, rect, theme.px(_RADIUS), theme.color("press" if self.isDown() else "sel"), None)
        cross = theme.px(_CROSS)
        x = rect.right() - theme.px(_PADDING - 1) - cross
        theme.icons.paint(painter, QPointF(x, (rect.height() - cross) / 2), "x", _CROSS, "accent")
        room = QRectF(theme.px(_PADDING), 0, x - theme.px(_GAP) - theme.px(_PADDING) + 1, rect.height())
        words = theme.metrics(TextStyle.SMALL, _WEIGHT).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(theme.font(TextStyle.SMALL, _WEIGHT))
        painter.setPen(theme.color("accent_hover" if self.underMouse() else "accent"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _on_cross(self, place: QPointF) -> bool:
        return place.x() >= self.width() - self.theme.px(_PADDING + _CROSS + _GAP) and self.rect().contains(
            place.toPoint()
        )
