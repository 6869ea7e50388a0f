"""Undo and Redo say in their line what they are about, and afterwards what they did."""

from __future__ import annotations

from tests.ui.pages.desk import Desk

from leader_journal.ui.actions import Act, spec_of


def lines(desk: Desk) -> tuple[str, str]:
    actions = desk.workspace._actions
    return actions[spec_of(Act.UNDO)].text(), actions[spec_of(Act.REDO)].text()


def test_undo_and_redo_name_the_change(desk: Desk) -> None:
    assert lines(desk) == ("Undo", "Redo")
    services = desk.workspace.services
    entry = desk.add("an entry")
    desk.workspace.undoing.saved(services.entries.trash([entry.id]), "Entry moved to the bin")
    assert lines(desk) == ("Undo: Entry moved to the bin", "Redo")

    desk.workspace.undoing.undo()

    assert desk.messages.told[-1].sentence == "Undone: Entry moved to the bin"
    assert lines(desk) == ("Undo", "Redo: Entry moved to the bin"), "the change before was made without a sentence"

    desk.workspace.undoing.redo()

    assert desk.messages.told[-1].sentence == "Redone: Entry moved to the bin"
    assert lines(desk) == ("Undo: Entry moved to the bin", "Redo")
