"""Cells for days: how far they are filled or how they are divided says what they are, in one hue or without colour."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from leader_journal.figures.fonts import text_width
from leader_journal.figures.sheet import Area, FigureSheet
from leader_journal.figures.style import FigureStyle

_SIZE, _LINE, _CELL, _BESIDE, _APART = 12.5, 22, 14, 8, 22


class CellKind(Enum):
    """What a cell looks like."""

    EMPTY = "empty"
    SMALL = "small"
    LARGER = "larger"
    FULL = "full"
    SPLIT = "split"
    RING = "ring"
    GREY = "grey"


_INNER = {CellKind.SMALL: 0.46, CellKind.LARGER: 0.74}
"""The side of what is filled, in parts of the cell's."""


def draw_cells(sheet: FigureSheet, kind: CellKind, cells: Sequence[Area]) -> None:
    """Draw many cells of one kind."""
    match kind:
        case CellKind.EMPTY:
            sheet.boxes(cells, "zone")
        case CellKind.SMALL | CellKind.LARGER:
            sheet.boxes(cells, "zone")
            sheet.boxes([_within(cell, _INNER[kind]) for cell in cells], "mark.shown")
        case CellKind.FULL:
            sheet.boxes(cells, "mark.shown")
        case CellKind.SPLIT:
            sheet.boxes([_within(cell, 0.9) for cell in cells], "paper")
            sheet.polygons([((c.x, c.y), (c.right, c.y), (c.x, c.bottom)) for c in cells], "mark.shown")
            sheet.boxes([_within(cell, 0.9) for cell in cells], None, "mark.missed")
        case CellKind.RING:
            sheet.boxes([_within(cell, 0.9) for cell in cells], "paper", "mark.missed")
        case CellKind.GREY:
            sheet.boxes(cells, "zone")
            sheet.boxes([_within(cell, _INNER[CellKind.SMALL]) for cell in cells], "field")


class CellKey:
    """What the cells stand for, in as many lines as the width asks for."""

    def __init__(self, items: Sequence[tuple[CellKind, str]], style: FigureStyle, width: float) -> None:
        self._style = style
        self._places: list[tuple[float, float, CellKind, str]] = []
        x, line = 0.0, 0
        for kind, text in items:
            wide = style.px(_CELL + _BESIDE) + text_width(text, style.font_px(_SIZE))
            if x and x + wide > width:
                x, line = 0.0, line + 1
            self._places.append((x, style.px(_LINE) * (line + 0.5), kind, text))
            x += wide + style.px(_APART)
        self.height = style.px(_LINE) * (line + 1)

    def draw(self, sheet: FigureSheet, left: float, top: float) -> None:
        """Draw it with its top left corner at a place."""
        side = self._style.px(_CELL)
        for x, y, kind, text in self._places:
            draw_cells(sheet, kind, [Area(left + x, top + y - side / 2, side, side)])
            sheet.text(left + x + side + self._style.px(_BESIDE), top + y, text, _SIZE, color="muted")


def _within(cell: Area, part: float) -> Area:
    """Return the middle of a cell."""
    inset = cell.width * (1 - part) / 2
    return Area(cell.x + inset, cell.y + inset, cell.width * part, cell.height * part)
