"""The letters of figures: which weights there are, how wide a text is in them, and where it breaks.

Who measures is said by whoever lays a chart out (`FigureStyle.letters`): a file by matplotlib, which draws it, the
window by Qt. Both draw the Inter that ships.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum

from leader_journal.core.word_memories import remembers_words


class Weight(IntEnum):
    """The three weights that ship."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600


FONT_FILES = {
    Weight.REGULAR: "Inter-Regular.ttf",
    Weight.MEDIUM: "Inter-Medium.ttf",
    Weight.SEMIBOLD: "Inter-SemiBold.ttf",
}

CAP_HEIGHT = 0.727
"""Of Inter, in parts of its size: text is centred by its capitals, whatever letters hang below."""

Measure = Callable[[str, float, Weight], float]
"""How many logical pixels a line of text is wide, its size in logical pixels too."""

_MEASURE: ContextVar[Measure] = ContextVar("_MEASURE")


@contextmanager
def measured_by(measure: Measure) -> Iterator[None]:
    """Let texts be measured so inside the block, in this thread."""
    before = _MEASURE.set(measure)
    try:
        yield
    finally:
        _MEASURE.reset(before)


def text_width(text: str, size_px: float, weight: Weight = Weight.REGULAR) -> float:
    """Return how many logical pixels a line of text is wide; call it where a style's `letters` hold."""
    return _MEASURE.get()(text, size_px, weight)


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


def shortened(text: str, room: float, size_px: float, weight: Weight) -> str:
    """Return a text that fits, its end cut off with an ellipsis where it does not."""
    return _shortened(_MEASURE.get(), text, room, size_px, weight)


@remembers_words(1024)
def _shortened(measure: Measure, text: str, room: float, size_px: float, weight: Weight) -> str:
    if measure(text, size_px, weight) <= room:
        return text
    begun = [f"{text[:length].rstrip()}…" for length in range(len(text) or 1)]
    fitting = bisect_right(begun, room, key=lambda cut: measure(cut, size_px, weight))
    return begun[max(fitting - 1, 0)]
