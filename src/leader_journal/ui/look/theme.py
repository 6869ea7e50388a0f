"""The look of the app: colours, sizes and fonts, which change while it runs. One instance, handed down.

The style sheet is that of each window, not of the application: with one there, every part of a page is matched against
it again at each step by which the page is put together, before it is in a window at all (docs/decisions/0060).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.ui.look.icons import Icons
from leader_journal.ui.look.motion import Motion
from leader_journal.ui.look.qss import palette_for, style_sheet
from leader_journal.ui.look.tokens import forced_tokens, load_tokens
from leader_journal.ui.look.type_styles import TextStyle, make_font, to_half

SMALLEST_PERCENT, LARGEST_PERCENT = 80, 200
_WIDTHS_KEPT = 1000
"""Of words on one line: a page of many parts asks for a few hundred, each of them several times."""

__all__ = ["LARGEST_PERCENT", "SMALLEST_PERCENT", "TextStyle", "Theme", "ThemeMode"]


class ThemeMode(StrEnum):
    """Light, dark, or whichever the system uses."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Tokens, metrics, fonts and icons. `apply` and `dress` dress application and windows, and follow every change."""

    changed = Signal()
    """Colours, text size or animation changed: repaint, and measure again."""
    _sheet_changed = Signal(str)

    def __init__(self, mode: ThemeMode | str = ThemeMode.SYSTEM, percent: int = 100) -> None:
        super().__init__()
        self._mode = ThemeMode(mode)
        self._percent = _within(percent)
        self._system_palette: QPalette | None = None
        self._sheet = ""
        self._fonts: dict[tuple[TextStyle, QFont.Weight | None], QFont] = {}
        self._metrics: dict[tuple[TextStyle, QFont.Weight | None], QFontMetricsF] = {}
        self._widths: dict[tuple[str, TextStyle, QFont.Weight | None], float] = {}
        self.motion = Motion(self)
        self.icons = Icons(self)
        self._tokens: Mapping[str, str] = self._chosen_tokens()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):  # Qt 6.10 and later tell when colours are forced
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def mode(self) -> ThemeMode:
        """What was chosen: light, dark, or as the system."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the ground is dark now."""
        return self._is_dark()

    @property
    def percent(self) -> int:
        """The text size, 80 to 200."""
        return self._percent

    @property
    def scale(self) -> float:
        """What every size of the design is multiplied by, 0.8 to 2."""
        return self._percent / 100

    @property
    def tokens(self) -> Mapping[str, str]:
        """All colours as `#rrggbb`, by token."""
        return self._tokens

    def apply(self, app: QApplication) -> None:
        """Give the whole application its palette and font. Call once, before windows."""
        if self._system_palette is None:
            self._system_palette = QPalette(app.palette())
        self._tokens = self._chosen_tokens()
        self._dress(app)

    def dress(self, window: QWidget) -> None:
        """Give a window its style sheet, and with it the dialogs and menus that belong to it."""
        window.setStyleSheet(self._sheet)
        self._sheet_changed.connect(window.setStyleSheet)

    def set_mode(self, mode: ThemeMode | str) -> None:
        """Choose light, dark, or as the system."""
        self._mode = ThemeMode(mode)
        self._refresh()

    def set_scale(self, percent: int) -> None:
        """Choose the text size in percent; kept within 80 to 200."""
        self._percent = _within(percent)
        self._refresh()

    def color(self, token: str) -> QColor:
        """Return the colour of a token of the design, such as `ink` or `mark.shown`; KeyError for another name."""
        return QColor(_color(self._tokens[token]))

    def px(self, n: float) -> int:
        """Return the whole pixels of `n` pixels at 100 % text size; a visible size never becomes none."""
        return max(1, round(n * self.scale)) if n > 0 else round(n * self.scale)

    def font(self, style: TextStyle, weight: QFont.Weight | None = None) -> QFont:
        """Return the font of a style at the current text size, optionally in another weight."""
        key = (style, weight)
        if key not in self._fonts:
            self._fonts[key] = make_font(style, self.scale, weight)
        return self._fonts[key]

    def metrics(self, style: TextStyle, weight: QFont.Weight | None = None) -> QFontMetricsF:
        """Return the measures of `font`, made once: measuring in a paint event must not build fonts."""
        key = (style, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(style, weight))
        return self._metrics[key]

    def width_of(self, words: str, style: TextStyle, weight: QFont.Weight | None = None) -> float:
        """Return how wide words are on one line, in pixels: layouts ask for the same ones over and over."""
        key = (words, style, weight)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= _WIDTHS_KEPT:
                self._widths.clear()
            width = self._widths[key] = self.metrics(style, weight).horizontalAdvance(words)
        return width

    def forget_words(self) -> None:
        """Know no longer how wide any words are: somebody who was named in them was forgotten."""
        self._widths.clear()

    def line_height(self, style: TextStyle) -> float:
        """Return the distance of two lines of a style, in pixels."""
        return to_half(style.value.line * self.scale)

    def _is_dark(self) -> bool:
        if self._mode is ThemeMode.SYSTEM:
            # only read: setting the colour scheme does nothing on bare X11, offscreen and KDE without a portal
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    def _chosen_tokens(self) -> Mapping[str, str]:
        if self._system_palette is not None and _colours_are_forced():
            return forced_tokens(self._system_palette)
        return load_tokens("dark" if self._is_dark() else "light")

    def _follow_system(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self._tokens = self._chosen_tokens()
        self._fonts.clear()
        self._metrics.clear()
        self._widths.clear()
        app = QApplication.instance()
        if self._system_palette is not None and isinstance(app, QApplication):
            self._dress(app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette_for(self))
        app.setFont(self.font(TextStyle.BODY))
        self._sheet = style_sheet(self)
        self._sheet_changed.emit(self._sheet)


def _within(percent: int) -> int:
    return min(LARGEST_PERCENT, max(SMALLEST_PERCENT, percent))


def _colours_are_forced() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


@lru_cache(maxsize=256)
def _color(name: str) -> QColor:
    return QColor(name)
