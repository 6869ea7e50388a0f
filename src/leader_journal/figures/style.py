"""The look of figures: theme tokens, text scale and letters as one frozen value. Known without Qt or matplotlib."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from leader_journal import paths

DOT_ALPHA = 0.55
"""Month dots are ink of this opacity (DESIGN.md 3.1)."""

USED_TOKENS = frozenset(
    {"paper", "ink", "muted", "faint", "field", "edge", "accent", "mark.shown", "mark.missed", "missed_text"}
    | {"grid", "band50", "band95", "zone"}
)
"""What figures are coloured with."""


def as_in_files() -> AbstractContextManager[None]:
    """Measure texts as matplotlib draws them."""
    from leader_journal.figures.file_letters import drawing  # matplotlib: not at start-up

    return drawing()


class FigureStyle(Struct, frozen=True):
    """Colours by token as `#rrggbb`, the text scale (0.8 to 2), and whether the ground is dark.

    `told` is whether the picture shows what the app reads in it; in a review not before the leader has looked.
    `letters` measures texts as they will be drawn: it holds while a chart is laid out and painted.
    """

    colors: Mapping[str, str]
    scale: float = 1.0
    dark: bool = False
    told: bool = True
    letters: Callable[[], AbstractContextManager[None]] = as_in_files

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


@cache
def _tokens(theme_name: str) -> Mapping[str, str]:
    text = (paths.resources() / "themes" / f"{theme_name}.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))
