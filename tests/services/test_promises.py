"""Promises over all people: by hand, changed, kept later, let go, and how many of those due were kept."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NoWords
from leader_journal.core.records import Promise

TODAY = dt.date(2026, 11, 24)


def _promise(services: Services, text: str, due: dt.date | None = None) -> Promise:
    made = services.promises.add(text, due=due).ids[-1]
    return next(promise for promise in services.journal.promises.all() if promise.id == made)


def _texts(services: Services, promises: tuple[Promise, ...]) -> list[str]:
    return [services.people.shown(promise.text) for promise in promises]


def _days(count: int) -> dt.date:
    return TODAY + dt.timedelta(days=count)


def test_a_promise_by_hand_is_to_whom_its_words_name(services: Services) -> None:
    promise = _promise(services, " Send @Eva the plan ", _days(3))

    assert promise.to == services.people.ids_by_alias()["Eva"]
    assert (promise.made, promise.due, promise.entry) == (TODAY, _days(3), None)
    assert _texts(services, services.promises.view(promise.to).due) == ["Send Eva the plan"]


def test_the_words_need_not_name_anybody(services: Services) -> None:
    services.people_book.add("Eva")
    eva = services.people.ids_by_alias()["Eva"]

    services.promises.add("Send the plan", to=eva)

    assert [promise.to for promise in services.promises.view().open] == [eva]


def test_a_promise_needs_words(services: Services) -> None:
    with pytest.raises(NoWords):
        services.promises.add("  ")
    assert services.promises.view().open == ()


def test_promises_stand_by_how_they_are(services: Services, clock: FixedClock) -> None:
    for text, due in (("late", _days(-1)), ("later", _days(9)), ("today", TODAY), ("some day", None)):
        _promise(services, text, due)
    in_time, too_late = _promise(services, "in time", TODAY), _promise(services, "too late", _days(-5))
    gone = _promise(services, "gone", _days(1))
    services.promises.keep(in_time)
    services.promises.keep(too_late)
    clock.advance(dt.timedelta(hours=1))
    services.promises.let_go(gone)

    view = services.promises.view()

    assert _texts(services, view.overdue) == ["late"]
    assert _texts(services, view.due) == ["today", "later"]
    assert _texts(services, view.undated) == ["some day"]
    assert _texts(services, view.open) == ["late", "today", "later", "some day"]
    assert _texts(services, view.kept) == ["in time"]
    assert _texts(services, view.kept_late) == ["too late"]
    assert _texts(services, view.let_go) == ["gone"]
    assert set(_texts(services, view.closed)) == {"in time", "too late", "gone"}


def test_the_rate_counts_only_what_was_due(services: Services) -> None:
    _promise(services, "not due yet", _days(2))
    assert services.promises.view().on_time is None

    _promise(services, "overdue", _days(-1))
    services.promises.keep(_promise(services, "kept", TODAY))

    rate = services.promises.view().on_time
    assert rate is not None
    assert (rate.shown, rate.rated) == (1, 2)


def test_a_changed_promise_keeps_its_day_of_making(services: Services, clock: FixedClock) -> None:
    promise = _promise(services, "Send the plan", _days(3))
    clock.advance(dt.timedelta(days=1))

    services.promises.save(promise, "Send @Bo the plan", to=None, due=_days(5))

    (changed,) = services.promises.view().open
    assert (changed.made, changed.due) == (TODAY, _days(5))
    assert changed.to == services.people.ids_by_alias()["Bo"]


def test_letting_go_and_removing_are_undone(services: Services) -> None:
    promise = _promise(services, "Send the plan", _days(3))

    for act in (services.promises.let_go, services.promises.keep, services.promises.remove):
        act(promise)
        assert services.promises.view().open == ()
        services.writes.undo()
        assert services.promises.view().open == (promise,)
