"""A review of a journal that has much in it, or hardly anything."""

from __future__ import annotations

import datetime as dt

from tests.ui.pages.desk import Desk, visible
from tests.ui.pages.reviewing import at_step, button, buttons, open_review, page_of, words

from leader_journal.core.records import Entry, Promise
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Kind, Loop, Tone
from leader_journal.ui.pages.review.debt_row import DebtRow
from leader_journal.ui.pages.review.debts import AT_ONCE


def write_many(desk: Desk, count: int) -> None:
    """So many sharp breaches of one person, all open, written as one change."""
    bo = desk.add("@Bo was late")
    services, now = desk.workspace.services, desk.clock.now()
    with services.writes.change() as writer:
        for number in range(count):
            moment = now - dt.timedelta(hours=number)
            writer.put(
                Entry(
                    id=services.journal.ids.new(),
                    happened=moment,
                    written=moment,
                    kind=Kind.BREACH,
                    facts=f"Late again 🙂, {number}",
                    people=bo.people,
                    tone=Tone.SHARP,
                    loop=Loop.NOT_YET,
                )
            )
            writer.put(Promise(id=services.journal.ids.new(), text=f"Talk about it, {number}", made=now.date()))


def test_every_step_of_a_journal_with_one_entry(desk: Desk) -> None:
    desk.add("The only one")
    for step in ReviewStep:
        at_step(desk, step)
    button(page_of(desk), "Close the review").click()
    desk.settle()
    assert "The only one" in words(page_of(desk))


def test_every_step_of_two_thousand_entries_of_one_person(desk: Desk) -> None:
    write_many(desk, 2_000)
    for step in ReviewStep:
        at_step(desk, step)
    debts = at_step(desk, ReviewStep.DEBTS)
    assert len(visible(debts, DebtRow)) == 3 * AT_ONCE
    assert f"{2_000 - AT_ONCE:,} more are waiting behind these" in words(debts)
    assert len(open_review(desk).reread) <= 5


def test_what_is_settled_makes_room_for_what_waits(desk: Desk) -> None:
    write_many(desk, AT_ONCE + 1)
    debts = at_step(desk, ReviewStep.DEBTS)
    assert "1 more is waiting behind these" in words(debts)
    button(debts, "Kept").click()
    desk.settle()
    assert buttons(debts).count("Kept") == AT_ONCE


def test_a_box_of_many_breaches_leads_to_all_of_them(desk: Desk) -> None:
    write_many(desk, 40)
    frames = at_step(desk, ReviewStep.FRAMES)
    button(frames, "Show the 40 entries").click()
    desk.settle()
    assert desk.workspace.place.page == "journal"


def test_a_person_who_left_and_one_who_was_merged_stay_readable(desk: Desk) -> None:
    desk.add("@Bob asked it again")  # the one that is read again: left alone longest
    desk.add("@Bo asked who decided it")
    at_step(desk, ReviewStep.REREAD)
    services = desk.workspace.services
    bo, bob = services.people.find("Bo"), services.people.find("Bob")
    assert bo is not None
    assert bob is not None
    desk.workspace.undoing.saved(services.people_book.merge(bob, bo), "")
    desk.workspace.undoing.saved(services.people_book.set_active(bo, False), "")
    desk.settle()
    assert "Bo asked it again" in words(page_of(desk))
