"""What may be chosen of a chart beside its period: the series, the kind of occasion, what a day tells."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leader_journal.charts.shared.room import QUESTIONS, Choosable, Room
from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

_KIND = {Choosable.KIND, Choosable.ONE_KIND}
_OFFERED = {Choosable.SERIES, Choosable.QUESTION, Choosable.DAY_VIEW, *_KIND}
_KINDS: tuple[Kind | None, ...] = (None, *Kind)


class Choice(Struct, frozen=True):
    """What is chosen, for every chart that has a say in it."""

    series: Series = Series.QUESTIONS
    kind: Kind | None = None
    days: DayView = DayView.ENTRIES
    ask: Factor | None = None

    def narrowed(self, chosen: EntryFilter, chart: Room[Any]) -> EntryFilter:
        """Return the entries of a filter that a chart is about."""
        if self.kind is None or not chart.choices & _KIND:
            return chosen
        if chosen.kinds and self.kind not in chosen.kinds:
            return replace(chosen, ids=frozenset())
        return replace(chosen, kinds=frozenset({self.kind}))


class FigureChoices(Themed, QWidget):
    """A row, or more where it is narrow; shows what the chart lets choose, and nothing where that is nothing."""

    changed = Signal()
    """The user chose; not sent by `show_choice`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._choice = Choice()
        self._serieses = Segmented(theme, [(series, partial(labels.series_label, series)) for series in Series])
        self.say(self._serieses.set_name, lambda: _("What the figure counts"))
        self._kinds = Select(theme)
        self.say(self._kinds.setAccessibleName, lambda: _("Kind of occasion"))
        self._ask = Select(theme)
        self.say(self._ask.setAccessibleName, lambda: _("Ask one question"))
        self._questions: tuple[Factor | None, ...] = (None,)
        self._days = Segmented(
            theme,
            [(DayView.ENTRIES, lambda: _("Number of entries")), (DayView.REACTIONS, lambda: _("How reactions went"))],
        )
        self.say(self._days.set_name, lambda: _("What a day shows"))
        self._row = FlowLayout(self)
        self.fit(self._row.set_gaps, 12, 8)
        for widget in (self._serieses, self._ask, self._kinds, self._days):
            self._row.addWidget(widget)
        self._ask.activated.connect(self._choose_question)
        self._serieses.chosen.connect(self._choose_series)
        self._kinds.activated.connect(self._choose_kind)
        self._days.chosen.connect(self._choose_days)
        self.retranslate()

    def choice(self) -> Choice:
        return self._choice

    def show_choice(self, chart: Room[Any], choice: Choice, *, by_person: bool) -> None:
        """Show what is chosen, as far as this chart has it; a question about people only where they are compared."""
        self._choice = choice
        self._questions = (None, *(factor for factor in QUESTIONS if by_person or factor is not Factor.PERSON))
        self._fill_questions()
        self._serieses.set_value(choice.series)
        self._kinds.setCurrentIndex(_KINDS.index(choice.kind))
        self._days.set_value(choice.days)
        self._serieses.setVisible(Choosable.SERIES in chart.choices)
        self._ask.setVisible(Choosable.QUESTION in chart.choices)
        self._kinds.setVisible(bool(chart.choices & _KIND))
        self._days.setVisible(Choosable.DAY_VIEW in chart.choices)
        self.setVisible(bool(chart.choices & _OFFERED))

    def show_kind(self, kind: Kind | None) -> None:
        """Show of which kind the figure is where none was chosen: the box says what stands there."""
        if self._choice.kind is None and kind is not None:
            self._kinds.setCurrentIndex(_KINDS.index(kind))

    def retranslate(self) -> None:
        super().retranslate()
        self._fill_questions()
        self._serieses.retranslate()
        self._days.retranslate()
        self._kinds.clear()
        self._kinds.addItems([_("All kinds") if kind is None else labels.kind_label(kind) for kind in _KINDS])
        self._kinds.setCurrentIndex(_KINDS.index(self._choice.kind))

    def _choose_series(self, series: Series) -> None:
        self._choose(replace(self._choice, series=series))

    def _fill_questions(self) -> None:
        self._ask.clear()
        self._ask.addItems([_question(factor) for factor in self._questions])
        self._ask.setCurrentIndex(self._questions.index(self._choice.ask) if self._choice.ask in self._questions else 0)

    def _choose_question(self, place: int) -> None:
        self._choose(replace(self._choice, ask=self._questions[place]))

    def _choose_kind(self, place: int) -> None:
        self._choose(replace(self._choice, kind=_KINDS[place]))

    def _choose_days(self, days: DayView) -> None:
        self._choose(replace(self._choice, days=days))

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self.changed.emit()


def _question(factor: Factor | None) -> str:
    return {
        None: _("Everything together"),
        Factor.KIND: _("One question: kind"),
        Factor.SETTING: _("One question: setting"),
        Factor.PRESSURE: _("One question: time pressure"),
        Factor.THEME: _("One question: theme"),
        Factor.PERSON: _("One question: person"),
    }[factor]
