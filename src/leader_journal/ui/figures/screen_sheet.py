"""A sheet painted by Qt, and its letters measured by it: what the screen shows of a chart.

A file shows the same by matplotlib (`figures/file_sheet.py`); both read the strokes of one sheet. Here a chart is there
ten times as soon, and nobody who only looks at charts pays for matplotlib (docs/decisions/0079).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from leader_journal.core.terms import Mark
from leader_journal.core.word_memories import remembers_words
from leader_journal.figures.fonts import Weight, measured_by
from leader_journal.figures.glyphs import BOX, GlyphDisc, GlyphHalf, GlyphRing, GlyphShape, glyph
from leader_journal.figures.sheet import (
    FigureSheet,
    Point,
    SheetDiscs,
    SheetMarks,
    SheetOutlines,
    SheetPath,
    SheetRules,
    SheetText,
    Stroke,
)
from leader_journal.ui.look.type_styles import sans_font

_FINER = 2
"""Sizes are in half pixels and Qt's letters in whole ones: they are made twice as large, and painted half as large."""
_DASHES = (2.5, 2.0)
_MIDDLE = QPointF(0, 0)


def on_screen() -> AbstractContextManager[None]:
    """Measure texts as Qt draws them."""
    return measured_by(_width)


def picture_of(sheet: FigureSheet, ratio: float) -> QPixmap:
    """Paint a sheet for a screen with `ratio` pixels to a logical one."""
    pixmap = QPixmap(round(sheet.width * ratio), math.ceil(sheet.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(sheet.paper))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stroke in sheet.strokes:
        _paint(painter, stroke, ratio)
    painter.end()
    return pixmap


@remembers_words(4096)
def _width(text: str, size_px: float, weight: Weight) -> float:
    return _metrics(size_px, weight).horizontalAdvance(text) / _FINER


@lru_cache(maxsize=64)
def _metrics(size_px: float, weight: Weight) -> QFontMetricsF:
    return QFontMetricsF(_font(size_px, weight))


@lru_cache(maxsize=64)
def _font(size_px: float, weight: Weight) -> QFont:
    return sans_font(round(size_px * _FINER), QFont.Weight(weight))


def _paint(painter: QPainter, stroke: Stroke, ratio: float) -> None:
    match stroke:
        case SheetText():
            _text(painter, stroke)
        case SheetPath():
            _line(painter, stroke, ratio)
        case SheetRules():
            painter.setPen(_pen(stroke.color, stroke.width))
            painter.drawLines([QLineF(*_snapped(pair, stroke.width, ratio)) for pair in stroke.segments])
        case SheetOutlines():
            _outlines(painter, stroke, ratio)
        case SheetDiscs():
            _discs(painter, stroke)
        case SheetMarks():
            _marks(painter, stroke)


def _text(painter: QPainter, stroke: SheetText) -> None:
    part = {"left": 0.0, "center": 0.5, "right": 1.0}[stroke.align]
    left = stroke.x - part * _width(stroke.text, stroke.size, stroke.weight) if part else stroke.x
    painter.save()
    painter.translate(left, stroke.baseline)
    painter.scale(1 / _FINER, 1 / _FINER)
    painter.setFont(_font(stroke.size, stroke.weight))
    painter.setPen(QColor(stroke.color))
    painter.drawText(QPointF(0, 0), stroke.text)
    painter.restore()


def _line(painter: QPainter, stroke: SheetPath, ratio: float) -> None:
    pen = _pen(stroke.color, stroke.width)
    if stroke.dashed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(_snapped(stroke.points, stroke.width, ratio)))


def _outlines(painter: QPainter, stroke: SheetOutlines, ratio: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen if stroke.edge is None else _pen(stroke.edge, stroke.line))
    painter.setBrush(Qt.BrushStyle.NoBrush if stroke.fill is None else QColor(stroke.fill))
    for outline in stroke.outlines:
        painter.drawPolygon(QPolygonF(_snapped(outline, stroke.line, ratio)))


def _discs(painter: QPainter, stroke: SheetDiscs) -> None:
    color = QColor(stroke.color)
    color.setAlphaF(stroke.alpha)
    if stroke.line:
        painter.setPen(QPen(color, stroke.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    for (x, y), radius in zip(stroke.points, stroke.radii, strict=True):
        within = radius - stroke.line / 2
        painter.drawEllipse(QPointF(x, y), within, within)


def _marks(painter: QPainter, stroke: SheetMarks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(stroke.color))
    shape = _glyph_path(stroke.mark, stroke.box)
    for x, y in stroke.points:
        painter.drawPath(shape.translated(x, y))


@lru_cache(maxsize=64)
def _glyph_path(mark: Mark, box: float) -> QPainterPath:
    """Return what a mark is filled of, round (0, 0), its box so many pixels wide."""
    whole = QPainterPath()
    for shape in glyph(mark):
        whole = whole.united(_shape_path(shape, box / BOX))
    return whole


def _shape_path(shape: GlyphShape, unit: float) -> QPainterPath:
    path = QPainterPath()
    match shape:
        case GlyphDisc():
            path.addEllipse(_MIDDLE, shape.radius * unit, shape.radius * unit)
        case GlyphRing():
            for away in (shape.line / 2, -shape.line / 2):  # where both lie it is not filled
                path.addEllipse(_MIDDLE, (shape.radius + away) * unit, (shape.radius + away) * unit)
        case GlyphHalf():
            across = shape.radius * unit
            path.moveTo(0, -across)
            path.arcTo(QRectF(-across, -across, 2 * across, 2 * across), 90, 180)
            path.closeSubpath()
    return path


def _pen(color: str, width: float) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def _snapped(points: Sequence[Point], width: float, ratio: float) -> list[QPointF]:
    """Return points for Qt; where their lines run along the pixels, they lie on whole ones: a thin line is no blur."""
    if any(x != to_x and y != to_y for (x, y), (to_x, to_y) in zip(points, (*points[1:], points[0]), strict=True)):
        return [QPointF(x, y) for x, y in points]
    half = 0.5 if round(width * ratio) % 2 else 0.0
    return [QPointF(*((math.floor(at * ratio + 0.5) + half) / ratio for at in point)) for point in points]
