"""Settings, Prompts: the list by keys and by mouse, the leader's own questions, and undo after each write."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.pages.desk import Desk, focused, press

from leader_journal.core.errors import DiskFull
from leader_journal.core.terms import Kind
from leader_journal.services.prompts import PromptPlace
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.settings.prompt_list import _PromptRow
from leader_journal.ui.pages.settings.prompts import PromptSettings
from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.wording.catalogue import Language

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def section(desk: Desk) -> PromptSettings:
    """The section, in front."""
    page = desk.show(ShowSettings(SettingsSection.PROMPTS))
    assert isinstance(page, SettingsPage)
    found = page.section(SettingsSection.PROMPTS)
    assert isinstance(found, PromptSettings)
    return found


def rows(section: PromptSettings) -> list[_PromptRow]:
    return list(section._list._rows)


def said(section: PromptSettings) -> list[str]:
    return [row.item.question for row in rows(section)]


def button(row: _PromptRow, name: str) -> IconButton:
    (found,) = [b for b in row.findChildren(IconButton) if b.accessibleName() == name and not b.isHidden()]
    return found


def asked(desk: Desk) -> list[str]:
    return [prompt.key for prompt in desk.workspace.services.prompts.asked(PromptPlace.DEEPEN, "en")]


def choose(desk: Desk, section: PromptSettings, place: PromptPlace) -> None:
    section._place.setCurrentIndex(section._place.findData(place.value))
    section._place.activated.emit(section._place.currentIndex())
    desk.settle()


def dialog(desk: Desk) -> PromptDialog:
    desk.settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PromptDialog)
    return found


def write(desk: Desk, question: str) -> None:
    QTest.keyClicks(dialog(desk)._line, question)
    QTest.keyClick(dialog(desk)._line, Qt.Key.Key_Return)
    desk.window.activateWindow()
    desk.settle()


def test_the_list_is_one_stop_and_goes_by_the_arrows(desk: Desk, section: PromptSettings) -> None:
    rows(section)[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert focused() is rows(section)[1]
    assert [row.focusPolicy() for row in rows(section)].count(Qt.FocusPolicy.StrongFocus) == 1
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert focused() is rows(section)[0]


def test_space_switches_a_question_off_and_undo_brings_it_back(desk: Desk, section: PromptSettings) -> None:
    rows(section)[1].setFocus()
    press(Qt.Key.Key_Space)
    assert "said_first" not in asked(desk)
    assert focused() is rows(section)[1]
    assert "not asked" in rows(section)[1].accessibleDescription()

    desk.workspace.undoing.undo()
    assert "said_first" in asked(desk)
    assert rows(section)[1].item.on
    switch = rows(section)[0].findChild(Switch)
    assert isinstance(switch, Switch)
    switch.click()
    assert "told" not in asked(desk)


def test_a_question_is_moved_by_keys_and_the_focus_goes_with_it(desk: Desk, section: PromptSettings) -> None:
    before = said(section)
    rows(section)[0].setFocus()
    press(Qt.Key.Key_Down, ALT)
    assert said(section)[:2] == [before[1], before[0]]
    assert focused() is rows(section)[1]
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert said(section) == before

    button(rows(section)[2], "Move up").click()
    assert said(section)[1] == before[2]
    assert not button(rows(section)[0], "Move up").isEnabled()
    assert not button(rows(section)[-1], "Move down").isEnabled()
    desk.workspace.undoing.undo()
    assert said(section) == before


def test_a_question_of_ones_own_is_added_worded_anew_and_taken_away(desk: Desk, section: PromptSettings) -> None:
    section._add.click()
    dialog(desk)._kinds.toggle(Kind.IDEA)
    write(desk, "What would @Maria say?")
    assert said(section)[-1] == "What would Maria say?"
    assert rows(section)[-1].item.meta == "your own, only for idea"
    assert desk.messages.told[-1].sentence == "Question added"

    rows(section)[-1].setFocus()
    press(Qt.Key.Key_Return)
    assert dialog(desk)._line.text() == "What would @Maria say?"
    dialog(desk)._kinds.toggle(Kind.IDEA)
    write(desk, " Hm.")
    assert said(section)[-1] == "What would Maria say? Hm."
    assert rows(section)[-1].item.meta == "your own"

    rows(section)[-1].setFocus()
    press(Qt.Key.Key_Delete)
    assert not any("Hm." in question for question in said(section))
    desk.messages.take_back()
    assert any("Hm." in question for question in said(section))


def test_a_question_without_words_stays_in_front_and_cancelling_writes_nothing(
    desk: Desk, section: PromptSettings
) -> None:
    section._add.click()
    write(desk, " ")
    assert desk.messages.failures == ["Nothing has been written yet. Nothing was saved."]
    dialog(desk).reject()
    assert not desk.workspace.services.journal.own_prompts.all()


def test_what_ships_is_neither_worded_anew_nor_taken_away(desk: Desk, section: PromptSettings) -> None:
    before = said(section)
    rows(section)[0].setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    assert QApplication.activeModalWidget() is None
    assert said(section) == before


def test_each_place_has_its_own_list(desk: Desk, section: PromptSettings) -> None:
    deepen = said(section)
    choose(desk, section, PromptPlace.ROOM)
    assert not set(said(section)) & set(deepen)
    section._add.click()
    assert dialog(desk)._kinds.isHidden()
    write(desk, "Shall we walk?")
    assert said(section)[-1] == "Shall we walk?"
    choose(desk, section, PromptPlace.DEEPEN)
    assert said(section) == deepen


def test_it_follows_the_language_and_a_new_name(desk: Desk, section: PromptSettings) -> None:
    services = desk.workspace.services
    desk.workspace.undoing.saved(services.prompts.add(PromptPlace.DEEPEN, "What would @Bo say?"), "")
    bo = services.people.find("Bo")
    assert bo is not None
    desk.workspace.undoing.saved(services.people_book.rename(bo, "Bodil"), "")
    assert said(section)[-1] == "What would Bodil say?"

    choose(desk, section, PromptPlace.ROOM)
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert section.place is PromptPlace.ROOM
    assert "Hvem har vi ikke hørt endnu?" in said(section)


def test_a_full_disk_changes_nothing_and_is_said(
    desk: Desk, section: PromptSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_args: object, **_more: object) -> None:
        raise DiskFull(desk.path)

    monkeypatch.setattr(type(desk.workspace.services.prompts), "switch", full_disk)
    rows(section)[0].setFocus()
    press(Qt.Key.Key_Space)
    assert len(desk.messages.failures) == 1
    assert rows(section)[0].item.on
