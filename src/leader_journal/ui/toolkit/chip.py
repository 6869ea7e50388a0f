"""A chip: a pill that can be chosen. It takes the same room chosen or not, so that nothing moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import mnemonic_letter, rounded_box, set_ring_radius, without_mnemonic
from leader_journal.ui.toolkit.themed import Themed

_HEIGHT, _PADDING, _GLYPH, _GLYPH_GAP, _DIGIT_GAP = 30, 13, 16, 6, 7
_DIGIT_PADDING = 10
"""Tighter, so that the six kinds fit on one line of the capture window, also beside its scroll bar."""
_CHOSEN_WEIGHT = QFont.Weight.DemiBold

Glyph = Callable[[QPainter, QRectF, QColor], None]
"""Draws a sign within a square, in a colour."""


class Chip(Themed, QAbstractButton):
    """One choice. `label` may hold `&` before its letter; `digit` stands before it; `glyph` is drawn there.

    `set_label` changes the words. Inside a ChipGroup the group moves the focus and hears the letters.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        digit: str = "",
        glyph: Glyph | None = None,
        show_key: bool = True,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._digit = digit
        self._glyph = glyph
        self._show_key = show_key
        self.accessible_role = QAccessible.Role.CheckBox
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.set_label(label)
        self.restyle()

    @property
    def label(self) -> str:
        """The words, with `&` before the letter."""
        return self._label

    @property
    def letter(self) -> str:
        """The letter that toggles it inside its group, in small; empty when there is none."""
        return mnemonic_letter(self._label)

    @property
    def digit(self) -> str:
        """The digit that chooses it inside its group; empty when there is none."""
        return self._digit

    def set_label(self, label: str) -> None:
        """Show these words; `&` stands before the letter."""
        self._label = label
        self.setText(without_mnemonic(label))
        key = self._digit or (self.letter.upper() if self._show_key else "")
        self.setAccessibleName(without_mnemonic(label))
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        set_ring_radius(self, self.theme.px(_HEIGHT) / 2)
        super().restyle()

    def sizeHint(self) -> QSize:
        """Return the room for the words in their chosen, heavier weight."""
        theme = self.theme
        words = theme.width_of(self.text(), TextStyle.BODY, _CHOSEN_WEIGHT)
        return QSize(round(words + self._lead() + 2 * self._padding() + 0.49), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        rect = QRectF(self.rect())
        self._paint_pill(painter, rect)
        colour = self._words_colour()
        left = rect.left() + self._padding()
        weight = _CHOSEN_WEIGHT if self.isChecked() else None
        spare = rect.width() - 2 * self._padding() - self._lead() - self._words_width(weight)
        left += spare / 2
        if self._glyph is not None:
            side = theme.px(_GLYPH)
            self._glyph(painter, QRectF(left, rect.center().y() - side / 2, side, side), colour)
        elif self._digit:
            painter.setFont(theme.font(TextStyle.DIGIT))
            painter.setPen(colour if self.isChecked() else theme.color(self._digit_token()))
            painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._digit)
        painter.setFont(theme.font(TextStyle.BODY, weight))
        painter.setPen(colour)
        flags = Qt.TextFlag.TextShowMnemonic if self._show_key else Qt.TextFlag.TextHideMnemonic
        words = rect.adjusted(left + self._lead(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | flags | Qt.TextFlag.TextSingleLine, self._label)

    def setText(self, text: str) -> None:
        """Show words; a letter in them never becomes an Alt shortcut, which groups would fight over."""
        super().setText(text.replace("&", "&&"))
        super().setShortcut("")

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def _paint_pill(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        radius = rect.height() / 2
        if not self.isEnabled():
            rounded_box(painter, rect, radius, None, theme.color("line"))
        elif self.isChecked():
            rounded_box(painter, rect, radius, theme.color("sel"), theme.color("accent"), 1.5 * theme.scale)
        else:
            ground = "press" if self.isDown() else "hover" if self.underMouse() else "sheet"
            rounded_box(painter, rect, radius, theme.color(ground), theme.color("edge"))

    def _words_colour(self) -> QColor:
        if not self.isEnabled():
            return self.theme.color("field")
        return self.theme.color("accent" if self.isChecked() else "ink")

    def _digit_token(self) -> str:
        if not self.isEnabled():
            return "field"
        return "muted" if self.isDown() or self.underMouse() else "faint"  # faint is too weak on hover and press

    def _lead(self) -> float:
        """The room before the words: glyph or digit, and its gap."""
        theme = self.theme
        if self._glyph is not None:
            return theme.px(_GLYPH) + theme.px(_GLYPH_GAP)
        if self._digit:
            return theme.width_of(self._digit, TextStyle.DIGIT) + theme.px(_DIGIT_GAP)
        return 0.0

    def _padding(self) -> int:
        return self.theme.px(_DIGIT_PADDING if self._digit else _PADDING)

    def _words_width(self, weight: QFont.Weight | None) -> float:
        return self.theme.width_of(self.text(), TextStyle.BODY, weight)


class AddChip(Chip):
    """A chip with a dashed line and a plus that opens something to choose from; it is pressed, never chosen."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent, show_key=False)
        self.accessible_role = QAccessible.Role.Button
        self.setCheckable(False)

    def _lead(self) -> float:
        return self.theme.px(14) + self.theme.px(_GLYPH_GAP)

    def _paint_pill(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("press" if self.isDown() else "hover" if self.underMouse() else "paper"))
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        side = theme.px(14)
        corner = QPointF(rect.left() + theme.px(_PADDING), rect.center().y() - side / 2)
        theme.icons.paint(painter, corner, "plus", 14, "muted")

    def _words_colour(self) -> QColor:
        return self.theme.color("muted" if self.isEnabled() else "field")
