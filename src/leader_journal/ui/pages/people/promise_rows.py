"""Rows of promises, and what can be done with one: shared by the page of a person and the list of all promises."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.people.promising import tick_promise
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import short_day
from leader_journal.wording.promises import promise_words


class PromiseRows:
    """Makes rows that keep, reopen and open promises. `owner` is the page that they stand on."""

    def __init__(self, context: UiContext, owner: QWidget, *, name_people: bool) -> None:
        self._context = context
        self._owner = owner
        self._name_people = name_people

    def row(self, promise: Promise) -> Row:
        """Return the row of one promise: ticked when it was kept, with a way back when it was let go."""
        context, today = self._context, self._context.clock.now().date()
        overdue, words = promise.overdue(today), promise_words(promise, today)
        let_go = promise.state is PromiseState.LET_GO
        row = Row(
            context.theme,
            context.services.people.shown(promise.text),
            "  ·  ".join(part for part in (self._who(promise), self._since(promise), "" if overdue else words) if part),
            checkbox=not let_go,
            warning=words if overdue else "",
            action=_("Open again") if let_go else "",
        )
        if row.check is not None:
            row.check.setChecked(promise.state is PromiseState.KEPT)
        row.ticked.connect(partial(tick_promise, context, promise))
        row.acted.connect(partial(tick_promise, context, promise, kept=False))
        row.opened.connect(partial(self.edit, promise))
        return row

    def edit(self, promise: Promise) -> None:
        """Open a promise to be changed, let go, or taken out."""
        PromiseDialog(self._context, promise, promise.to, self._owner.window()).open()

    def add(self, to: str | None) -> None:
        """Open a new promise, to somebody or to nobody yet."""
        PromiseDialog(self._context, None, to, self._owner.window()).open()

    def _who(self, promise: Promise) -> str:
        return self._context.services.people.alias_of(promise.to) if self._name_people and promise.to else ""

    def _since(self, promise: Promise) -> str:
        if self._name_people or promise.state is not PromiseState.OPEN:
            return ""
        return _("since {day}").format(day=short_day(promise.made, self._context.clock.now().date()))
