"""The four boxes beside the agreements: the breaches of a year, each box opening its entries in the journal."""

from __future__ import annotations

from leader_journal.charts.breaches.finding import Box, BreachesFinding
from leader_journal.charts.breaches.words import box_words
from leader_journal.core.periods import Period, add_months
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.four_boxes import FourBoxes
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.view import View
from leader_journal.wording.breaches import apart_count, breaches_since, expected_means, unplaced_count
from leader_journal.wording.catalogue import counted, ngettext

MONTHS = 12
_BOXES = tuple(Box)


class AgreementBreaches(View):
    """Hidden where there was no breach."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._finding: BreachesFinding | None = None
        self._build()
        self.hide()

    def reload(self) -> None:
        today = self._context.clock.now().date()
        self._finding = finding = self._context.services.breaches.finding(Period(add_months(today, -MONTHS), today))
        self.setVisible(finding.entries > 0)
        if not finding.entries:
            return
        oldest = min([*(one.day for one in finding.breaches), *(one.day for one in finding.destructive)])
        self._head.setText(breaches_since(finding.entries, oldest, today))
        self._boxes.set_numbers([len(finding.of(box)) for box in _BOXES], [box_words(box) for box in _BOXES])
        self._boxes.setVisible(bool(finding.breaches))
        self._means.setText(expected_means())
        self._means.setVisible(bool(finding.breaches))
        words = ngettext("Show the entry", "Show the {count} entries", finding.entries)
        self._show_all.setText(words.format(count=counted(finding.entries)))
        for link, count, said in (
            (self._unplaced, len(finding.of(None)), unplaced_count),
            (self._apart, len(finding.destructive), apart_count),
        ):
            link.setText(said(count))
            link.setVisible(count > 0)

    def _build(self) -> None:
        theme = self._context.theme
        self._head, self._boxes = TextLabel(theme, TextStyle.SECTION), FourBoxes(theme)
        self._means = TextLabel(theme, "note", "faint", wrap=True)
        self._show_all, self._unplaced = TextButton(theme, small=True), TextButton(theme, small=True)
        self._apart = TextButton(theme, small=True)
        self._boxes.chosen.connect(self._show_box)
        self._show_all.clicked.connect(self._show_entries)
        self._unplaced.clicked.connect(self._show_unplaced)
        self._apart.clicked.connect(self._show_apart)
        column = self.column(self)
        column.add(self._head, 8, self._boxes, 8)
        for link in (self._show_all, self._unplaced, self._apart):
            column.left(link)
        column.add(self._means, 28)

    def _show_box(self, number: int | None) -> None:
        """A box that is chosen shows its entries, and is let go: here it is a way, not a choice."""
        self._boxes.set_value(None)
        if number is not None and self._finding is not None and self._finding.of(_BOXES[number]):
            self._context.go(ShowEntries(self._finding.box_filter(_BOXES[number])))

    def _show_entries(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._finding.all_filter()))

    def _show_unplaced(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._finding.box_filter(None)))

    def _show_apart(self) -> None:
        if self._finding is not None:
            self._context.go(ShowEntries(self._finding.destructive_filter()))
