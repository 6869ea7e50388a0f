"""Days are searched for as they are said: months, years, weeks and weekdays, in either language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.services.meeting_desk import NOW, TODAY, MeetingDesk

from leader_journal.composition import Services
from leader_journal.core.found import FoundKind
from leader_journal.core.periods import Period
from leader_journal.core.records import Promise
from leader_journal.services.search.service import ALL
from leader_journal.wording.filters.parsing import words_and_days

OCTOBER_2025 = Period(dt.date(2025, 10, 1), dt.date(2025, 10, 31))
WEEK_47 = Period(dt.date(2026, 11, 16), dt.date(2026, 11, 22))


@pytest.mark.parametrize(
    ("typed", "rest", "days"),
    [
        ("oktober", "", Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))),
        ("October", "", Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))),
        ("october 2025", "", OCTOBER_2025),
        ("oktober 2025", "", OCTOBER_2025),
        ("2025", "", Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))),
        ("uge 47", "", WEEK_47),
        ("week 47", "", WEEK_47),
        ("rota uge 47", "rota", WEEK_47),
        ("october 2025 rota", "rota", OCTOBER_2025),
        ("siden oktober 2025", "", Period(dt.date(2025, 10, 1), None)),
        ("monday", "", Period(dt.date(2026, 11, 23), dt.date(2026, 11, 23))),
        ("mandag", "", Period(dt.date(2026, 11, 23), dt.date(2026, 11, 23))),
        ('"oktober"', '"oktober"', None),
        ("may I ask", "may I ask", None),
        ("the rota", "the rota", None),
        ("#may humility:missed", "#may humility:missed", None),
        ("", "", None),
    ],
)
def test_what_names_days_is_told_from_words(typed: str, rest: str, days: Period | None) -> None:
    assert words_and_days(typed, TODAY) == (rest, days)


@given(st.text(max_size=60))
def test_no_word_is_lost_whatever_is_typed(typed: str) -> None:
    """What names no days is looked for as it stands."""
    rest, days = words_and_days(typed, TODAY)
    assert days is not None or rest.split() == typed.split()


@pytest.fixture
def desk(services: Services) -> MeetingDesk:
    desk = MeetingDesk(services)
    for text, day in (("The rota", dt.date(2025, 10, 5)), ("A doubt", dt.date(2025, 10, 30)), ("Rota, later", TODAY)):
        desk.entry(text, (TODAY - day).days)
    desk.entry("The budget of october 2025 was wrong", 0)
    desk.put(Promise(id=services.journal.ids.new(), text="Write it down", made=dt.date(2025, 10, 7)))
    return desk


def _found(desk: MeetingDesk, typed: str) -> dict[FoundKind, list[str]]:
    groups = desk.services.search.everything(typed, "en", limit=ALL)
    for group in groups:
        assert group.count == len(group.hits)
    return {group.kind: [hit.excerpt for hit in group.hits] for group in groups}


@pytest.mark.parametrize("typed", ["october 2025", "oktober 2025", "October 2025"])
def test_what_is_of_those_days_and_what_says_them_are_found(desk: MeetingDesk, typed: str) -> None:
    found = _found(desk, typed)
    says = ["The budget of october 2025 was wrong"] if typed.casefold() == "october 2025" else []
    assert found[FoundKind.ENTRY] == [*says, "A doubt", "The rota"]
    assert found[FoundKind.PROMISE] == ["Write it down"]


def test_days_narrow_other_words(desk: MeetingDesk) -> None:
    assert _found(desk, "rota october 2025")[FoundKind.ENTRY] == ["The rota"]
    assert _found(desk, "rota")[FoundKind.ENTRY] == ["Rota, later", "The rota"]
    assert FoundKind.PROMISE not in _found(desk, "rota october 2025")


def test_an_entry_that_is_of_the_days_and_says_them_is_counted_once(desk: MeetingDesk) -> None:
    desk.entry("In october 2025", (NOW.date() - dt.date(2025, 10, 9)).days)
    assert len(_found(desk, "october 2025")[FoundKind.ENTRY]) == 4
    (few, *_rest) = desk.services.search.everything("october 2025", "en", limit=2, only=FoundKind.ENTRY)
    assert (few.count, len(few.hits)) == (4, 2)
