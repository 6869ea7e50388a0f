"""Somebody is renamed, merged or forgotten while a form in which they are named is half written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from tests.ui.pages.desk import Desk, click_button, press, type_text, visible

from leader_journal.core.changes import Changes
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.records import Person
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.pages.people.person_fields import PersonFields
from leader_journal.ui.places import (
    EditEntry,
    Place,
    PrepareOneOnOne,
    ShowAgreements,
    ShowEntries,
    ShowPeople,
    ShowPerson,
    ShowToday,
)
from leader_journal.ui.toolkit.chip import Chip


def known(desk: Desk, alias: str) -> Person:
    found = desk.workspace.services.people.find(alias)
    assert found is not None
    return found


def begin_on_today(desk: Desk) -> Callable[[], QWidget]:
    desk.show(ShowToday())
    return lambda: desk.show(ShowToday())


def begin_in_the_window(desk: Desk) -> Callable[[], QWidget]:
    desk.workspace.capture.bring_up()
    return desk.workspace.capture.window


def begin_an_agreement(desk: Desk) -> Callable[[], QWidget]:
    click_button(desk.show(ShowAgreements()), "New agreement")
    return lambda: desk.show(ShowAgreements())


def begin_a_note(desk: Desk, alias: str = "Jonas") -> Callable[[], QWidget]:
    place = PrepareOneOnOne(known(desk, alias).id)
    page = desk.show(place)
    assert isinstance(page, OneOnOnePage)
    page._column.open_note()
    return lambda: desk.show(place)


def begin_in_the_editor(desk: Desk) -> Callable[[], QWidget]:
    (entry,) = desk.workspace.services.entries.rows(EVERYTHING)
    desk.show(EditEntry(entry.id))
    return lambda: desk.show(EditEntry(entry.id))


def begin_notes_of_a_person(desk: Desk) -> Callable[[], QWidget]:
    place = ShowPerson(known(desk, "Jonas").id)
    page = desk.show(place)
    assert isinstance(page, PeoplePage)
    page.findChildren(PersonFields)[0]._notes.setFocus()
    return lambda: desk.show(place)


def rename(desk: Desk) -> Changes:
    return desk.workspace.services.people_book.rename(known(desk, "Mette"), "Bodil")


def merge(desk: Desk) -> Changes:
    return desk.workspace.services.people_book.merge(known(desk, "Mette"), known(desk, "Bodil"))


def forget(desk: Desk) -> Changes:
    forgetting = desk.workspace.services.forgetting
    return forgetting.forget(forgetting.preview(known(desk, "Mette"), Keep.ENTRIES))


def written(root: QWidget) -> str:
    texts = (field.toPlainText() for field in visible(root, QTextEdit))
    return "\n".join((*texts, *(line.text() for line in visible(root, QLineEdit))))


BEGUN = (
    begin_on_today,
    begin_in_the_window,
    begin_an_agreement,
    begin_a_note,
    begin_in_the_editor,
    begin_notes_of_a_person,
)


@pytest.mark.parametrize("behind", [ShowEntries(), None])
@pytest.mark.parametrize("begin", BEGUN)
@pytest.mark.parametrize("act", [rename, merge, forget])
def test_what_is_half_written_calls_them_as_they_are_called_now(
    desk: Desk,
    begin: Callable[[Desk], Callable[[], QWidget]],
    act: Callable[[Desk], Changes],
    behind: Place | None,
) -> None:
    """Behind another page, and in front where a second machine or Undo does it."""
    workspace = desk.workspace
    desk.add("@Mette asked @Jonas" if act is rename else "@Mette asked @Bodil and @Jonas")
    show = begin(desk)
    type_text(" Cake from @Mette, ")
    workspace.keep()
    if behind is not None:
        desk.show(behind)
    workspace.undoing.saved(act(desk), "")
    desk.settle()
    workspace.keep()  # as at a lock
    assert [person.alias for person in workspace.services.people.all()] == ["Bodil", "Jonas"]
    shown = show()
    assert "Cake from" in written(shown)
    assert ("@Bodil" in written(shown)) is (act is not forget or begin is begin_in_the_editor)
    assert "Mette" not in written(shown)
    workspace.keep()
    assert not [draft for draft in workspace.services.journal.drafts.all().values() if b"Mette" in draft]
    assert [person.alias for person in workspace.services.people.all()] == ["Bodil", "Jonas"]
    if workspace.capture.open is not None:
        workspace.capture.open.close()


def test_an_open_form_is_let_be_where_nobody_in_it_is_called_otherwise(desk: Desk) -> None:
    workspace = desk.workspace
    desk.show(ShowToday())
    type_text("Cake from @Mette, ")
    workspace.keep()
    type_text("and coffee")
    press(Qt.Key.Key_Left)
    workspace.undoing.saved(workspace.services.people.add("Bodil"), "")
    type_text("s")
    assert "and coffese" in written(workspace.pages.current)


def use_the_window(desk: Desk) -> None:
    """All that is folded in it was made, and waits in it for the next time."""
    capture = desk.workspace.capture
    capture.bring_up()
    capture.window().form._make_more()
    capture.window().close()


def test_nobody_who_was_forgotten_is_offered_in_a_window_that_was_used_before(desk: Desk) -> None:
    desk.add("@Mette asked @Bodil why")
    use_the_window(desk)
    desk.workspace.undoing.saved(forget(desk), "")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Mette" not in [chip.text() for chip in desk.window.findChildren(Chip)]


def test_who_is_new_or_renamed_is_offered_in_a_window_that_was_used_before(desk: Desk) -> None:
    desk.add("@Mette asked why")
    capture = desk.workspace.capture
    use_the_window(desk)
    desk.workspace.undoing.saved(rename(desk), "")
    capture.bring_up()
    capture.window().form._toggle_more()
    offered = [chip.text() for chip in visible(capture.window(), Chip)]
    assert "Bodil" in offered
    assert "Mette" not in offered
    capture.window().close()


def test_nothing_is_kept_of_a_meeting_with_somebody_who_was_forgotten(desk: Desk) -> None:
    workspace = desk.workspace
    desk.add("@Mette asked why")
    begin_a_note(desk, "Mette")
    type_text("Mette sang")
    desk.show(ShowPeople())
    workspace.undoing.saved(forget(desk), "")
    desk.settle()
    workspace.keep()
    assert workspace.writers.unsaved()[1] == ""
    assert not [draft for draft in workspace.services.journal.drafts.all().values() if b"sang" in draft]


def test_what_is_written_of_somebody_whose_coming_is_undone_is_kept_for_their_coming_back(desk: Desk) -> None:
    workspace = desk.workspace
    desk.add("Cake")
    workspace.undoing.saved(workspace.services.people.add("Mette"), "")
    show = begin_a_note(desk, "Mette")
    type_text("Mette sang")
    workspace.undoing.undo()
    workspace.keep()
    workspace.undoing.redo()
    assert "Mette sang" in written(show())
