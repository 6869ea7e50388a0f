"""Buttons: primary, default, text, and icon buttons. Painted by us, so that a key hint stands inside."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QSizePolicy, QToolButton, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import EnterClicks, Themed, Words
from leader_journal.ui.toolkit.tips import set_tip

_HEIGHT, _SMALL_HEIGHT, _RADIUS, _ICON, _ICON_GAP, _KEY_GAP = 34, 28, 8, 16, 8, 12
_PADDING, _SMALL_PADDING = 15, 11
_LEAST_LINK = 64
_KEY_OPACITY = 0.85


CTRL_ENTER = ("Ctrl+Return", "Ctrl+Enter")


def press_by_ctrl_enter(button: QAbstractButton) -> None:
    """Let Ctrl+Enter press a button, wherever in its window one writes."""
    for keys in CTRL_ENTER:
        QShortcut(keys, button).activated.connect(button.click)


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """The tokens of a button's ground, edge and words in one state."""

    ground: str | None
    edge: str | None
    words: str


class _Button(EnterClicks, Themed, QPushButton):
    """What the three kinds share. `keys` is the hint inside ("Ctrl Enter"), `icon` the name of an icon before.

    `icon_after` is the name of an icon behind the words instead, for a button that leads on.
    """

    _weight = QFont.Weight.Medium
    spread = False
    """Words at the left end and keys at the right, where the button is wider than both."""

    def __init__(
        self,
        theme: Theme,
        text: str | Words = "",
        parent: QWidget | None = None,
        *,
        keys: str | Words = "",
        icon: str = "",
        icon_after: str = "",
        small: bool = False,
    ) -> None:
        super().__init__(parent)
        self._keys = ""
        self._icon = icon
        self._icon_after = icon_after
        self._small = small
        self.setAutoDefault(False)
        self.setProperty("painted", "true")  # the style sheet's measures are for the dialogs' own buttons
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        for setter, words in ((self.setText, text), (self.set_keys, keys)):
            if callable(words):
                self.say(setter, words)
            else:
                setter(words)
        self.round_ring(_RADIUS)

    def set_keys(self, keys: str) -> None:
        """Show this key hint inside, also for a screen reader; empty shows none."""
        self._keys = keys
        self.setAccessibleDescription(keys)
        self.updateGeometry()
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Show this icon before the words; empty shows none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_icon_after(self, icon: str) -> None:
        """Show this icon behind the words; empty shows none."""
        self._icon_after = icon
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = self.theme.px(_SMALL_HEIGHT if self._small else _HEIGHT)
        return QSize(math.ceil(self._content_width() + 2 * self._padding()), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look()
        rect = QRectF(self.rect())
        if look.ground is not None or look.edge is not None:
            fill = self.theme.color(look.ground) if look.ground else None
            edge = self.theme.color(look.edge) if look.edge else None
            rounded_box(painter, rect, self.theme.px(_RADIUS), fill, edge)
        self._paint_content(painter, rect, look.words)

    def _look(self) -> ButtonLook:
        raise NotImplementedError

    def _paint_content(self, painter: QPainter, rect: QRectF, token: str) -> None:
        theme, colour = self.theme, self.theme.color(token)
        lacking = max(0.0, self._content_width() - rect.width())
        x = rect.left() + max(0.0, (rect.width() - self._content_width()) / 2)
        if self.spread and self.text():
            x = rect.left() + theme.px(_SMALL_PADDING)
        if self._icon:
            x += self._paint_icon(painter, rect, x, self._icon, token) + theme.px(_ICON_GAP)
        font = QFont(theme.font(self._text_style(), self._weight))
        font.setUnderline(self._underlined())
        self._paint_words(painter, QRectF(x, rect.top(), self._words_width() - lacking, rect.height()), font, colour)
        if self._icon_after:
            place = x + self._words_width() - lacking + theme.px(_ICON_GAP)
            self._paint_icon(painter, rect, place, self._icon_after, token)
        if self._keys:
            x += self._words_width() - lacking + theme.px(_KEY_GAP)
            if self.spread:
                x = rect.right() - theme.px(_SMALL_PADDING) - theme.width_of(self._keys, TextStyle.NOTE)
            hint = QColor(colour)
            hint.setAlphaF(_KEY_OPACITY)
            painter.setFont(theme.font(TextStyle.NOTE))
            painter.setPen(hint)
            painter.drawText(QPointF(x, self._baseline(rect)), self._keys)

    def _paint_icon(self, painter: QPainter, rect: QRectF, x: float, name: str, token: str) -> int:
        """Paint an icon at `x`; return its width."""
        side = self.theme.px(_ICON)
        self.theme.icons.paint(painter, QPointF(x, rect.center().y() - side / 2), name, _ICON, token)
        return side

    def _paint_words(self, painter: QPainter, room: QRectF, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        words = self.text().replace("&", "")
        if room.width() < self._words_width():
            metrics = self.theme.metrics(self._text_style(), self._weight)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), self._baseline(room)), words)

    def _baseline(self, rect: QRectF) -> float:
        """Words and key hint stand on one line."""
        metrics = self.theme.metrics(self._text_style(), self._weight)
        return round(rect.center().y() + (metrics.ascent() - metrics.descent()) / 2)

    def _text_style(self) -> TextStyle:
        return TextStyle.SMALL if self._small else TextStyle.BODY

    def _padding(self) -> int:
        return self.theme.px(_SMALL_PADDING if self._small else _PADDING)

    def _words_width(self) -> float:
        words = self.text().replace("&", "")
        return self.theme.width_of(words, self._text_style(), self._weight)

    def _content_width(self) -> float:
        width = self._words_width()
        for _icon in filter(None, (self._icon, self._icon_after)):
            width += self.theme.px(_ICON) + (self.theme.px(_ICON_GAP) if self.text() else 0)
        if self._keys:
            width += self.theme.px(_KEY_GAP) + self.theme.width_of(self._keys, TextStyle.NOTE)
        return width

    def _underlined(self) -> bool:
        return False


