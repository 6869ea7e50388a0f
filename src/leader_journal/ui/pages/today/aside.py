"""What Today looks back on: an entry from before, and how the last meeting ended. Texts only on a click."""

from __future__ import annotations

from leader_journal.services.today import LookBack, Span, TodayView
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.last_time import LastTimeView
from leader_journal.ui.entries.look_back import ClosingLineView, LookBackView
from leader_journal.ui.places import ShowEntry, ShowOneOnOne
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import day_and_kind
from leader_journal.wording.one_on_ones.words import closing_meta

_GAP = 28


class TodayAside(View):
    """Hidden while there is nothing to look back on."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._span = False
        self._down = 0
        self._look_back, self._closing_line = LookBackView(context), ClosingLineView(context)
        self._last_time = LastTimeView(context)
        self._column = self.column(self, spacing=_GAP)
        self._column.add(self._look_back, self._last_time, self._closing_line, STRETCH)
        for look in (self._look_back, self._last_time):
            look.opened.connect(context.to(ShowEntry))
        self._closing_line.opened.connect(context.to(ShowOneOnOne))
        self._last_time.found.connect(self._choose)
        self.restyle()
        self.hide()

    def show_view(self, view: TodayView) -> None:
        self._span = view.look_back is not None
        if view.look_back is not None:
            self._show_look_back(view.look_back)
        self._show_closing_line(view)
        self._look_for_last_time()

    def set_down(self, down: int) -> None:
        """Begin so much lower, in pixels at 100 %."""
        self._down = down
        self.restyle()

    def restyle(self) -> None:
        self._column.layout.setContentsMargins(0, self.theme.px(self._down), 0, 0)
        super().restyle()

    def _look_for_last_time(self) -> None:
        """What was written today brings the last time to mind, before a day of the calendar does."""
        look_back = self._context.services.look_back
        newest = look_back.newest_of_today()
        if newest is None:
            self._last_time.clear()
            self._choose()
        else:
            self._last_time.look(look_back.last_time_job(newest))

    def _choose(self) -> None:
        """One look back: the last time this happened, or else what was a year, a month or a week ago."""
        last_time = not self._last_time.isHidden()
        self._look_back.setVisible(self._span and not last_time)
        self.setVisible(self._span or last_time or not self._closing_line.isHidden())

    def _show_look_back(self, look: LookBack) -> None:
        head = {
            Span.YEAR: _("A year ago"),
            Span.MONTH: _("A month ago"),
            Span.WEEK: _("A week ago"),
        }[look.span]
        self._look_back.show_row(head, look.row, day_and_kind(look.row, self._context.clock.now().date()))

    def _show_closing_line(self, view: TodayView) -> None:
        """Show that there is a closing line, of whom and when; the line itself on a click."""
        last, people = view.last_time, self._context.services.people
        self._closing_line.setVisible(last is not None)
        if last is not None and last.held_on is not None:
            head = _("Last time with {name}").format(name=people.alias_of(last.person))
            self._closing_line.show_line(last.id, head, last.closing_line, closing_meta(last.held_on, view.today))
