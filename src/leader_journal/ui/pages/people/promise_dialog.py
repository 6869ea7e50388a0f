"""One promise: what I said I would do, to whom, by when; kept, let go with an honest no, or taken out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.select import Select
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import long_day
from leader_journal.wording.when.due import find_due

_WIDTH = 560


class PromiseDialog(FormDialog):
    """A new promise where `promise` is None. The day may be written as one says it: "friday", "næste uge", "3/12"."""

    def __init__(self, context: UiContext, promise: Promise | None, to: str | None, parent: QWidget) -> None:
        super().__init__(context, _("Promise"), _WIDTH, parent)
        self._promise = promise
        self._build()
        self._fill(to)
        about = promise.id if promise is not None else to or "new"
        KeptWords(context, f"promise:{about}", (self._line, self._by.line), self)
        self._by.read_again()
        self._show_day()

    def accept(self) -> None:
        day, typed = self._day(), self._line.text()
        if refusal := self._by.refusal():
            self._said.setText(refusal)
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
        self._by, self._to = DayLine(theme, self._context.clock), Select(theme)
        self._line.textChanged.connect(self._show_day)
        self._by.edited.connect(self._show_day)
        self._by.entered.connect(self.accept)  # the line takes the key for itself
        fields = ((_("What I will do"), self._line), (_("To"), self._to), (_("By"), self._by))
        others = []
        if self._promise is not None:
            if self._promise.state is PromiseState.OPEN:
                others.append((_("Let go, with an honest no"), self._let_go))
            others.append((_("Remove"), self._remove))
        self._lay_out(fields, others)
        self._by.set_name(_("By"))

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
                self._by.set_day(self._promise.due)

    def _day(self) -> dt.date | None:
        """The day that was written for itself, or the one at the end of a new promise's words."""
        if self._by.line.text().strip() or self._promise is not None:
            return self._by.day()
        found = find_due(self._line.text(), self._context.clock.now().date())
        return found.due if found is not None else None

    def _show_day(self) -> None:
        """Say which day the words name; the one that was written for itself is said beside it."""
        day, today = self._day(), self._context.clock.now().date()
        in_the_words = day is not None and not self._by.line.text().strip()
        self._said.setText(long_day(day, today) if day is not None and in_the_words else "")

    def _let_go(self) -> None:
        promise = self._promise
        if promise is not None:
            self._close_with(lambda: self._context.services.promises.let_go(promise), _("Promise let go"))

    def _remove(self) -> None:
        promise = self._promise
        if promise is not None:
            self._close_with(lambda: self._context.services.promises.remove(promise), _("Promise removed"))
