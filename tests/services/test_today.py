"""Today, promises and saved filters."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NothingWritten
from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Entry, Origin
from leader_journal.core.terms import Kind, PromiseState
from leader_journal.services.entries.capture import Captured
from leader_journal.services.today import PROMISE_DAYS_AHEAD, TO_DEEPEN_SHOWN, Span


def put(services: Services, *, days_ago: float, facts: str = "x", imported: bool = False, later: bool = False) -> None:
    """Put an entry that happened some days ago."""
    happened = services.clock.now() - dt.timedelta(days=days_ago)
    ident = services.journal.ids.new()
    origin = Origin(source="jrnl", key=ident) if imported else None
    with services.writes.change() as writer:
        writer.put(Entry(id=ident, happened=happened, written=happened, facts=facts, deepen_later=later, origin=origin))


def test_an_empty_journal_has_nothing_that_waits(services: Services) -> None:
    view = services.today.view()
    assert view.nothing_waits
    assert view.look_back is None
    assert view.today == dt.date(2026, 11, 24)


def test_promises_wait_from_a_week_before_they_are_due_the_earliest_first(services: Services) -> None:
    today = services.clock.now().date()
    for name, days in (("late", -9), ("soon", PROMISE_DAYS_AHEAD), ("far", PROMISE_DAYS_AHEAD + 1)):
        services.capture.save(Captured(facts="x", promise=name, promise_due=today + dt.timedelta(days=days)))
    services.capture.save(Captured(facts="x", promise="some day"))

    assert [promise.text for promise in services.today.view().promises] == ["late", "soon"]
    assert [promise.text for promise in services.promises.open()] == ["late", "soon", "far", "some day"]


def test_what_was_brought_in_does_not_wait_here_however_much_it_is(services: Services) -> None:
    put(services, days_ago=400, facts="own, old", later=True)
    for number in range(450):
        put(services, days_ago=number / 10 + 10, imported=True, later=True)
    assert [row.facts for row in services.today.view().to_deepen] == ["own, old"]


def test_the_newest_of_what_waits_is_shown_first_and_no_more_than_fits(services: Services) -> None:
    for number in range(TO_DEEPEN_SHOWN + 2):
        put(services, days_ago=number, facts=str(number), later=True)
    put(services, days_ago=0, facts="done")
    assert [row.facts for row in services.today.view().to_deepen] == [str(n) for n in range(TO_DEEPEN_SHOWN)]


@pytest.mark.parametrize(
    ("days", "span", "facts"),
    [
        ((365, 30, 7), Span.YEAR, "365"),
        ((370, 31, 7), Span.MONTH, "31"),
        ((369, 34, 8), Span.WEEK, "8"),
        ((367, 364, 7), Span.YEAR, "364"),
    ],
)
def test_the_look_back_goes_as_far_as_there_is_something_and_as_near_to_the_day_as_it_can(
    services: Services, days: tuple[int, ...], span: Span, facts: str
) -> None:
    for ago in days:
        put(services, days_ago=ago, facts=str(ago))
    look = services.today.view().look_back
    assert look is not None
    assert (look.span, look.row.facts) == (span, facts)


def test_there_is_no_look_back_where_nothing_is_near(services: Services) -> None:
    for ago in (0, 1, 5, 15, 60, 200, 500):
        put(services, days_ago=ago)
    put(services, days_ago=365, imported=True)
    assert services.today.view().look_back is None


def test_the_nearest_day_is_found_among_very_many(services: Services) -> None:
    put(services, days_ago=365, facts="the day")
    for number in range(240):  # more than a page of a list
        put(services, days_ago=363 + number / 1000, facts="near")
    look = services.today.view().look_back
    assert look is not None
    assert look.row.facts == "the day"


def test_a_promise_is_kept_let_go_and_opened_again_on_its_day(services: Services, clock: FixedClock) -> None:
    services.capture.save(Captured(facts="x", promise="call"))
    (promise,) = services.promises.open()
    clock.advance(dt.timedelta(days=2))

    services.promises.keep(promise)
    (kept,) = services.journal.promises.all()
    assert (kept.state, kept.closed_on) == (PromiseState.KEPT, dt.date(2026, 11, 26))
    assert services.promises.open() == ()

    services.promises.reopen(kept)
    assert services.promises.open() == (promise,)

    services.promises.let_go(promise)
    assert services.journal.promises.all()[0].state is PromiseState.LET_GO
    services.writes.undo()
    assert services.promises.open() == (promise,)


def test_a_filter_is_kept_under_its_name_and_saved_over_in_any_spelling(services: Services) -> None:
    ideas, doubts = EntryFilter(kinds=frozenset({Kind.IDEA})), EntryFilter(kinds=frozenset({Kind.DOUBT}), text="æ")
    services.filters.save("Mine", ideas)
    services.filters.save(" mine ", doubts)

    (kept,) = services.filters.all()
    assert (kept.name, kept.filter) == ("mine", doubts)
    services.writes.undo()
    assert [(saved.name, saved.filter) for saved in services.filters.all()] == [("Mine", ideas)]

    services.filters.delete(services.filters.all()[0])
    assert services.filters.all() == ()
    services.writes.undo()
    assert len(services.filters.all()) == 1


def test_nothing_written_leaves_nothing_waiting(services: Services) -> None:
    with pytest.raises(NothingWritten):
        services.capture.save(Captured(facts="", promise="call", promise_due=dt.date(2026, 11, 25)))
    assert services.today.view().nothing_waits
