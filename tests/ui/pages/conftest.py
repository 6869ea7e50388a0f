"""A journal open on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ready import ready_file
from tests.ui.pages.desk import PASSPHRASE, Desk, FakeMessages, FakeRestart
from tests.ui.pages.reviewing import write_a_month

from leader_journal.core.clock import FixedClock
from leader_journal.core.terms import Kind, Reaction
from leader_journal.services.journals import JournalFiles
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.progress import page as progress_page
from leader_journal.ui.places import PrepareOneOnOne
from leader_journal.ui.toolkit import after_paint
from leader_journal.ui.window.entrance.entrance import Entrance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace import reminder, workspace
from leader_journal.wording.catalogue import Language


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot raise windows or grab the keyboard for menus, and says so each time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True))


@pytest.fixture
def locked_desk(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The window at the start of the app, before any page; a journal lies on disk, closed."""
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # what is kept there is known by a salt that many share
    monkeypatch.setattr(workspace, "WARM_AFTER_MS", 3_600_000)
    monkeypatch.setattr(workspace, "CAPTURE_AFTER_MS", 3_600_000)
    monkeypatch.setattr(progress_page, "AHEAD_AFTER_MS", 3_600_000)
    monkeypatch.setattr(reminder, "FIRST_LOOK_MS", 3_600_000)
    monkeypatch.setattr(after_paint, "LATER_MS", 0)  # in the next turn: whoever settles has all of a page
    theme = Theme(ThemeMode.LIGHT)
    theme.motion.set_mode(Animation.OFF)
    theme.apply(qapp)
    interpreter = Interpreter(qapp)
    interpreter.speak(Language.ENGLISH)
    path = tmp_path / "journals" / "Mine.ljournal"
    path.parent.mkdir()
    ready_file(path)
    settings, messages, restart = SettingsStore(tmp_path / "config"), FakeMessages(), FakeRestart()
    jobs = Jobs(_let_fail, qapp)
    entrance = Entrance(JournalFiles(clock), jobs)
    window = MainWindow(
        theme, interpreter, settings, entrance, jobs, restart, clock, messages=lambda _window, _toast: messages
    )
    window.setMinimumSize(1, 1)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, theme, interpreter, settings, jobs, clock, messages, restart, path)
    monkeypatch.setattr(window.locking._cover, "put", _no_face)  # nobody sees it any more, and it is a page to build
    window.close()
    QApplication.clipboard().clear()  # Qt's offscreen platform ends in a crash with words of Python's still on it
    jobs.stop()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    interpreter.speak(Language.ENGLISH)


@pytest.fixture
def desk(locked_desk: Desk) -> Desk:
    """The journal open in the window, on Today."""
    locked_desk.window.show_journal(Journal.open(locked_desk.path, PASSPHRASE, locked_desk.clock))
    locked_desk.settle()
    return locked_desk


@pytest.fixture
def month(desk: Desk) -> Desk:
    """A month to look back on."""
    write_a_month(desk)
    return desk


def _no_face(_face: object) -> None:
    """What covers the window while it closes is looked at in test_locking."""


def _let_fail(error: Exception) -> None:
    raise error


@pytest.fixture
def meeting_page(desk: Desk) -> OneOnOnePage:
    """The page that prepares a meeting with Maria, who raised a doubt; an idea before that was met with explaining."""
    desk.add("@Maria had an idea for the form", Kind.IDEA, reactions=(Reaction.EXPLAINED,))
    desk.add("@Maria asked whether the rota is fair", Kind.DOUBT)
    desk.workspace.go(PrepareOneOnOne(desk.workspace.services.people.ids_by_alias()["Maria"]))
    desk.settle()
    page = desk.workspace.pages.current
    assert isinstance(page, OneOnOnePage)
    return page
