"""Promises kept on time: what is due counts, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.insight.promises import Keeping, build_promises, keeping
from leader_journal.insight.wilson import rate

TODAY = dt.date(2026, 11, 23)
MADE = dt.date(2026, 10, 1)


def promise(name: str, due: int | None, state: PromiseState = PromiseState.OPEN, closed: int | None = None) -> Promise:
    """A promise that is due, and was closed, so many days from today."""

    def day(ahead: int | None) -> dt.date | None:
        return None if ahead is None else TODAY + dt.timedelta(days=ahead)

    return Promise(id=name, text="", made=MADE, due=day(due), state=state, closed_on=day(closed))


@pytest.mark.parametrize(
    ("made", "stands"),
    [
        (promise("kept on the day", -5, PromiseState.KEPT, -5), Keeping.ON_TIME),
        (promise("kept early, not due yet", 9, PromiseState.KEPT, -2), Keeping.ON_TIME),
        (promise("kept a day late", -5, PromiseState.KEPT, -4), Keeping.LATE),
        (promise("open and past", -1), Keeping.OVERDUE),
        (promise("due today", 0), Keeping.NOT_DUE),
        (promise("due next week", 7), Keeping.NOT_DUE),
        (promise("let go after its day", -5, PromiseState.LET_GO, -2), Keeping.LET_GO),
        (promise("no day", None), Keeping.UNDATED),
        (promise("no day, kept", None, PromiseState.KEPT, -3), Keeping.UNDATED),
        (promise("kept, nobody knows when", -5, PromiseState.KEPT), Keeping.UNDATED),
    ],
    ids=lambda value: value.id if isinstance(value, Promise) else value.value,
)
def test_how_a_promise_stands(made: Promise, stands: Keeping) -> None:
    assert keeping(made, TODAY) is stands


def test_fourteen_of_seventeen_due() -> None:
    kept = [promise(f"kept {at}", -5, PromiseState.KEPT, -6) for at in range(14)]
    rest = [promise("late", -5, PromiseState.KEPT, -1), promise("overdue", -9), promise("overdue too", -2)]
    out = [promise("later", 5), promise("let go", -5, PromiseState.LET_GO), promise("some day", None)]
    finding = build_promises([*kept, *rest, *out], TODAY)
    assert finding.on_time == rate(14, 17)
    assert finding.ids(Keeping.OVERDUE) == ("overdue", "overdue too")
    assert finding.ids(Keeping.NOT_DUE, Keeping.UNDATED) == ("later", "some day")
    assert len(finding.promises) == 20


def test_before_anything_is_due_there_is_no_rate() -> None:
    assert build_promises([promise("later", 5)], TODAY).on_time is None
    assert build_promises([], TODAY).on_time is None
