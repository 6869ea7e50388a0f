"""The frame of a step: bars that open steps, buttons that name their neighbours, and the line with its question."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show, focused

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step_header import StepFoot, StepHeader, StepTop
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.step_bars import StepBars

NAMES = ("Arrive", "Read again", "Patterns", "Next")


def bars_of(theme: Theme) -> StepBars:
    bars = StepBars(theme, len(NAMES))
    bars.set_names(NAMES)
    bars.set_state(2, frozenset({0}))
    return bars


def said(*widgets: StepTop | StepHeader | StepFoot) -> list[str]:
    labels = [label for widget in widgets for label in widget.findChildren(TextLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text()]


def test_bars_say_which_step_they_open_and_how_it_stands(theme: Theme, show: Show) -> None:
    bars = bars_of(theme)
    show(bars)
    assert [bar.accessibleName() for bar in bars.bars] == [
        "Step 1 of 4, Arrive, done",
        "Step 2 of 4, Read again",
        "Step 3 of 4, Patterns, current",
        "Step 4 of 4, Next",
    ]
    assert bars.bars[3].toolTip() == "4  Next"


def test_any_step_is_opened_by_click_and_by_keys(qtbot: QtBot, theme: Theme, show: Show) -> None:
    bars = bars_of(theme)
    show(bars)
    with qtbot.waitSignal(bars.chosen) as clicked:
        QTest.mouseClick(bars.bars[3], Qt.MouseButton.LeftButton)
    assert clicked.args == [3]
    bars.bars[2].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    with qtbot.waitSignal(bars.chosen) as pressed:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert pressed.args == [0]


def test_the_arrows_stop_at_both_ends_and_tab_leaves(theme: Theme, show: Show) -> None:
    bars, after = bars_of(theme), QuestionField(theme, lambda: "What do you see?", lambda _prefix: ())
    show(bars, after)
    bars.bars[2].setFocus(Qt.FocusReason.TabFocusReason)
    for _press in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused() is bars.bars[3]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "What do you see?"


def test_the_measures_of_the_design(theme: Theme, show: Show) -> None:
    bars = bars_of(theme)
    show(bars)
    assert [bar.width() for bar in bars.bars] == [44] * 4
    assert bars.bars[1].x() - bars.bars[0].x() == 44 + 6
    assert all(bar.height() >= 28 for bar in bars.bars), "it can be hit"


def test_the_header_says_where_one_is(theme: Theme, show: Show) -> None:
    header = StepHeader(theme, len(NAMES))
    header.set_names(NAMES)
    header.set_state(2, frozenset({0, 1}), "Look first.")
    show(header)
    assert said(header) == ["Step 3 of 4", "Patterns", "Look first."]


def test_the_way_out_and_what_was_saved(qtbot: QtBot, theme: Theme, show: Show) -> None:
    top = StepTop(theme)
    top.set_words("November review", "Saved 16:20")
    show(top)
    assert said(top) == ["November review", "Saved 16:20"]
    with qtbot.waitSignal(top.left):
        QTest.mouseClick(top._later, Qt.MouseButton.LeftButton)


def test_the_foot_names_the_neighbours(qtbot: QtBot, theme: Theme, show: Show) -> None:
    foot = StepFoot(theme)
    foot.set_words("", "Read again", "about 20 minutes left")
    show(foot)
    assert not foot._before.isVisible()
    foot.set_words("Arrive", "Patterns", "about 18 minutes left")
    assert (foot._before.text(), foot._next.text()) == ("Arrive", "Patterns")
    with qtbot.waitSignal(foot.next_pressed):
        QTest.mouseClick(foot._next, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(foot.before_pressed):
        QTest.mouseClick(foot._before, Qt.MouseButton.LeftButton)


def test_where_there_is_no_room_the_time_left_is_not_said(theme: Theme, show: Show) -> None:
    foot = StepFoot(theme)
    foot.set_words("Arrive", "Patterns", "about 18 minutes left")
    window = show(foot)
    assert said(foot) == ["about 18 minutes left"]
    window.resize(360, 200)
    assert said(foot) == []


def test_a_question_field_sends_what_is_typed_and_nothing_else(qtbot: QtBot, theme: Theme, show: Show) -> None:
    field = QuestionField(theme, lambda: "What worked?", lambda _prefix: (), hint=lambda: "Optional")
    show(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("I asked")
    field.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(focused(), " first")
    assert field.text() == "I asked first"
