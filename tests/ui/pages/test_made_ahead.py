"""The pages are made while the key is derived: without a journal, behind the lock screen, for that journal alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, type_text

from leader_journal.composition import Services
from leader_journal.core.draft_slots import ON_TODAY
from leader_journal.services.entries.capture import Captured
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import PageName, ShowEntries
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.window.workspace.workspace import Workspace

BEGUN = Captured(facts="Begun, and not saved yet")


@pytest.fixture
def begun(locked_desk: Desk) -> Desk:
    """A journal in which something was begun on Today, behind its lock screen."""
    journal = Journal.open(locked_desk.path, PASSPHRASE, locked_desk.clock)
    Services(journal, locked_desk.clock).capture.save_draft(ON_TODAY, BEGUN)
    journal.close()
    locked_desk.window.screens.show_unlock(locked_desk.path)
    return locked_desk


def made(desk: Desk) -> list[Workspace]:
    QApplication.processEvents()
    return desk.window.findChildren(Workspace)


def kept(desk: Desk) -> str:
    draft = desk.workspace.services.capture.draft(ON_TODAY)
    return "" if draft is None else draft.facts


def page(desk: Desk) -> PageName:
    """Return which page is in front."""
    return desk.workspace.place.page


def today(desk: Desk) -> TodayPage:
    page = desk.workspace.pages.page(PageName.TODAY)
    assert isinstance(page, TodayPage)
    return page


def test_the_pages_stand_behind_the_lock_screen_before_there_is_a_journal_to_ask(begun: Desk) -> None:
    seen: list[tuple[bool, bool, bool]] = []

    def look() -> None:
        (workspace,) = begun.window.findChildren(Workspace)
        at_lock_screen = isinstance(begun.window.centralWidget(), UnlockPage)
        seen.append((workspace.isHidden(), workspace.services.is_open, at_lock_screen))

    begun.window._entrance.deriving.connect(look)  # after the window, which has made them by then
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    begun.settle()

    assert seen == [(True, False, True)]
    assert made(begun) == [begun.workspace]
    assert today(begun).form.captured().facts == BEGUN.facts
    assert isinstance(focused(), FactsField)


def test_what_was_made_goes_when_the_passphrase_was_wrong(begun: Desk) -> None:
    type_text("not this one at all")
    press(Qt.Key.Key_Return)
    begun.settle()
    assert made(begun) == []
    assert isinstance(focused(), PassphraseField)

    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    begun.settle()
    assert today(begun).form.captured().facts == BEGUN.facts


def test_a_draft_of_today_is_kept_where_another_page_is_gone_to_first(begun: Desk) -> None:
    begun.window.show_journal(Journal.open(begun.path, PASSPHRASE, begun.clock))
    begun.workspace.go(ShowEntries())
    begun.window.locking.lock()

    begun.window.show_journal(Journal.open(begun.path, PASSPHRASE, begun.clock))
    assert page(begun) is PageName.JOURNAL
    begun.workspace.keep()
    assert kept(begun) == BEGUN.facts
    begun.add("something else")
    begun.workspace.pages.back()
    assert page(begun) is PageName.TODAY
    assert today(begun).form.captured().facts == BEGUN.facts


def test_nothing_is_made_again_for_each_profile_that_is_tried(begun: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=2, memory=8192), *vault.PROFILES))
    count = 0
    begin = Workspace.__init__

    def counted(workspace: Workspace, *given: object, **named: object) -> None:
        nonlocal count
        count += 1
        begin(workspace, *given, **named)  # type: ignore[arg-type] # handed on as they come

    monkeypatch.setattr(Workspace, "__init__", counted)
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    begun.settle()
    assert begun.workspace.isVisible()
    assert count == 1


def test_what_was_made_for_a_journal_that_never_came_is_not_shown_for_another(begun: Desk) -> None:
    begun.window._entrance.deriving.emit(begun.path)  # and then a crash: neither opened nor refused is said
    begun.window._entrance.open_sample()
    begun.settle()

    assert begun.workspace.is_sample
    assert made(begun) == [begun.workspace]
