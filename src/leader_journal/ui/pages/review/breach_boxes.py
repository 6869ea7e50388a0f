"""The four boxes of breaches: expected or not, calm or not; one that is chosen lists its entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.charts.breaches.finding import Box, BreachesFinding
from leader_journal.charts.breaches.words import box_words
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.rows import EntryRow
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.entry_line import EntryLine
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.four_boxes import FourBoxes
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.view import View
from leader_journal.wording.breaches import (
    expected_means,
    unplaced_count,
)
from leader_journal.wording.catalogue import _, counted, ngettext

_BOXES = tuple(Box)
AT_ONCE = 12
"""Entries of a box that are listed here; all of them are in the journal."""


class BreachBoxes(View):
    """Shows the breaches of a period; before a box is chosen, all of them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._finding: BreachesFinding | None = None
        self._box: Box | None = None
        self._build()
        self.retranslate()

    def show_period(self, period: Period) -> None:
        """Read the breaches of these days."""
        self._finding = self._context.services.breaches.finding(period)
        self._show()

    def retranslate(self) -> None:
        self._show()

    def _build(self) -> None:
        theme = self.theme
        self._head = TextLabel(theme, "section")
        self._none = TextLabel(
            theme, "body", "muted", wrap=True, text=lambda: _("No breach was written down in this period.")
        )
        self._boxes, self._means = FourBoxes(theme), TextLabel(theme, "note", "faint", wrap=True, text=expected_means)
        self._unplaced, self._apart = TextButton(theme, small=True), TextButton(theme, small=True)
        self._gives = TextLabel(theme, "note", "faint", wrap=True)
        self._all = TextButton(theme, small=True)
        self._all.hide()
        self._rows = Section(theme, self._rows_head)
        self._boxes.chosen.connect(self._choose)
        self._unplaced.clicked.connect(self._show_unplaced)
        self._apart.clicked.connect(self._show_apart)
        self._all.clicked.connect(self._show_chosen)
        column = self.column(self)
        column.add(self._none, self._head, 6, self._boxes, 8, self._means)
        column.add(self._unplaced, self._gives, self._apart, 16, self._rows, self._all)

    def _show(self) -> None:
        finding = self._finding
        if finding is None:
            return
        any_at_all = bool(finding.breaches or finding.destructive)
        self._none.setVisible(not any_at_all)
        for widget in (self._head, self._boxes, self._means):
            widget.setVisible(any_at_all)
        count = len(finding.breaches) + len(finding.destructive)
        in_period = ngettext("{count} breach in this period", "{count} breaches in this period", count)
        self._head.setText(in_period.format(count=counted(count)))
        self._boxes.set_numbers([len(finding.of(box)) for box in _BOXES], [box_words(box) for box in _BOXES])
        unplaced, apart = len(finding.of(None)), len(finding.destructive)
        self._unplaced.setText(unplaced_count(unplaced))
        self._gives.setText(
            ngettext(
                "Deepen it, and say whether it was agreed and how you met it.",
                "Deepen them, and say whether they were agreed and how you met them.",
                unplaced,
            )
        )
        self._unplaced.setVisible(unplaced > 0)
        self._gives.setVisible(unplaced > 0)
        self._apart.setText(
            ngettext(
                "{count} is marked as destructive conduct and is kept apart.",
                "{count} are marked as destructive conduct and are kept apart.",
                apart,
            ).format(count=counted(apart))
        )
        self._apart.setVisible(apart > 0)
        self._list()

    def _list(self) -> None:
        finding = self._finding
        if finding is None:
            return
        chosen = self._chosen(finding)
        rows = self._context.services.entries.rows(chosen, limit=AT_ONCE)
        self._rows.set_rows([self._row(row) for row in rows])
        count = self._context.services.entries.count(chosen)
        words = ngettext("Show the entry", "Show the {count} entries", count)
        self._all.setText(words.format(count=counted(count)))
        self._all.setVisible(count > len(rows))
        self._rows.retranslate()

    def _chosen(self, finding: BreachesFinding) -> EntryFilter:
        return finding.all_filter() if self._box is None else finding.box_filter(self._box)

    def _row(self, row: EntryRow) -> QWidget:
        people, today = self._context.services.people, self._context.clock.now().date()
        line = EntryLine(self.theme, people.shown(row.facts), row.happened.date(), row.marks, today)
        line.opened.connect(partial(self._context.go, ShowEntry(row.id)))
        return line

    def _rows_head(self) -> str:
        if self._box is None:
            return _("All of them")
        words = box_words(self._box)
        return words[:1].upper() + words[1:]

    def _choose(self, number: int | None) -> None:
        self._box = None if number is None else _BOXES[number]
        self._list()

    def _show_unplaced(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._finding.box_filter(None)))

    def _show_chosen(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._chosen(self._finding)))

    def _show_apart(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._finding.destructive_filter()))
