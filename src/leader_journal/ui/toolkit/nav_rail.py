"""The rail: the app's name, the one primary button, the pages, and what stands at its foot."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.painting import rounded_box
from leader_journal.ui.toolkit.themed import EnterClicks, OneOfSeveral, Themed
from leader_journal.ui.toolkit.tips import set_tip

_WIDE, _NARROW, _MARGIN, _ITEM, _RADIUS, _ICON = 208, 60, 12, 34, 8, 18
_TEXT_AT, _PAD = 38, 10


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place on the rail: what `chosen` sends, its icon, its keys, and whether they are shown beside its name.

    `is_place`: one can be there; what is only pressed, like Lock, is a button for who listens.
    """

    key: Hashable
    icon: str
    keys: str = ""
    show_keys: bool = False
    is_place: bool = True


class NavRail(Themed, QWidget):
    """Arrows move between the items, Enter and Space choose, Tab leaves. `set_current` marks where the reader is."""

    chosen = Signal(object)
    """An item was pressed: its key."""
    primary_clicked = Signal()
    """The primary button was pressed."""

    accessible_role = QAccessible.Role.PageTabList

    def __init__(
        self,
        theme: Theme,
        *,
        primary_icon: str,
        primary_keys: str,
        items: Sequence[NavItem],
        bottom: Sequence[NavItem],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._follow(theme)
        self._collapsed = False
        self._primary_keys = primary_keys
        self._primary_words = ""
        self._name = TextLabel(theme, TextStyle.SECTION, "ink")
        self.fit(self._name.setContentsMargins, _PAD, 0, _PAD, 0)
        self._primary = PrimaryButton(theme, icon=primary_icon, parent=self)
        self._primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._primary.spread = True
        self._primary.clicked.connect(self.primary_clicked)
        self._items = {item.key: NavButton(theme, item, self) for item in (*items, *bottom)}
        self._column = self.column(self, spacing=2)
        self._build([item.key for item in items], [item.key for item in bottom])
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.say_by(self._say_primary)  # its owner says the words, keys are shown in the language's own
        self.restyle()

    def set_words(self, brand: str, primary: str, labels: Mapping[Hashable, str]) -> None:
        """Say everything: the app's name, the primary button, and each item by its key."""
        self._name.setText(brand)
        self._primary_words = primary
        for key, words in labels.items():
            self._items[key].set_words(words)
        self._say_primary()

    def set_current(self, key: Hashable) -> None:
        """Mark the item of this key, silently; a key that is not on the rail marks none."""
        for held, button in self._items.items():
            button.setChecked(held == key)
        self._rove()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, with names as tooltips, or names too."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self.restyle()

    def set_shown(self, key: Hashable, *, shown: bool) -> None:
        self._items[key].setVisible(shown)

    def item(self, key: Hashable) -> NavButton:
        return self._items[key]

    def restyle(self) -> None:
        px = self.theme.px
        self.setFixedWidth(px(_NARROW if self._collapsed else _WIDE))
        side = px((_NARROW - 36) / 2 if self._collapsed else _MARGIN)
        self._column.layout.setContentsMargins(side, px(22), side, px(14))
        self._name.setVisible(not self._collapsed)
        for button in self._items.values():
            button.set_collapsed(self._collapsed)
        self._say_primary()
        super().restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = [button for button in self._items.values() if not button.isHidden()]
        place = next((n for n, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        target = buttons[(place + step) % len(buttons)]
        self._rove(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, items: list[Hashable], bottom: list[Hashable]) -> None:
        self._column.add(self._name, 12, self._primary, 14)
        self._column.add(*(self._items[key] for key in items), STRETCH)
        self._column.add(*(self._items[key] for key in bottom))
        for key, button in self._items.items():
            button.clicked.connect(partial(self._clicked, key))
        self._rove()

    def _clicked(self, key: Hashable, _checked: bool = False) -> None:
        self._rove(self._items[key])
        self.chosen.emit(key)

    def _rove(self, stop: NavButton | None = None) -> None:
        """One tab stop: the item in focus, else the current page, else the first."""
        buttons = list(self._items.values())
        stop = stop or next((b for b in buttons if b.isChecked()), buttons[0])
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus)

    def _say_primary(self) -> None:
        keys = keys_shown(self._primary_keys)
        self._primary.setText("" if self._collapsed else self._primary_words)
        self._primary.set_keys("" if self._collapsed else keys)
        self._primary.setAccessibleName(self._primary_words)
        set_tip(self._primary, f"{self._primary_words}  {keys}" if self._collapsed else "")


class NavButton(OneOfSeveral, EnterClicks, Themed, QToolButton):
    """One place. Marked by the rail, never by the click itself: Lock is pressed but is no place to be."""

    keys_of_all = (Qt.Key.Key_Up, Qt.Key.Key_Down)

    def __init__(self, theme: Theme, item: NavItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._collapsed = False
        self._words = ""
        self.accessible_role = QAccessible.Role.PageTab if item.is_place else QAccessible.Role.Button
        self.setCheckable(item.is_place)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._follow(theme)
        self.round_ring(_RADIUS)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(keys_shown(self._item.keys))
        self._say_tooltip()
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        self._collapsed = collapsed
        self._say_tooltip()
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """A click does not mark: the rail does."""

    def sizeHint(self) -> QSize:
        """Return 34 high; wide enough for its name."""
        theme = self.theme
        if self._collapsed:
            return QSize(theme.px(36), theme.px(_ITEM))
        words = theme.width_of(self._words, TextStyle.BODY, QFont.Weight.DemiBold)
        return QSize(math.ceil(theme.px(_TEXT_AT) + words + theme.px(_PAD)), theme.px(_ITEM))

    def minimumSizeHint(self) -> QSize:
        """Return the height, and room for the icon."""
        return QSize(self.theme.px(36), self.theme.px(_ITEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, rect = self.theme, QPainter(self), QRectF(self.rect())
        current = self.isChecked()
        ground = "press" if self.isDown() else "sel" if current else "hover" if self.underMouse() else ""
        if ground:
            rounded_box(painter, rect, theme.px(_RADIUS), theme.color(ground), None)
        side = theme.px(_ICON)
        x = (rect.width() - side) / 2 if self._collapsed else theme.px(_PAD)
        corner = QPointF(x, (rect.height() - side) / 2)
        theme.icons.paint(painter, corner, self._item.icon, _ICON, "accent" if current else "muted")
        if self._collapsed:
            return
        weight = QFont.Weight.DemiBold if current else QFont.Weight.Medium
        painter.setFont(theme.font(TextStyle.BODY, weight))
        painter.setPen(theme.color("ink" if current else "muted"))
        room = rect.adjusted(theme.px(_TEXT_AT), 0, -theme.px(_PAD), 0)
        words = theme.metrics(TextStyle.BODY, weight).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._item.show_keys:
            painter.setFont(theme.font(TextStyle.NOTE))
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, flags, keys_shown(self._item.keys))

    def _say_tooltip(self) -> None:
        keys = keys_shown(self._item.keys)
        set_tip(self, f"{self._words}  {keys}" if self._collapsed else "")
