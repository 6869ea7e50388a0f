"""Switch and checkbox: painted, with the whole row to click on."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QSizePolicy

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import rounded_box, set_ring_radius
from leader_journal.ui.toolkit.themed import Themed, Words

_BOX, _BOX_RADIUS, _BOX_LINE, _BOX_GAP, _ROW = 16, 5, 1.5, 8, 28
_TICK = ((3.9, 8.3), (6.8, 11.1), (12.1, 5.2))
_SWITCH_WIDTH, _SWITCH_HEIGHT, _KNOB_INSET = 34, 20, 3


class CheckRow(Themed, QCheckBox):
    """A checkbox with its words, 28 high so that it can be hit."""

    def __init__(self, theme: Theme, text: str | Words = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        if callable(text):
            self.say(self.setText, text)
        else:
            self.setText(text)
        self.round_ring(_BOX_RADIUS)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = theme.width_of(self.text().replace("&", ""), TextStyle.BODY)
        gap = theme.px(_BOX_GAP) if self.text() else 0
        return QSize(math.ceil(theme.px(_BOX) + gap + words), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        """Whether a click there counts: everywhere on the row."""
        return self.rect().contains(place)

    def ring_rect(self) -> QRect:
        """The ring goes round the row, a little wider than the words."""
        return self.rect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        side = theme.px(_BOX)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        paint_checkbox(
            painter, box, theme, checked=self.isChecked(), enabled=self.isEnabled(), hovered=self.underMouse()
        )
        painter.setFont(theme.font(TextStyle.BODY))
        painter.setPen(theme.color("ink" if self.isEnabled() else "field"))
        words = QRectF(side + theme.px(_BOX_GAP), 0, self.width(), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
        painter.drawText(words, flags, self.text())


def paint_checkbox(
    painter: QPainter, box: QRectF, theme: Theme, *, checked: bool, enabled: bool = True, hovered: bool = False
) -> None:
    """Draw a checkbox: a field-coloured line, or filled with the accent and a tick."""
    unit = box.width() / _BOX
    radius = _BOX_RADIUS * unit
    if not checked:
        ground = theme.color("hover" if hovered and enabled else "sheet") if enabled else None
        rounded_box(painter, box, radius, ground, theme.color("field" if enabled else "line"), _BOX_LINE * unit)
        return
    rounded_box(painter, box, radius, theme.color("accent" if enabled else "field"), None)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.color("on_accent"), 1.75 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) * unit for x, y in _TICK]))


class Switch(Themed, QAbstractButton):
    """On or off, 34 × 20. `name` is what it switches; the state is said in words beside it where it matters."""

    def __init__(self, theme: Theme, name: str | Words = "") -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        if callable(name):
            self.say(self.set_name, name)
        else:
            self.set_name(name)
        self.restyle()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def restyle(self) -> None:
        set_ring_radius(self, self.theme.px(_SWITCH_HEIGHT) / 2)
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return 34 × 28 at 100 %: the drawing is 20 high, the place to hit 28."""
        return QSize(self.theme.px(_SWITCH_WIDTH), self.theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ring_rect(self) -> QRect:
        return self._track().toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, track = self.theme, QPainter(self), self._track()
        radius = track.height() / 2
        on, enabled = self.isChecked(), self.isEnabled()
        if on:
            ground = "field" if not enabled else "accent_hover" if self.underMouse() else "accent"
            rounded_box(painter, track, radius, theme.color(ground), None)
        else:
            ground = "hover" if self.underMouse() and enabled else "sheet"
            edge = theme.color("field" if enabled else "line")
            rounded_box(painter, track, radius, theme.color(ground), edge, _BOX_LINE * theme.scale)
        inset = theme.px(_KNOB_INSET)
        knob = track.adjusted(inset, inset, -inset, -inset)
        knob.setWidth(knob.height())
        if on:
            knob.moveRight(track.right() - inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if on else "field" if enabled else "line"))
        painter.drawEllipse(knob)

    def _track(self) -> QRectF:
        height = self.theme.px(_SWITCH_HEIGHT)
        return QRectF(0, (self.height() - height) / 2, self.theme.px(_SWITCH_WIDTH), height)
