"""What stands over the figure of the page "Progress": which chart (without a list), which days, and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.roomy_choice import RoomyChoice
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _, counted, ngettext

FROM_TO = "from-to"
PERIODS = (3, 6, 12, 18)
"""Months that can be chosen at once; beside them all, and two days of one's own."""


class ProgressHead(Themed, QWidget):
    """Controls in as many lines as they need. Silent when it is told what is chosen."""

    chart_chosen = Signal(int)
    """The place of a chart in the list."""
    period_chosen = Signal(object)
    """A number of months, None for all, or FROM_TO."""
    export_wanted = Signal()
    menu_wanted = Signal(object)
    """An empty QMenu, to be filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._counts: tuple[int, int] | None = None
        self._names: Sequence[str] = ()
        self._place = 0
        self._drop_down: Select | None = None
        self._periods = RoomyChoice(
            theme,
            [
                *((months, partial(_months_words, months)) for months in PERIODS),
                (None, lambda: _("All")),
                (FROM_TO, lambda: _("From – to")),
            ],
            lambda: _("Period"),
        )
        self._count = TextLabel(theme, "small", "muted")
        self._export = IconButton(
            theme, "file-down", lambda: _("Export this figure"), keys=lambda: keys_shown("Ctrl+E")
        )
        self._more = IconButton(theme, "ellipsis", lambda: _("More about this figure"))
        choices = QWidget()
        self._choices = FlowLayout(choices)
        self.fit(self._choices.set_gaps, 12, 8)
        for widget in (self._periods, self._count):
            self._choices.addWidget(widget)
        row = self.row(6, self)
        row.fill(choices)
        for button in (self._export, self._more):
            row.layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._periods.chosen.connect(self.period_chosen)
        self._export.clicked.connect(self.export_wanted)
        self._more.clicked.connect(self._open_menu)

    def set_charts(self, names: Sequence[str]) -> None:
        self._names = names
        if self._drop_down is not None:
            self._fill(self._drop_down)

    def set_listed(self, listed: bool) -> None:
        """Leave the charts to a list beside the page, or offer them here."""
        if self._drop_down is not None:
            self._drop_down.setVisible(not listed)
        elif not listed:
            self._drop_down = self._made_drop_down()

    def show_choice(self, place: int, months: int | str | None, *, periods: bool) -> None:
        """Show what is chosen; without `periods` the days of the chart are fixed."""
        self._place = place
        if self._drop_down is not None:
            self._drop_down.setCurrentIndex(place)
        self._periods.set_value(months)
        self._periods.setVisible(periods)

    def show_counts(self, entries: int, marked: int) -> None:
        """Say how many entries the figure is about."""
        self._counts = (entries, marked)
        words = ngettext("{count} entry, {marked} marked", "{count} entries, {marked} marked", entries)
        self._count.setText(words.format(count=counted(entries), marked=counted(marked)))

    def retranslate(self) -> None:
        super().retranslate()
        if self._counts is not None:  # nothing is counted before the first figure is there
            self.show_counts(*self._counts)

    def _made_drop_down(self) -> Select:
        drop_down = Select(self.theme)
        self.say(drop_down.setAccessibleName, lambda: _("Chart"))
        self._fill(drop_down)
        drop_down.activated.connect(self.chart_chosen)
        self._choices.insertWidget(0, drop_down)
        return drop_down

    def _fill(self, drop_down: Select) -> None:
        drop_down.clear()
        drop_down.addItems(list(self._names))
        drop_down.setCurrentIndex(self._place)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        pop_up(menu, self._more.mapToGlobal(QPoint(0, self._more.height())))


def _months_words(months: int) -> str:
    return ngettext("{count} month", "{count} months", months).format(count=counted(months))
