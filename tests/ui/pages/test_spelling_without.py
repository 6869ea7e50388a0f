"""A computer without dictionaries: nothing is underlined, nothing runs, and Settings say what is lacking."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk
from tests.ui.showing import wait_until

from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.ui.spelling.spelled import Spelled
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.toggles import Switch

SHARE = Path(__file__).parents[2] / "spelling/share"


def test_without_a_dictionary_it_is_silent_and_settings_say_how_to_get_one(desk: Desk) -> None:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    QTest.keyClicks(window.form._facts, "samtle i ")
    assert window.form._facts.findChild(Spelled) is None
    window.close()
    page = desk.show(ShowSettings(SettingsSection.SPELLING))
    switches = [switch for switch in page.findChildren(Switch) if switch.isVisibleTo(page)]
    assert [switch.isEnabled() for switch in switches] == [True, False, False, False]
    assert "The package hunspell-da of most Linux systems brings one" in _said(page)


def _f8_says(desk: Desk) -> str:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    window.form._facts.setFocus()
    wait_until(window.form._facts.hasFocus)
    told = len(desk.messages.told)
    QTest.keyClick(window.form._facts, Qt.Key.Key_F8)
    wait_until(lambda: len(desk.messages.told) > told)
    window.close()
    return desk.messages.told[-1].sentence


def test_f8_says_why_nothing_is_underlined(desk: Desk) -> None:
    assert _f8_says(desk) == "This computer has no dictionary: Settings say how to get one"


def test_what_is_turned_off_is_said_to_be_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", str(SHARE))
    desk.workspace.undoing.saved(desk.workspace.services.spelling.turn(on=False), "")
    assert _f8_says(desk) == "Spelling is turned off in Settings"


def test_dictionaries_that_nothing_can_read_are_not_claimed_to_be_of_use(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", str(SHARE))
    monkeypatch.setattr(desk.workspace.services.spelling, "_readable", lambda: False)
    desk.workspace.undoing.saved(desk.workspace.services.spelling.turn_splits(on=False), "")
    assert desk.workspace.services.spelling.dictionaries() == ()
    assert _f8_says(desk) == "Spelling cannot be checked on this kind of computer"
    page = desk.show(ShowSettings(SettingsSection.SPELLING))
    assert "hunspell, which reads dictionaries, does not come for this kind of computer" in _said(page)
    assert "has a dictionary" not in _said(page)


def _said(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page))
