"""A review from its start to its page: gone on with, closed, taken back, and never losing a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.conftest import PASSPHRASE

from leader_journal.composition import Services, services_of
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import decode
from leader_journal.core.errors import ChangedSince, NothingToReview
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Marks, Origin
from leader_journal.core.reviews import Look, Reread, RereadReason, RereadWhy, Review, ReviewStep
from leader_journal.core.sheets import Sheet
from leader_journal.core.terms import AgreementState, Kind, Mark, Reaction, Tone
from leader_journal.exchange.archive import read_archive
from leader_journal.services.capture import Captured
from leader_journal.storage.journal import Journal

TODAY = dt.date(2026, 11, 24)
ALL_SHOWN = Marks(humility=Mark.SHOWN, questions=Mark.SHOWN, room=Mark.SHOWN)
Write = Callable[..., str]


@pytest.fixture
def write(services: Services) -> Write:
    """Return a function that writes an entry so many days ago and returns its id."""

    def write_entry(facts: str, days_ago: int = 0, **fields: object) -> str:
        happened = services.clock.now() - dt.timedelta(days=days_ago)
        captured = Captured(facts=facts, happened=happened, **{"kind": Kind.DOUBT, **fields})  # type: ignore[arg-type] # fields of Captured
        return services.capture.save(captured).ids[0]

    return write_entry


def started(services: Services) -> Review:
    services.reviews.start()
    review = services.reviews.open()
    assert review is not None
    return review


def closed(services: Services, **fields: object) -> Review:
    review = replace(started(services), **fields)  # type: ignore[arg-type] # fields of Review
    services.reviews.close(review)
    found = services.reviews.get(review.id)
    assert found is not None
    return found


def text_of(page: Sheet | None) -> str:
    assert page is not None
    return "\n".join(f"{line.lead} {line.text} {line.note}" for part in page.parts for line in part.lines)


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
    only = write("Sharp, but they came with more", tone=Tone.SHARP, marks=ALL_SHOWN)

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
    assert "lies in the bin" in text_of(services.reviews.earlier()[0].review.page)


# what is being written


def test_what_is_typed_is_there_after_a_restart_and_makes_no_version(services: Services, clock: FixedClock) -> None:
    services.people_book.add("Bo")
    review = started(services)
    for worked in ("I l", "I listened to @Bo"):
        services.reviews.keep(replace(review, worked=worked, step=ReviewStep.GOOD_ONES))

    again = services_of(services.journal, clock).reviews.open()

    assert again is not None
    assert services.people.editable(again.worked) == "I listened to @Bo"
    assert again.step is ReviewStep.GOOD_ONES
    assert len(services.journal.revisions.versions(review.id)) == 1


def test_leaving_a_step_saves_its_words_and_moving_alone_makes_no_version(services: Services) -> None:
    review = started(services)

    assert not services.reviews.leave(review, ReviewStep.DEBTS)
    moved = services.reviews.open()
    assert moved is not None
    assert (moved.step, moved.visited) == (ReviewStep.DEBTS, frozenset({ReviewStep.ARRIVE}))

    assert services.reviews.leave(replace(moved, debts="All told"), ReviewStep.NEXT)
    left = services.reviews.open()
    assert left is not None
    assert (left.step, left.debts) == (ReviewStep.NEXT, "All told")
    assert len(services.journal.revisions.versions(review.id)) == 2


def test_a_new_name_becomes_a_person_when_a_step_is_left(services: Services) -> None:
    services.reviews.leave(replace(started(services), voices="Nothing from @Ida"))

    assert services.people.find("Ida") is not None
    review = services.reviews.open()
    assert review is not None
    assert services.people.shown(review.voices) == "Nothing from Ida"


def test_undo_takes_the_words_of_a_step_back_and_redo_brings_them(services: Services) -> None:
    services.reviews.leave(replace(started(services), worked="Listening"), ReviewStep.PATTERNS)
    services.reviews.keep(_open(services))

    services.writes.undo()
    assert _open(services).worked == ""
    services.writes.redo()
    assert _open(services).worked == "Listening"


def test_undo_of_one_step_keeps_what_is_being_typed_in_another(services: Services) -> None:
    services.reviews.leave(replace(started(services), worked="Listening"), ReviewStep.DEBTS)
    services.reviews.keep(replace(_open(services), debts="Half a sen"))

    services.writes.undo()

    assert (_open(services).worked, _open(services).debts) == ("", "Half a sen")


def test_people_who_are_merged_are_one_in_what_is_being_typed(services: Services) -> None:
    for alias in ("Bo", "Bosse"):
        services.people_book.add(alias)
    services.reviews.keep(replace(started(services), worked="Listening to @Bosse"))

    merge(services, "Bosse", "Bo")

    assert services.people.shown(_open(services).worked) == "Listening to Bo"


def test_people_who_are_merged_are_one_on_a_closed_page(services: Services) -> None:
    for alias in ("Bo", "Bosse"):
        services.people_book.add(alias)
    closed(services, worked="Listening to @Bosse", next=PlanWords(when="@Bosse calls", then="wait"))

    merge(services, "Bosse", "Bo")

    (line,) = services.reviews.earlier()
    assert line.review.page is not None
    page = line.review.page.in_words(services.people.shown)
    assert "Listening to Bo" in text_of(page)
    assert page.motto == "When Bo calls, I wait."
    assert line.plan is not None
    assert services.plans.sentence(line.plan) == page.motto
    services.writes.undo()
    assert "Bosse" in text_of(services.reviews.earlier()[0].review.page.in_words(services.people.shown))  # type: ignore[union-attr] # it has a page


# closing


def test_closing_makes_the_page_the_plan_and_the_frame_in_one_change(services: Services, write: Write) -> None:
    services.people_book.add("Eva")
    write("Came without the figures", 3, kind=Kind.BREACH)
    review = closed(
        services,
        worked="Listening",
        looks=(Look(chart="reactions", saw="I explain too much to @Eva"),),
        frame="The figures come first",
        frame_to="Eva, the whole team",
        frame_by=dt.date(2026, 11, 27),
        next=PlanWords(when="somebody questions a date", then="ask what they see first", kind=Kind.DISAGREEMENT),
    )

    plan = services.plans.in_force()
    assert plan is not None
    assert (review.plan, plan.review, plan.kind) == (plan.id, review.id, Kind.DISAGREEMENT)
    ((agreement,), (eva,)) = services.agreement_book.view().say_again, services.people.all()
    assert (agreement.agreement.what, agreement.agreement.spoken) == ("The figures come first", False)
    assert (agreement.agreement.said_to, agreement.agreement.said_to_others) == ((eva.id,), "the whole team")
    assert agreement.agreement.say_by == dt.date(2026, 11, 27)
    assert review.page is not None
    assert review.page.motto == "When somebody questions a date, I ask what they see first."
    assert "Eva" not in text_of(review.page)  # a reference, which follows a new alias
    words = text_of(review.page.in_words(services.people.shown))
    for expected in ("Listening", "I explain too much to Eva", "The figures come first", "Eva, the whole team, by 27"):
        assert expected in words

    services.writes.undo()
    assert services.plans.in_force() is None
    assert services.agreement_book.view().say_again == ()
    assert _open(services).worked == "Listening"


def test_a_frame_that_was_said_has_no_day_to_wait_for(services: Services) -> None:
    closed(services, frame="The figures come first", frame_by=TODAY)
    (line,) = services.agreement_book.view().say_again

    services.agreement_book.said_again(line.agreement)

    (said,) = services.agreement_book.view().in_force
    assert (said.agreement.spoken, said.agreement.say_by, said.agreement.state) == (
        True,
        None,
        AgreementState.IN_FORCE,
    )


def test_half_a_plan_is_none_and_the_one_in_force_goes_on(services: Services) -> None:
    services.plans.make(PlanWords(when="they doubt", then="wait"))
    before = services.plans.in_force()
    assert before is not None

    review = closed(services, next=PlanWords(when="they disagree"))

    assert services.plans.in_force() == before
    assert review.plan == before.id
    assert review.page is not None
    assert review.page.motto == "When they doubt, I wait."


def test_the_page_stays_as_it_was_whatever_changes_later(services: Services, write: Write) -> None:
    entry = write("All of it", 3, reactions=(Reaction.THANKED,), marks=ALL_SHOWN)
    page = closed(services, next=PlanWords(when="they doubt", then="wait")).page

    services.entries.save(replace(services.entries.get(entry), facts="Something else"))
    services.entries.trash([entry])
    plan = services.plans.in_force()
    assert plan is not None
    services.plans.change(plan, PlanWords(when="they agree", then="ask"))

    assert services.reviews.earlier()[0].review.page == page
    assert "All of it" in text_of(page)


def test_what_was_seen_again_is_on_the_page(services: Services, write: Write) -> None:
    write("Sharp", 3, tone=Tone.SHARP)
    review = started(services)
    (one,) = review.reread
    services.reviews.close(
        review.with_reread(replace(one, seen=Reread.DIFFERENTLY, note="He was tired, and so was I."))
    )

    page = services.reviews.earlier()[0].review.page

    assert "I see it differently now. He was tired, and so was I." in text_of(page)


def test_a_closed_review_is_written_in_no_more(services: Services) -> None:
    review = closed(services, worked="Listening")

    services.reviews.keep(replace(review, worked="Changed"))
    assert not services.reviews.leave(replace(review, worked="Changed"))
    assert not services.reviews.close(review)
    assert not services.reviews.discard(review)
    assert services.reviews.get(review.id) == review
    assert services.reviews.open() is None


def test_one_that_is_taken_out_leaves_its_days_to_the_next(services: Services, clock: FixedClock) -> None:
    review = started(services)
    services.reviews.discard(review)
    assert services.reviews.open() is None
    assert services.reviews.next_period() == review.period
    services.writes.undo()
    assert services.reviews.open() == review


def test_one_that_was_left_lying_can_cover_the_days_since_and_keeps_what_was_seen(
    services: Services, write: Write, clock: FixedClock
) -> None:
    seen = write("Sharp", 3, tone=Tone.SHARP)
    review = started(services)
    review = review.with_reread(replace(review.reread[0], seen=Reread.STILL_STANDS))
    clock.advance(dt.timedelta(days=20))
    sharper = write("Sharper", 1, tone=Tone.SHARP, reactions=(Reaction.DEFENDED,))

    services.reviews.extend(review)

    extended = _open(services)
    assert extended.period == Period(review.first, dt.date(2026, 12, 14))
    assert [(one.entry, one.seen) for one in extended.reread] == [(seen, Reread.STILL_STANDS), (sharper, None)]


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


# the file


def test_everything_is_made_again_from_the_log(services: Services, journal: Journal) -> None:
    closed(services, worked="Listening", next=PlanWords(when="they doubt", then="wait"))
    before = services.reviews.earlier(), services.plans.lines()

    journal.rebuild()

    assert (services.reviews.earlier(), services.plans.lines()) == before
    assert journal.check().ok


def test_the_archive_holds_reviews_and_plans(services: Services, tmp_path: Path, clock: FixedClock) -> None:
    review = closed(services, worked="Listening to @Bo", next=PlanWords(when="they doubt", then="wait"))
    target = tmp_path / "archive.json"

    services.exchange.export_archive(target)

    archive = read_archive(target.read_bytes(), target)
    saved = [one for one in archive.revisions if one.subject == review.id][-1]
    assert decode(saved.payload, Review) == review
    plan = services.plans.in_force()
    assert [decode(one.payload, Plan) for one in archive.revisions if one.kind == RecordKind.PLAN] == [plan]


def test_a_review_of_a_later_change_is_not_undone_by_an_earlier_one(services: Services) -> None:
    review = started(services)
    change = services.reviews.leave(replace(review, worked="One")).change
    services.reviews.leave(replace(_open(services), worked="Two"))
    assert change is not None
    with pytest.raises(ChangedSince):
        services.journal.undo(change)
    assert _open(services).worked == "Two"


def test_it_is_there_when_the_journal_is_opened_again(services: Services, journal: Journal, clock: FixedClock) -> None:
    services.reviews.keep(replace(started(services), worked="Half a sen"))
    path = journal.path
    journal.close()
    again = Journal.open(path, PASSPHRASE, clock)
    try:
        review = services_of(again, clock).reviews.open()
        assert review is not None
        assert review.worked == "Half a sen"
    finally:
        again.close()


def test_an_erased_entry_leaves_the_review_readable(services: Services, write: Write, clock: FixedClock) -> None:
    entry = write("Sharp", 3, tone=Tone.SHARP)
    review = started(services)
    services.entries.trash([entry])
    for _week in range(8):
        clock.advance(dt.timedelta(days=8))
        services.entries.empty_old_trash()
    assert services.entries.trashed() == ()

    (row,) = services.review_steps.reread(review)
    assert row.entry is None
    services.reviews.close(review)
    assert services.journal.check().ok
    assert RecordKind.REVIEW in {revision.kind for revision in services.journal.revisions.all()}


def merge(services: Services, one: str, other: str) -> None:
    a, b = services.people.find(one), services.people.find(other)
    assert a is not None
    assert b is not None
    services.people_book.merge(a, b)


def _open(services: Services) -> Review:
    review = services.reviews.open()
    assert review is not None
    return review
