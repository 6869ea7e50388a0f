"""What is being written in a review: kept through a restart, an undo and a merge of people."""

from __future__ import annotations

from msgspec.structs import replace
from tests.services.reviewing import closed, merge, open_review, started, text_of

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.plans import PlanWords
from leader_journal.core.reviews import ReviewStep


def test_what_is_typed_is_there_after_a_restart_and_makes_no_version(services: Services, clock: FixedClock) -> None:
    services.people_book.add("Bo")
    review = started(services)
    for worked in ("I l", "I listened to @Bo"):
        services.reviews.keep(replace(review, worked=worked, step=ReviewStep.GOOD_ONES))

    again = Services(services.journal, clock).reviews.open()

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
    services.reviews.keep(open_review(services))

    services.writes.undo()
    assert open_review(services).worked == ""
    services.writes.redo()
    assert open_review(services).worked == "Listening"


def test_undo_of_one_step_keeps_what_is_being_typed_in_another(services: Services) -> None:
    services.reviews.leave(replace(started(services), worked="Listening"), ReviewStep.DEBTS)
    services.reviews.keep(replace(open_review(services), debts="Half a sen"))

    services.writes.undo()

    assert (open_review(services).worked, open_review(services).debts) == ("", "Half a sen")


def test_people_who_are_merged_are_one_in_what_is_being_typed(services: Services) -> None:
    for alias in ("Bo", "Bosse"):
        services.people_book.add(alias)
    services.reviews.keep(replace(started(services), worked="Listening to @Bosse"))

    merge(services, "Bosse", "Bo")

    assert services.people.shown(open_review(services).worked) == "Listening to Bo"


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
