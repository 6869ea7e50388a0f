"""Reviews: which days one covers, what it reads again, what waits, and the earlier ones."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from tests.services.reviewing import ALL_SHOWN, TODAY, Write, closed, started, text_of

from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.room import PATTERNS
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.reactions.room import REACTIONS
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NothingToReview
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.core.periods import Period
from leader_journal.core.plans import PlanWords
from leader_journal.core.records import Origin
from leader_journal.core.reviews import RereadReason, RereadWhy, ReviewStep
from leader_journal.core.terms import Element, Reaction, Series, Tone

# starting and going on


def test_the_first_one_looks_back_a_month_in_an_empty_journal(services: Services) -> None:
    review = started(services)

    assert review.period == Period(dt.date(2026, 10, 26), TODAY)
    assert (review.step, review.reread, review.closed) == (ReviewStep.ARRIVE, (), None)


def test_starting_twice_goes_on_with_the_one_that_is_open(services: Services) -> None:
    review = started(services)

    assert not services.reviews.start()
    assert services.reviews.open() == review


def test_each_covers_the_time_since_the_one_before_and_a_missed_month_is_no_fault(
    services: Services, clock: FixedClock
) -> None:
    before = closed(services)
    clock.advance(dt.timedelta(days=75))

    after = closed(services)

    assert after.first == before.last + dt.timedelta(days=1)
    assert after.last == dt.date(2027, 1, 31)  # in the first days of February: whole months


def test_what_was_reviewed_today_is_not_reviewed_again_nor_with_a_clock_set_back(
    services: Services, clock: FixedClock
) -> None:
    closed(services)
    with pytest.raises(NothingToReview):
        services.reviews.start()
    clock.advance(dt.timedelta(days=-9))
    with pytest.raises(NothingToReview):
        services.reviews.start()
    assert services.reviews.next_period() is None
    assert services.reviews.due() is None


def test_an_entry_from_an_import_does_not_begin_the_first_period(services: Services, write: Write) -> None:
    write("Long ago", days_ago=2)
    entry = services.entries.get(write("Older", days_ago=20))
    services.entries.save(replace(entry, origin=Origin(source="jrnl", key="1")))

    assert services.reviews.next_period() == Period(dt.date(2026, 11, 22), TODAY)


# the five


def test_two_best_two_hardest_and_one_forgotten_with_their_reasons(services: Services, write: Write) -> None:
    best = write("All of it", 3, reactions=(Reaction.THANKED,), marks=ALL_SHOWN)
    good = write("Opened", 5, reactions=(Reaction.LISTENED,))
    less = write("Opened before that", 6, reactions=(Reaction.LISTENED,))
    sharp = write("Sharp", 7, tone=Tone.SHARP)
    closing = write("Closed", 8, reactions=(Reaction.DEFENDED,))
    plain = write("Nothing special", 20)

    rows = services.review_steps.reread(started(services))

    assert [(row.chosen.entry, row.chosen.reason, row.chosen.why) for row in rows] == [
        (best, RereadReason.BEST, RereadWhy.ALL_SHOWN),
        (good, RereadReason.BEST, RereadWhy.OPENED),
        (sharp, RereadReason.HARDEST, RereadWhy.SHARP_OPEN),
        (closing, RereadReason.HARDEST, RereadWhy.CLOSED_OPEN),
        (less, RereadReason.FORGOTTEN, RereadWhy.UNTOUCHED),
    ]
    assert plain not in [row.chosen.entry for row in rows]


def test_no_entry_is_chosen_twice_and_few_are_all_there_are(services: Services, write: Write) -> None:
    only = write("Sharp, but they brought more", tone=Tone.SHARP, marks=ALL_SHOWN)

    assert [one.entry for one in started(services).reread] == [only]


def test_where_nothing_was_forgotten_lately_an_older_one_is_read_that_no_review_has_read(
    services: Services, write: Write, clock: FixedClock
) -> None:
    first, second = write("One", 1), write("Another", 2)
    assert [one.entry for one in closed(services).reread] == [first]  # saved first, so touched longest ago
    clock.advance(dt.timedelta(days=30))

    review = started(services)

    assert [(one.entry, one.reason) for one in review.reread] == [(second, RereadReason.FORGOTTEN)]


def test_the_five_stay_whatever_becomes_of_the_entries(services: Services, write: Write, clock: FixedClock) -> None:
    best = write("All of it", 3, reactions=(Reaction.THANKED,), marks=ALL_SHOWN)
    review = started(services)
    write("Better still", 1, reactions=(Reaction.THANKED,), marks=ALL_SHOWN)
    services.entries.trash([best])

    (row,) = services.review_steps.reread(services.reviews.open() or review)

    assert (row.chosen.entry, row.entry) == (best, None)
    services.reviews.close(review)
    assert "is in the bin" in text_of(services.reviews.earlier()[0].review.page)


# what waits


def test_one_waits_from_its_day_and_comes_up_a_week_before(services: Services, write: Write, clock: FixedClock) -> None:
    write("The first", 20)
    assert services.clock.now().date() == TODAY
    due = services.reviews.due()
    assert due is not None
    assert (due.since, due.begun) == (dt.date(2026, 12, 1), None)
    assert due.period == Period(dt.date(2026, 11, 4), dt.date(2026, 11, 30))
    assert due.months == (dt.date(2026, 11, 1),)

    clock.advance(dt.timedelta(days=-1))
    assert services.reviews.due() is None


def test_none_waits_where_none_is_wanted_but_one_that_was_begun_does(services: Services, write: Write) -> None:
    write("The first", 20)
    services.settings.change(lambda settings: replace(settings, review_day=None))
    assert services.reviews.due() is None

    review = started(services)

    due = services.reviews.due()
    assert due is not None
    assert due.begun == review


def test_an_empty_journal_waits_for_nothing(services: Services) -> None:
    assert services.settings.current == JournalSettings()
    assert services.reviews.due() is None


# earlier ones


def test_the_four_charts_look_at_the_time_of_the_review(services: Services, write: Write, clock: FixedClock) -> None:
    for days in (3, 30, 60):
        write("Came up", days, marks=ALL_SHOWN)
    services.plans.make(PlanWords(when="they doubt", then="wait", element=Element.ROOM))
    clock.advance(dt.timedelta(days=-20))
    review = started(services)
    clock.advance(dt.timedelta(days=60))

    month, patterns, reactions, progress = services.review_steps.patterns(review)

    found = services.progress.finding(month)
    assert isinstance(found, MonthFinding)
    assert (found.month, found.complete) == (dt.date(2026, 10, 1), True)
    assert (patterns.chart, patterns.series) == (PATTERNS, Series.ROOM)
    assert {reactions.period.last, progress.period.last, patterns.period.last} == {review.last}
    assert [one.chart for one in (reactions, progress)] == [REACTIONS, PROGRESS]


def test_months_and_quarters(services: Services, clock: FixedClock) -> None:
    months = []
    for _month in range(4):
        clock.advance(dt.timedelta(days=31))
        months.append(closed(services).last)

    assert [line.review.last for line in services.reviews.earlier()] == months[::-1]
    (december,) = services.reviews.of_month(dt.date(2026, 12, 24))
    assert december.months == (dt.date(2026, 12, 1),)
    assert services.reviews.of_month(dt.date(2026, 10, 1)) == ()
    latest, before = services.reviews.quarters()
    assert (before.first, len(before.reviews)) == (dt.date(2026, 10, 1), 1)
    assert (latest.first, len(latest.reviews)) == (dt.date(2027, 1, 1), 3)
    assert [line.review.last for line in latest.reviews] == months[1:]


def test_several_in_one_month(services: Services, clock: FixedClock) -> None:
    clock.advance(dt.timedelta(days=-10))
    first = closed(services)
    clock.advance(dt.timedelta(days=10))
    second = closed(services)

    found = services.reviews.of_month(second.last)

    assert [line.review.id for line in found] == [second.id]  # the first, 16 October to 14 November, is October's
    assert services.reviews.of_month(first.first)[0].review.id == first.id
