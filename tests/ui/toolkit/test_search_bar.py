"""The bar: typing, tokens, completions, and the ways out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show, focused

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.completion_popup import Completion
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.search_bar import SearchBar

_OFFERED = (Completion("person:1", "Peter"), Completion("kind:doubt", "Doubt"))
_TOKENS = [("period", "Since 1 September"), ("marked", "Marked")]


def _complete(text: str) -> Sequence[Completion]:
    return [offer for offer in _OFFERED if offer.text.lower().startswith(text.lower())]


@pytest.fixture
def bar(theme: Theme, show: Show) -> SearchBar:
    bar = SearchBar(theme, _complete)
    show(bar, QTextEdit())
    bar.focus_text()
    return bar


def test_typing_is_told_at_once_and_then_once_in_a_while(qtbot: QtBot, bar: SearchBar) -> None:
    told: list[str] = []
    bar.text_changed.connect(told.append)
    QTest.keyClicks(bar.line, "march")
    assert told == ["m"]
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told == ["m", "march"]


def test_showing_a_text_is_silent(qtbot: QtBot, bar: SearchBar) -> None:
    with qtbot.assertNotEmitted(bar.text_changed, wait=100):
        bar.set_text("march")
    assert bar.text() == "march"


def test_backspace_goes_to_the_last_token_and_then_removes_it(qtbot: QtBot, bar: SearchBar) -> None:
    bar.set_tokens(_TOKENS)
    with qtbot.assertNotEmitted(bar.token_removed):
        QTest.keyClick(bar.line, Qt.Key.Key_Backspace)
    token = focused()
    assert isinstance(token, TokenChip)
    assert token.token == "marked"
    with qtbot.waitSignal(bar.token_removed) as removed:
        QTest.keyClick(token, Qt.Key.Key_Backspace)
    assert removed.args == ["marked"]
    bar.set_tokens(_TOKENS[:1])
    assert bar.line.hasFocus()


def test_backspace_in_a_text_deletes_a_letter(bar: SearchBar) -> None:
    bar.set_tokens(_TOKENS)
    QTest.keyClicks(bar.line, "ab")
    QTest.keyClick(bar.line, Qt.Key.Key_Backspace)
    assert bar.text() == "a"
    assert bar.line.hasFocus()


def test_arrows_go_along_the_tokens_and_back(bar: SearchBar) -> None:
    bar.set_tokens(_TOKENS)
    QTest.keyClick(bar.line, Qt.Key.Key_Left)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert focused().accessibleName() == "Since 1 September"
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert bar.line.hasFocus()


def test_the_cross_removes_and_the_words_do_not(qtbot: QtBot, bar: SearchBar) -> None:
    bar.set_tokens(_TOKENS)
    token = bar.findChildren(TokenChip)[0]
    with qtbot.assertNotEmitted(bar.token_removed):
        QTest.mouseClick(token, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    with qtbot.waitSignal(bar.token_removed) as removed:
        QTest.mouseClick(token, Qt.MouseButton.LeftButton, pos=QPoint(token.width() - 12, 12))
    assert removed.args == ["period"]


def test_a_completion_is_chosen_by_down_and_enter(qtbot: QtBot, bar: SearchBar) -> None:
    QTest.keyClicks(bar.line, "do")
    QTest.keyClick(bar.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.completion_chosen) as chosen:
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert chosen.args == ["kind:doubt"]
    assert bar.text() == ""


def test_enter_without_a_choice_goes_to_the_list(qtbot: QtBot, bar: SearchBar) -> None:
    QTest.keyClicks(bar.line, "do")
    with qtbot.waitSignal(bar.left_downwards), qtbot.assertNotEmitted(bar.completion_chosen):
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.text() == "do"


def test_down_goes_to_the_list_when_nothing_is_offered(qtbot: QtBot, bar: SearchBar) -> None:
    QTest.keyClicks(bar.line, "xyz")
    with qtbot.waitSignal(bar.left_downwards):
        QTest.keyClick(bar.line, Qt.Key.Key_Down)


def test_many_tokens_make_the_bar_taller_not_wider(bar: SearchBar, qtbot: QtBot) -> None:
    before = bar.height()
    bar.set_tokens([(str(number), f"A rather long token {number}") for number in range(8)])
    qtbot.waitUntil(lambda: bar.height() > before)
    assert all(chip.geometry().right() <= bar.width() for chip in bar.findChildren(TokenChip))
