"""The help is there before a journal is open, by key and by a link, and takes nothing from the screen it lies over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk, press, type_text, visible, windows_shown

from leader_journal.core.help import HelpTopic
from leader_journal.exchange.help import read_help
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.prose import ReadText
from leader_journal.ui.window.entrance.help_dialog import LockedHelp
from leader_journal.wording.catalogue import Language

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
SCREENS: dict[str, tuple[Callable[[Desk], None], HelpTopic]] = {
    "lock": (lambda desk: desk.window.screens.show_unlock(desk.path), HelpTopic.TROUBLE),
    "note": (lambda desk: desk.window.screens.show_note(desk.path), HelpTopic.CAPTURING),
    "restore": (lambda desk: desk.window.screens.show_restore(desk.path), HelpTopic.BACKUPS),
    "welcome": (lambda desk: desk.window.screens.show_welcome(), HelpTopic.FIRST_WEEK),
}


def title(language: Language, topic: HelpTopic) -> str:
    return next(page.title for page in read_help(language.value) if page.topic is topic)


def read(help_: QWidget) -> str:
    """Return what the page that is read begins with."""
    text = visible(help_, ReadText)[0]
    assert isinstance(text, ReadText)
    return text.toPlainText().split("\n")[0]


def help_of(desk: Desk) -> LockedHelp:
    desk.settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, LockedHelp)
    return found


@pytest.mark.parametrize("keys", [PLAIN, SHIFT])
@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", list(Language))
def test_a_key_opens_the_page_about_where_one_is(
    name: str, keys: Qt.KeyboardModifier, language: Language, locked_desk: Desk
) -> None:
    show, topic = SCREENS[name]
    locked_desk.interpreter.speak(language)
    show(locked_desk)
    locked_desk.settle()

    press(Qt.Key.Key_F1, keys)

    assert read(help_of(locked_desk)) == title(language, topic)


def test_it_is_read_by_arrows_and_links_and_what_was_typed_under_it_stands(locked_desk: Desk) -> None:
    screens = locked_desk.window.screens
    screens.show_unlock(locked_desk.path)
    locked_desk.settle()
    page = locked_desk.window.centralWidget()
    type_text("half a pass")
    press(Qt.Key.Key_F1)
    help_ = help_of(locked_desk)

    press(Qt.Key.Key_Up)
    assert read(help_) == title(Language.ENGLISH, HelpTopic.KEYS)
    press(Qt.Key.Key_Down)
    link = visible(help_, TextButton)[0]
    assert isinstance(link, TextButton)
    link.click()
    locked_desk.settle()
    assert read(help_) == link.text()

    press(Qt.Key.Key_Escape)
    locked_desk.settle()
    assert QApplication.activeModalWidget() is None
    assert locked_desk.window.centralWidget() is page
    assert isinstance(page, UnlockPage)
    assert page.findChildren(PassphraseField)[0].text() == "half a pass"


def test_the_link_opens_it_and_it_goes_with_the_screen(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_unlock(locked_desk.path)
    locked_desk.settle()
    page = locked_desk.window.centralWidget()
    assert page is not None
    link = next(button for button in visible(page, TextButton) if button.text() == "Help")
    link.click()
    help_ = help_of(locked_desk)
    assert "Mine" not in help_.windowTitle()

    locked_desk.window.screens.show_welcome()
    locked_desk.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_comes_without_another_window_that_would_take_the_focus(name: str, locked_desk: Desk) -> None:
    with windows_shown() as shown:
        SCREENS[name][0](locked_desk)
        locked_desk.settle()

    assert shown == []
    assert locked_desk.window.isActiveWindow()
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize("name", SCREENS)
def test_the_key_that_quits_works_there_as_well(name: str, locked_desk: Desk, qtbot: QtBot) -> None:
    SCREENS[name][0](locked_desk)
    locked_desk.settle()
    with qtbot.waitSignal(locked_desk.window.closed):
        press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
