"""Quick capture: Esc keeps, saving closes or goes on, a full disk takes nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import PASSPHRASE, Desk

from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EVERYTHING
from leader_journal.storage.journal import Journal
from leader_journal.ui.entries.capture_window import SLOT, CaptureWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk) -> Iterator[CaptureWindow]:
    desk.workspace.new_entry()
    window = desk.workspace.capture_window()
    yield window
    if desk.window.workspace is not None:
        desk.workspace.capture_window().close()


def write(window: CaptureWindow, text: str) -> None:
    QTest.keyClicks(window.form._facts, text)


def facts(desk: Desk) -> list[str]:
    return [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)]


def test_escape_closes_and_the_draft_is_there_next_time(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Begun")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert facts(desk) == []
    desk.workspace.new_entry()
    assert desk.workspace.capture_window().form.captured().facts == "Begun"


def test_saving_closes_and_leaves_no_draft(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Done")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert not window.isVisible()
    assert facts(desk) == ["Done"]
    assert desk.workspace.services.capture.draft(SLOT) is None


def test_save_and_add_another_empties_the_form(desk: Desk, window: CaptureWindow) -> None:
    for text in ("One", "Two"):
        write(window, text)
        QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.isVisible()
    assert window.form.empty
    assert sorted(facts(desk)) == ["One", "Two"]


def test_nothing_written_is_said_and_nothing_saved(desk: Desk, window: CaptureWindow) -> None:
    QTest.keyClicks(window.form._facts, "3")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert window.isVisible()
    assert facts(desk) == []
    assert window._hint.text() != "Esc keeps the draft"


def test_a_full_disk_takes_no_word(desk: Desk, window: CaptureWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    write(window, "Not to be lost")
    window.keep()

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull(desk.path)

    with monkeypatch.context() as patched:
        patched.setattr(type(desk.workspace.services.capture), "save", full)
        QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert window.isVisible()
    assert window.form.captured().facts == "Not to be lost"
    assert desk.workspace.services.capture.draft(SLOT) is not None
    strip = window._failure
    assert strip.isVisible(), "a failure is seen where the eye is"
    assert strip.words().startswith("There is no room left")
    assert strip._button.text() == "Try again"
    strip._button.click()
    assert not window.isVisible()
    assert facts(desk) == ["Not to be lost"]


def test_a_file_that_is_gone_can_be_gone_on_with_elsewhere(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Not to be lost")
    window.keep()
    desk.path.unlink()
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    strip = window._failure
    assert strip.isVisible()
    assert strip.words().startswith("The journal’s file was moved, deleted or replaced")
    assert strip._button.text() == "Save somewhere else"
    strip._button.click()
    assert window.isVisible(), "nothing was chosen"
    desk.messages.path = desk.path.with_name("Elsewhere")
    strip._button.click()
    assert not window.isVisible()
    assert desk.workspace.path.name == "Elsewhere.ljournal"
    assert desk.settings.recent_journals()[0] == desk.workspace.path
    assert facts(desk) == ["Not to be lost"]


@pytest.mark.parametrize("replaced", [False, True])
def test_locking_locks_where_the_file_is_gone_and_keeps_the_words(
    desk: Desk, window: CaptureWindow, replaced: bool
) -> None:
    write(window, "Half a line")
    desk.path.unlink()
    if replaced:
        other = desk.path.with_name("Other.ljournal")
        Journal.create(other, "another passphrase", desk.clock).close()
        other.rename(desk.path)
    desk.window.lock()
    assert desk.window.workspace is None
    ((path, said),) = desk.restart.journals
    assert path != desk.path
    assert said.startswith("Nothing could be saved where the journal was.")
    desk.window.show_journal(Journal.open(path, PASSPHRASE, desk.clock))
    draft = desk.workspace.services.capture.draft(SLOT)
    assert draft is not None
    assert draft.facts == "Half a line"


def test_locking_keeps_what_stands_in_the_window(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Open when it locked")
    desk.window.lock()
    assert not window.isVisible()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    draft = desk.workspace.services.capture.draft(SLOT)
    assert draft is not None
    assert draft.facts == "Open when it locked"
