"""All promises, to whomever: what is overdue, what comes, and what became of the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Promise
from leader_journal.services.promises import PromisesView
from leader_journal.ui.context import UiContext
from leader_journal.ui.one_on_ones.calendar_out import CalendarOut
from leader_journal.ui.pages.people.promise_rows import PromiseRows
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.folded_list import FoldedList
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.toolkit.themed import Pane
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.promises import closed_words, on_time_sentence

COLUMN = 720
SECTION_GAP = 20


class PromiseList(Pane, View):
    """`switch` is put on top of the column: the way back to the people."""

    NARROW = 640

    def __init__(self, context: UiContext, switch: QWidget) -> None:
        super().__init__(context)
        self._view: PromisesView | None = None
        self._rows = PromiseRows(context, self, name_people=True)
        self._build(switch)
        self.restyle()

    def reload(self) -> None:
        view = self._view = self._context.services.promises.view()
        for section, promises in ((self._overdue, view.overdue), (self._due, view.due), (self._undated, view.undated)):
            self._fill(self._lists[section], promises)
            section.setVisible(bool(promises))
        closed = view.closed
        self._closed.set_rows(len(closed), lambda number: self._rows.row(closed[number]))
        self._calendar.setVisible(bool(view.due))
        self._say_rate(view)

    def save_calendar(self) -> None:
        """Save meetings to come, and the days on which promises are due, for a calendar."""
        CalendarOut(self._context, self).save_all()

    def retranslate(self) -> None:
        super().retranslate()
        if self._view is not None:
            self.reload()

    def _say_rate(self, view: PromisesView) -> None:
        words = on_time_sentence(view.on_time)
        if not view.open and not view.closed:
            words = _("Promises that you write down, in an entry or here, are listed on this page.")
        elif not view.open:
            words = _("You owe nobody anything. {rate}").format(rate=words).strip()
        self._rate.setText(words)
        self._rate.setVisible(bool(words))

    def _build(self, switch: QWidget) -> None:
        theme = self.theme
        self._title = TextLabel(theme, "title", text=lambda: _("Promises"))
        self._rate = TextLabel(theme, "body", "muted", wrap=True)
        self._add = DefaultButton(theme, lambda: _("New promise"), icon="plus")
        self._add.clicked.connect(self._add_promise)
        self._calendar = TextButton(theme, lambda: _("Save to a calendar file"), small=True)
        self._calendar.clicked.connect(self.save_calendar)
        self._overdue, self._due = Section(theme, lambda: _("Was due")), Section(theme, lambda: _("Coming"))
        self._undated = Section(theme, lambda: _("Without a day"))
        self._lists = {section: LongList(theme) for section in (self._overdue, self._due, self._undated)}
        self._closed = FoldedList(theme, self._closed_head)
        content, inner = QWidget(), QWidget()
        column, below = self.column(content), self.column(inner)
        column.left(switch)
        column.add(28, inner, STRETCH)
        head = self.row(12)
        head.fill(self._title)
        head.add(self._calendar, self._add)
        below.add(head, self._rate, self._overdue, self._due, self._undated, self._closed)
        self.fit_by_width(inner.setContentsMargins, (24, 0, 0, 0), narrow=(0, 0, 0, 0))
        for section, rows in self._lists.items():
            self.fit(section.setContentsMargins, 0, SECTION_GAP, 0, 0)
            section.set_rows([rows])
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self.fit_by_width(self._scroll.set_margins, (24, 24, 44, 28), narrow=(24, 24, 28, 28))
        self.column(self).add(self._scroll)

    def _fill(self, rows: LongList, promises: Sequence[Promise]) -> None:
        rows.set_rows(len(promises), lambda number: self._rows.row(promises[number]))

    def _add_promise(self) -> None:
        self._rows.add(None)

    def _closed_head(self) -> str:
        held = self._view
        return closed_words(len(held.kept), len(held.kept_late), len(held.let_go)) if held is not None else ""
