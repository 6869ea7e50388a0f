"""What a block paints has the room it needs, and its buttons stand where they are pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show, focused

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.agreements.agreement_block import AgreementBlock
from leader_journal.ui.pages.agreements.frame_owed import FrameOwed
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.painted_block import PaintedBlock

LONG = "Whoever is held up says so in the channel as soon as they know, and hands over what cannot wait. " * 4
DETAILS = (("How", LONG), ("We can tell by", "Nobody looks at the door."), ("Hvis den brydes alligevel", "Vi taler"))


def agreement(theme: Theme) -> AgreementBlock:
    block = AgreementBlock(theme, LONG, "say it again", waits=True, more="More about this agreement")
    block.set_details(DETAILS, ("Broken", "three times"), opens=True)
    return block


def frame(theme: Theme) -> FrameOwed:
    return FrameOwed(theme, LONG, "Emil, Peter, 27 November", "Write the agreement")


Make = Callable[[Theme], "AgreementBlock | FrameOwed"]
both = pytest.mark.parametrize("make", [agreement, frame])


def on_a_page(show: Show, theme: Theme, block: QWidget) -> PageScroll:
    scroll, content = PageScroll(theme), QWidget()
    column = QVBoxLayout(content)
    column.addWidget(block)
    column.addStretch(1)
    scroll.set_content(content)
    show(scroll)
    return scroll


@pytest.mark.parametrize("percent", [80, 100, 150])
def test_a_line_stands_where_it_stands_whether_its_words_are_a_link_or_not(theme: Theme, percent: int) -> None:
    theme.set_scale(percent)
    blocks = []
    for opens in (False, True):
        block = AgreementBlock(theme, "We say it", "in force", waits=False, more="More about this agreement")
        block.set_details(DETAILS[1:], ("Broken", "once" if opens else "never"), opens=opens)
        blocks.append(block)
    plain, linked = (block._placed(700) for block in blocks)
    assert linked.names == plain.names
    assert linked.height == plain.height
    assert abs(linked.words[-1].center().y() - plain.words[-1].center().y()) <= 1


@both
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_at_every_width_and_text_size_it_has_room(theme: Theme, show: Show, make: Make, percent: int) -> None:
    theme.set_scale(percent)
    block = make(theme)
    window = on_a_page(show, theme, block).window()
    for width in [*range(theme.px(340), 1500, 97), theme.px(340)]:
        window.resize(width, 700)
        QApplication.processEvents()
        QApplication.processEvents()

        assert block.height() >= block.heightForWidth(block.width()), width
        buttons = [one.geometry() for one in block.findChildren(QAbstractButton) if one.isVisible()]
        assert len(buttons) >= 2
        for number, one in enumerate(buttons):
            assert block.rect().contains(one), width
            assert not any(one.intersects(other) for other in buttons[number + 1 :]), width


@both
def test_larger_letters_need_more_room_at_once(theme: Theme, show: Show, make: Make) -> None:
    block = make(theme)
    on_a_page(show, theme, block)
    before = block.height()

    theme.set_scale(200)
    QApplication.processEvents()

    assert block.height() > before
    assert block.height() >= block.heightForWidth(block.width())


@both
def test_what_is_painted_is_told(theme: Theme, make: Make) -> None:
    """All that is read stands in its name and what describes it, or in a button of its own."""
    block = make(theme)
    told = " ".join([block.accessibleName(), block.accessibleDescription()])

    assert all(piece in told for piece in block.said)
    assert isinstance(block, PaintedBlock)


def test_its_links_are_pressed_where_they_stand_and_reached_by_tab(qtbot: QtBot, theme: Theme, show: Show) -> None:
    block = agreement(theme)
    window = on_a_page(show, theme, block).window()
    window.resize(900, 900)
    QApplication.processEvents()
    state, more, entries = (
        next(one for one in block.findChildren(QAbstractButton) if one.accessibleName() == name)
        for name in ("say it again", "More about this agreement", "three times")
    )
    for button, signal in ((state, block.state_pressed), (entries, block.entries_pressed)):
        there = window.childAt(button.mapTo(window, button.rect().center()))
        assert there is button
        with qtbot.waitSignal(signal):
            QTest.mouseClick(there, Qt.MouseButton.LeftButton)
    state.setFocus()
    walked = [focused()]
    for _step in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        walked.append(focused())

    assert walked == [state, more, entries]
