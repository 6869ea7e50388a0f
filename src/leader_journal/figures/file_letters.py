"""The letters of figures in files: matplotlib's, with the Inter that ships registered there under names of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font

from leader_journal import paths
from leader_journal.core.word_memories import remembers_words
from leader_journal.figures.fonts import FONT_FILES, Weight, measured_by

FAMILIES = ("Leader Journal Sans", "Leader Journal Fallback")
"""Our font, then the one that comes with matplotlib, for letters that Inter does not have."""

_POINTS_PER_PX = 72 / 100
_JOINS, _BOXES = re.compile("[\u200d\ufe00-\ufe0f]"), re.compile("□+")
"""What joins and varies signs without being one, and signs that no font has, side by side."""

_RC: dict[str, Any] = {
    "font.family": list(FAMILIES),
    "text.hinting": "none",  # widths that grow evenly with the scale, and the same shapes on every device
    "text.parse_math": False,  # a dollar sign in a title is a dollar sign
    "svg.fonttype": "path",  # looks the same where Inter is not installed
    "svg.hashsalt": "leader-journal",  # ids that repeat, so that an export repeats byte for byte
    "pdf.fonttype": 42,
    "path.simplify": True,
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "savefig.dpi": "figure",
    "lines.dash_capstyle": "butt",
    "figure.constrained_layout.use": False,
    "figure.autolayout": False,
}

_DRAWS = RLock()
"""matplotlib's settings are those of the process: two threads may write files at once."""


@contextmanager
def drawing() -> Iterator[None]:
    """Give matplotlib our settings inside the block, and measure by it; its settings are global, and put back after."""
    register_fonts()
    with _DRAWS, mpl.rc_context(_RC), measured_by(_width):  # type: ignore[arg-type] # its keys are a closed set of literals
        yield


@cache
def register_fonts() -> None:
    """Make the fonts that ship known to matplotlib, once per process.

    Under names of our own: an Inter that is installed on this computer could be another version, and an export would
    then differ from one computer to the next; and matplotlib logs that its DejaVu has no weight between two of its own.
    """
    for weight, name in FONT_FILES.items():
        for family, file in zip(FAMILIES, (paths.resources() / "fonts" / name, _fallback()), strict=True):
            fontManager.ttflist.append(FontEntry(fname=str(file), name=family, weight=int(weight), size="scalable"))


@lru_cache(maxsize=64)
def font(size_px: float, weight: Weight = Weight.REGULAR) -> FontProperties:
    """Return the font of a size in logical pixels; shared, so not to be changed."""
    register_fonts()
    return FontProperties(family=list(FAMILIES), weight=int(weight), size=size_px * _POINTS_PER_PX)


@remembers_words(4096)
def drawable(text: str) -> str:
    """Return a text in letters that the fonts have: an emoji, of however many parts, becomes one empty box."""
    known = _known()
    if all(ord(letter) in known for letter in text):
        return text
    return _BOXES.sub("□", "".join(letter if ord(letter) in known else "□" for letter in _JOINS.sub("", text)))


@remembers_words(4096)
def _width(text: str, size_px: float, weight: Weight) -> float:
    is_math = False
    width, _height, _descent = _renderer().get_text_width_height_descent(drawable(text), font(size_px, weight), is_math)  # type: ignore[no-untyped-call] # untyped there
    return float(width)


def _fallback() -> Path:
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"


@cache
def _known() -> frozenset[int]:
    """Return the letters that one of the fonts has."""
    files = (paths.resources() / "fonts" / FONT_FILES[Weight.REGULAR], _fallback())
    return frozenset(code for file in files for code in get_font(str(file)).get_charmap())


@cache
def _renderer() -> RendererAgg:
    return RendererAgg(1, 1, 100)  # type: ignore[no-untyped-call] # matplotlib's backends carry no types
