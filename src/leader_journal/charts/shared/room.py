"""What a room is to the rest of the house: a name, a place in the list, what may be chosen, and three loaders.

A room loads nothing heavy by itself. Its loaders import what finds, tells and draws, and numpy, when somebody asks
for it; so the list of charts and the window are there before that is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from msgspec import Struct

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Series
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.numbers import Json
    from leader_journal.charts.shared.source import ChartSource
    from leader_journal.figures.chart import Chart
    from leader_journal.figures.pictures import Layout
    from leader_journal.figures.style import FigureStyle
    from leader_journal.wording.finding_text import FindingText

Found = TypeVar("Found", bound="Finding")

if TYPE_CHECKING:
    Read: TypeAlias = Callable[[ChartSource, "ChartRequest", dt.date], Found]
    """Reads what was asked for from a journal, and finds. Raises KeyError for somebody who is not there."""
    Draw: TypeAlias = Callable[[Found, FigureStyle, float], Chart]
    """Lays a finding out, or what was prepared of it, for a style and a width."""


class Group(StrEnum):
    """The groups of the list, in its order."""

    OVER_TIME = "over_time"
    WHERE = "where"
    WITH_OTHERS = "with_others"
    AGREED = "agreed"

    @property
    def heading(self) -> str:
        """What stands over the group."""
        return {
            Group.OVER_TIME: _("Over time"),
            Group.WHERE: _("Where"),
            Group.WITH_OTHERS: _("With others"),
            Group.AGREED: _("What was agreed"),
        }[self]


QUESTIONS = (Factor.KIND, Factor.SETTING, Factor.PRESSURE, Factor.THEME, Factor.PERSON)
"""What one question may be asked about."""


class Choosable(StrEnum):
    """What may be chosen of a chart, beside the entries that it is of."""

    DAYS = "days"
    """Over which days; those of a chart without it follow from today."""
    SERIES = "series"
    """One of the four series; `findings` prints each."""
    QUESTION = "question"
    """One question, asked alone."""
    KIND = "kind"
    """Of one kind of occasion, or of all."""
    ONE_KIND = "one_kind"
    """Always of one kind, that which has most to show unless another is chosen; `findings` prints each."""
    DAY_VIEW = "day_view"
    """What a cell tells of a day."""
    PERSON = "person"
    """Whose it is; `findings` prints each person who is active."""


class ChartRequest(Struct, frozen=True):
    """Which chart, over which days, of which entries; `series` chooses among the four where a chart shows one.

    `days` is what the cells of the year tell, `person` whose chart 7 it is. `ask` makes one question of "what goes with
    what": the series by this factor alone. Without `names` people are letters, as becomes what leaves the app: those
    in `letters` in this order, which other parts of what leaves have too, and `also` the words in it like people.
    """

    chart: Room[Any]
    period: Period = ALWAYS
    filter: EntryFilter = EVERYTHING
    series: Series = Series.QUESTIONS
    days: DayView = DayView.ENTRIES
    person: str | None = None
    ask: Factor | None = None
    names: bool = True
    letters: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def neutral_title(self) -> str:
        """What its chart shows, without a finding, where the leader looks first. Raises ValueError for other charts."""
        if self.period.last is None:
            raise ValueError(self.period)
        return self.chart.neutral_title(self.series, self.period.last)


RATED = "mark IN ('shown', 'partly', 'missed')"
BY_MONTH = "SELECT substr(day, 1, 7) AS month"
"""Of the counts that a room says in SQL."""


def as_it_is(finding: Found, _said: Callable[[str], str]) -> Found:
    """Return the finding itself: it holds no text of the leader's, and names nobody."""
    return finding


class Told(Struct, Generic[Found], frozen=True):
    """A finding without a picture: in words, as numbers, and with letters for the people in it.

    `nameless` hands each text of the leader's that is in the finding to a function, people as references and in the
    order of the page, and takes what that returns in its place.
    """

    words: Callable[[Found], FindingText]
    numbers: Callable[[Found], Json]
    nameless: Callable[[Found, Callable[[str], str]], Found] = as_it_is


class Room(Struct, Generic[Found], frozen=True, kw_only=True, eq=False):
    """One chart. `id` is its name on the command line and in the JSON; without a `group` it is not in the list.

    What it says is said in the language of the moment: `name` a few words for the list, `shows` a line for the command
    line, `sought` what else somebody may type who looks for it.
    `neutral` says what it shows, without a finding, where the leader looks first; the date is the last of its days.
    `prepare` makes of a finding what is drawn of it at any width alike, where that is much: a page asks for six.
    `texts`: it holds what the leader wrote, so that without names it is read anew. `tidy`: the counts behind it as far
    as plain counting goes, in SQL over the tables of an export (docs/formats.md).
    """

    id: str
    finding: type[Found]
    group: Group | None
    name: Callable[[], str]
    shows: Callable[[], str]
    sought: Callable[[], str]
    read: Callable[[], Read[Found]]
    tell: Callable[[], Told[Found]]
    draw: Callable[[], Draw[Any]]
    prepare: Callable[[], Callable[[Found], Any]] | None = None
    neutral: Callable[[Series, dt.date], str] | None = None
    choices: frozenset[Choosable] = frozenset({Choosable.DAYS})
    texts: bool = False
    tidy: str = ""

    def layout(self, finding: Found) -> Layout:
        """Return what lays a finding out for a style and a width, in the language of now."""
        draw, drawn = self.draw(), finding if self.prepare is None else self.prepare()(finding)
        return lambda style, width: draw(drawn, style, width)

    def neutral_title(self, series: Series, last: dt.date) -> str:
        """Return what it shows of a series in days that end with `last`. Raises ValueError for a chart that finds."""
        if self.neutral is None:
            raise ValueError(self.id)
        return self.neutral(series, last)
