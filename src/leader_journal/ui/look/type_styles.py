"""The type styles of the design: which voice, how large, how heavy. Sizes are pixels at 100 % text size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from leader_journal import paths

_SANS_FALLBACK = ("Inter", "sans-serif")
_SERIF_FALLBACK = ("Source Serif 4", "Source Serif Pro", "Georgia", "serif")


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """One style: `size` and `line` in pixels at 100 %, `tracking` in parts of the size."""

    size: float
    line: float
    weight: QFont.Weight = QFont.Weight.Normal
    serif: bool = False
    tracking: float = 0.0


class TextStyle(Enum):
    """Every size of text in the app. Serif is what the leader wrote; the app itself speaks in sans."""

    TITLE = TypeSpec(26, 34, QFont.Weight.DemiBold, tracking=-0.015)
    FINDING = TypeSpec(20, 28, QFont.Weight.DemiBold, tracking=-0.01)
    LEAD = TypeSpec(16, 25)
    LEAD_STRONG = TypeSpec(16, 25, QFont.Weight.DemiBold)
    BODY = TypeSpec(14, 20)
    STRONG = TypeSpec(14, 20, QFont.Weight.DemiBold)
    SMALL = TypeSpec(13, 18)
    SECTION = TypeSpec(13, 20, QFont.Weight.DemiBold)
    NOTE = TypeSpec(12, 17)
    NOTE_STRONG = TypeSpec(12, 17, QFont.Weight.DemiBold)
    DIGIT = TypeSpec(11, 15)
    PROSE_L = TypeSpec(21, 32, serif=True)
    PROSE_CAPTURE = TypeSpec(20, 30, serif=True)
    PROSE = TypeSpec(17, 27, serif=True)
    PROSE_S = TypeSpec(15.5, 21, serif=True)

    @property
    def role(self) -> str:
        """The name of the style in style sheets: `QLabel[role="title"]`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Families:
    """The font families to ask for, best first."""

    sans: tuple[str, ...]
    serif: tuple[str, ...]


@cache
def load_families() -> Families:
    """Register the fonts that ship, once per process, and return the families to use; needs a QGuiApplication."""
    families: set[str] = set()
    for path in sorted((paths.resources() / "fonts").rglob("*.ttf")):
        families.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))))
    sans = sorted((f for f in families if f.startswith("Inter")), key=len)[:1]
    serif = sorted((f for f in families if f.startswith("Source Serif")), key=len)[:1]
    return Families(
        sans=tuple(dict.fromkeys((*sans, *_SANS_FALLBACK))), serif=tuple(dict.fromkeys((*serif, *_SERIF_FALLBACK)))
    )


def to_half(pixels: float) -> float:
    """Round to half a pixel, the step in which line heights grow."""
    return round(pixels * 2) / 2


def make_font(style: TextStyle, scale: float, weight: QFont.Weight | None = None) -> QFont:
    """Return the font of a style. Qt draws letters in whole pixels only, whatever fraction a font asks for."""
    spec = style.value
    families = load_families()
    font = _font(families.serif if spec.serif else families.sans, pixel_size(style, scale), weight or spec.weight)
    if spec.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spec.tracking * font.pixelSize())
    return font


def sans_font(pixels: int, weight: QFont.Weight) -> QFont:
    """Return the app's own voice in a size of a figure, which has more of them than there are styles."""
    return _font(load_families().sans, pixels, weight)


def _font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def pixel_size(style: TextStyle, scale: float) -> int:
    """Return the height of a style's letters in pixels."""
    return math.floor(style.value.size * scale + 0.5)
