"""What may be chosen of a chart beside its period: the series, the kind of occasion, what a day tells."""

from __future__ import annotations

from collections.abc import Collection
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


class _Boxes(Themed, QWidget):
    """The four that a chart may offer, in as many rows as they need; which of them are shown is said by `offer`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self.serieses = Segmented(theme, [(series, partial(labels.series_label, series)) for series in Series])
        self.say(self.serieses.set_name, lambda: _("What the figure counts"))
        self.kinds, self.ask = Select(theme), Select(theme)
        self.say(self.kinds.setAccessibleName, lambda: _("Kind of occasion"))
        self.say(self.ask.setAccessibleName, lambda: _("Ask one question"))
        self.days = Segmented(
            theme,
            [(DayView.ENTRIES, lambda: _("Number of entries")), (DayView.REACTIONS, lambda: _("How reactions went"))],
        )
        self.say(self.days.set_name, lambda: _("What a day shows"))
        row = FlowLayout(self)
        self.fit(row.set_gaps, 12, 8)
        for widget in (self.serieses, self.ask, self.kinds, self.days):
            row.addWidget(widget)

    def offer(self, choices: Collection[Choosable]) -> None:
        """Show what may be chosen."""
        self.serieses.setVisible(Choosable.SERIES in choices)
        self.ask.setVisible(Choosable.QUESTION in choices)
        self.kinds.setVisible(not _KIND.isdisjoint(choices))
        self.days.setVisible(Choosable.DAY_VIEW in choices)


class FigureChoices(Themed, QWidget):
    """Shows what the chart lets choose, and nothing where that is nothing: then nothing is made either."""

    changed = Signal()
    """The user chose; not sent by `show_choice`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._choice = Choice()
        self._questions: tuple[Factor | None, ...] = (None,)
        self._boxes: _Boxes | None = None
        self._column = self.column(self)
        self.hide()

    def choice(self) -> Choice:
        return self._choice

    def show_choice(self, chart: Room[Any], choice: Choice, *, by_person: bool) -> None:
        """Show what is chosen, as far as this chart has it; a question about people only where they are compared."""
        self._choice = choice
        self._questions = (None, *(factor for factor in QUESTIONS if by_person or factor is not Factor.PERSON))
        offered = bool(chart.choices & _OFFERED)
        if offered:
            boxes = self._made_boxes()
            boxes.offer(chart.choices)
            self._fill_questions(boxes)
            boxes.serieses.set_value(choice.series)
            boxes.kinds.setCurrentIndex(_KINDS.index(choice.kind))
            boxes.days.set_value(choice.days)
        self.setVisible(offered)

    def show_kind(self, kind: Kind | None) -> None:
        """Show of which kind the figure is where none was chosen: the box says what stands there."""
        if self._boxes is not None and self._choice.kind is None and kind is not None:
            self._boxes.kinds.setCurrentIndex(_KINDS.index(kind))

    def _made_boxes(self) -> _Boxes:
        if self._boxes is None:
            boxes = self._boxes = _Boxes(self.theme)
            self.say_by(lambda: self._fill_kinds(boxes))
            self.say_by(lambda: self._fill_questions(boxes))
            boxes.ask.activated.connect(self._choose_question)
            boxes.serieses.chosen.connect(self._choose_series)
            boxes.kinds.activated.connect(self._choose_kind)
            boxes.days.chosen.connect(self._choose_days)
            self._column.add(boxes)
        return self._boxes

    def _fill_kinds(self, boxes: _Boxes) -> None:
        boxes.kinds.clear()
        boxes.kinds.addItems([_("All kinds") if kind is None else labels.kind_label(kind) for kind in _KINDS])
        boxes.kinds.setCurrentIndex(_KINDS.index(self._choice.kind))

    def _fill_questions(self, boxes: _Boxes) -> None:
        boxes.ask.clear()
        boxes.ask.addItems([_question(factor) for factor in self._questions])
        chosen = self._choice.ask
        boxes.ask.setCurrentIndex(self._questions.index(chosen) if chosen in self._questions else 0)

    def _choose_series(self, series: Series) -> None:
        self._choose(replace(self._choice, series=series))

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
