"""Reminders in the window: a line on Today, one notice that says nothing, put off, off, and silent while locked."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QComboBox
from tests.ui.pages.desk import Desk, Notice, click_button, words

from leader_journal.core.errors import DiskFull
from leader_journal.services.reminders import ReminderKind
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.settings.reminders import ReminderSettings
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import PageName, SettingsSection, ShowEntries, ShowSettings, ShowToday
from leader_journal.wording.catalogue import Language

TUESDAY = 1
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def weekly(desk: Desk) -> Desk:
    """A weekly moment on Tuesday at 11, in half an hour."""
    desk.workspace.undoing.saved(desk.workspace.services.reminders.set_weekly(TUESDAY, 11), "")
    return desk


@pytest.fixture
def settings(desk: Desk) -> ReminderSettings:
    page = desk.show(ShowSettings(SettingsSection.REMINDERS))
    assert isinstance(page, SettingsPage)
    section = page.section(SettingsSection.REMINDERS)
    assert isinstance(section, ReminderSettings)
    return section


def today(desk: Desk) -> TodayPage:
    page = desk.workspace.go(ShowToday())
    assert isinstance(page, TodayPage)
    return page


def away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody works in another window."""
    monkeypatch.setattr(type(desk.window), "isActiveWindow", lambda _window: False)


def notice(desk: Desk) -> Notice:
    assert desk.messages.notice is not None
    return desk.messages.notice


def noticed(desk: Desk) -> bool:
    return desk.messages.notice is not None


def choose(box: QComboBox, value: int | None) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


# in front of the window


def test_the_moment_is_a_line_on_today_and_nothing_beside_it(weekly: Desk) -> None:
    page = today(weekly)
    assert page._reminder.isHidden()
    assert "Nothing is waiting" in words(page)
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    assert "Your quiet moment this week" in words(page)
    assert "Nothing is waiting" not in words(page)
    assert not weekly.messages.told
    assert weekly.messages.notices == 0


def test_on_another_page_it_is_a_word_in_passing_said_once(weekly: Desk) -> None:
    weekly.workspace.go(ShowEntries())
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    weekly.workspace._reminder.look()
    assert [told.sentence for told in weekly.messages.told] == ["Something to look at"]
    assert weekly.messages.notices == 0


def test_done_takes_the_line_away_until_next_week(weekly: Desk) -> None:
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    page = today(weekly)
    click_button(page._reminder, "Done")
    assert page._reminder.isHidden()
    weekly.clock.advance(7 * DAY)
    weekly.workspace._reminder.look()
    assert page._reminder.isVisible()


def test_in_an_hour_it_is_there_again(weekly: Desk) -> None:
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    page = today(weekly)
    click_button(page._reminder, "In an hour")
    assert page._reminder.isHidden()
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    assert page._reminder.isVisible()
    click_button(page._reminder, "Tomorrow")
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    assert page._reminder.isHidden()


def test_off_in_one_click_and_back_by_undo(weekly: Desk) -> None:
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    page = today(weekly)
    click_button(page._reminder, "Turn off")
    days = [weekly.workspace.services.settings.current.weekly_day]
    assert page._reminder.isHidden()
    assert weekly.messages.told[-1].sentence == "No more reminders of a weekly moment"
    weekly.messages.take_back()
    days.append(weekly.workspace.services.settings.current.weekly_day)
    assert days == [None, TUESDAY]
    assert page._reminder.isVisible()


# outside the window


def test_one_notice_says_nothing_of_what_it_is_about(weekly: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.settings.update(lock_after_minutes=0)  # four weeks of nobody would lock it
    weekly.window.locking.watch_idle()
    weekly.add("@Magdalena doubts the portal", happened=weekly.clock.now() - 40 * DAY)
    away(weekly, monkeypatch)
    weekly.clock.advance(28 * DAY)
    weekly.workspace._reminder.look()
    weekly.workspace._reminder.look()
    assert weekly.messages.notices == 1
    assert notice(weekly).sentence == "Something to look at"
    assert list(notice(weekly).menu) == ["In an hour", "Tomorrow", "No more of these"]
    weekly.show(ShowEntries())
    notice(weekly).opened()
    assert weekly.workspace.place.page is PageName.TODAY
    assert not noticed(weekly)


def test_a_notice_is_put_off_and_turned_off_from_its_menu(weekly: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    away(weekly, monkeypatch)
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    notice(weekly).menu["In an hour"]()
    assert not noticed(weekly)
    assert not weekly.workspace.services.reminders.weekly_waits()
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    notice(weekly).menu["No more of these"]()
    assert not noticed(weekly)
    assert weekly.workspace.services.settings.current.weekly_day is None


def test_what_is_answered_on_today_stands_at_the_tray_no_longer(weekly: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    away(weekly, monkeypatch)
    weekly.clock.advance(HOUR)
    weekly.workspace._reminder.look()
    assert noticed(weekly)
    click_button(today(weekly)._reminder, "Done")
    assert not noticed(weekly)


def test_locking_takes_the_notice_away_and_nothing_is_told_after_it(
    weekly: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    away(weekly, monkeypatch)
    weekly.clock.advance(HOUR)
    reminder = weekly.workspace._reminder
    reminder.look()
    weekly.window.locking.lock()
    assert not noticed(weekly)
    assert not reminder._timer.isActive()


def test_on_a_full_disk_it_is_told_once_all_the_same(weekly: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull(weekly.path)

    monkeypatch.setattr(weekly.workspace.services.journal.drafts, "save", full)
    weekly.workspace.go(ShowEntries())
    weekly.clock.advance(HOUR)
    for _minute in range(3):
        weekly.workspace._reminder.look()
    assert len(weekly.messages.told) == 1
    assert weekly.messages.failures == []


# settings


def test_day_and_hour_are_chosen_and_the_hour_is_asked_for_only_with_a_day(
    desk: Desk, settings: ReminderSettings
) -> None:
    service = desk.workspace.services.settings
    assert settings._hour.isHidden()
    choose(settings._day, 4)
    assert not settings._hour.isHidden()
    choose(settings._hour, 8)
    assert (service.current.weekly_day, service.current.weekly_hour) == (4, 8)
    choose(settings._day, None)
    assert (service.current.weekly_day, service.current.weekly_hour) == (None, 8)
    desk.workspace.undoing.undo()
    assert settings._day.currentData() == 4


def test_the_review_has_a_day_that_every_month_has_or_none(desk: Desk, settings: ReminderSettings) -> None:
    service = desk.workspace.services.settings
    assert settings._review.currentData() == 1
    assert [settings._review.itemData(n) for n in range(settings._review.count())] == [None, *range(1, 29)]
    choose(settings._review, 28)
    assert service.current.review_day == 28
    desk.workspace.undoing.saved(desk.workspace.services.reminders.turn_off(ReminderKind.REVIEW), "")
    assert settings._review.currentData() is None


def test_days_and_hours_are_said_in_the_other_language(desk: Desk, settings: ReminderSettings) -> None:
    choose(settings._day, 4)
    assert (settings._day.currentText(), settings._hour.currentText()) == ("Friday", "15:00")
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert (settings._day.currentText(), settings._hour.currentText()) == ("Fredag", "15.00")
    assert settings._day.accessibleName() == "Dag for det ugentlige øjeblik"
