"""The editor's questions: the leader's own beside those that ship, and what was answered stays as it was asked."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from tests.ui.pages.desk import Desk, edited, press, type_text, words

from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.records import Answer
from leader_journal.ui.places import ShowSettings

ALT = Qt.KeyboardModifier.AltModifier


def test_reading_several_answers_changes_neither_them_nor_their_order(desk: Desk) -> None:
    services, entry = desk.workspace.services, desk.add("He asked")
    answers = tuple(Answer(prompt=key, question=f"{key}?", text="Yes") for key in ("told", "keep", "told", "gone"))
    services.entries.save(replace(entry, answers=answers))
    page = edited(desk, entry)
    for _step in range(6):
        press(Qt.Key.Key_Down, ALT)
    page.keep()

    assert services.entries.get(entry.id).answers == answers
    assert desk.versions(entry.id) == 2


def test_a_question_of_ones_own_is_asked_by_name_and_kept_as_it_was_asked(desk: Desk) -> None:
    prompts, entry = desk.workspace.services.prompts, desk.add("He asked")
    for line in prompts.lines(PromptPlace.DEEPEN, "en"):
        prompts.switch(line.prompt.key, on=False)
    key = prompts.add(PromptPlace.DEEPEN, "What would @Maria say?").ids[-1]
    page = edited(desk, entry)
    assert "What would Maria say?" in words(page)
    assert "Questions 1–1 of 1" in words(page)

    page._prompts.focus_first()
    type_text("Ask him")
    press(Qt.Key.Key_Escape)
    prompts.change(key, "What would @Maria do?")

    (answer,) = desk.workspace.services.entries.get(entry.id).answers
    assert desk.workspace.services.people.shown(answer.question) == "What would Maria say?"
    assert "What would Maria say?" in words(edited(desk, entry))


def test_an_entry_may_be_asked_nothing_at_all(desk: Desk) -> None:
    prompts, entry = desk.workspace.services.prompts, desk.add("He asked")
    page = edited(desk, entry)
    press(Qt.Key.Key_Down, ALT)
    desk.workspace.go(ShowSettings())
    for line in prompts.lines(PromptPlace.DEEPEN, "en"):
        desk.workspace.undoing.saved(prompts.switch(line.prompt.key, on=False), "")
    desk.workspace.pages.back()
    desk.settle()

    assert page._prompts.views == []
    assert not [said for said in words(page) if said.startswith("Questions ")]
