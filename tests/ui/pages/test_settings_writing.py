"""Settings, Writing help: switches and words take effect at once and are taken back by Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.ui.pages.desk import Desk, focused, press, type_text, visible

from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.settings.writing import WritingSettings
from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import Language
from leader_journal.wording.security import not_protected, protected, security_lead


@pytest.fixture
def section(desk: Desk) -> WritingSettings:
    page = desk.show(ShowSettings(SettingsSection.WRITING))
    assert isinstance(page, SettingsPage)
    form = page.section(SettingsSection.WRITING)
    assert isinstance(form, WritingSettings)
    return form


def words(section: WritingSettings) -> list[str]:
    return [chip.token for chip in section._words._chips]


def test_switches_say_what_is_on_and_turn_it(desk: Desk, section: WritingSettings) -> None:
    nudges, switch = desk.workspace.services.nudges, section._switches[NudgeKind.BLAME]
    assert switch.isChecked()
    assert switch.accessibleName() == "Words that look for who"
    switch.click()
    assert not nudges.is_on(NudgeKind.BLAME)
    assert nudges.is_on(NudgeKind.QUESTIONS)
    desk.workspace.undoing.undo()
    assert nudges.is_on(NudgeKind.BLAME)
    assert switch.isChecked()


def test_a_word_is_added_by_enter_and_taken_away_by_its_cross_and_undo_brings_it_back(
    desk: Desk, section: WritingSettings
) -> None:
    section._words._line.setFocus()
    type_text("the usual  suspects")
    press(Qt.Key.Key_Return)
    type_text("Sloppy Joe")
    section._words._add.click()
    press(Qt.Key.Key_Return)  # an empty line adds nothing and says nothing
    assert words(section) == ["the usual suspects", "Sloppy Joe"]
    assert desk.messages.told[-1].sentence == "Word added"
    assert desk.messages.failures == []

    (chip, _other) = section._words._chips
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() + chip.rect().topRight() / 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().topRight() + chip.rect().bottomLeft() / 2)
    assert words(section) == ["Sloppy Joe"]
    desk.messages.take_back()
    assert words(section) == ["the usual suspects", "Sloppy Joe"]


def test_the_words_are_one_stop_of_the_keyboard_and_del_takes_one_away(desk: Desk, section: WritingSettings) -> None:
    for word in ("one", "two", "three"):
        desk.workspace.undoing.saved(desk.workspace.services.nudges.add_word(word), "")
    section._switches[NudgeKind.QUESTIONS].setFocus()
    press(Qt.Key.Key_Tab)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        chip = focused()
        assert isinstance(chip, TokenChip)
        seen.append(chip.token)
        press(key)
    assert seen == ["one", "two", "three", "three"]
    press(Qt.Key.Key_Delete)
    assert words(section) == ["one", "three"]
    press(Qt.Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)


def test_words_without_a_letter_are_refused_in_one_sentence(desk: Desk, section: WritingSettings) -> None:
    section._words._line.setText("…!")
    press(Qt.Key.Key_Return)
    section._words._add.click()
    assert desk.messages.failures == ["Nothing has been written yet. Nothing was saved."]
    assert section._words._line.text() == "…!"
    assert words(section) == []


def test_it_is_said_in_the_other_language_at_once(desk: Desk, section: WritingSettings) -> None:
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert section.findChildren(TextLabel)[0].text() == "Skrivehjælp"
    assert section._words._add.text() == "Tilføj"
    assert section._switches[NudgeKind.BLAME].accessibleName() == "Ord, der leder efter hvem"


def test_what_is_protected_stands_right_under_its_head(desk: Desk) -> None:
    page = desk.workspace.go(ShowSettings())
    assert isinstance(page, SettingsPage)
    page.show_section(1)
    desk.settle()

    places = {label.text(): label.geometry() for label in visible(page, TextLabel)}
    head = places["Protected"]
    words = next(place for said, place in places.items() if said.startswith("The journal, your drafts"))
    assert 0 < words.top() - head.bottom() < head.height() / 2


@pytest.mark.parametrize("spoken", Language)
def test_privacy_says_each_line_of_what_is_protected_and_what_is_not(desk: Desk, spoken: Language) -> None:
    page = desk.workspace.go(ShowSettings(SettingsSection.PRIVACY))
    desk.interpreter.speak(spoken)
    desk.settle()

    said = [label.text() for label in visible(page, TextLabel)]
    for lines in (protected(), not_protected()):
        assert [line for line in said if line in lines] == list(lines)
    assert security_lead() in said
