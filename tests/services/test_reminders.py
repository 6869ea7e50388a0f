"""Reminders of a journal: chosen, told once, put off, turned off; what was told is kept in the journal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.changes import Topic
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import encode
from leader_journal.core.records import Entry
from leader_journal.services.reminders import SLOT, ReminderKind, Snooze
from leader_journal.storage.journal import Journal

TUESDAY, FRIDAY = 1, 4
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def put(services: Services, *, days_ago: int) -> None:
    happened = services.clock.now() - dt.timedelta(days=days_ago)
    with services.writes.change() as writer:
        writer.put(Entry(id=services.journal.ids.new(), happened=happened, written=happened, facts="x"))


@pytest.fixture
def weekly(services: Services) -> Services:
    """Fridays at 15; the clock stands on a Tuesday at half past ten."""
    services.reminders.set_weekly(FRIDAY, 15)
    return services


def test_nothing_is_told_in_a_new_journal(services: Services) -> None:
    assert services.reminders.to_tell() == ()
    assert not services.reminders.weekly_waits()


def test_the_weekly_moment_comes_is_told_once_and_waits_until_it_is_answered(
    weekly: Services, clock: FixedClock
) -> None:
    assert not weekly.reminders.weekly_waits()
    clock.advance(3 * DAY + 5 * HOUR)
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY,)
    changes = weekly.reminders.told((ReminderKind.WEEKLY,))
    assert changes.topics == {Topic.REMINDERS}
    assert changes.change is None
    assert weekly.reminders.to_tell() == ()
    assert weekly.reminders.weekly_waits()
    weekly.reminders.answer()
    assert not weekly.reminders.weekly_waits()
    clock.advance(7 * DAY)
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY,)


def test_a_moment_that_is_past_when_it_is_chosen_is_not_told(services: Services, clock: FixedClock) -> None:
    services.reminders.set_weekly(TUESDAY, 9)
    assert services.reminders.to_tell() == ()
    assert not services.reminders.weekly_waits()
    services.reminders.set_weekly(TUESDAY, 11)
    assert services.reminders.to_tell() == ()
    clock.advance(HOUR)
    assert services.reminders.to_tell() == (ReminderKind.WEEKLY,)


def test_settings_that_came_with_an_archive_begin_with_the_next_moment(services: Services, clock: FixedClock) -> None:
    services.settings.change(lambda s: replace(s, weekly_day=TUESDAY, weekly_hour=9))
    services.reminders.begin()
    assert services.reminders.to_tell() == ()
    clock.advance(7 * DAY)
    assert Services(services.journal, clock).reminders.to_tell() == (ReminderKind.WEEKLY,)


def test_put_off_it_waits_again_in_an_hour_or_tomorrow(weekly: Services, clock: FixedClock) -> None:
    clock.advance(3 * DAY + 5 * HOUR)
    weekly.reminders.told((ReminderKind.WEEKLY,))
    weekly.reminders.put_off((ReminderKind.WEEKLY,), Snooze.HOUR)
    assert not weekly.reminders.weekly_waits()
    clock.advance(HOUR)
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY,)
    weekly.reminders.put_off((ReminderKind.WEEKLY,), Snooze.TOMORROW)
    clock.advance(20 * HOUR)
    assert weekly.reminders.to_tell() == ()
    clock.advance(3 * HOUR)
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY,)


def test_a_review_is_told_on_its_day_once_and_not_once_it_was_begun(services: Services, clock: FixedClock) -> None:
    put(services, days_ago=20)
    clock.advance(7 * DAY - 2 * HOUR)  # Tuesday 1 December, half past eight
    assert services.reminders.to_tell() == ()
    clock.advance(HOUR)
    assert services.reminders.to_tell() == (ReminderKind.REVIEW,)
    services.reminders.told((ReminderKind.REVIEW,))
    clock.advance(DAY)
    assert services.reminders.to_tell() == ()
    services.reminders.put_off((ReminderKind.REVIEW,), Snooze.TOMORROW)
    clock.advance(DAY)
    assert services.reminders.to_tell() == (ReminderKind.REVIEW,)
    services.reviews.start()
    assert services.reminders.to_tell() == ()


def test_both_at_once_are_told_together(weekly: Services, clock: FixedClock) -> None:
    put(weekly, days_ago=40)
    clock.advance(14 * DAY)
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY, ReminderKind.REVIEW)
    weekly.reminders.told(weekly.reminders.to_tell())
    assert weekly.reminders.to_tell() == ()


@pytest.mark.parametrize("kind", ReminderKind)
def test_one_that_is_answered_waits_no_more_and_the_other_still_does(
    weekly: Services, clock: FixedClock, kind: ReminderKind
) -> None:
    put(weekly, days_ago=40)
    clock.advance(14 * DAY)
    assert set(weekly.reminders.waiting()) == set(ReminderKind)
    weekly.reminders.answer(kind)
    for services in (weekly, Services(weekly.journal, clock)):
        assert set(services.reminders.waiting()) == set(ReminderKind) - {kind}
        assert set(services.reminders.to_tell()) == set(ReminderKind) - {kind}


def test_turned_off_nothing_is_told_and_undo_turns_it_on(weekly: Services, clock: FixedClock) -> None:
    put(weekly, days_ago=40)
    clock.advance(14 * DAY)
    for kind in ReminderKind:
        weekly.reminders.turn_off(kind)
    assert weekly.reminders.to_tell() == ()
    assert not weekly.reminders.weekly_waits()
    assert weekly.settings.current.weekly_hour == 15
    weekly.writes.undo()
    weekly.writes.undo()
    assert weekly.reminders.to_tell() == (ReminderKind.WEEKLY, ReminderKind.REVIEW)


def test_what_was_told_is_known_after_the_journal_was_closed(
    weekly: Services, clock: FixedClock, tmp_path: Path
) -> None:
    clock.advance(3 * DAY + 5 * HOUR)
    weekly.reminders.told(weekly.reminders.to_tell())
    again = Services(weekly.journal, clock)
    assert again.reminders.to_tell() == ()
    assert again.reminders.weekly_waits()
    again.reminders.answer()
    assert not Services(weekly.journal, clock).reminders.weekly_waits()


@pytest.mark.parametrize("payload", [b"", b"{", b"[]", encode({"weekly": 7})])
def test_what_another_version_kept_is_set_aside(
    services: Services, journal: Journal, clock: FixedClock, payload: bytes
) -> None:
    journal.drafts.save(SLOT, payload)
    again = Services(journal, clock)
    again.reminders.set_weekly(FRIDAY, 15)
    assert again.reminders.to_tell() == ()
