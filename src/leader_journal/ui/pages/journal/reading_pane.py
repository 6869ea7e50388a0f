"""One entry as a page to read: what happened, how it was marked, what was written afterwards, what was promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from leader_journal.core.records import Entry, Promise
from leader_journal.core.terms import Element, PromiseState
from leader_journal.ui.entries.long_prose import LongProse
from leader_journal.ui.entries.twice_strip import TwiceStrip
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.journal.mark_word import MarkWord, ToneWord
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import FactsLabel, TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Lane
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Pane
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import due_words, short_day
from leader_journal.wording.entries.questions import question
from leader_journal.wording.entries.words import details, entry_head

_COLUMN = 640


class ReadingPane(Pane, QWidget):
    """Shows an entry; its buttons ask the page to act. `shown` gives a stored text as it is read."""

    NARROW = 560

    edit_requested = Signal()
    more_requested = Signal()
    """The menu of what else can be done; the page opens it under `more_button`."""
    back_requested = Signal()
    """To the list, where there is room for one of the two only."""
    versions_requested = Signal(str)
    """Both versions of what was written on two machines."""
    promise_ticked = Signal(object, bool)
    """Promise, and whether it is kept now."""

    def __init__(self, theme: Theme, shown: Callable[[str], str], alias_of: Callable[[str], str]) -> None:
        super().__init__()
        self._follow(theme)
        self._shown = shown
        self._alias_of = alias_of
        self._build()
        self.restyle()

    def show_entry(self, entry: Entry, promises: Sequence[Promise], today: dt.date, terms: Sequence[str] = ()) -> None:
        """Show this entry; `terms` are the folded words that were searched for."""
        head = entry_head(entry, self._alias_of, today)
        self._kind.setText(head.kind)
        self._meta.set_facts(head.meta)
        self._facts.set_prose(self._shown(entry.facts), terms)
        self._show_marks(entry)
        self._clear(self._body)
        self._texts = [self._facts]
        for detail in details(entry, self._shown):
            self._body.addSpacing(self.theme.px(20))
            self._body.addWidget(TextLabel(self.theme, "small", "muted", text=detail.question, wrap=True))
            self._body.addSpacing(self.theme.px(3))
            if detail.prose:
                prose = LongProse(self.theme)
                prose.setAccessibleName(detail.question)
                prose.set_prose(detail.text, terms)
                self._body.addWidget(prose)
                self._texts.append(prose)
            else:
                self._body.addWidget(TextLabel(self.theme, "body", text=detail.text, wrap=True))
        self._show_promises(promises, today)
        self._scroll.verticalScrollBar().setValue(0)
        if terms:
            QTimer.singleShot(0, self, self._to_hit)  # what was just put in has no width yet

    def set_written_twice(self, entry: str | None) -> None:
        """Say that another version of the entry waits beside this one, with the way to both; None where none does."""
        self._twice.show_for(entry)

    def set_back(self, shown: bool) -> None:
        """Offer the way back to the list."""
        self._back.setVisible(shown)

    @property
    def more_button(self) -> QWidget:
        """Where the menu opens."""
        return self._more

    def restyle(self) -> None:
        px = self.theme.px
        narrow = self.narrow
        self._facts.set_style(TextStyle.PROSE if narrow else TextStyle.PROSE_L)  # the size of its answers
        self._marks.set_gaps(px(16 if narrow else 22), px(8))
        super().restyle()

    def _to_hit(self) -> None:
        """Scroll to the first text that says what is looked for."""
        any(text.bring_hit_in() for text in self._texts)

    def _build(self) -> None:
        theme = self.theme
        self._back = IconButton(theme, "arrow-left", lambda: _("Back to the list"), keys=lambda: keys_shown("Esc"))
        self._back.hide()
        self._kind, self._meta = TextLabel(theme, "section", "ink"), FactsLabel(theme, "small", "muted")
        self._edit = IconButton(theme, "pencil-line", lambda: _("Edit entry"), keys=lambda: "E")
        self._more = IconButton(theme, "ellipsis", lambda: _("More about this entry"))
        for button, signal in (
            (self._back, self.back_requested),
            (self._edit, self.edit_requested),
            (self._more, self.more_requested),
        ):
            button.clicked.connect(signal)
        head, buttons = self.row(11), self.row(2)
        head.add(self._back, self._kind)
        head.fill(self._meta)
        buttons.add(self._edit, self._more)
        head.add(buttons)
        self._facts = LongProse(theme, TextStyle.PROSE_L)
        self.say(self._facts.setAccessibleName, partial(question, "facts"))
        self._texts = [self._facts]
        marks = QWidget()
        self._marks = FlowLayout(marks)
        content = QWidget()
        self._lay_out(content, head, marks)
        self._scroll = PageScroll(theme, max_column=_COLUMN)
        self._scroll.set_content(content)
        self.fit_by_width(self._scroll.set_margins, (44, 22, 44, 28), narrow=(28, 16, 28, 28))
        self.setFocusProxy(self._scroll)  # the arrows read on
        self.column(self).add(self._scroll)

    def _lay_out(self, content: QWidget, head: Lane, marks: QWidget) -> None:
        column = self.column(content)
        self._twice = TwiceStrip(self.theme)
        self._twice.versions_requested.connect(self.versions_requested)
        column.add(head, 7, self._twice, self._facts, 13, marks, 15, Hairline(self.theme))
        self._body = self.column().layout
        column.add(self._body, 21)
        self._promise_line = Hairline(self.theme)
        column.add(self._promise_line, 4)
        self._promises = self.column().layout
        column.add(self._promises, STRETCH)

    def _show_marks(self, entry: Entry) -> None:
        self._clear(self._marks)
        for element in Element:
            self._marks.addWidget(MarkWord(self.theme, element, entry.marks.of(element)))
        if entry.tone is not None:
            self._marks.addWidget(ToneWord(self.theme, entry.tone))

    def _show_promises(self, promises: Sequence[Promise], today: dt.date) -> None:
        self._clear(self._promises)
        self._promise_line.setVisible(bool(promises))
        for promise in promises:
            self._promises.addWidget(self._promise_row(promise, today))

    def _promise_row(self, promise: Promise, today: dt.date) -> Row:
        to = _("to {person}").format(person=self._alias_of(promise.to)) if promise.to is not None else ""
        done = promise.state is not PromiseState.OPEN
        words = ""
        if done and promise.closed_on is not None:
            said = _("kept {day}") if promise.state is PromiseState.KEPT else _("let go {day}")
            words = said.format(day=short_day(promise.closed_on, today))
        elif promise.due is not None:
            words = due_words(promise.due, today)
        overdue = promise.overdue(today)
        row = Row(
            self.theme,
            self._shown(promise.text),
            ", ".join(part for part in (to, "" if overdue else words) if part),
            checkbox=True,
            warning=words if overdue else "",
        )
        if row.check is not None:
            row.check.setChecked(promise.state is PromiseState.KEPT)
        row.ticked.connect(self._tick_of(promise))
        return row

    def _tick_of(self, promise: Promise) -> Callable[[bool], None]:
        def tick(kept: bool) -> None:
            self.promise_ticked.emit(promise, kept)

        return tick

    @staticmethod
    def _clear(layout: QLayout) -> None:
        clear(layout)
