"""A day is said with its year exactly where it is not of this year, in every sentence that says a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.bring_ups import BringUp, BringUpState
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.records import Entry, Promise
from leader_journal.core.terms import PromiseState
from leader_journal.insight.watched import Withdrawn
from leader_journal.wording import bring_ups, change_words, dates, people, promises
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.entries import words as entries
from leader_journal.wording.one_on_ones import page
from leader_journal.wording.one_on_ones import words as meetings
from leader_journal.wording.reviews import words as reviews

Said = Callable[[dt.date, dt.date], str]
MOMENT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
TEN = dt.time(10)


def _promise(**fields: object) -> Promise:
    return Promise(**({"id": "p", "text": "x", "made": MOMENT.date()} | fields))  # type: ignore[arg-type] # of Promise


def _bring_up(**fields: object) -> BringUp:
    return BringUp(**({"id": "b", "person": "p", "text": "x", "noted": MOMENT.date()} | fields))  # type: ignore[arg-type] # of BringUp


def _meeting(**fields: object) -> OneOnOne:
    return OneOnOne(**({"id": "m", "person": "p", "created": MOMENT} | fields))  # type: ignore[arg-type] # of OneOnOne


def _at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, TEN, dt.UTC)


_BOTH_WAYS: dict[str, Said] = {
    "brief day": dates.brief_day,
    "short day": dates.short_day,
    "long day": dates.long_day,
    "inside a sentence": dates.inner_day,
    "named": dates.named_day,
    "when it is to be held, on the page": lambda day, today: (
        page.room_lines(_meeting(day=day, time=TEN), today)[0].text
    ),
    "head of a meeting": lambda day, today: meetings.meeting_subtitle(_meeting(day=day, time=TEN), None, today),
    "head of a list": dates.relative_day,
    "row": lambda day, today: dates.when(_at(day), today),
    "due": dates.due_words,
    "next": lambda day, today: meetings.next_words(day, None, today),
    "next at a time": lambda day, today: meetings.next_words(day, TEN, today),
    "next, under a name": lambda day, today: meetings.next_sentence(day, None, today),
    "next at a time, under a name": lambda day, today: meetings.next_sentence(day, TEN, today),
    "last": lambda day, today: meetings.last_sentence(day, today, with_line=False),
    "last with a line": lambda day, today: meetings.last_sentence(day, today, with_line=True),
    "closing line": meetings.closing_meta,
    "meeting": lambda day, today: meetings.state_words(_meeting(day=day, time=TEN), today),
    "promise": lambda day, today: promises.promise_words(_promise(due=day), today),
    "entry": lambda day, today: repr(
        entries.entry_head(Entry(id="e", happened=_at(day), written=_at(day)), str, today)
    ),
}
_BACK: dict[str, Said] = {
    "meeting that was held": lambda day, today: meetings.state_words(
        _meeting(state=MeetingState.HELD, held_on=day), today
    ),
    "promise kept": lambda day, today: promises.promise_words(_promise(state=PromiseState.KEPT, closed_on=day), today),
    "promise let go": lambda day, today: promises.promise_words(
        _promise(state=PromiseState.LET_GO, closed_on=day), today
    ),
    "noted": lambda day, today: bring_ups.bring_up_words(_bring_up(noted=day), today),
    "said": lambda day, today: bring_ups.bring_up_words(_bring_up(state=BringUpState.SAID, said_on=day), today),
    "last written about": people.last_words,
    "review begun": reviews.begun_words,
}
_AHEAD: dict[str, Said] = {
    "by the rhythm": meetings.proposed_words,
    "review that waits": reviews.since_words,
}
_ALL = [
    *((name, said, sign) for name, said in _BOTH_WAYS.items() for sign in (-1, 1)),
    *((name, said, -1) for name, said in _BACK.items()),
    *((name, said, 1) for name, said in _AHEAD.items()),
]


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(("name", "said", "sign"), _ALL, ids=[f"{name} {sign:+}" for name, _said, sign in _ALL])
def test_the_year_is_said_where_it_is_another_one(name: str, said: Said, sign: int, spoken: Language) -> None:
    today = dt.date(2026, 6, 15)
    near, far = today + sign * dt.timedelta(days=40), today + sign * dt.timedelta(days=400)
    with language(spoken):
        assert str(far.year) in said(far, today)
        assert "202" not in said(near, today)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 40))
def test_a_month_that_is_told_of_has_its_year_from_eleven_months_on(today: dt.date, months: int) -> None:
    """The same month of last year would be taken for that of this one."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    told = dt.date(year, month + 1, 1)
    gone = Withdrawn(around=told, told=told, withdrawn=today)
    for said in (change_words.around(told, today), change_words.withdrawn_sentence(gone, today)):
        assert dates.month_name(told) in said
        assert (str(year) in said) == (months >= 11)
