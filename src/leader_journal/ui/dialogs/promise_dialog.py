"""One promise: what I said I would do, to whom, by when; kept, let go with an honest no, or taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.ui.context import UiContext
from leader_journal.ui.widgets.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.mention_line import MentionLine
from leader_journal.ui.widgets.select import Select
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import day_month_year, long_day
from leader_journal.wording.errors import sentence
from leader_journal.wording.natural_dates import find_due, parse_due

_WIDTH = 480


class PromiseDialog(QDialog):
    """A new promise where `promise` is None. The day may be written as one says it: "friday", "næste uge", "3/12"."""

    def __init__(self, context: UiContext, promise: Promise | None, to: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._promise = promise
        self.setWindowTitle(_("Promise"))
        self._build()
        self._fill(to)
        self._show_day()
        self.setMinimumWidth(context.theme.px(_WIDTH))

    def accept(self) -> None:
        """Save and close; what cannot be saved stays in front."""
        day, typed = self._day(), self._line.text()
        if day is None and self._by.text().strip():
            self._said.setText(_("That is no day the app knows. Try “friday”, “next week” or “3/12”."))
            self._by.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        book, to = self._context.services.promise_book, self._to.currentData()
        if self._promise is None:
            self._run(lambda: book.add(typed, to=to, due=day), _("Promise noted"))
        else:
            promise = self._promise
            self._run(lambda: book.save(promise, typed, to=to, due=day), _("Promise saved"))

    def _build(self) -> None:
        theme = self._context.theme
        px = theme.px
        self._line = MentionLine(theme, self._context.services.people.complete)
        self._by, self._to = QLineEdit(), Select(theme)
        self._by.setPlaceholderText(_("friday, next week, 3/12"))
        self._said = TextLabel(theme, "small", "muted", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        fields = ((_("What I will do"), self._line), (_("To"), self._to), (_("By"), self._by))
        for row, (words, field) in enumerate(fields):
            field.setAccessibleName(words)
            grid.addWidget(TextLabel(theme, "body", text=words), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._said, len(fields), 1)
        grid.setColumnStretch(1, 1)
        self._line.textChanged.connect(self._show_day)
        self._by.textChanged.connect(self._show_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addLayout(grid)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        theme, row = self._context.theme, QHBoxLayout()
        row.setSpacing(theme.px(12))
        if self._promise is not None:
            if self._promise.state is PromiseState.OPEN:
                let_go = TextButton(theme, _("Let go, with an honest no"), small=True)
                let_go.clicked.connect(self._let_go)
                row.addWidget(let_go)
            remove = TextButton(theme, _("Take out"), small=True)
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
        row.addStretch(1)
        cancel, save = DefaultButton(theme, _("Cancel")), PrimaryButton(theme, _("Save"))
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        save.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

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
            self._said.setText(long_day(day) if day.year == today.year else day_month_year(day))

    def _let_go(self) -> None:
        promise = self._promise
        if promise is not None:
            self._run(lambda: self._context.services.promises.let_go(promise), _("Promise let go"))

    def _remove(self) -> None:
        promise = self._promise
        if promise is not None:
            self._run(lambda: self._context.services.promise_book.remove(promise), _("Promise taken out"))

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        try:
            changes = write()
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._context.saved(changes, said)
        super().accept()
