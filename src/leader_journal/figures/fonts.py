"""The font of figures: the Inter that ships, registered with matplotlib, and how wide a text is in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font

from leader_journal import paths


class Weight(IntEnum):
    """The three weights that ship."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600


FAMILIES = ("Leader Journal Sans", "Leader Journal Fallback")
"""Our font, then the one that comes with matplotlib, for letters that Inter does not have."""

_FILES = {
    Weight.REGULAR: "Inter-Regular.ttf",
    Weight.MEDIUM: "Inter-Medium.ttf",
    Weight.SEMIBOLD: "Inter-SemiBold.ttf",
}
_POINTS_PER_PX = 72 / 100
_JOINS, _BOXES = re.compile("[\u200d\ufe00-\ufe0f]"), re.compile("□+")
"""What joins and varies signs without being one, and signs that no font has, side by side."""


@cache
def register_fonts() -> None:
    """Make the fonts that ship known to matplotlib, once per process.

    Under names of our own: an Inter that is installed on this computer could be another version, and an export would
    then differ from one computer to the next; and matplotlib logs that its DejaVu has no weight between two of its own.
    """
    for weight, name in _FILES.items():
        for family, file in zip(FAMILIES, (paths.resources() / "fonts" / name, _fallback()), strict=True):
            fontManager.ttflist.append(FontEntry(fname=str(file), name=family, weight=int(weight), size="scalable"))


@lru_cache(maxsize=64)
def font(size_px: float, weight: Weight = Weight.REGULAR) -> FontProperties:
    """Return the font of a size in logical pixels; shared, so not to be changed."""
    register_fonts()
    return FontProperties(family=list(FAMILIES), weight=int(weight), size=size_px * _POINTS_PER_PX)


@lru_cache(maxsize=4096)
def text_width(text: str, size_px: float, weight: Weight = Weight.REGULAR) -> float:
    """Return how many logical pixels a line of text is wide; call it inside `style.drawing`."""
    is_math = False
    width, _height, _descent = _renderer().get_text_width_height_descent(drawable(text), font(size_px, weight), is_math)  # type: ignore[no-untyped-call] # untyped there
    return float(width)


@lru_cache(maxsize=4096)
def drawable(text: str) -> str:
    """Return a text in letters that the fonts have: an emoji, of however many parts, becomes one empty box."""
    known = _known()
    if all(ord(letter) in known for letter in text):
        return text
    return _BOXES.sub("□", "".join(letter if ord(letter) in known else "□" for letter in _JOINS.sub("", text)))


def wrap(text: str, width: float, size_px: float, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """Break a text at its spaces into lines of at most `width` pixels; a longer word stands alone. Keeps newlines."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size_px, weight) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        if line:
            lines.append(line)
    return tuple(lines)


def _fallback() -> Path:
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@cache
def _known() -> frozenset[int]:
    """Return the letters that one of the fonts has."""
    files = (paths.resources() / "fonts" / _FILES[Weight.REGULAR], _fallback())
    return frozenset(code for file in files for code in get_font(str(file)).get_charmap())


@cache
def _renderer() -> RendererAgg:
    return RendererAgg(1, 1, 100)  # type: ignore[no-untyped-call] # matplotlib's backends carry no types


@lru_cache(maxsize=1024)
def shortened(text: str, room: float, size_px: float, weight: Weight) -> str:
    """Return a text that fits, its end cut off with an ellipsis where it does not."""
    if text_width(text, size_px, weight) <= room:
        return text
    begun = [f"{text[:length].rstrip()}…" for length in range(len(text) or 1)]
    fitting = bisect_right(begun, room, key=lambda cut: text_width(cut, size_px, weight))
    return begun[max(fitting - 1, 0)]
