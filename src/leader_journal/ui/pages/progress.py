"""Progress: a list of charts, a period, and one figure with its finding, its words, its table and its entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.periods import ALWAYS, Period, last_months
from leader_journal.core.tallies import Factor
from leader_journal.services.progress import USUAL_MONTHS, Chart, ChartRequest
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.period_dialog import PeriodDialog
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.figure_card import FigureCard
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.progress_charts import CHARTS, FIXED_DAYS, GROUPS, chart_name, group_name
from leader_journal.ui.pages.progress_choices import Choice, FigureChoices
from leader_journal.ui.widgets.buttons import IconButton
from leader_journal.ui.widgets.flow_layout import FlowLayout
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.page_scroll import PageScroll
from leader_journal.ui.widgets.segmented import Segmented
from leader_journal.ui.widgets.select import Select
from leader_journal.ui.widgets.side_list import SideList
from leader_journal.wording.catalogue import _, ngettext

if TYPE_CHECKING:
    from leader_journal.services.progress import Finding

LIST_WIDTH, LIST_FROM, WIDE_FROM, FIGURE_WIDTH = 220, 900, 1120, 840
FROM_TO = "from-to"
_PERIODS = (3, 6, 12, 18)
_JOB = "progress.finding"
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.SETTINGS})


@dataclass(frozen=True, slots=True)
class _State:
    chart: Chart
    choice: Choice
    months: int | str | None
    chosen: Period


class ProgressPage(Page):
    """One chart at a time. Its numbers are found in a job; the page shows the last figure until they are there."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self._counts = (0, 0)
        self._chart = Chart.PROGRESS
        self._choice = Choice()
        self._months: int | str | None = USUAL_MONTHS
        self._chosen = ALWAYS
        self._build()
        self._connect()
        self.retranslate()
        self._dress()

    # what the window asks

    def entered(self) -> None:
        """Find anew what has changed since."""
        if self._stale:
            self.reload()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Find anew, at once when the page is in front."""
        if changes.topics & _REFRESHED_BY:
            self._stale = True
            self._show_choice()
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Ask for the finding of what is chosen."""
        self._stale = False
        choice = self._choice
        chosen = choice.filter_for(self._chart)
        period = ALWAYS if self._chart in FIXED_DAYS else self._period()
        request = ChartRequest(
            self._chart, period, chosen, series=choice.series, days=choice.days, ask=self._question()
        )
        self._context.jobs.start(_JOB, self._context.services.progress.job(request), self._found)

    def state(self) -> object:
        """Return what is chosen."""
        return _State(self._chart, self._choice, self._months, self._chosen)

    def restore(self, state: object) -> None:
        """Choose it again."""
        if isinstance(state, _State):
            changed = state != self.state()
            self._chart, self._choice = state.chart, state.choice
            self._months, self._chosen = state.months, state.chosen
            self._show_choice()
            if changed:
                self.reload()

    def export(self) -> None:
        """Save the figure."""
        self._card.save()

    def print_(self) -> None:
        """Print the figure."""
        self._card.print_()

    def next_pane(self) -> None:
        """From the list to the figure and back."""
        if self._card.isAncestorOf(self.focusWidget()):
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._card.focus_figure()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the figure."""
        return (
            ("[  ]", _("shorter or longer period")),
            ("T", _("show as table")),
            (keys_shown("Ctrl+E"), _("save the figure")),
            ("← →", _("from mark to mark")),
            (keys_shown("Enter"), _("show its entries")),
        )

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        names = [chart_name(chart) for chart in CHARTS]
        self._title.setText(_("Progress"))
        self._list.set_heads([group_name(group) for group in GROUPS])
        self._list.set_labels(names)
        self._drop_down.clear()
        self._drop_down.addItems(names)
        self._drop_down.setAccessibleName(_("Chart"))
        self._figure_choices.retranslate()
        self._export.set_name(_("Export this figure"), keys_shown("Ctrl+E"))
        self._show_choice()
        self._card.retranslate()
        self._say_counts()

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List or drop-down."""
        super().resizeEvent(event)
        self._dress()

    # building

    def _build(self) -> None:
        theme = self._context.theme
        self._title = TextLabel(theme, "finding")
        self._list = SideList(theme, len(CHARTS), groups=[len(charts) for charts in GROUPS.values()])
        self._side = QWidget()
        side = self._side_column = QVBoxLayout(self._side)
        side.addWidget(self._title)
        side.addWidget(self._list)
        side.addStretch(1)
        self._line = QWidget()
        self._line.setFixedWidth(1)
        self._line.setAutoFillBackground(True)
        self._drop_down = Select(theme)
        self._periods = Segmented(
            theme,
            [*((months, partial(_months_words, months)) for months in _PERIODS), (None, _all), (FROM_TO, _from_to)],
        )
        self._figure_choices = FigureChoices(theme)
        self._count = TextLabel(theme, "small", "muted")
        self._export = IconButton(theme, "file-down")
        self._card = FigureCard(self._context)
        self._lay_out()

    def _lay_out(self) -> None:
        choices = QWidget()
        self._choices = FlowLayout(choices)
        for widget in (self._drop_down, self._periods, self._count):
            self._choices.addWidget(widget)
        bar = QHBoxLayout()
        bar.addWidget(choices, 1)
        bar.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self._figure_choices)
        column.addWidget(self._card)
        column.addStretch(1)
        self._scroll = PageScroll(self._context.theme, max_column=FIGURE_WIDTH)
        self._scroll.set_content(content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._line)
        row.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self._context.theme.changed.connect(self._dress)
        self._list.chosen.connect(self._choose_chart)
        self._drop_down.activated.connect(self._choose_chart)
        self._periods.chosen.connect(self._choose_period)
        self._figure_choices.changed.connect(self._choose_of_figure)
        self._export.clicked.connect(self.export)
        for keys, act in (("[", self._shorter), ("]", self._longer), ("T", self._card.toggle_table)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _dress(self) -> None:
        theme = self._context.theme
        px = theme.px
        effective = self.window().width() / theme.scale
        listed, wide = effective >= LIST_FROM, effective >= WIDE_FROM
        self._side.setVisible(listed)
        self._line.setVisible(listed)
        self._drop_down.setVisible(not listed)
        self._side.setFixedWidth(px(LIST_WIDTH))
        self._side_column.setContentsMargins(px(20), px(32), px(12), px(20))
        self._side_column.setSpacing(px(10))
        self._title.setContentsMargins(px(10), 0, 0, 0)
        self._column.setSpacing(px(16))
        self._choices.set_gaps(px(12), px(8))
        self._scroll.set_margins(px(44 if wide else 28), px(28), px(40 if wide else 16), px(28))
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), theme.color("line"))
        self._line.setPalette(palette)

    # choosing

    def _period(self) -> Period:
        if isinstance(self._months, int):
            return last_months(self._context.clock.now().date(), self._months)
        return self._chosen if self._months == FROM_TO else ALWAYS

    @property
    def _by_person(self) -> bool:
        return self._context.services.settings.current.by_person

    def _question(self) -> Factor | None:
        """Return what is asked alone; a question about people ends where they are not compared any more."""
        asked = self._choice.ask
        return None if asked is Factor.PERSON and not self._by_person else asked

    def _show_choice(self) -> None:
        place = CHARTS.index(self._chart)
        self._list.set_current(place)
        self._drop_down.setCurrentIndex(place)
        self._periods.set_value(self._months)
        self._figure_choices.show_choice(self._chart, self._choice, by_person=self._by_person)
        self._periods.setVisible(self._chart not in FIXED_DAYS)

    def _choose_chart(self, place: int) -> None:
        self._chart = CHARTS[place]
        self._show_choice()
        self.reload()

    def _choose_of_figure(self) -> None:
        self._choice = self._figure_choices.choice()
        self.reload()

    def _choose_period(self, months: int | str | None) -> None:
        if months == FROM_TO:
            dialog = PeriodDialog(self._context.theme, self._whole_days(), self.window())
            dialog.chosen.connect(self._choose_days)
            dialog.finished.connect(self._show_choice)
            dialog.open()
            return
        self._months = months
        self.reload()

    def _choose_days(self, period: Period) -> None:
        self._months, self._chosen = FROM_TO, period
        self._show_choice()
        self.reload()

    def _whole_days(self) -> tuple[dt.date, dt.date]:
        period, today = self._period(), self._context.clock.now().date()
        return period.first or last_months(today, 18).first or today, period.last or today

    def _shorter(self) -> None:
        self._step(-1)

    def _longer(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        order: tuple[int | str | None, ...] = (*_PERIODS, None)
        place = order.index(self._months) if self._months in order else len(order) - 1
        self._months = order[min(len(order) - 1, max(0, place + step))]
        self._show_choice()
        self.reload()

    # showing

    def _found(self, finding: Finding) -> None:
        self._card.show_finding(finding)
        entries = self._context.services.entries
        chosen = finding.entries_filter()
        self._counts = (entries.count(chosen), entries.count(replace(chosen, marked=True)))
        self._say_counts()

    def _say_counts(self) -> None:
        count, marked = self._counts
        words = ngettext("{count} entry, {marked} marked", "{count} entries, {marked} marked", count)
        self._count.setText(words.format(count=count, marked=marked))


def _months_words(months: int) -> str:
    return ngettext("{count} month", "{count} months", months).format(count=months)


def _all() -> str:
    return _("All")


def _from_to() -> str:
    return _("From – to")