class PrimaryButton(_Button):
    """The one filled button of a view. Over a dialog Ctrl+Enter presses it, wherever in it one writes."""

    _weight = QFont.Weight.DemiBold
    _by_key = False

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known what it stands in."""
        super().showEvent(event)
        if not self._by_key and isinstance(self.window(), QDialog):
            self._by_key = True
            press_by_ctrl_enter(self)

    def _look(self) -> ButtonLook:
        if not self.isEnabled():
            return ButtonLook(None, "line", "field")
        ground = "accent_hover" if self.isDown() or self.underMouse() else "accent"
        return ButtonLook(ground, None, "on_accent")


class DefaultButton(_Button):
    """Every other button with a box."""

    def _look(self) -> ButtonLook:
        if not self.isEnabled():
            return ButtonLook(None, "line", "field")
        return ButtonLook("press" if self.isDown() else "hover" if self.underMouse() else "sheet", "edge", "ink")


class TextButton(_Button):
    """A button that is only words, as a link is: underlined under the pointer. At least 28 high to hit."""

    def sizeHint(self) -> QSize:
        """Return the room for the words; no less than one can hit."""
        hit = self.theme.px(_SMALL_HEIGHT)
        return QSize(max(hit, math.ceil(self._content_width())), hit)

    def _look(self) -> ButtonLook:
        if not self.isEnabled():
            return ButtonLook(None, None, "field")
        return ButtonLook(None, None, "accent_hover" if self.underMouse() or self.isDown() else "accent")

    def _underlined(self) -> bool:
        return self.isEnabled() and self.underMouse()


class BackLink(TextButton):
    """The way back, by the name of where it leads: a long one is shortened where its row has no room for it."""

    def __init__(self, theme: Theme, text: str | Words = "") -> None:
        super().__init__(theme, text, icon="arrow-left", small=True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the arrow and a few letters."""
        return QSize(self.theme.px(_LEAST_LINK), self.sizeHint().height())


class IconButton(EnterClicks, Themed, QToolButton):
    """A button that is only an icon. `name` says verb and object ("Edit entry"); it is its tooltip too."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str | Words = "",
        parent: QWidget | None = None,
        *,
        keys: Words | None = None,
        size: int = 18,
    ) -> None:
        super().__init__(parent)
        self._name, self._shown_keys = name, keys
        self._icon = icon
        self._size = size
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._follow(theme)
        if callable(name):
            self.say_by(self._say_name)
        else:
            self._say_name()
        self.round_ring(_RADIUS)

    def set_name(self, name: str, keys: str = "") -> None:
        """Say what it does, and by which keys."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        set_tip(self, f"{name}  {keys}" if keys else name)

    def _say_name(self) -> None:
        name = self._name() if callable(self._name) else self._name
        self.set_name(name, self._shown_keys() if self._shown_keys is not None else "")

    def set_icon_name(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that can be hit, 30 at 100 %."""
        side = self.theme.px(max(28, self._size + 12))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, rect = self.theme, QPainter(self), QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = theme.color("press" if self.isDown() else "hover")
            rounded_box(painter, rect, theme.px(_RADIUS), ground, None)
        token = "field" if not self.isEnabled() else "accent" if self.isChecked() else "muted"
        side = theme.px(self._size)
        corner = rect.center() - QPointF(side / 2, side / 2)
        theme.icons.paint(painter, corner, self._icon, self._size, token)
