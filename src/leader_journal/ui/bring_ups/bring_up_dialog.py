"""One line to bring up: what, and with whom; or what else becomes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.bring_ups import BringUp
from leader_journal.ui.bring_ups.bring_up_acts import BringUpActs
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _

_WIDTH = 480


class BringUpDialog(FormDialog):
    """A new line where `bring_up` is None. Somebody named in the words with `@` need not be chosen besides."""

    def __init__(self, context: UiContext, bring_up: BringUp | None, person: str | None, parent: QWidget) -> None:
        super().__init__(context, _("To bring up"), _WIDTH, parent)
        self._bring_up = bring_up
        self._acts = BringUpActs(context)
        self._build()
        self._fill(person)
        about = bring_up.id if bring_up is not None else person or "new"
        KeptWords(context, f"bring_up:{about}", (self._line,), self)

    def accept(self) -> None:
        book, typed, person = self._context.services.bring_ups, self._line.text(), self._with.currentData()
        if person is None and "@" not in typed:
            self._said.setText(_("Choose whom to bring it up with, or name them with @."))
            self._with.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._bring_up is None:
            self._close_with(partial(book.add, typed, person), _("Noted, to bring up"))
        else:
            self._close_with(partial(book.save, self._bring_up, typed, person), _("Line saved"))

    def _build(self) -> None:
        self._line, self._with = (
            MentionLine(self._context.theme, self._context.services.people.complete),
            Select(self._context.theme),
        )
        fields = ((_("What to bring up"), self._line), (_("With"), self._with))
        self._lay_out(fields, self._acts.of(self._bring_up, self.done_with) if self._bring_up is not None else ())

    def _fill(self, person: str | None) -> None:
        people = self._context.services.people
        self._with.addItem(_("Whoever is named with @"), None)
        for one in people.all():
            if one.active or one.id == person:
                self._with.addItem(one.alias, one.id)
        self._with.setCurrentIndex(max(0, self._with.findData(person)))
        if self._bring_up is not None:
            self._line.setText(people.editable(self._bring_up.text))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def done_with(self) -> None:
        """Close: something else became of the line."""
        super().accept()
