"""Nudges where they are met: capture, Today and the editor; turned off there, brought back by Undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, press, type_text

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.records import Entry
from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import EditEntry, ShowSettings

CTRL = Qt.KeyboardModifier.ControlModifier
BLAME = "He should have asked"


@pytest.fixture
def today(desk: Desk) -> TodayPage:
    page = desk.workspace.pages.current
    assert isinstance(page, TodayPage)
    return page


def opened(desk: Desk, entry: Entry) -> EditorPage:
    desk.workspace.go(EditEntry(entry.id))
    page = desk.workspace.pages.current
    assert isinstance(page, EditorPage)
    return page


def test_a_nudge_never_stops_saving_nor_changes_what_is_saved(desk: Desk, today: TodayPage) -> None:
    type_text(BLAME)
    press(Qt.Key.Key_F7)
    strip = today.form._nudge
    assert strip.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)] == [BLAME]
    assert not strip.isVisible()


def test_off_for_good_in_one_click_everywhere_and_back_by_undo(desk: Desk, today: TodayPage) -> None:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    for form in (today.form, window.form):
        form._facts.set_text(BLAME)
        assert form._nudge.nudges
    window.form._next_nudge()
    window.form._nudge._off.click()
    assert not desk.workspace.services.nudges.is_on(NudgeKind.BLAME)
    assert desk.workspace.services.nudges.is_on(NudgeKind.QUESTIONS)
    assert not today.form._nudge.nudges
    assert not window.form._nudge.nudges
    assert desk.messages.told[-1].sentence == "Words that look for who are no longer underlined"
    desk.messages.take_back()
    assert today.form._nudge.nudges
    assert window.form._nudge.nudges
    window.form.clear()
    window.close()


def test_the_editor_nudges_in_the_facts_and_in_what_was_said_first_and_nowhere_else(desk: Desk) -> None:
    page = opened(desk, desk.add(f"{BLAME}. Did you see it?"))
    questions = page._prompts.nudges
    (first_words,) = [view for view in page._prompts.views if view.prompt.key == "said_first"]
    assert questions == [first_words.nudge]
    first_words._field.set_text(f"“Did you see it?” {BLAME}")
    texts = [
        strip._field.text()[nudge.start : nudge.end] for strip in (page._nudge, *questions) for nudge in strip.nudges
    ]
    assert texts == ["should have", "Did you"]
    QTest.keyClick(page._facts, Qt.Key.Key_F7)
    assert first_words._field.hasFocus()
    first_words.nudge._off.click()  # type: ignore[union-attr] # it has one, as seen above
    assert not desk.workspace.services.nudges.is_on(NudgeKind.QUESTIONS)
    assert page._nudge.nudges


def test_words_that_were_left_alone_are_asked_about_again_in_another_entry(desk: Desk) -> None:
    one, other = desk.add(BLAME), desk.add(f"{BLAME} again")
    page = opened(desk, one)
    press(Qt.Key.Key_F7)
    page._nudge._leave.click()
    assert not page._nudge.nudges
    assert opened(desk, other)._nudge.nudges


def test_words_that_were_left_alone_stay_so_while_one_goes_through_the_prompts(desk: Desk) -> None:
    page = opened(desk, desk.add("He asked"))
    (view,) = [view for view in page._prompts.views if view.nudge is not None]
    view._field.set_text("Did you see it?")
    press(Qt.Key.Key_F7)
    assert view.nudge is not None
    view.nudge._leave.click()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    (strip,) = page._prompts.nudges
    assert strip._field.text() == "Did you see it?"
    assert not strip.nudges


def test_a_pasted_megabyte_is_no_line_of_facts(desk: Desk, today: TodayPage) -> None:
    today.form._facts.set_text(f"{BLAME} " * 50_000)
    assert not today.form._nudge.nudges
    desk.show(ShowSettings())
