"""The look of figures: theme tokens, text scale and fonts as one frozen value. Known without Qt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import RLock
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from msgspec import Struct

from leader_journal import paths
from leader_journal.figures.fonts import FAMILIES, register_fonts

DPI = 100
"""Figures are laid out in logical pixels, of which this many make an inch. The device's own ratio comes on top."""

DOT_ALPHA = 0.55
"""Month dots are ink of this opacity (DESIGN.md 3.1)."""

USED_TOKENS = frozenset(
    {"paper", "ink", "muted", "faint", "field", "edge", "accent", "mark.shown", "mark.missed", "missed_text"}
    | {"grid", "band50", "band95", "zone"}
)
"""What figures are coloured with."""

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


class FigureStyle(Struct, frozen=True):
    """Colours by token as `#rrggbb`, the text scale (0.8 to 2), and whether the ground is dark.

    `told` is whether the picture shows what the app reads in it; in a review not before the leader has looked.
    """

    colors: Mapping[str, str]
    scale: float = 1.0
    dark: bool = False
    told: bool = True

    def __post_init__(self) -> None:
        if missing := USED_TOKENS - self.colors.keys():
            raise ValueError(f"a figure needs the tokens {sorted(missing)}")

    @classmethod
    def of(cls, theme_name: str, scale: float = 1.0) -> FigureStyle:
        """Return the style of the theme `light` or `dark`."""
        return cls(_tokens(theme_name), scale, dark=theme_name == "dark")

    def color(self, token: str) -> str:
        """Return the colour of a token; KeyError for a name that the design does not know."""
        return self.colors[token]

    def px(self, n: float) -> float:
        """Return the logical pixels of `n` pixels at 100 % text size."""
        return n * self.scale

    def font_px(self, n: float) -> float:
        """Return a text size in pixels, in steps of half a pixel as everywhere in the app."""
        return round(n * self.scale * 2) / 2


_DRAWS = RLock()
"""matplotlib's settings are those of the process: the app draws in its window, and once in a thread to be warm."""


@contextmanager
def drawing() -> Iterator[None]:
    """Give matplotlib our settings inside the block; its settings are global, so they are put back afterwards."""
    register_fonts()
    with _DRAWS, mpl.rc_context(_RC):  # type: ignore[arg-type] # its keys are a closed set of literals
        yield


@cache
def _tokens(theme_name: str) -> Mapping[str, str]:
    text = (paths.resources() / "themes" / f"{theme_name}.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))
