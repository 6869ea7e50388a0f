"""The journal: filters as tokens, the keys of the list, the bin, and one pane or two."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk, focused, press, type_text, visible

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.records import Answer, Entry
from leader_journal.core.terms import Kind
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.journal.reading_pane import ReadingPane
from leader_journal.ui.places import PageName, ShowEntries, ShowTrash
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import in_view
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.rows import Row


@pytest.fixture
def entries(desk: Desk) -> list[Entry]:
    """Three entries, the oldest first, and the journal in front."""
    written = [desk.add("Oldest about the rota"), desk.add("Middle", Kind.IDEA), desk.add("Newest", Kind.MISTAKE)]
    desk.show(ShowEntries())
    return written


def page_of(desk: Desk) -> JournalPage:
    page = desk.workspace.pages.current
    assert isinstance(page, JournalPage)
    return page


def listed(desk: Desk) -> list[str]:
    return [row.facts for row in page_of(desk)._list._model.entries()]


def read_now(desk: Desk) -> str:
    (pane,) = page_of(desk).findChildren(ReadingPane)
    return pane._facts.words() if pane.isVisible() else ""


def search(desk: Desk, text: str) -> None:
    desk.workspace.pages.current.search()
    type_text(text)
    press(Qt.Key.Key_Return)
    desk.settle()


def test_the_newest_entry_is_read_first_and_the_arrows_go_on(desk: Desk, entries: list[Entry]) -> None:
    assert listed(desk) == ["Newest", "Middle", "Oldest about the rota"]
    assert read_now(desk) == "Newest"
    assert isinstance(focused(), EntryListView)
    press(Qt.Key.Key_Down)
    page_of(desk)
    desk.settle()
    assert page_of(desk)._view.current_entry() is not None
    assert page_of(desk)._view.current_entry().facts == "Middle"  # type: ignore[union-attr]  # None fails the test


def test_what_is_searched_is_found_and_an_empty_answer_says_where_was_looked(desk: Desk, entries: list[Entry]) -> None:
    search(desk, "ROTA")
    assert listed(desk) == ["Oldest about the rota"]
    search(desk, "rollback")
    (empty,) = visible(page_of(desk), EmptyState)
    words = [label.text() for label in visible(empty, TextLabel)]
    assert words[:2] == ["No entry contains “rollback”", "The journal holds 3 entries."]
    empty.button.click()
    assert len(listed(desk)) == 3


def test_a_token_narrows_and_backspace_takes_it_away(desk: Desk, entries: list[Entry]) -> None:
    page = page_of(desk)
    page.show_filter(EntryFilter(kinds=frozenset({Kind.IDEA})))
    desk.settle()
    assert listed(desk) == ["Middle"]
    assert len(visible(page, TokenChip)) == 1
    assert page._list._head.words() == "1 entry, newest first"
    page.search()
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Backspace)
    desk.settle()
    assert len(listed(desk)) == 3
    assert not visible(page, TokenChip)


def test_del_moves_to_the_bin_and_the_eye_goes_on_to_the_next(desk: Desk, entries: list[Entry]) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    desk.settle()
    assert listed(desk) == ["Newest", "Oldest about the rota"]
    current = page_of(desk)._view.current_entry()
    assert current is not None
    assert current.facts == "Oldest about the rota"
    assert desk.messages.told[-1].sentence == "Entry moved to the bin"
    desk.messages.take_back()
    desk.settle()
    assert listed(desk) == ["Newest", "Middle", "Oldest about the rota"]


def test_an_entry_is_put_back_from_the_bin(desk: Desk, entries: list[Entry]) -> None:
    press(Qt.Key.Key_Delete)
    desk.workspace.go(ShowTrash())
    desk.settle()
    page = desk.workspace.pages.current
    (row,) = visible(page, Row)
    assert row.title == "Newest"
    row.action.click()
    desk.settle()
    assert desk.workspace.services.entries.trashed() == ()
    (empty,) = visible(page, EmptyState)
    texts = [label.text() for label in visible(empty, TextLabel)]
    assert "The bin is empty" in texts


def test_e_edits_and_escape_comes_back_to_the_same_entry(desk: Desk, entries: list[Entry]) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_E)
    assert desk.workspace.place.page is PageName.EDITOR
    press(Qt.Key.Key_Escape)
    desk.settle()
    current = page_of(desk)._view.current_entry()
    assert current is not None
    assert current.facts == "Middle"


def test_letters_that_fall_on_the_list_change_no_entry(desk: Desk, entries: list[Entry]) -> None:
    before = [desk.workspace.services.entries.get(entry.id) for entry in entries]
    press(Qt.Key.Key_Down)
    type_text("Peter E 1 else said it 23 m")
    desk.settle()
    press(Qt.Key.Key_Escape)
    assert [desk.workspace.services.entries.get(entry.id) for entry in entries] == before
    assert [desk.versions(entry.id) for entry in entries] == [1] * len(entries)


def test_enter_begins_to_write_where_e_led(desk: Desk, entries: list[Entry]) -> None:
    press(Qt.Key.Key_E)
    press(Qt.Key.Key_Return)
    type_text("!")
    press(Qt.Key.Key_Escape)
    assert "Newest!" in [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)]


def test_f6_goes_round_the_panes(desk: Desk, entries: list[Entry]) -> None:
    page = page_of(desk)
    places = []
    for _step in range(3):
        press(Qt.Key.Key_F6)
        widget = focused()
        places.append("pane" if page._reading.isAncestorOf(widget) else "list" if widget is page._view else "bar")
    assert sorted(places) == ["bar", "list", "pane"]


def test_where_there_is_room_for_one_pane_escape_goes_back_to_the_list(desk: Desk, entries: list[Entry]) -> None:
    desk.window.resize(1280, 800)
    desk.theme.set_scale(150)
    desk.settle()
    page = page_of(desk)
    assert page._list.isVisible()
    assert not page._reading.isVisible()
    page._view.setFocus()
    press(Qt.Key.Key_Return)
    desk.settle()
    assert read_now(desk) == "Newest"
    assert not page._list.isVisible()
    press(Qt.Key.Key_F6)
    page.setFocus()
    page._reading.pane._back.click()
    assert page._list.isVisible()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert page._list.isVisible()


def test_a_filter_is_saved_under_a_name_and_used_again(desk: Desk, entries: list[Entry]) -> None:
    page = page_of(desk)
    page.show_filter(EntryFilter(kinds=frozenset({Kind.IDEA})))
    desk.messages.text = "Ideas"
    page._bar._open_menu()
    (menu,) = page._bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    next(action for action in menu.actions() if action.text() == "Save this filter").trigger()
    menu.close()
    page.show_filter(EVERYTHING)
    page._bar._open_menu()
    actions = [action for menu in page._bar.findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text() == "Ideas").trigger()
    desk.settle()
    assert listed(desk) == ["Middle"]


def test_what_was_written_stands_in_the_serif_at_its_size(desk: Desk, entries: list[Entry]) -> None:
    (pane,) = page_of(desk).findChildren(ReadingPane)
    (prose,) = pane._facts.pieces()
    font = prose.document().defaultFont()
    assert font.family().startswith("Source Serif")
    assert font.pixelSize() == 21
    assert prose.document().firstBlock().blockFormat().lineHeight() == 32


def test_an_empty_journal_says_what_to_do(desk: Desk) -> None:
    desk.show(ShowEntries())
    (empty,) = visible(page_of(desk), EmptyState)
    assert empty.button.text() == "New entry"
    empty.button.click()
    assert desk.workspace.capture.window().isVisible()
    desk.workspace.capture.window().close()


def test_days_have_heads_and_a_promise_is_ticked_in_the_pane(desk: Desk) -> None:
    day = desk.clock.now().date()
    entry = desk.add("@Peter asked", promise="Send it", promise_due=day + dt.timedelta(days=1))
    desk.show(ShowEntries())
    (row,) = visible(page_of(desk), Row)
    row.setFocus()
    press(Qt.Key.Key_Space)
    (promise,) = desk.workspace.services.entries.promises_of(entry.id)
    assert promise.closed_on == day


def test_what_was_searched_for_is_in_view_however_far_down_it_stands(desk: Desk, qtbot: QtBot) -> None:
    long = "Nothing of it.\n" * 1_900
    desk.add(long + "The needle is here.\n" + long)
    answered = desk.add("Short")
    desk.workspace.services.entries.save(
        replace(answered, answers=(Answer(prompt="p", question="And?", text=long[:9_000] + "needle"),))
    )
    page = desk.show(ShowEntries(EntryFilter(text="needle")))
    assert isinstance(page, JournalPage)
    for _entry in range(2):
        pane = page.findChild(ReadingPane)
        assert pane is not None
        (hit,) = [(prose, place) for prose in pane.findChildren(Prose) if (place := prose.first_hit()) is not None]
        qtbot.waitUntil(partial(in_view, *hit))
        press(Qt.Key.Key_Down)
        desk.settle()


@pytest.mark.parametrize(
    ("typed", "days", "text"),
    [
        ("24/11", (dt.date(2026, 11, 24), dt.date(2026, 11, 24)), ""),
        ("uge 47", (dt.date(2026, 11, 16), dt.date(2026, 11, 22)), ""),
        ("i mandags", (dt.date(2026, 11, 23), dt.date(2026, 11, 23)), ""),
        ("october 2025", (dt.date(2025, 10, 1), dt.date(2025, 10, 31)), ""),
        ('"october 2025"', (None, None), '"october 2025"'),
        ("budget", (None, None), "budget"),
        ("may", (None, None), "may"),
    ],
)
def test_what_names_days_is_a_period_by_enter(
    desk: Desk, typed: str, days: tuple[dt.date | None, dt.date | None], text: str
) -> None:
    desk.show(ShowEntries())
    search(desk, typed)
    chosen = page_of(desk).listed()
    assert ((chosen.period.first, chosen.period.last), chosen.text) == (days, text)


def test_what_is_typed_into_the_filter_stays_where_something_is_erased_elsewhere(
    desk: Desk, entries: list[Entry]
) -> None:
    """The filter has no space at its end, and not yet the letters of the last moment."""
    page = page_of(desk)
    page.search()
    for typed in ("budget ", "rota"):
        type_text(typed)
        desk.workspace._context.bus.announce(Changes(frozenset(Topic)))
    assert page._bar._bar.text() == "budget rota"


def test_a_token_says_what_somebody_is_called_now(desk: Desk) -> None:
    desk.add("@Maria asked")
    person = desk.workspace.services.people.find("Maria")
    assert person is not None
    page = desk.show(ShowEntries(EntryFilter(people=frozenset({person.id}))))
    desk.workspace.undoing.saved(desk.workspace.services.people_book.rename(person, "Marie"), "")
    assert [chip.words() for chip in visible(page, TokenChip)] == ["Marie"]
