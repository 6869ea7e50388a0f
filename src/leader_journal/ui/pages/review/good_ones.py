"""Step 3: what went well, before what did not."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from leader_journal.core.changes import Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Entry
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.ui.entries.entry_line import EntryLine
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import SECTION_GAP, StepView
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Section
from leader_journal.wording.catalogue import _, counted, ngettext


class GoodOnesStep(StepView):
    """The entries that went well, and two lines: what worked, what do I keep."""

    _all: EntryFilter
    step = ReviewStep.GOOD_ONES
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        self._worked.set_text(self.editable(review.worked))
        self._keep.set_text(self.editable(review.keep))
        self.reload()

    def fill(self, review: Review) -> Review:
        return replace(review, worked=self._worked.text(), keep=self._keep.text())

    def focus_first(self) -> None:
        self._worked.take_focus()

    def reload(self) -> None:
        if self.review is None:
            return
        good = self.context.services.review_steps.good_ones(self.review)
        self._entries.set_rows([self._row(entry) for entry in good.shown])
        self._none.setText(_("No entry from this period is marked as having gone well. It may still have been good."))
        self._none.setVisible(not good.shown)
        self._all = good.filter
        words = ngettext("Show the entry", "Show the {count} entries", good.count)
        self._show.setText(words.format(count=counted(good.count)))
        self._show.setVisible(good.count > len(good.shown))

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def _build(self) -> None:
        theme, complete = self.theme, self.context.services.people.complete
        self._all = EntryFilter()
        self._entries = Section(theme, lambda: _("Went well"))
        self._none = TextLabel(theme, "body", "muted", wrap=True)
        self._show = TextButton(theme, small=True)
        self._show.clicked.connect(self._show_all)
        self.main.add(self._entries, self._none, 6, self._show)
        self._worked = QuestionField(theme, lambda: _("What worked?"), complete, min_lines=3)
        self._keep = QuestionField(theme, lambda: _("What will I hold on to?"), complete, min_lines=2)
        self.aside.add(self._worked, SECTION_GAP, self._keep)
        for field in (self._worked, self._keep):
            field.edited.connect(self.changed)

    def _row(self, entry: Entry) -> EntryLine:
        today = self.context.clock.now().date()
        row = EntryLine(self.theme, self.shown(entry.facts), entry.day, entry.marks, today)
        row.opened.connect(partial(self.context.go, ShowEntry(entry.id)))
        return row

    def _show_all(self) -> None:
        self.context.go(ShowEntries(self._all))
