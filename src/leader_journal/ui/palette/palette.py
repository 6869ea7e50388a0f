"""The palette: a line to type in and what fits it; the arrows choose, Enter goes there, Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.palette.choices import Choices, Offer
from leader_journal.ui.palette.offer_row import OfferRow
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.early_keys import EarlyKeys
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.wording.catalogue import _

_WIDTH, _HEIGHT = 560, 420
_CHOICE = Qt.ItemDataRole.UserRole
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Palette(QDialog):
    """The focus stays in the line; the list says what Enter would do."""

    chosen = Signal(object)
    """An Act or a Place."""

    def __init__(self, theme: Theme, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Find and do"))
        self._choices = choices
        self._pages = parent.window()
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("An action, a place, a person, words of an entry"))
        self._line.setAccessibleName(_("Find and do"))
        self._line.setFont(theme.font(TextStyle.BODY))
        self._list = QListWidget()
        self._list.setProperty("role", "completions")
        self._list.setAccessibleName(_("What fits"))
        self._list.setFont(theme.font(TextStyle.BODY))
        self._list.setItemDelegate(OfferRow(theme, _CHOICE, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._nothing = TextLabel(theme, "body", "muted", text=_("Nothing fits. Ctrl+Shift+F searches everything."))
        column = QVBoxLayout(self)
        inset = theme.px(12)
        column.setContentsMargins(inset, inset, inset, inset)
        for widget in (self._line, self._nothing, self._list):
            column.addWidget(widget)
        column.setStretchFactor(self._list, 1)
        column.addStretch(0)  # where no list fills it the line stays where it is
        self.resize(min(theme.px(_WIDTH), parent.width()), min(theme.px(_HEIGHT), parent.height()))
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._show)
        self._list.itemClicked.connect(self._take)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while one types; Enter takes what is under the bar."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if (step := _MOVES.get(Qt.Key(event.key()))) is not None:
                row = min(max(0, self._list.currentRow() + step), self._list.count() - 1)
                self._list.setCurrentRow(row)
                self._tell()
                return True
            if event.key() in ENTER_KEYS:
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self._list.clear()
        for choice in self._choices.for_typed(typed):
            said = "  ·  ".join(part for part in (choice.words, choice.kind, choice.keys) if part)
            item = QListWidgetItem(said)
            item.setData(_CHOICE, choice)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setVisible(not self._list.count())
        self._list.setVisible(bool(self._list.count()))
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        """The focus is in the line, so that a screen reader hears of the list only what it is told."""
        fits = self._list.currentItem().text() if self._list.count() else self._nothing.text()
        accessible.announce(self._line, fits)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        choice = item.data(_CHOICE)
        assert isinstance(choice, Offer)
        self._choices.used(choice)
        keys = EarlyKeys(self._pages, self, owner=self)  # one types on while a page is made
        keys.keep_for()
        self.accept()
        keys.begin()
        self.chosen.emit(choice.does)
