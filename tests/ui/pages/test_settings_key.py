"""Settings, General: the switch for a key from any app says what is chosen, whoever changed it."""

from __future__ import annotations

import pytest
import shiboken6
from tests.ui.pages.desk import Desk

from leader_journal.ui.pages.settings.general import GeneralSettings
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.places import SettingsSection, ShowSettings


@pytest.fixture
def section(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> GeneralSettings:
    """The section, in front, on Linux."""
    monkeypatch.setattr("sys.platform", "linux")
    page = desk.show(ShowSettings(SettingsSection.GENERAL))
    assert isinstance(page, SettingsPage)
    found = page.section(SettingsSection.GENERAL)
    assert isinstance(found, GeneralSettings)
    return found


def test_a_key_that_is_refused_while_the_switch_is_seen_is_off_again(desk: Desk, section: GeneralSettings) -> None:
    section._show_offered()
    section._hears.click()
    assert desk.settings.current.global_key

    desk.settings.update(global_key=False)  # as the desktop's refusal does

    assert not section._hears.isChecked()


def test_a_switch_that_is_gone_is_told_nothing(desk: Desk, section: GeneralSettings) -> None:
    another = GeneralSettings(section._context)
    shiboken6.delete(another)

    desk.settings.update(global_key=True)  # raises where a widget that is gone is told
