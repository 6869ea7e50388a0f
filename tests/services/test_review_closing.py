"""Closing a review: its page, its plan, its frame, and what the file keeps of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.old_bin import empty_old_bin
from tests.services.conftest import PASSPHRASE
from tests.services.reviewing import ALL_SHOWN, TODAY, Write, closed, open_review, started, text_of

from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import decode
from leader_journal.core.errors import ChangedSince
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.reviews import Look, Reread, Review
from leader_journal.core.terms import AgreementState, Kind, Reaction, Tone
from leader_journal.exchange.archive import read_archive
from leader_journal.storage.journal import Journal

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
    ((agreement,), (eva,)) = services.agreements.view().say_again, services.people.all()
    assert (agreement.agreement.what, agreement.agreement.spoken) == ("The figures come first", False)
    assert (agreement.agreement.said_to, agreement.agreement.said_to_others) == ((eva.id,), "the whole team")
    assert agreement.agreement.say_by == dt.date(2026, 11, 27)
    assert review.page is not None
    assert review.page.motto == "When somebody questions a date, I ask what they see first."
    assert "Eva" not in text_of(review.page)  # a reference, which follows a new alias
    words = text_of(review.page.in_words(services.people.shown))
    for expected in (
        "Listening",
        "First reactions, six months compared with the six before",
        "I explain too much to Eva",
        "The figures come first",
        "Eva, the whole team, by 27",
    ):
        assert expected in words

    services.writes.undo()
    assert services.plans.in_force() is None
    assert services.agreements.view().say_again == ()
    assert open_review(services).worked == "Listening"


def test_a_frame_that_was_said_has_no_day_to_wait_for(services: Services) -> None:
    closed(services, frame="The figures come first", frame_by=TODAY)
    (line,) = services.agreements.view().say_again

    services.agreements.said_again(line.agreement)

    (said,) = services.agreements.view().in_force
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

    assert page is not None
    lines = [line for part in page.parts for line in part.lines]
    (noted,) = [line for line in lines if line.text == "He was tired, and so was I."]
    assert (noted.lead, noted.own_words) == ("I see it differently now:", True)


def test_a_closed_review_is_written_in_no_more(services: Services) -> None:
    review = closed(services, worked="Listening")

    services.reviews.keep(replace(review, worked="Changed"))
    assert not services.reviews.leave(replace(review, worked="Changed"))
    assert not services.reviews.close(review)
    assert not services.reviews.discard(review)
    assert services.reviews.get(review.id) == review
    assert services.reviews.open() is None


def test_one_that_is_taken_out_leaves_its_days_to_the_next_and_comes_back_with_every_word(services: Services) -> None:
    review = replace(started(services), worked="Listening")
    services.reviews.keep(review)

    services.reviews.discard(review)

    assert services.reviews.open() is None
    assert services.reviews.next_period() == review.period
    assert services.journal.drafts.load(f"review:{review.id}") is None
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

    extended = open_review(services)
    assert extended.period == Period(review.first, dt.date(2026, 12, 14))
    assert [(one.entry, one.seen) for one in extended.reread] == [(seen, Reread.STILL_STANDS), (sharper, None)]


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
    services.reviews.leave(replace(open_review(services), worked="Two"))
    assert change is not None
    with pytest.raises(ChangedSince):
        services.journal.undo(change)
    assert open_review(services).worked == "Two"


def test_it_is_there_when_the_journal_is_opened_again(services: Services, journal: Journal, clock: FixedClock) -> None:
    services.reviews.keep(replace(started(services), worked="Half a sen"))
    path = journal.path
    journal.close()
    again = Journal.open(path, PASSPHRASE, clock)
    try:
        review = Services(again, clock).reviews.open()
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
        empty_old_bin(services)
    assert services.entries.trashed() == ()

    (row,) = services.review_steps.reread(review)
    assert row.entry is None
    services.reviews.close(review)
    assert services.journal.check().ok
    assert RecordKind.REVIEW in {revision.kind for revision in services.journal.revisions.all()}


def test_the_page_says_what_it_counted_and_what_the_app_said_it_on(services: Services, write: Write) -> None:
    """Numbers of its own: entries that come later change nothing of them."""
    write("One", 3, kind=Kind.DOUBT, marks=ALL_SHOWN)
    write("Two", 4, kind=Kind.DOUBT)
    write("Three", 5, kind=Kind.IDEA, marks=ALL_SHOWN, reactions=(Reaction.ASKED,))
    page = closed(services, looks=(Look(chart="reactions", saw="I ask"),)).page
    assert page is not None
    words = text_of(page)
    assert "3 entries in this period. 2 of them are marked. What they came with: Doubt 2, Idea 1." in words
    request = next(one for one in _charts(services) if one.chart.id == "reactions")
    said = describe(services.progress.finding(request))
    assert said.subtitle in words

    write("Four", 2, kind=Kind.DOUBT, marks=ALL_SHOWN)
    assert services.reviews.earlier()[0].review.page == page


def test_a_page_of_nothing_says_so(services: Services) -> None:
    page = closed(services).page
    assert page is not None
    assert "0 entries in this period." in text_of(page)
    assert "marked" not in text_of(page)


def _charts(services: Services) -> tuple[ChartRequest, ...]:
    return services.review_steps.patterns(services.reviews.earlier()[0].review)
