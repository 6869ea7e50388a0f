"""The one question about the plan: asked only where the entry fits, skipped by leaving it, changed in the editor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Setting
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.entries.plan_question import PlanQuestion
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.places import EditEntry
from leader_journal.wording.catalogue import Language

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan(desk: Desk) -> Plan:
    """A plan for disagreements in team meetings."""
    words = PlanWords(
        when="somebody questions a date",
        then="ask what they see first",
        kind=Kind.DISAGREEMENT,
        setting=Setting.TEAM_MEETING,
    )
    plans = desk.workspace.services.plans
    plans.make(words)
    plan = plans.in_force()
    assert plan is not None
    return plan


@pytest.fixture
def window(desk: Desk, plan: Plan) -> CaptureWindow:
    desk.workspace.capture.bring_up()
    return desk.workspace.capture.window()


def question(window: CaptureWindow) -> PlanQuestion:
    return window.form.rest._plan


def save(window: CaptureWindow) -> None:
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)


def saved(desk: Desk) -> Entry:
    services = desk.workspace.services
    return services.entries.get(services.entries.rows(EVERYTHING)[0].id)


def edit(desk: Desk, entry: str) -> EditorPage:
    desk.workspace.go(EditEntry(entry))
    desk.settle()
    editor = desk.workspace.pages.current
    assert isinstance(editor, EditorPage)
    return editor


def test_it_is_asked_once_the_entry_may_fit(window: CaptureWindow) -> None:
    QTest.keyClicks(window.form._facts, "1")
    assert question(window).isHidden()
    QTest.keyClicks(window.form._facts, "2")
    assert not question(window).isHidden()
    assert question(window)._sentence.text() == "When somebody questions a date, I ask what they see first."
    QTest.keyClicks(window.form._facts, "1")
    assert question(window).isHidden()


def test_it_lies_on_the_way_of_the_keyboard_and_one_letter_answers(
    desk: Desk, window: CaptureWindow, plan: Plan
) -> None:
    QTest.keyClicks(window.form._facts, "2")
    QTest.keyClicks(window.form._facts, "Not before May")
    window.form.rest._marks.finished.emit()
    chip = question(window)._chips.chip(True)
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Y)
    save(window)
    assert (saved(desk).plan, saved(desk).plan_done) == (plan.id, True)
    assert desk.workspace.services.plans.line(plan).tally.done == 1


def test_skipping_it_saves_no_answer(desk: Desk, window: CaptureWindow) -> None:
    QTest.keyClicks(window.form._facts, "2")
    QTest.keyClicks(window.form._facts, "Not before May")
    save(window)
    assert (saved(desk).plan, saved(desk).plan_done) == (None, None)  # it may have been anywhere


def test_where_the_setting_is_chosen_it_is_an_occasion_though_not_answered(
    desk: Desk, window: CaptureWindow, plan: Plan
) -> None:
    QTest.keyClicks(window.form._facts, "2")
    QTest.keyClicks(window.form._facts, "Not before May")
    window.form.rest.more._setting.toggle(Setting.TEAM_MEETING)
    save(window)
    assert (saved(desk).plan, saved(desk).plan_done) == (plan.id, None)
    assert desk.workspace.services.plans.line(plan).tally.unanswered == 1


def test_an_answer_is_kept_with_the_draft(desk: Desk, window: CaptureWindow, plan: Plan) -> None:
    QTest.keyClicks(window.form._facts, "2")
    QTest.keyClicks(window.form._facts, "Not before May")
    question(window)._chips.toggle(False)
    window.close()
    desk.workspace.capture.bring_up()
    captured = desk.workspace.capture.window().form.captured()
    assert (captured.plan, captured.plan_done) == (plan.id, False)
    assert not question(desk.workspace.capture.window()).isHidden()


def test_the_editor_changes_an_answer_and_takes_it_back(desk: Desk, plan: Plan) -> None:
    services = desk.workspace.services
    captured = Captured(kind=Kind.DISAGREEMENT, facts="Not before May", plan=plan.id, plan_done=True)
    entry = services.capture.save(captured).ids[0]
    editor = edit(desk, entry)
    chips = editor._side._plan._chips
    assert chips.value() is True

    chips.toggle(False)
    editor.keep()
    assert services.entries.get(entry).plan_done is False

    chips.toggle(False)
    editor.keep()
    assert services.entries.get(entry).plan_done is None


def test_opening_an_entry_in_the_editor_changes_nothing(desk: Desk) -> None:
    services = desk.workspace.services
    entry = services.capture.save(Captured(kind=Kind.DISAGREEMENT, facts="Before there was a plan")).ids[0]
    services.plans.make(PlanWords(when="they disagree", then="wait"))

    editor = edit(desk, entry)
    editor.keep()

    assert len(services.entries.versions(entry)) == 1


def test_it_speaks_danish_while_it_is_open(desk: Desk, window: CaptureWindow) -> None:
    QTest.keyClicks(window.form._facts, "2")
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert question(window)._head.text() == "Din plan"
    assert question(window)._sentence.text().startswith("Når somebody")
