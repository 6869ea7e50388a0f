"""A sheet as a figure of matplotlib, to be saved as a file."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import CircleCollection, LineCollection, PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform, Transform

from leader_journal.core.terms import Mark
from leader_journal.figures.file_letters import drawable, font
from leader_journal.figures.glyphs import BOX, GlyphDisc, GlyphHalf, GlyphRing, GlyphShape, glyph
from leader_journal.figures.sheet import (
    FigureSheet,
    SheetDiscs,
    SheetMarks,
    SheetOutlines,
    SheetPath,
    SheetRules,
    SheetText,
    Stroke,
)

DPI = 100
"""Sheets are in logical pixels, of which this many make an inch."""

_POINTS = 72 / DPI


def figure_of(sheet: FigureSheet) -> Figure:
    """Return a sheet as a figure without axes: no tick machinery is paid for. Call it inside `drawing`."""
    figure = Figure(figsize=(sheet.width / DPI, sheet.height / DPI), dpi=DPI, facecolor=sheet.paper)
    pixels = Affine2D().scale(1 / DPI, -1 / DPI).translate(0, sheet.height / DPI) + figure.dpi_scale_trans
    for layer, stroke in enumerate(sheet.strokes, 1):
        artist = _artist(stroke, pixels)
        artist.set_zorder(layer)
        figure.add_artist(artist)
    return figure


def _artist(stroke: Stroke, pixels: Transform) -> Artist:
    match stroke:
        case SheetDiscs():
            return _discs(stroke, pixels)
        case SheetMarks():
            return _marks(stroke, pixels)
        case SheetText():
            artist: Artist = _text(stroke)
        case SheetPath():
            artist = _line(stroke)
        case SheetRules():
            artist = LineCollection(stroke.segments, colors=stroke.color, linewidths=stroke.width * _POINTS)
        case SheetOutlines():
            artist = _outlines(stroke)
    artist.set_transform(pixels)
    return artist


def _text(stroke: SheetText) -> Text:
    return Text(
        stroke.x,
        stroke.baseline,
        drawable(stroke.text),
        color=stroke.color,
        fontproperties=font(stroke.size, stroke.weight),
        horizontalalignment=stroke.align,
        verticalalignment="baseline",
    )


def _line(stroke: SheetPath) -> Line2D:
    xs, ys = zip(*stroke.points, strict=True)
    return Line2D(
        xs,
        ys,
        color=stroke.color,
        linewidth=stroke.width * _POINTS,
        linestyle=(0, (2.5, 2.0)) if stroke.dashed else "-",
        solid_capstyle="butt",
        solid_joinstyle="round",
    )


def _outlines(stroke: SheetOutlines) -> PolyCollection:
    return PolyCollection(
        [np.asarray(outline) for outline in stroke.outlines],
        facecolors=stroke.fill or "none",
        edgecolors=stroke.edge or "none",
        linewidths=stroke.line * _POINTS,
    )


def _discs(stroke: SheetDiscs, pixels: Transform) -> CircleCollection:
    line = stroke.line * _POINTS
    across = np.asarray(stroke.radii) * 2 * _POINTS - line
    return CircleCollection(
        np.pi / 4 * across**2,  # matplotlib takes the area in square points
        offsets=np.asarray(stroke.points),
        offset_transform=pixels,
        facecolors="none" if line else stroke.color,
        edgecolors=stroke.color if line else "none",
        linewidths=line,
        alpha=stroke.alpha,
    )


def _marks(stroke: SheetMarks, pixels: Transform) -> PathCollection:
    shapes = PathCollection(
        [_glyph_path(stroke.mark)],
        sizes=[(stroke.box * _POINTS) ** 2],
        offsets=np.asarray(stroke.points),
        offset_transform=pixels,
        facecolors=stroke.color,
        linewidths=0,
    )
    shapes.set_transform(IdentityTransform())
    return shapes


@cache
def _glyph_path(mark: Mark) -> Path:
    """Return the filled outline of a mark, scaled so that its box is one unit wide."""
    shapes = [_shape_path(shape) for shape in glyph(mark)]
    return shapes[0] if len(shapes) == 1 else Path.make_compound_path(*shapes)


def _shape_path(shape: GlyphShape) -> Path:
    match shape:
        case GlyphDisc():
            return _circle(shape.radius)
        case GlyphRing():
            return _ring(shape.radius, shape.line)
        case GlyphHalf():
            return _left_half(shape.radius)


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
