"""A second start with another journal asks; the sample says on every page what it is."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import PASSPHRASE, Desk, press, type_text
from tests.ui.pages.every_window import places

from leader_journal.second_start import Request, Wish
from leader_journal.storage.journal import Journal
from leader_journal.ui.messages import QtMessages
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.pages.locked.welcome import WelcomePage
from leader_journal.ui.window.second_journal import answer
from leader_journal.ui.window.workspace.sample_banner import SampleBanner
from leader_journal.wording.catalogue import Language


@pytest.fixture
def other(locked_desk: Desk) -> Path:
    """Another journal."""
    path = locked_desk.path.with_name("Other.ljournal")
    with closing(Journal.create(path, PASSPHRASE, locked_desk.clock)):
        return path


def waiting_for(desk: Desk) -> str:
    """The name of the journal whose passphrase is asked for."""
    assert isinstance(desk.window.centralWidget(), UnlockPage)
    assert desk.window.showing is not None
    return desk.window.showing.name


@pytest.mark.parametrize("wish", Wish)
def test_it_asks_to_lock_this_one_and_open_the_other(desk: Desk, other: Path, wish: Wish) -> None:
    answer(desk.window, Request(wish, str(other)))

    (asked,) = desk.messages.asked
    assert asked.sentence == "The journal “Mine” is open. Lock it, and open “Other”?"
    assert desk.restart.journals == []
    assert desk.window.workspace is not None, "nothing happens before the answer"
    assert asked.act is not None
    asked.act()

    assert [path for path, _said in desk.restart.journals] == [other]
    assert desk.restart.new_entry is (wish is Wish.NEW_ENTRY)
    assert desk.window.workspace is None


def test_the_same_journal_only_comes_to_the_front(desk: Desk) -> None:
    link = desk.path.with_name("Link.ljournal")
    link.symlink_to(desk.path)
    for path in (desk.path, link, None):
        answer(desk.window, Request(Wish.RAISE, None if path is None else str(path)))
    assert desk.messages.asked == []
    answer(desk.window, Request(Wish.NEW_ENTRY, str(desk.path)))
    assert desk.workspace.capture.window().isVisible()


def test_where_none_is_open_the_other_is_asked_for_at_once(locked_desk: Desk, other: Path) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    answer(locked_desk.window, Request(Wish.RAISE, str(other)))
    assert waiting_for(locked_desk) == "Other.ljournal"
    locked_desk.window.screens.show_welcome()
    answer(locked_desk.window, Request(Wish.RAISE, str(other)))
    assert waiting_for(locked_desk) == "Other.ljournal"


@pytest.mark.parametrize("wish", Wish)
def test_a_new_entry_that_was_asked_for_is_begun_in_the_other(locked_desk: Desk, other: Path, wish: Wish) -> None:
    wanted = wish is Wish.NEW_ENTRY
    locked_desk.window.screens.show_unlock(locked_desk.path)
    answer(locked_desk.window, Request(wish, str(other)))
    locked_desk.settle()
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    locked_desk.settle()
    assert locked_desk.workspace.path == other
    assert locked_desk.workspace.capture.window().isVisible() is wanted


def test_a_journal_that_is_not_there_is_said(desk: Desk) -> None:
    answer(desk.window, Request(Wish.RAISE, str(desk.path.with_name("Gone.ljournal"))))
    assert len(desk.messages.failures) == 1
    assert "Gone" in desk.messages.failures[0]
    assert desk.messages.asked == []


def test_the_question_is_a_box_that_esc_closes(desk: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    messages = QtMessages(desk.window, lambda _sentence, _action, _act: None)
    for role, expected in ((QMessageBox.ButtonRole.RejectRole, []), (QMessageBox.ButtonRole.AcceptRole, ["done"])):
        messages.ask("Lock <b>it</b>?", "Lock and open", lambda: done.append("done"))
        (box,) = (one for one in desk.window.findChildren(QMessageBox) if one.isVisible())
        assert box.text() == "Lock <b>it</b>?"
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()
        qtbot.waitUntil(partial(_is_closed, box))
        assert done == expected


@pytest.fixture
def sample(locked_desk: Desk, qtbot: QtBot) -> Desk:
    """The sample, open."""
    locked_desk.window.screens.show_welcome()
    locked_desk.window.screens.open_sample()
    qtbot.waitUntil(lambda: locked_desk.window.workspace is not None, timeout=60_000)
    locked_desk.settle()
    return locked_desk


def test_the_sample_says_on_every_page_that_it_is_one(sample: Desk) -> None:
    person = sample.workspace.services.people.all()[0]
    (banner,) = sample.window.findChildren(SampleBanner)
    for place in places(sample, person.id):
        page = sample.show(place)
        assert banner.isVisible(), place
        assert banner.words() == "This is the sample journal. Nothing you write in it is kept."
        top = _top(page, sample.window)
        assert top >= _top(banner, sample.window) + banner.height(), place
    sample.interpreter.speak(Language.DANISH)
    sample.settle()
    assert banner.words() == "Dette er prøvedagbogen. Det, du skriver i den, bliver ikke gemt."


def test_a_journal_of_ones_own_says_nothing_of_it(desk: Desk) -> None:
    assert desk.window.findChildren(SampleBanner) == []


@pytest.mark.parametrize("wish", Wish)
def test_the_sample_is_left_for_the_other_and_is_gone(sample: Desk, other: Path, wish: Wish) -> None:
    folder = sample.workspace.path.parent
    answer(sample.window, Request(wish, str(other)))
    (asked,) = sample.messages.asked
    assert asked.sentence == "The sample journal is open. Leave it, and open “Other”?"
    assert asked.act is not None
    asked.act()
    assert waiting_for(sample) == "Other.ljournal"
    assert not folder.exists()
    assert (sample.window.screens._after is not None) is (wish is Wish.NEW_ENTRY)


def test_the_banner_leads_out_of_the_sample(sample: Desk) -> None:
    (banner,) = sample.window.findChildren(SampleBanner)
    banner._leave.click()
    assert isinstance(sample.window.centralWidget(), WelcomePage)


def _is_closed(box: QMessageBox) -> bool:
    return not shiboken6.isValid(box) or not box.isVisible()


def _top(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint()).y()
