"""Two people who are one: choose who the other is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from leader_journal.core.errors import UserError
from leader_journal.core.records import Person
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

_WIDTH = 420


class MergeDialog(QDialog):
    """Says what will happen before it does; Undo takes it back."""

    merged = Signal(str)
    """The id of the person who is both now."""

    def __init__(self, context: UiContext, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge two people"))
        self._context = context
        self._person = person
        theme = context.theme
        px = theme.px
        self._other = Select(theme)
        self._other.setAccessibleName(_("{name} is the same person as").format(name=person.alias))
        for other in context.services.people.all():
            if other.id != person.id:
                self._other.addItem(other.alias, other.id)
        self._words = TextLabel(theme, "small", "muted", wrap=True, aloud=True)
        self._other.currentIndexChanged.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(12))
        column.addWidget(TextLabel(theme, "body", text=self._other.accessibleName(), wrap=True))
        column.addWidget(self._other)
        column.addWidget(self._words)
        column.addLayout(last_row(self, theme, _("Merge"))[0])
        self._say()
        self.setMinimumWidth(room_for(self, px(_WIDTH)))

    def accept(self) -> None:
        book, other = self._context.services.people_book, str(self._other.currentData())
        try:
            changes = book.merge(self._person, book.get(other))
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self.merged.emit(other)
        self._context.saved(changes, _("Merged"))
        super().accept()

    def _say(self) -> None:
        self._words.setText(
            _(
                "Every entry, promise and agreement that names {one} will name {other} instead. You can undo this."
            ).format(one=self._person.alias, other=self._other.currentText())
        )
