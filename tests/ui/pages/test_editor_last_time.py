"""Beside an entry that is deepened: the last time this happened, its text on a click."""

from __future__ import annotations

import datetime as dt

from tests.ui.pages.desk import Desk, visible, words

from leader_journal.core.records import Entry
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.places import EditEntry, PageName
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.wording.catalogue import Language


def opened(desk: Desk, entry: Entry) -> EditorPage:
    desk.workspace.go(EditEntry(entry.id))
    page = desk.workspace.pages.current
    assert isinstance(page, EditorPage)
    desk.settle()
    return page


def button(page: EditorPage, text: str) -> TextButton:
    found = [b for b in visible(page, TextButton) if b.text() == text]
    (only,) = found
    return only


def test_the_last_time_stands_beside_a_new_entry_and_leads_to_it(desk: Desk) -> None:
    before = desk.add("The portal release slips, he said", happened=desk.clock.now() - dt.timedelta(days=42))
    page = opened(desk, desk.add("The release of the portal slips once more"))
    assert "Last time this happened" in words(page)
    assert "13 October  ·  Doubt" in words(page)
    assert "The portal release slips, he said" not in words(page)
    button(page, "Show the text").click()
    assert "The portal release slips, he said" in words(page)
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert "Sidst det skete" in words(page)
    assert "13. oktober  ·  Tvivl" in words(page)
    desk.interpreter.speak(Language.ENGLISH)
    desk.settle()
    button(page, "Open the entry").click()
    desk.settle()
    assert desk.workspace.place.page is PageName.JOURNAL
    journal = desk.workspace.pages.current
    shown = [prose.toPlainText() for prose in visible(journal, Prose)]
    assert before.facts in shown


def test_nothing_stands_there_where_nothing_was_alike(desk: Desk) -> None:
    first, second = desk.add("The coffee machine leaks"), desk.add("Support wants longer hours")
    assert "Last time this happened" not in words(opened(desk, first))
    assert "Last time this happened" not in words(opened(desk, second))


def test_what_is_thrown_away_meanwhile_is_shown_no_longer(desk: Desk) -> None:
    before = desk.add("The portal release slips", happened=desk.clock.now() - dt.timedelta(days=42))
    page = opened(desk, desk.add("The release of the portal slips"))
    assert page._last_time.isVisible()
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([before.id]), "")
    desk.settle()
    assert not page._last_time.isVisible()


def test_another_entry_does_not_keep_the_last_time_of_the_one_before(desk: Desk) -> None:
    desk.add("The portal release slips", happened=desk.clock.now() - dt.timedelta(days=42))
    other = desk.add("The coffee machine leaks")
    page = opened(desk, desk.add("The release of the portal slips"))
    assert page._last_time.isVisible()
    desk.workspace.go(EditEntry(other.id))
    assert not page._last_time.isVisible()
    desk.settle()
    assert not page._last_time.isVisible()
