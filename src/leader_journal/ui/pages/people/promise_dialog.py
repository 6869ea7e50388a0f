"""One promise: what I said I would do, to whom, by when; kept, let go with an honest no, or taken out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import long_day
from leader_journal.wording.when.due import find_due, parse_due

_WIDTH = 480


class PromiseDialog(FormDialog):
    """A new promise where `promise` is None. The day may be written as one says it: "friday", "næste uge", "3/12"."""

    def __init__(self, context: UiContext, promise: Promise | None, to: str | None, parent: QWidget) -> None:
        super().__init__(context, _("Promise"), _WIDTH, parent)
        self._promise = promise
        self._build()
        self._fill(to)
        about = promise.id if promise is not None else to or "new"
        KeptWords(context, f"promise:{about}", (self._line, self._by), self)
        self._show_day()

    def accept(self) -> None:
        """Save and close; what cannot be saved stays in front."""
        day, typed = self._day(), self._line.text()
        if day is None and self._by.text().strip():
            self._said.setText(_("The app does not recognise that date. Try “Friday”, “next week” or “3 Dec”."))
            self._by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        book, to = self._context.services.promises, self._to.currentData()
        if self._promise is None:
            self._close_with(lambda: book.add(typed, to=to, due=day), _("Promise noted"))
        else:
            promise = self._promise
            self._close_with(lambda: book.save(promise, typed, to=to, due=day), _("Promise saved"))

    def _build(self) -> None:
        theme = self._context.theme
        self._line = MentionLine(theme, self._context.services.people.complete)
        self._by, self._to = QLineEdit(), Select(theme)
        self._by.setPlaceholderText(_("Friday, next week, 3 Dec"))
        self._line.textChanged.connect(self._show_day)
        self._by.textChanged.connect(self._show_day)
        fields = ((_("What I will do"), self._line), (_("To"), self._to), (_("By"), self._by))
        others = []
        if self._promise is not None:
            if self._promise.state is PromiseState.OPEN:
                others.append((_("Let go, with an honest no"), self._let_go))
            others.append((_("Remove"), self._remove))
        self._lay_out(fields, others)

    def _fill(self, to: str | None) -> None:
        people = self._context.services.people
        self._to.addItem(_("Nobody in particular"), None)
        for person in people.all():
            if person.active or person.id == to:
                self._to.addItem(person.alias, person.id)
        self._to.setCurrentIndex(max(0, self._to.findData(to)))
        if self._promise is not None:
            self._line.setText(people.editable(self._promise.text))
            if self._promise.due is not None:
                self._by.setText(self._promise.due.isoformat())

    def _day(self) -> dt.date | None:
        """The day that was written for itself, or the one at the end of a new promise's words."""
        today = self._context.clock.now().date()
        if self._by.text().strip():
            return parse_due(self._by.text(), today)
        found = find_due(self._line.text(), today) if self._promise is None else None
        return found.due if found is not None else None

    def _show_day(self) -> None:
        day, today = self._day(), self._context.clock.now().date()
        if day is None:
            self._said.setText(_("No day"))
        else:
            self._said.setText(long_day(day, today))

    def _let_go(self) -> None:
        promise = self._promise
        if promise is not None:
            self._close_with(lambda: self._context.services.promises.let_go(promise), _("Promise let go"))

    def _remove(self) -> None:
        promise = self._promise
        if promise is not None:
            self._close_with(lambda: self._context.services.promises.remove(promise), _("Promise removed"))
