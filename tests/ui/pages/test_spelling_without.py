"""A computer without dictionaries: nothing is underlined, nothing runs, and Settings say what is lacking."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk

from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.ui.spelling.spelled import Spelled
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.toggles import Switch


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


def _said(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(TextLabel) if label.isVisibleTo(page))
