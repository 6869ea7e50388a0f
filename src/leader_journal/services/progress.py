"""Progress: findings over a period. numpy is imported only when the first one is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from leader_journal.charts.breaches.read import find_breaches
from leader_journal.charts.fairness.read import find_fairness
from leader_journal.charts.patterns.read import find_patterns
from leader_journal.charts.plan.read import find_plans
from leader_journal.charts.promises.read import find_person, find_promises
from leader_journal.charts.reactions.read import find_reactions
from leader_journal.charts.voices.read import find_voices
from leader_journal.charts.year.read import find_year
from leader_journal.core.clock import Clock
from leader_journal.core.dealings import Dealing
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period, last_months
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Series
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings import Finding as Finding

USUAL_MONTHS = 18
"""What is shown before anybody chooses a period."""

MARKS_AT_MOST = 2000
"""Above this many entries a chart of single marks becomes bars (INSIGHT.md 3.4)."""


class Chart(StrEnum):
    """The charts by the name that the command line uses."""

    PROGRESS = "progress"
    ENTRIES = "entries"
    MONTH = "month"
    REACTIONS = "reactions"
    YEAR = "year"
    PATTERNS = "patterns"
    LOOPS = "loops"
    REPAIR = "repair"
    TONE_OUTCOME = "tone_outcome"
    BAD_NEWS_AGE = "bad_news_age"
    CAME_BACK = "came_back"
    SHARED_OWN = "shared_own"
    THEMES = "themes"
    BREACHES = "breaches"
    VOICES = "voices"
    FAIRNESS = "fairness"
    PROMISES = "promises"
    PERSON = "person"
    PLAN = "plan"


WITH_OTHERS = (
    Chart.LOOPS,
    Chart.REPAIR,
    Chart.TONE_OUTCOME,
    Chart.BAD_NEWS_AGE,
    Chart.CAME_BACK,
    Chart.SHARED_OWN,
    Chart.THEMES,
)
"""The charts that are made from dealings."""


WITH_PEOPLE = (Chart.BREACHES, Chart.VOICES, Chart.FAIRNESS, Chart.PROMISES, Chart.PERSON)
"""The charts that are about people and what was agreed with them; the last is of one person."""

_NAMED_IN_TEXTS = frozenset({Chart.PROMISES, Chart.PERSON})
"""The charts that hold what the leader wrote: their texts are read anew, without the names."""


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """Which chart, over which days, of which entries; `series` chooses among the four where a chart shows one.

    `days` is what the cells of the year tell, `person` whose chart 7 it is. `ask` makes one question of "what goes with
    what": the series by this factor alone. Without `names` people are letters, as becomes what leaves the app.
    """

    chart: Chart
    period: Period = ALWAYS
    filter: EntryFilter = EVERYTHING
    series: Series = Series.QUESTIONS
    days: DayView = DayView.ENTRIES
    person: str | None = None
    ask: Factor | None = None
    names: bool = True


class ProgressService:
    """Turns counts that storage makes into findings."""

    def __init__(self, journal: Journal, writes: Writes, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._known: dict[tuple[ChartRequest, dt.date], Finding] = {}
        writes.after_each(self._forget)

    def finding(self, request: ChartRequest) -> Finding:
        """Return the finding, computed here and now (the command line)."""
        return _find(self._journal, request, self._clock.now().date())

    def job(self, request: ChartRequest) -> Callable[[], Finding]:
        """Return the same as a callable for another thread, which reads on a connection of its own."""
        today = self._clock.now().date()
        known = self._known  # a write puts another in its place, so that what was found before it is not kept

        def compute() -> Finding:
            if (request, today) not in known:
                with self._journal.reader() as reader:
                    known[request, today] = _find(reader, request, today)
            return known[request, today]

        return compute

    def nameless(self, request: ChartRequest, finding: Finding) -> Finding:
        """Return a finding that answered `request` as it leaves the app: with letters for people."""
        if request.chart in _NAMED_IN_TEXTS:
            return self.finding(replace(request, names=False))
        from leader_journal.insight.names import without_names  # numpy

        return without_names(finding)

    def usual_request(self) -> ChartRequest:
        """Return what is asked for first: the elements over the last months."""
        return ChartRequest(Chart.PROGRESS, last_months(self._clock.now().date(), USUAL_MONTHS))

    def warm_up(self) -> Callable[[], None]:
        """Return a callable for another thread: imports what a figure needs, and finds what is asked for first."""
        find = self.job(self.usual_request())

        def warm() -> None:
            import leader_journal.figures.api  # noqa: F401

            find()

        return warm

    def _forget(self) -> None:
        self._known = {}


def _find(source: Journal | JournalReader, request: ChartRequest, today: dt.date) -> Finding:
    finding = _named(source, request, today)
    if request.names:
        return finding
    from leader_journal.insight.names import without_names  # numpy

    return without_names(finding)


def _named(source: Journal | JournalReader, request: ChartRequest, today: dt.date) -> Finding:
    if request.chart in WITH_OTHERS:
        return _with_others(source, request, today)
    if request.chart in WITH_PEOPLE:
        return _with_people(source, request, today)
    if request.chart is Chart.PLAN:
        return find_plans(source, request.filter, request.period, today)
    from leader_journal.charts.entries.build import build_entries  # numpy: not at start-up
    from leader_journal.charts.month.build import build_month  # numpy: not at start-up
    from leader_journal.charts.progress.build import build_progress  # numpy: not at start-up

    # the change point looks at all history before the end of what is shown, never after it
    tallies = source.entries.tallies(request.filter.within(Period(None, request.period.last or today)))
    match request.chart:
        case Chart.PROGRESS:
            return build_progress(tallies, request.period, request.filter, today)
        case Chart.ENTRIES:
            series, shown = request.series, request.filter.within(request.period)
            entries = source.entries.rated_entries(series, shown, limit=MARKS_AT_MOST + 1)
            return build_entries(tallies[series], entries, series, request.period, request.filter, today)
        case Chart.MONTH:
            return build_month(tallies, request.filter, today, min(request.period.last or today, today))
        case Chart.REACTIONS:
            return find_reactions(source, request, tallies[Series.CONSTRUCTIVE], today)
        case Chart.YEAR:
            return find_year(source, request, tallies[Series.CONSTRUCTIVE], min(request.period.last or today, today))
        case Chart.PATTERNS:
            return find_patterns(
                source,
                tallies,
                series=request.series,
                period=request.period,
                chosen=request.filter,
                asked=request.ask,
                today=today,
            )
        case _:
            raise ValueError(request.chart)


def _with_others(source: Journal | JournalReader, request: ChartRequest, today: dt.date) -> Finding:
    from leader_journal.charts.shared.build import Dealt
    from leader_journal.insight.others import BUILDERS

    dealings = source.entries.dealings(request.filter.within(request.period))
    any_history = bool(dealings) or source.entries.count(EVERYTHING) > 0
    # whether that changed is asked of all history up to the end of what is shown, as for chart 1
    history = _up_to_the_end(source, request, dealings) if request.chart is Chart.BAD_NEWS_AGE else ()
    return BUILDERS[request.chart](Dealt(dealings, any_history, request.period, request.filter, today, history))


def _up_to_the_end(
    source: Journal | JournalReader, request: ChartRequest, dealings: Sequence[Dealing]
) -> Sequence[Dealing]:
    if request.period.first is None:
        return dealings
    return source.entries.dealings(request.filter.within(Period(None, request.period.last)))


def _with_people(source: Journal | JournalReader, request: ChartRequest, today: dt.date) -> Finding:
    """Raises ValueError for the chart of a person without one, KeyError for somebody who is not there."""
    chosen, period = request.filter, request.period
    match request.chart:
        case Chart.BREACHES:
            return find_breaches(source, chosen, period, today)
        case Chart.VOICES:
            return find_voices(source, chosen, today)
        case Chart.FAIRNESS:
            return find_fairness(source, chosen, period, today)
        case Chart.PROMISES:
            return find_promises(source, chosen, period, today, names=request.names)
        case _:
            if request.person is None:
                raise ValueError("whose chart?")
            return find_person(source, request.person, chosen, period, today, names=request.names)
