"""The marks of figures, with the geometry of DESIGN.md "Mark glyphs": a box of 14 units round (0, 0), y downwards."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.core.terms import Mark

BOX = 14.0

TOKENS = {
    Mark.SHOWN: "mark.shown",
    Mark.PARTLY: "mark.shown",
    Mark.MISSED: "mark.missed",
    Mark.UNMARKED: "field",
}
"""The colour of each mark that a figure draws; its shape carries the meaning without it."""


class GlyphDisc(Struct, frozen=True):
    """A filled circle."""

    radius: float


class GlyphRing(Struct, frozen=True):
    """A circle of a line, half of which lies within the radius."""

    radius: float
    line: float


class GlyphHalf(Struct, frozen=True):
    """The left half of a filled circle."""

    radius: float


GlyphShape = GlyphDisc | GlyphRing | GlyphHalf

_GLYPHS: dict[Mark, tuple[GlyphShape, ...]] = {
    Mark.SHOWN: (GlyphDisc(5.5),),
    Mark.PARTLY: (GlyphRing(4.9, 1.3), GlyphHalf(4.9)),
    Mark.MISSED: (GlyphRing(4.5, 2.0),),
    Mark.UNMARKED: (GlyphDisc(1.7),),
}


def glyph(mark: Mark) -> tuple[GlyphShape, ...]:
    """Return what a mark is filled of; a dot for what is not marked. Raises ValueError for what does not count."""
    if mark not in _GLYPHS:
        raise ValueError(f"{mark} does not count, so no figure draws it")
    return _GLYPHS[mark]
