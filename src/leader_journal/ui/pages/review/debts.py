"""Step 7: what is owed, settled where it stands: done, an honest no, or a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.core.changes import Topic
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.records import Entry, Promise
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.ui.pages.review.debt_row import DebtAct, DebtRow, day_part
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import SECTION_GAP, StepView
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Section
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import short_day
from leader_journal.wording.promises import promise_words

AT_ONCE = 12
"""Rows of one kind that are shown at a time; settled ones make room for those behind them."""


class DebtsStep(StepView):
    """A row goes away when it is settled, and Undo brings it back; the focus goes on to the next one."""

    step = ReviewStep.DEBTS
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PROMISES, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        self._told_me.set_text(self.editable(review.debts))
        self.reload()

    def fill(self, review: Review) -> Review:
        return replace(review, debts=self._told_me.text())

    def focus_first(self) -> None:
        """Begin with the first debt, or with the line where nothing is owed."""
        rows = self._rows()
        if rows:
            rows[0].focus_first()
        else:
            self._told_me.take_focus()

    def reload(self) -> None:
        """Read what is owed; the focus stays at its place in the list."""
        if self.review is None:
            return
        at = self._focused_row()
        self.half.note()
        self.half.read()
        debts = self.context.services.review_steps.debts(self.review)
        self._show(self._promises, [partial(self._promise, promise) for promise in debts.promises])
        self._show(self._loops, [partial(self._loop, entry) for entry in debts.loops])
        self._show(self._unrepaired, [partial(self._mend, entry) for entry in debts.unrepaired])
        older = len(debts.older.ids or ())
        self._older_ones = debts.older
        self._older.setText(
            ngettext("{count} older one is waiting", "{count} older ones are waiting", older).format(
                count=counted(older)
            )
        )
        self._older.setVisible(older > 0)
        self._nothing.setText(_("You owe nobody anything."))
        self._nothing.setVisible(debts.none)
        self.space_sections(self._promises, self._loops, self._unrepaired)
        self.half.bring_back()
        if at is not None:
            self._focus_row(at)

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def restyle(self) -> None:
        super().restyle()
        self.space_sections(self._promises, self._loops, self._unrepaired)

    def _build(self) -> None:
        theme, complete = self.theme, self.context.services.people.complete
        self._nothing = TextLabel(theme, "body", "muted")
        self._promises, self._loops = (
            Section(theme, lambda: _("Promises")),
            Section(theme, lambda: _("Not told yet what became of it")),
        )
        self._unrepaired = Section(theme, lambda: _("Sharp or closing, and you have not come back to it"))
        self.main.add(self._nothing)
        for section in (self._promises, self._loops, self._unrepaired):
            self.main.add(section)
        self._older_ones = EVERYTHING
        self._older = TextButton(theme, small=True)
        self._older.clicked.connect(self._show_older)
        older = self.row(0)
        older.add(self._older, STRETCH)
        self.main.add(12, older)
        self._told_me = QuestionField(
            theme, lambda: _("What do I notice about what I owe?"), complete, hint=lambda: _("Optional"), min_lines=2
        )
        self._told_me.edited.connect(self.changed)
        self.aside.add(2, self._told_me, SECTION_GAP)

    # the rows

    def _show(self, section: Section, rows: Sequence[Callable[[], QWidget]]) -> None:
        """Show so many rows of a section, and how many wait behind them: years may have left hundreds."""
        shown: list[QWidget] = [row() for row in rows[:AT_ONCE]]
        waiting = len(rows) - len(shown)
        if waiting > 0:
            words = ngettext("{count} more is waiting behind these", "{count} more are waiting behind these", waiting)
            shown.append(TextLabel(self.theme, "note", "faint", text=words.format(count=counted(waiting))))
        section.set_rows(shown)

    def _promise(self, promise: Promise) -> QWidget:
        people, today = self.context.services.people, self.context.clock.now().date()
        promises = self.context.services.promises
        overdue, words = promise.overdue(today), promise_words(promise, today)
        who = people.alias_of(promise.to) if promise.to is not None else ""
        row = DebtRow(
            self.theme,
            promise.id,
            people.shown(promise.text),
            "  ·  ".join(part for part in (who, "" if overdue else words) if part),
            (
                DebtAct(_("Kept"), partial(self.context.run, partial(promises.keep, promise), _("Promise kept"))),
                DebtAct(_("Say no"), partial(self.context.run, partial(promises.let_go, promise), _("Promise let go"))),
                DebtAct(_("New date"), partial(self._ask_day, promise)),
            ),
            warning=words if overdue else "",
        )
        row.dated.connect(partial(self._set_day, promise))
        row.edited.connect(self.changed)
        row.thrown_away.connect(partial(self._threw_away, promise))
        if self.half.words.get(day_part(promise.id)):
            row.ask_day(self.context.clock, _("New date"), promise.due, take_focus=False)
        return row

    def _loop(self, entry: Entry) -> QWidget:
        debts = self.context.services.debts
        return self._of_entry(
            entry,
            DebtAct(_("Told today"), partial(self.context.run, partial(debts.told, entry.id), _("Noted as told"))),
            DebtAct(
                _("Nothing to tell"),
                partial(self.context.run, partial(debts.nothing_to_tell, entry.id), _("Noted: nothing to tell")),
            ),
        )

    def _mend(self, entry: Entry) -> QWidget:
        debts = self.context.services.debts
        came_back = partial(self.context.run, partial(debts.came_back, entry.id), _("Noted: came back to it"))
        nothing = partial(debts.nothing_to_come_back_to, entry.id)
        return self._of_entry(
            entry,
            DebtAct(_("Came back to it today"), came_back),
            DebtAct(
                _("Nothing to come back to"),
                partial(self.context.run, nothing, _("Noted: nothing to come back to")),
            ),
        )

    def _of_entry(self, entry: Entry, *acts: DebtAct) -> DebtRow:
        people, today = self.context.services.people, self.context.clock.now().date()
        kind = labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label()
        meta = (kind, ", ".join(map(people.alias_of, entry.people)), short_day(entry.day, today))
        open_it = DebtAct(_("Open the entry"), partial(self.context.go, ShowEntry(entry.id)))
        words = "  ·  ".join(filter(None, meta))
        return DebtRow(self.theme, entry.id, people.shown(entry.facts), words, (*acts, open_it), serif=True)

    # what is done

    def _show_older(self) -> None:
        self.context.go(ShowEntries(replace(self._older_ones, ids_label=_("Older ones, not told or come back to"))))

    def _ask_day(self, promise: Promise) -> None:
        row = next((row for row in self._rows() if row.owed == promise.id), None)
        if row is not None:
            row.ask_day(self.context.clock, _("New date"), promise.due)

    def _threw_away(self, promise: Promise, typed: str) -> None:
        again = partial(self._type_again, promise, typed)
        self.context.messages.tell(_("What you typed was thrown away"), _("Undo"), again)

    def _type_again(self, promise: Promise, typed: str) -> None:
        self.half.give({**self.half.words, day_part(promise.id): typed})
        self.reload()
        self._ask_day(promise)

    def _set_day(self, promise: Promise, day: dt.date) -> None:
        self.context.run(partial(self.context.services.promises.new_date, promise, day), _("Promise has a new date"))

    # the focus

    def _rows(self) -> list[DebtRow]:
        sections = (self._promises, self._loops, self._unrepaired)
        return [row for section in sections for row in section.rows if isinstance(row, DebtRow)]

    def _focused_row(self) -> int | None:
        held = QApplication.focusWidget()
        return next((at for at, row in enumerate(self._rows()) if held is not None and row.isAncestorOf(held)), None)

    def _focus_row(self, at: int) -> None:
        rows = self._rows()
        if rows:
            rows[min(at, len(rows) - 1)].focus_first()
        else:
            self._told_me.take_focus()
