"""People are offered in one-line fields as they are in the facts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.showing import Show

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.people.mention_line import MentionLine

ALIASES = ("Peter", "Petra", "Anna Maria", "Åse")


def _complete(prefix: str) -> tuple[str, ...]:
    return tuple(alias for alias in ALIASES if alias.casefold().startswith(prefix.casefold()))


def _shown(line: MentionLine, show: Show) -> MentionLine:
    show(line)
    line.setFocus()
    return line


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_mention_is_completed(theme: Theme, show: Show, key: Qt.Key) -> None:
    line = _shown(MentionLine(theme, _complete), show)
    QTest.keyClicks(line, "send it to @Pe")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, key)
    QTest.keyClicks(line, " by friday")
    assert line.text() == "send it to @Petra by friday"


def test_a_mention_behind_an_emoji_is_completed(theme: Theme, show: Show) -> None:
    line = _shown(MentionLine(theme, _complete), show)
    line.setText("😀😀 ")
    QTest.keyClicks(line, "@Ån")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "😀😀 @Åse"


def test_plain_words_offer_nobody(theme: Theme, show: Show) -> None:
    line = _shown(MentionLine(theme, _complete), show)
    QTest.keyClicks(line, "Pe")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Pe"


def test_in_a_list_of_names_every_part_is_completed(theme: Theme, show: Show) -> None:
    line = _shown(MentionLine(theme, _complete, names_alone=True), show)
    QTest.keyClicks(line, "Ås")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, ", anna m")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Åse, Anna Maria"


def test_enter_keeps_whoever_is_no_person_in_a_list_of_names(theme: Theme, show: Show) -> None:
    line = _shown(MentionLine(theme, _complete, names_alone=True), show)
    QTest.keyClicks(line, "p")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "p"


def test_behind_a_whole_name_nobody_is_offered(theme: Theme, show: Show) -> None:
    line = _shown(MentionLine(theme, lambda begun: tuple(one for one in ALIASES if begun.strip() in one)), show)
    QTest.keyClicks(line, "send it to @Peter ")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "send it to @Peter "
    assert not line._people.shown
