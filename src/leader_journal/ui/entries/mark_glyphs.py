"""The five marks and three tones as drawings: the one place that knows their shapes. Shape first, colour second."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from leader_journal.core.terms import Mark, Tone

_BOX = 14.0
_DISC, _HALF, _RING, _DASH, _DOT = 5.5, 4.9, 4.5, 7.6, 1.7
_HALF_LINE, _RING_LINE, _DASH_LINE = 1.3, 2.0, 1.6
_COLOUR = {
    Mark.SHOWN: "mark.shown",
    Mark.PARTLY: "mark.shown",
    Mark.MISSED: "mark.missed",
    Mark.NOT_RELEVANT: "mark.na",
    Mark.UNMARKED: "mark.none",
}
_TONE_BOX, _TONE_LINE = 16.0, 1.5


class Colours(Protocol):
    """Knows the colour of a token: the theme, or the light tokens for print."""

    def color(self, token: str) -> QColor: ...


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, colours: Colours, mono: QColor | None = None) -> None:
    """Draw a mark within a square, in its own colour or in `mono`; used by control, rows, legends and print alike."""
    colour = mono if mono is not None else colours.color(_COLOUR[mark])
    unit = rect.width() / _BOX
    centre = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match mark:
        case Mark.SHOWN:
            painter.setBrush(colour)
            painter.drawEllipse(centre, _DISC * unit, _DISC * unit)
        case Mark.PARTLY:
            box = QRectF(0, 0, 2 * _HALF * unit, 2 * _HALF * unit)
            box.moveCenter(centre)
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, _HALF_LINE * unit))
            painter.drawEllipse(box)
        case Mark.MISSED:
            painter.setPen(QPen(colour, _RING_LINE * unit))
            painter.drawEllipse(centre, _RING * unit, _RING * unit)
        case Mark.NOT_RELEVANT:
            painter.setPen(QPen(colour, _DASH_LINE * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            reach = QPointF(_DASH / 2 * unit, 0)
            painter.drawLine(centre - reach, centre + reach)
        case Mark.UNMARKED:
            painter.setBrush(colour)
            painter.drawEllipse(centre, _DOT * unit, _DOT * unit)
    painter.restore()


def paint_tone(tone: Tone, painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Draw a tone within a square: a near-flat line, a wave, a zigzag. Never coloured by value."""
    unit = rect.width() / _TONE_BOX
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, _TONE_LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_tone_path(tone))
    painter.restore()


def _tone_path(tone: Tone) -> QPainterPath:
    match tone:
        case Tone.CALM:
            path = QPainterPath(QPointF(1.5, 8))
            path.cubicTo(4.5, 7, 6, 9, 8.5, 8)
            path.cubicTo(11, 7, 12.5, 7.4, 14.5, 8)  # the reflected control point of an SVG `S`
        case Tone.TENSE:
            path = QPainterPath(QPointF(1.5, 8))
            path.cubicTo(3, 4.5, 4.6, 4.5, 6, 8)
            path.cubicTo(7.4, 11.5, 9, 11.5, 10.2, 8)
            path.cubicTo(11.4, 4.5, 13, 4.5, 14.5, 8)
        case Tone.SHARP:
            path = QPainterPath(QPointF(1.5, 10.5))
            for x, y in ((4.2, 4.5), (7, 11.5), (9.6, 4), (12, 11), (14.5, 5.5)):
                path.lineTo(x, y)
    return path
