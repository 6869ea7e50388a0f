"""What reading a source costs, by counts: each row the same, however many there are and however long its text is."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from tests.unit.exchange.incoming_samples import read

from leader_journal.exchange import spans, stamps
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.reading import read_entries
from leader_journal.exchange.incoming.recognise import recognised
from leader_journal.exchange.incoming.source import source_of

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_WORDS = "{number} of us met about the plan of March - and on Monday to see what is left of it "
"""A text that begins like a day, and says months and signs of spans."""
_numbers = itertools.count(2)
"""Words that were looked at before cost nothing: no two readings here have the same."""
_Row = Callable[[dt.date, str], str]
_ROWS: dict[str, tuple[str, str, _Row]] = {
    "table": ("a.csv", "Date,Text\n", lambda day, text: f'{day} 09:15,"{text}"'),
    "table of words": ("a.csv", "Dato;Tekst\n", lambda day, text: f'{_in_words(day)};"{text}"'),
    "table in American": ("a.csv", "Date,Text\n", lambda day, text: f'{day:%m/%d/%Y},"{text}"'),
    "table without headings": ("a.csv", "", lambda day, text: f'{day},"{text}"'),
    "table of months": ("a.csv", "Month,Notes\n", lambda day, text: f'{day:%B %Y},"{text}"'),
    "table in three columns": (
        "a.csv",
        "Year,Month,Day,Notes\n",
        lambda day, text: f'{day.year},{day.month},{day.day},"{text}"',
    ),
    "page of rows": ("a.md", "| Date | Notes |\n| --- | --- |\n", lambda day, text: f"| {day} | {text} |"),
    "days at the start": ("a.txt", "", lambda day, text: f"{day:%d.%m.%Y} {text}\n"),
    "days alone": ("a.txt", "", lambda day, text: f"{_in_words(day)}\n{text}\n"),
    "labelled": ("a.txt", "", lambda day, text: f"Meeting\nDate: {day}\n{text}\n"),
    "headings": ("a.md", "", lambda day, text: f"# {_in_words(day)}\n\n{text}\n"),
    "partial": ("2026.txt", "", lambda day, text: f"{day.day}. {_MONTHS[day.month - 1]}: {text}\n"),
    "jrnl": ("a.txt", "", lambda day, text: f"[{day} 09:15] {text}\n"),
    "jrnl in words": ("a.txt", "", lambda day, text: f"{day:%A, %B %d, %Y} at 09:15 AM {text}\n{text}\n"),
}


@pytest.mark.parametrize("kind", _ROWS)
def test_a_row_costs_the_same_however_many_there_are(kind: str) -> None:
    few, _letters = _cost(kind, rows=40, times=2, first=dt.date(2021, 1, 1))
    many, _letters = _cost(kind, rows=160, times=2, first=dt.date(2023, 1, 1))

    assert many < 4 * few * 1.15


@pytest.mark.parametrize("kind", _ROWS)
def test_dates_are_looked_for_where_they_stand_and_not_in_all_that_is_said(kind: str) -> None:
    short, near = _cost(kind, rows=40, times=3, first=dt.date(2021, 1, 1))
    long, far = _cost(kind, rows=40, times=30, first=dt.date(2023, 1, 1))

    assert long < short * 1.2, "calls grow with the text"
    assert far < near * 1.2 + 40, "spans of days are looked for in the whole text"


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("a.csv", "Date,Text\n", "{day:%m/%d/%Y},Kim came"),
        ("a.txt", "", "{day:%d-%m-%Y} Kim came to talk about the plan and the week"),
    ],
)
def test_a_row_is_asked_few_times_whether_it_says_a_day(name: str, head: str, row: str) -> None:
    """A line was asked for each of its first eight words, and in three orders: 1.3 ms a line."""
    asked = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal asked
        asked += event == "call" and frame.f_code is stamps.is_stamp.__code__

    with _watched(count):
        read(name, head + "\n".join(row.format(day=day) for day in _days(dt.date(2021, 1, 1), 200)))

    assert asked < 8 * 200


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("a.txt", "{day:%d-%m-%Y} Kim came"),
        ("a.txt", "{day:%d-%m-%Y}\nKim came"),
        ("a.md", "## {day}\nKim came"),
        ("a.txt", "[{day} 09:15] Kim came"),
    ],
)
def test_what_a_source_is_is_known_by_its_first_days(name: str, row: str) -> None:
    """All of it was cut into lines and into entries, which were dropped then: 5 times the file in memory."""
    asked = dict.fromkeys((40, 400), 0)

    def count(frame: FrameType, event: str, _argument: object) -> None:
        asked[rows] += event == "call" and frame.f_code is stamps.is_stamp.__code__

    for rows in asked:
        text = "\n".join(row.format(day=day) for day in _days(dt.date(2021, 1, 1), rows))
        with _watched(count):
            recognised(source_of(Path(name), text.encode()))

    assert asked[400] == asked[40]


def test_moments_of_one_offset_share_their_zone() -> None:
    """A zone of its own for each takes as much room as a fifth of its text."""
    days = "\n".join(f"{day:%d-%m-%Y} Kim came" for day in _days(dt.date(2021, 1, 1), 400))
    plan = read_entries(source := source_of(Path("a.txt"), days.encode()), recognised(source), Options())
    zones = {id(entry.happened.tzinfo): entry.happened.utcoffset() for entry in plan.entries}
    assert len(plan.entries) == 400
    assert len(zones) == len(set(zones.values()))


def _in_words(day: dt.date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _cost(kind: str, *, rows: int, times: int, first: dt.date) -> tuple[int, int]:
    """Return how many calls reading takes, and in how many letters spans of days are looked for."""
    name, head, row = _ROWS[kind]
    text = (_WORDS * times).format(number=next(_numbers))
    source = head + "\n".join(row(day, text) for day in _days(first, rows))
    calls = letters = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls, letters
        calls += event in ("call", "c_call")
        if event == "call" and frame.f_code.co_filename == spans.__file__:
            letters += sum(len(value) for value in frame.f_locals.values() if isinstance(value, str))

    with _watched(count):
        plan = read(name, source)
    assert len(plan.entries) == rows
    return calls, letters


@contextmanager
def _watched(count: Callable[[FrameType, str, object], None]) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


def _days(first: dt.date, count: int) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=number) for number in range(count))
