"""What is asked for on the page "Progress": one chart over some days, of some entries. A value; Back comes to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.shared.room import ChartRequest, Choosable, Room
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period, last_months
from leader_journal.core.tallies import Factor
from leader_journal.services.progress import USUAL_MONTHS
from leader_journal.ui.pages.progress.choices import Choice
from leader_journal.ui.pages.progress.head import FROM_TO, PERIODS


class Chosen(Struct, frozen=True):
    """`months` back, or None for all days, or FROM_TO and then `days`."""

    chart: Room[Any] = PROGRESS
    choice: Choice = field(default_factory=Choice)
    months: int | str | None = USUAL_MONTHS
    days: Period = ALWAYS
    filter: EntryFilter = EVERYTHING

    @property
    def fixed(self) -> bool:
        """Whether the days of the chart follow from today."""
        return Choosable.DAYS not in self.chart.choices

    def period(self, today: dt.date) -> Period:
        """Return the days that are chosen, fixed or not."""
        if isinstance(self.months, int):
            return last_months(today, self.months)
        return self.days if self.months == FROM_TO else ALWAYS

    def whole_days(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """Return the same with both ends, to begin choosing from."""
        period = self.period(today)
        return period.first or last_months(today, USUAL_MONTHS).first or today, period.last or today

    def stepped(self, step: int) -> Chosen:
        """Return the same over the next longer period (1) or the next shorter one (-1); days of one's own are all."""
        if self.fixed:
            return self
        order: tuple[int | str | None, ...] = (*PERIODS, None)
        place = order.index(self.months) if self.months in order else len(order) - 1
        return replace(self, months=order[min(len(order) - 1, max(0, place + step))])

    def request(self, today: dt.date, *, by_person: bool) -> ChartRequest:
        """Return what is asked of the service; a question about people ends where they are not compared any more."""
        asked = self.choice.ask
        return ChartRequest(
            self.chart,
            ALWAYS if self.fixed else self.period(today),
            self.choice.narrowed(self.filter, self.chart),
            series=self.choice.series,
            days=self.choice.days,
            ask=None if asked is Factor.PERSON and not by_person else asked,
        )
