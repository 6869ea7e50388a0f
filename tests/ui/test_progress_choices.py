"""What a chart lets choose: only that is shown, and it becomes the filter of that chart alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leader_journal.charts.entries.room import ENTRIES
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.promises.room import PERSON
from leader_journal.charts.reactions.room import REACTIONS
from leader_journal.charts.table import LISTED, ON_PAGE, ROOMS
from leader_journal.charts.year.room import YEAR
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.progress.choices import Choice, FigureChoices
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select


@pytest.fixture
def choices(qtbot: QtBot, qapp: QApplication) -> FigureChoices:
    widget = FigureChoices(Theme("light"))
    qtbot.addWidget(widget)
    return widget


def kinds_of(choices: FigureChoices) -> Select:
    return next(select for select in choices.findChildren(Select) if select.accessibleName() == "Kind of occasion")


def questions_of(choices: FigureChoices) -> Select:
    return next(select for select in choices.findChildren(Select) if select.accessibleName() == "Ask one question")


def test_every_chart_stands_in_one_group_under_a_name_of_its_own() -> None:
    assert set(LISTED) == set(ROOMS) - {PERSON}, "one person stands on the page of that person"
    assert len({chart.name() for chart in LISTED}) == len(LISTED)
    assert all(group.heading for group in ON_PAGE)


def test_only_what_the_chart_has_is_shown(choices: FigureChoices) -> None:
    for chart, widgets in (
        (ENTRIES, [Segmented]),
        (PATTERNS, [Segmented, Select]),
        (REACTIONS, [Select]),
        (YEAR, [Segmented]),
    ):
        choices.show_choice(chart, Choice(), by_person=False)
        shown = [child for kind in (Segmented, Select) for child in choices.findChildren(kind) if not child.isHidden()]
        assert [type(child) for child in shown] == widgets
        assert not choices.isHidden()
    choices.show_choice(PROGRESS, Choice(), by_person=False)
    assert choices.isHidden()


def test_for_a_chart_that_lets_choose_nothing_nothing_is_made(choices: FigureChoices) -> None:
    choices.show_choice(PROGRESS, Choice(), by_person=False)
    choices.show_kind(Kind.IDEA)
    assert choices.findChildren(QWidget) == []


def test_a_kind_is_the_filter_of_the_reactions_and_of_nothing_else(choices: FigureChoices, qtbot: QtBot) -> None:
    choices.show_choice(REACTIONS, Choice(series=Series.ROOM), by_person=False)
    choices.show()
    select = kinds_of(choices)
    with qtbot.waitSignal(choices.changed):
        QTest.keyClick(select, Qt.Key.Key_Down)
        select.activated.emit(select.currentIndex())
    chosen = choices.choice()
    assert chosen == Choice(Series.ROOM, Kind.MISTAKE)
    assert chosen.narrowed(EVERYTHING, REACTIONS) == EntryFilter(kinds=frozenset({Kind.MISTAKE}))
    assert chosen.narrowed(EVERYTHING, PROGRESS) == EVERYTHING


def test_a_choice_survives_another_language(choices: FigureChoices) -> None:
    choices.show_choice(REACTIONS, Choice(kind=Kind.IDEA), by_person=False)
    choices.retranslate()
    assert kinds_of(choices).currentText() == "Idea"


def test_one_question_is_asked_by_one_factor_and_by_people_only_where_they_are_compared(
    choices: FigureChoices, qtbot: QtBot
) -> None:
    choices.show_choice(PATTERNS, Choice(series=Series.ROOM), by_person=False)
    select = questions_of(choices)
    offered = [select.itemText(at) for at in range(select.count())]
    assert offered[:3] == ["Everything together", "One question: kind", "One question: setting"]
    assert "One question: person" not in offered
    with qtbot.waitSignal(choices.changed):
        select.activated.emit(2)
    assert choices.choice() == Choice(series=Series.ROOM, ask=Factor.SETTING)
    choices.show_choice(PATTERNS, Choice(ask=Factor.PERSON), by_person=True)
    assert select.currentText() == "One question: person"
    choices.show_choice(PATTERNS, Choice(ask=Factor.PERSON), by_person=False)
    assert select.currentText() == "Everything together"
