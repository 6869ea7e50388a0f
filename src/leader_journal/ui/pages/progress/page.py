"""Progress: a list of charts, a period, a filter, and one figure with its finding, words, table and entries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.shared.room import ChartRequest, Choosable, Room
from leader_journal.charts.table import BY_ID, LISTED, ON_PAGE
from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.filter_bar import FilterBar
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.progress.choices import FigureChoices
from leader_journal.ui.pages.progress.chosen import Chosen
from leader_journal.ui.pages.progress.figure_card import FigureCard
from leader_journal.ui.pages.progress.head import FROM_TO, ProgressHead
from leader_journal.ui.pages.progress.period_dialog import PeriodDialog
from leader_journal.ui.places import Place, ShowProgress
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding

LIST_WIDTH, LIST_ROW, LIST_FROM, WIDE_FROM, FIGURE_WIDTH = 220, 28, 900, 1120, 840
_JOB, _AHEAD_JOB = "progress.finding", "progress.ahead"
AHEAD_AFTER_MS = 1_500
"""How long one looks at a chart before the others are found, for whoever clicks one next. Each is a job of its own: a
click waits for one at most."""
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.SETTINGS, Topic.PROMISES, Topic.AGREEMENTS, Topic.PLANS})


class _ProgressLeft(Struct, frozen=True):
    """What Back comes to: what was chosen, how far down, and the mark that was pointed at."""

    chosen: Chosen
    scrolled: int
    mark: int | None


class ProgressPage(Page):
    """One chart at a time. Its numbers are found in a job; the page shows the last figure until they are there."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._stale = True
        self._chosen = Chosen()
        self._request = context.services.progress.usual_request()
        self._mark: int | None = None
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._find_ahead)
        self._found_ahead = set[ChartRequest]()
        self._build()
        self._connect()
        self.retranslate()
        self.dress()

    # what the window asks

    def entered(self) -> None:
        if self._stale:
            self.reload()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        self._filters.forget()
        if changes.topics & _REFRESHED_BY:
            self._stale = True
            self._found_ahead.clear()
            self._show_choice()
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        self._stale = False
        self._ahead.stop()
        self._request = self._chosen.request(self._today, by_person=self._by_person)
        progress, jobs = self._context.services.progress, self._context.jobs
        if (before := progress.found_before(self._request)) is not None:
            # at once: a figure that comes a moment later finds the page laid out without it, and its scroll bar gone
            jobs.cancel(_JOB)
            self._found(before)
        else:
            jobs.start(_JOB, progress.job(self._request), self._found)

    def place(self) -> Place:
        return ShowProgress(self._chosen.chart.id)

    def arrive(self, place: Place) -> None:
        match place:
            case ShowProgress(str() as chart) if chart in BY_ID:
                self.show_chart(BY_ID[chart])

    def state(self) -> object:
        """Return what is chosen, and where the reader is."""
        return _ProgressLeft(self._chosen, self._scroll.verticalScrollBar().value(), self._card.place())

    def restore(self, _place: Place, state: object) -> None:
        """Choose it again; the mark is pointed at as soon as its figure is there."""
        if isinstance(state, _ProgressLeft):
            changed = state.chosen != self._chosen
            self._chosen, self._mark = state.chosen, state.mark
            self._show_choice()
            if changed:
                self.reload()
            elif not self._context.jobs.running(_JOB):
                self._point_again()
            self._scroll.verticalScrollBar().setValue(state.scrolled)

    def show_chart(self, chart: Room[Any]) -> None:
        """Choose a chart."""
        self._choose(replace(self._chosen, chart=chart))

    def search(self) -> None:
        self._filters.show()
        self._filters.focus_text()

    def export(self) -> None:
        self._card.save()

    def print_(self) -> None:
        self._card.print_()

    def next_pane(self) -> None:
        if self._card.isAncestorOf(self.focusWidget()):
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._card.focus_figure()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("[  ]", _("shorter or longer period")),
            ("← →", _("from mark to mark")),
            (f"{keys_shown('Home')} {keys_shown('End')}", _("the first and the last mark")),
            (keys_shown("Enter"), _("show its entries")),
            (keys_shown("Esc"), _("let go of the mark")),
            ("T", _("show as table")),
            ("S", _("read it in words")),
            (keys_shown("Ctrl+F"), _("choose entries")),
            (keys_shown("Ctrl+E"), _("save the figure")),
        )

    def retranslate(self) -> None:
        names = [chart.name() for chart in LISTED]
        self._list.set_heads([group.heading for group in ON_PAGE])
        self._list.set_labels(names)
        self.dress()  # longer names want a wider list
        self._head.set_charts(names)
        self._head.retranslate()
        self._filters.retranslate()
        self._figure_choices.retranslate()
        self._show_choice()

    # building

    def _build(self) -> None:
        theme = self._context.theme
        self._title = TextLabel(theme, "finding", text=lambda: _("Progress"))
        self._list = SideList(theme, len(LISTED), groups=[len(charts) for charts in ON_PAGE.values()], row=LIST_ROW)
        self._side = QWidget()
        side = self._side_column = QVBoxLayout(self._side)
        side.addWidget(self._title)
        side.addWidget(self._list)
        side.addStretch(1)
        self._side_scroll = PageScroll(theme)
        self._side_scroll.set_content(self._side)
        self._side_scroll.set_margins(0, 0, 0, 0)
        self._line = QWidget()
        self._line.setFixedWidth(1)
        self._line.setAutoFillBackground(True)
        self._head = ProgressHead(theme)
        self._filters = FilterBar(self._context, elsewhere=self._in_journal)
        self._filters.set_flat()
        self._filters.hide()
        self._figure_choices = FigureChoices(theme)
        self._card = FigureCard(self._context)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = self.column(content).layout
        for widget in (self._head, self._filters, self._figure_choices, self._card):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = PageScroll(self._context.theme, max_column=FIGURE_WIDTH)
        self._scroll.set_content(content)
        row = self.row(0, self)
        row.add(self._side_scroll, self._line)
        row.fill(self._scroll)

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose_chart)
        self._head.chart_chosen.connect(self._choose_chart)
        self._head.period_chosen.connect(self._choose_period)
        self._head.export_wanted.connect(self.export)
        self._head.menu_wanted.connect(self._fill_menu)
        self._filters.filter_chosen.connect(self._choose_filter)
        self._figure_choices.changed.connect(self._choose_of_figure)
        keys = (
            ("[", self._shorter),
            ("]", self._longer),
            ("T", self._card.toggle_table),
            ("S", self._card.read_in_words),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def dress(self) -> None:
        """List or drop-down."""
        theme = self._context.theme
        px = theme.px
        effective = self.window_width
        listed, wide = effective >= LIST_FROM, effective >= WIDE_FROM
        self._side_scroll.setVisible(listed)
        self._line.setVisible(listed)
        self._head.set_listed(listed or self.isWindow())  # which it is until it stands in one, and has its width
        self._side_column.setContentsMargins(px(20), px(30), px(12), px(12))
        self._side_column.setSpacing(px(14))
        self._title.setContentsMargins(px(10), 0, 0, 0)
        bar = self._side_scroll.verticalScrollBar().sizeHint().width()
        self._side_scroll.setFixedWidth(max(px(LIST_WIDTH), self._side.minimumSizeHint().width() + bar))
        self._column.setSpacing(px(16))
        self._scroll.set_margins(px(44 if wide else 28), px(28), px(40 if wide else 16), px(28))
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), theme.color("line"))
        self._line.setPalette(palette)

    # choosing

    @property
    def _today(self) -> dt.date:
        return self._context.clock.now().date()

    @property
    def _by_person(self) -> bool:
        return self._context.services.settings.current.by_person

    def _bring_in_place(self) -> None:
        """Scroll the list to what is chosen, from its top: it shows its title where it can."""
        item, ground = self._list.current_item(), self._side_scroll.viewport()
        top = item.mapTo(ground, item.rect().topLeft()).y()
        if top < 0 or top + item.height() > ground.height():
            self._side_scroll.verticalScrollBar().setValue(0)
            self._side_scroll.ensureWidgetVisible(item)

    def _show_choice(self) -> None:
        chosen = self._chosen
        place = LISTED.index(chosen.chart)
        self._list.set_current(place)
        self._bring_in_place()
        self._head.show_choice(place, chosen.months, periods=not chosen.fixed)
        self._filters.show_filter(chosen.filter)
        if chosen.filter.narrows:
            self._filters.show()
        self._figure_choices.show_choice(chosen.chart, chosen.choice, by_person=self._by_person)

    def _choose(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._mark = None
        self._show_choice()
        self.reload()

    def _choose_chart(self, place: int) -> None:
        self.show_chart(LISTED[place])

    def _choose_of_figure(self) -> None:
        self._choose(replace(self._chosen, choice=self._figure_choices.choice()))

    def _choose_filter(self, chosen: EntryFilter) -> None:
        self._choose(replace(self._chosen, filter=chosen))

    def _choose_period(self, months: int | str | None) -> None:
        if months == FROM_TO:
            whole, context = self._chosen.whole_days(self._today), self._context
            dialog = PeriodDialog(context.theme, context.clock, whole, self.window())
            dialog.chosen.connect(self._choose_days)
            dialog.finished.connect(self._show_choice)
            dialog.open()
            return
        self._choose(replace(self._chosen, months=months))

    def _choose_days(self, period: Period) -> None:
        self._choose(replace(self._chosen, months=FROM_TO, days=period))

    def _shorter(self) -> None:
        self._choose(self._chosen.stepped(-1))

    def _longer(self) -> None:
        self._choose(self._chosen.stepped(1))

    # filter and menu

    def _in_journal(self) -> EntryFilter:
        return self._context.services.filters.in_journal

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Choose entries"), self.search)
        menu.addSeparator()
        menu.addAction(_("Show as table"), self._card.toggle_table)
        menu.addAction(_("Copy in words"), self._card.copy_words)
        menu.addSeparator()
        menu.addAction(_("Save the figure"), self._card.save)
        menu.addAction(_("Save the figure with names"), self._card.save_with_names)
        menu.addAction(_("Print"), self.print_)

    # showing

    def _found(self, finding: Finding) -> None:
        self._card.show_finding(finding, self._request)
        if Choosable.ONE_KIND in self._request.chart.choices:
            self._figure_choices.show_kind(finding.kind if isinstance(finding, FairnessFinding) else None)
        marked = replace(finding.entries_filter(), marked=True)
        self._head.show_counts(self._card.counted, self._context.services.entries.count(marked))
        self._point_again()
        self._ahead.start()

    def _find_ahead(self, _found: object = None) -> None:
        """Find the next chart that was not found yet, while this one is looked at; what fails is told on its click."""
        wanted = (
            replace(self._chosen, chart=chart).request(self._today, by_person=self._by_person) for chart in LISTED
        )
        request = next((one for one in wanted if one not in self._found_ahead), None)
        if request is not None and self.isVisible() and not self._context.jobs.running(_JOB):
            self._found_ahead.add(request)
            job = self._context.services.progress.job(request)
            self._context.jobs.start(_AHEAD_JOB, job, self._find_ahead, failed=self._find_ahead)

    def _point_again(self) -> None:
        """Point at the mark that Back came to."""
        if self._mark is not None:
            self._card.point_at(self._mark)
            self._mark = None
