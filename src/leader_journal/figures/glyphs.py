"""The marks as matplotlib paths, with the geometry of DESIGN.md "Mark glyphs": a box of 14 units round (0, 0)."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.path import Path

from leader_journal.core.terms import Mark

BOX = 14.0
_DISC = 5.5
_HALF, _HALF_LINE = 4.9, 1.3
_RING, _RING_LINE = 4.5, 2.0
_DOT = 1.7

TOKENS = {
    Mark.SHOWN: "mark.shown",
    Mark.PARTLY: "mark.shown",
    Mark.MISSED: "mark.missed",
    Mark.UNMARKED: "field",
}
"""The colour of each mark that a figure draws; its shape carries the meaning without it."""


@cache
def glyph(mark: Mark) -> Path:
    """Return the filled outline of a mark, scaled so that its box is one unit wide; a dot for what is not marked."""
    match mark:
        case Mark.SHOWN:
            return _circle(_DISC)
        case Mark.PARTLY:
            return Path.make_compound_path(_ring(_HALF, _HALF_LINE), _left_half(_HALF))
        case Mark.MISSED:
            return _ring(_RING, _RING_LINE)
        case Mark.UNMARKED:
            return _circle(_DOT)
        case _:
            raise ValueError(f"{mark} does not count, so no figure draws it")


def _circle(radius: float) -> Path:
    circle = Path.unit_circle()
    return Path(np.asarray(circle.vertices) * (radius / BOX), circle.codes)


def _left_half(radius: float) -> Path:
    arc = Path.arc(90, 270)
    vertices = np.asarray(arc.vertices) * (radius / BOX)
    codes = np.asarray(arc.codes)
    return Path(np.vstack([vertices, vertices[:1]]), np.append(codes, Path.CLOSEPOLY))


def _ring(radius: float, line: float) -> Path:
    """Return a ring; the hole is drawn the other way round, so that it stays empty when filled."""
    outer, inner = _circle(radius + line / 2), _circle(radius - line / 2)
    return Path.make_compound_path(outer, Path(np.asarray(inner.vertices) * (-1, 1), inner.codes))
