"""Chips by keyboard and mouse."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.showing import Show, focused

from leader_journal import paths
from leader_journal.core.terms import Element, Kind, Reaction, Tone
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.painting import mnemonic_letter
from leader_journal.wording import labels
from leader_journal.wording.catalogue import Language, language


def _reactions(theme: Theme) -> ChipGroup[Reaction]:
    options = [ChipOption(reaction, partial(labels.reaction_chip, reaction)) for reaction in Reaction]
    return ChipGroup(theme, options, lambda: "My first reaction")


def _kinds(theme: Theme) -> ChipGroup[Kind]:
    options = [ChipOption(kind, partial(labels.kind_label, kind), digit=str(n)) for n, kind in enumerate(Kind, 1)]
    return ChipGroup(theme, options, lambda: "Kind", exclusive=True)


def test_letters_toggle_while_the_group_has_the_focus(qtbot: QtBot, theme: Theme, show: Show) -> None:
    group = _reactions(theme)
    show(group)
    group.focus_in()
    with qtbot.waitSignal(group.changed):
        QTest.keyClick(focused(), Qt.Key.Key_D)
    QTest.keyClick(focused(), Qt.Key.Key_K)
    assert group.chosen() == (Reaction.ACKNOWLEDGED, Reaction.DEFENDED)
    QTest.keyClick(focused(), Qt.Key.Key_D)
    assert group.chosen() == (Reaction.ACKNOWLEDGED,)


def test_a_letter_with_ctrl_belongs_to_somebody_else(theme: Theme, show: Show) -> None:
    group = _reactions(theme)
    show(group)
    group.focus_in()
    QTest.keyClick(focused(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focused(), Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert group.chosen() == ()


def test_digits_choose_a_kind_and_only_one(theme: Theme, show: Show) -> None:
    group = _kinds(theme)
    show(group)
    group.focus_in()
    QTest.keyClick(focused(), Qt.Key.Key_2)
    QTest.keyClick(focused(), Qt.Key.Key_5)
    assert group.chosen() == (Kind.IDEA,)
    QTest.keyClick(focused(), Qt.Key.Key_5)
    assert group.value() is None


def test_the_group_is_one_tab_stop_and_arrows_move_inside(theme: Theme, show: Show) -> None:
    before, group, after = QLineEdit(), _reactions(theme), QLineEdit()
    show(before, group, after)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert group.chip(Reaction.THANKED).hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert group.chip(Reaction.LISTENED).hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    assert group.chip(Reaction.LOOKED_FOR_WHO).hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert group.chip(Reaction.LOOKED_FOR_WHO).hasFocus(), "it comes back where it was left"


def test_up_and_down_go_to_the_nearest_chip_of_the_next_line(theme: Theme, show: Show) -> None:
    group = _reactions(theme)
    show(group)
    first = group.chip(Reaction.THANKED)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert focused().y() > first.y()
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert first.hasFocus()


def test_enter_goes_on_to_what_comes_next(theme: Theme, show: Show) -> None:
    group, after = _reactions(theme), QLineEdit()
    show(group, after)
    group.focus_in()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert after.hasFocus()
    assert group.chosen() == ()


def test_space_and_click_choose(theme: Theme, show: Show) -> None:
    group = _reactions(theme)
    show(group)
    group.focus_in()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.mouseClick(group.chip(Reaction.ASKED), Qt.MouseButton.LeftButton)
    assert group.chosen() == (Reaction.THANKED, Reaction.ASKED)


def test_showing_a_choice_is_silent(qtbot: QtBot, theme: Theme) -> None:
    group = _kinds(theme)
    qtbot.addWidget(group)
    with qtbot.assertNotEmitted(group.changed):
        group.set_value(Kind.DOUBT)
    assert group.value() is Kind.DOUBT


def test_other_options_keep_what_is_still_there(qtbot: QtBot, theme: Theme) -> None:
    group = _kinds(theme)
    qtbot.addWidget(group)
    group.set_value(Kind.DOUBT)
    group.set_options([ChipOption(Kind.DOUBT, lambda: "Doubt"), ChipOption(Kind.IDEA, lambda: "Idea")])
    assert group.value() is Kind.DOUBT


def test_chips_that_came_later_stand_at_the_groups_place_in_the_tab_order(theme: Theme, show: Show) -> None:
    before, group, after = QLineEdit(), _kinds(theme), QLineEdit()
    show(before, group, after)
    group.set_options([ChipOption(Kind.DOUBT, lambda: "Doubt"), ChipOption(Kind.IDEA, lambda: "Idea")])
    QApplication.processEvents()  # what is put into a layout is shown with the next events
    before.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert group.chip(Kind.DOUBT).hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_a_chip_takes_the_same_room_chosen_or_not(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_scale(percent)
    group = _reactions(theme)
    qtbot.addWidget(group)
    for reaction in Reaction:
        chip = group.chip(reaction)
        before = chip.sizeHint()
        chip.setChecked(True)
        assert chip.sizeHint() == before
        assert theme.metrics(TextStyle.BODY, QFont.Weight.DemiBold).horizontalAdvance(chip.text()) < before.width()


def test_a_chip_makes_no_alt_shortcut_of_its_letter(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "&Thanked")
    qtbot.addWidget(chip)
    assert chip.shortcut().isEmpty()
    assert chip.text() == "Thanked"
    assert chip.letter == "t"


def test_a_screen_reader_hears_a_checkbox_in_a_group(qtbot: QtBot, theme: Theme) -> None:
    group = _reactions(theme)
    qtbot.addWidget(group)
    chip = QAccessible.queryAccessibleInterface(group.chip(Reaction.ACKNOWLEDGED))
    assert chip.role() == QAccessible.Role.CheckBox
    assert chip.text(QAccessible.Text.Name) == "Acknowledged"
    assert chip.text(QAccessible.Text.Description) == "K"
    around = QAccessible.queryAccessibleInterface(group)
    assert around.role() == QAccessible.Role.Grouping
    assert around.text(QAccessible.Text.Name) == "My first reaction"


def _languages() -> list[Language]:
    there = (paths.resources() / "i18n" / "da.mo").exists()
    return [Language.ENGLISH, Language.DANISH] if there else [Language.ENGLISH]


@pytest.mark.parametrize("spoken", _languages())
def test_letters_are_unique_in_each_group(spoken: Language) -> None:
    with language(spoken):
        groups = {
            "reactions": [labels.reaction_chip(reaction) for reaction in Reaction],
            "tones": [labels.tone_chip(tone) for tone in Tone],
            "elements": [labels.element_key(element) for element in Element],
        }
    for name, chips in groups.items():
        letters = [mnemonic_letter(chip) for chip in chips]
        assert all(letters), name
        assert len(set(letters)) == len(letters), name
