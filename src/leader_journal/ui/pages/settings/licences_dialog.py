"""The licences of the app and of all that it is built on: a part is chosen, its text is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from leader_journal.licences import Licensed, licences
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _


class LicencesDialog(QDialog):
    """Esc closes it."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Licences"))
        theme = context.theme
        self._parts = licences()
        self._choice = Select(theme)
        self._choice.setAccessibleName(_("Which part"))
        self._choice.addItems([" ".join(filter(None, (part.name, part.version))) for part in self._parts])
        self._terms = TextLabel(theme, TextStyle.SMALL, "muted")
        self._text = Prose(theme, TextStyle.SMALL)
        self._scroll = PageScroll(theme)
        self._scroll.set_content(self._text)
        self._scroll.set_margins(0, theme.px(12), theme.px(12), theme.px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(8))
        column.setSpacing(theme.px(8))
        for widget in (self._choice, self._terms):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        self._choice.currentIndexChanged.connect(self._show)
        self._show(0)
        RememberedSize(self, context.settings, theme, (720, 560))

    @property
    def shown(self) -> Licensed:
        return self._parts[self._choice.currentIndex()]

    def choose(self, name: str) -> None:
        """Show the first part of a name that begins so."""
        self._choice.setCurrentIndex(next(n for n, part in enumerate(self._parts) if part.name.startswith(name)))

    def _show(self, place: int) -> None:
        part = self._parts[place]
        self._terms.setText(part.terms)
        self._terms.setVisible(bool(part.terms))
        self._text.setAccessibleName(self._choice.currentText())
        self._text.set_prose(part.text)
        self._scroll.verticalScrollBar().setValue(0)
