"""The time of a meeting is read as people write it, and nothing else is taken for one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.dates import time_of_day
from leader_journal.wording.when.grammar import read_time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10", dt.time(10)),
        (" 9:05 ", dt.time(9, 5)),
        ("kl. 14.30", dt.time(14, 30)),
        ("Kl 8", dt.time(8)),
        ("at 2 pm", dt.time(14)),
        ("12 a.m.", dt.time(0)),
        ("12:15pm", dt.time(12, 15)),
        ("1430", dt.time(14, 30)),
        ("930", dt.time(9, 30)),
        ("10:30:00", dt.time(10, 30)),
    ],
)
def test_a_time_in_its_forms(typed: str, time: dt.time) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["", "soon", "25", "10:60", "24:00", "13 pm", "0 am", "10:3", "10:30:99", "fri 10"])
def test_what_is_no_time(typed: str) -> None:
    assert read_time(typed) is None


@given(st.times(), st.sampled_from(Language))
def test_a_time_as_the_app_says_it_is_understood(time: dt.time, spoken: Language) -> None:
    with language(spoken):
        assert read_time(time_of_day(time)) == time.replace(second=0, microsecond=0)


@given(st.text(max_size=12))
def test_nothing_that_is_typed_fails(typed: str) -> None:
    found = read_time(typed)
    assert found is None or found.second == 0
