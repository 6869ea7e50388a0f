"""Debts are settled where they are seen, one change each."""

from __future__ import annotations

import datetime as dt

from leader_journal.composition import Services
from leader_journal.core.reviews import Review
from leader_journal.core.terms import Kind, Loop, Outcome, PromiseState, Reaction, Tone
from leader_journal.services.entries.capture import Captured

TODAY = dt.date(2026, 11, 24)


def write(services: Services, days_ago: int = 0, **fields: object) -> str:
    happened = services.clock.now() - dt.timedelta(days=days_ago)
    captured = Captured(kind=Kind.DOUBT, facts="Not sure", happened=happened, **fields)  # type: ignore[arg-type] # fields of Captured
    return services.capture.save(captured).ids[0]


def test_what_is_owed(services: Services) -> None:
    services.promises.add("Send the rota")
    loop = write(services, 2, outcome=Outcome.POSTPONED)
    sharp, closed = write(services, 4, tone=Tone.SHARP), write(services, 3, reactions=(Reaction.DEFENDED,))
    write(services, 1, reactions=(Reaction.THANKED,))

    debts = services.debts.open()

    assert [promise.text for promise in debts.promises] == ["Send the rota"]
    assert [entry.id for entry in debts.loops] == [loop]
    assert [entry.id for entry in debts.unrepaired] == [sharp, closed]
    assert not debts.none


def test_what_lies_far_back_is_left_out_and_can_be_opened(services: Services) -> None:
    old, sharp = write(services, 200, tone=Tone.SHARP), write(services, 2, tone=Tone.SHARP)

    debts = services.review_steps.debts(_review(services, 30))

    assert [entry.id for entry in debts.unrepaired] == [sharp]
    assert [row.id for row in services.entries.rows(debts.older)] == [old]


def test_a_review_of_a_long_time_asks_for_all_that_it_covers(services: Services) -> None:
    early, sharp = write(services, 200, tone=Tone.SHARP), write(services, 2, tone=Tone.SHARP)

    debts = services.review_steps.debts(_review(services, 240))

    assert [entry.id for entry in debts.unrepaired] == [early, sharp]
    assert debts.older.ids == frozenset()


def _review(services: Services, days: int) -> Review:
    now = services.clock.now()
    return Review(id="r", first=now.date() - dt.timedelta(days=days), last=now.date(), started=now)


def test_a_promise_is_kept_said_no_to_or_given_another_day(services: Services) -> None:
    for text in ("One", "Two", "Three"):
        services.promises.add(text)
    one, two, three = services.promises.open()

    services.promises.keep(one)
    services.promises.let_go(two)
    services.promises.new_date(three, dt.date(2026, 12, 1))

    assert {promise.state for promise in services.journal.promises.all()} == {*PromiseState}
    (left,) = services.debts.open().promises
    assert left.due == dt.date(2026, 12, 1)
    for _change in range(3):
        services.writes.undo()
    assert services.promises.open() == (one, two, three)


def test_they_were_told_or_there_is_nothing_to_tell(services: Services) -> None:
    told, nothing = write(services, outcome=Outcome.POSTPONED), write(services, outcome=Outcome.POSTPONED)

    services.debts.told(told)
    services.debts.nothing_to_tell(nothing)

    assert services.debts.open().none
    entry = services.entries.get(told)
    assert (entry.loop, entry.told_on) == (Loop.TOLD, TODAY)
    services.writes.undo()
    assert [entry.id for entry in services.debts.open().loops] == [nothing]


def test_the_leader_came_back_to_it(services: Services) -> None:
    sharp = write(services, 4, tone=Tone.SHARP)

    services.debts.came_back(sharp, dt.date(2026, 11, 22))

    assert services.entries.get(sharp).came_back_on == dt.date(2026, 11, 22)
    assert services.debts.open().none
    services.writes.undo()
    assert [entry.id for entry in services.debts.open().unrepaired] == [sharp]


def test_what_was_thrown_away_meanwhile_is_left_alone(services: Services) -> None:
    sharp = write(services, tone=Tone.SHARP)
    services.entries.trash([sharp])

    assert not services.debts.came_back(sharp)
    assert services.debts.open().none


def test_the_first_day_that_is_asked_for_is_counted_once(services: Services) -> None:
    last_of_before, first = write(services, 10, tone=Tone.SHARP), write(services, 9, tone=Tone.SHARP)

    debts = services.debts.open(TODAY - dt.timedelta(days=9))

    assert [entry.id for entry in debts.unrepaired] == [first]
    assert [row.id for row in services.entries.rows(debts.older)] == [last_of_before]


def test_what_there_is_nothing_to_tell_about_was_not_told_on_a_day(services: Services) -> None:
    entry = write(services, outcome=Outcome.POSTPONED)
    services.debts.told(entry, TODAY)

    services.debts.nothing_to_tell(entry)

    assert (services.entries.get(entry).loop, services.entries.get(entry).told_on) == (Loop.NOTHING_TO_TELL, None)
