"""A slip of the fingers is read as the one name that it can be of, and never as something that people mean."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.filters.parsing import words_and_days
from leader_journal.wording.when.due import find_due
from leader_journal.wording.when.slips import SLIPS
from leader_journal.wording.when.words import MONTHS, PAST_WEEKDAYS, WEEKDAYS


def test_a_slip_is_no_other_name() -> None:
    assert not SLIPS.keys() & (MONTHS.keys() | WEEKDAYS.keys() | PAST_WEEKDAYS.keys() | {"tomorrow", "yesterday"})


def test_no_more_than_one_of_a_day_is_a_day() -> None:
    days = [name for name in WEEKDAYS if name.endswith(("day", "dag"))]
    several = {name + ending for name in days for ending in ("s", "e", "en", "ene")}
    assert not SLIPS.keys() & several


def test_what_may_be_a_slip_of_two_names_is_none() -> None:
    assert "trsdag" not in SLIPS  # tirsdag, torsdag


def test_somebody_is_no_day() -> None:
    """A promise to Frida was due on Friday, and a search for her was one for Friday."""
    today = dt.date(2026, 11, 30)
    for name in ("Frida", "Freda", "Sunay"):
        assert find_due(f"Send the budget to {name}", today) is None
        assert words_and_days(f"Ask {name}", today) == (f"Ask {name}", None)


def test_a_name_that_is_being_typed_is_no_slip() -> None:
    names = {name for name in SLIPS.values() if len(name) >= 6}
    assert not SLIPS.keys() & {name[:-1] for name in names}
