"""The tables of phrases are what the grammar promises: each is understood as it stands there, or refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from leader_journal.core.local_time import at_local
from leader_journal.wording.when.days import parse_days
from leader_journal.wording.when.due import find_due, parse_due
from leader_journal.wording.when.moments import UnderstoodMoment, parse_moment

SATURDAY, WEDNESDAY, TUESDAY = dt.date(2026, 11, 28), dt.date(2026, 10, 14), dt.date(2026, 3, 31)
MONDAY = dt.date(2026, 12, 28)
TABLES = {"phrases": SATURDAY, "midweek": WEDNESDAY, "easter": TUESDAY, "newyear": MONDAY}
"""The tables of both languages, and the day that each is seen from."""
_AT_LEAST = 120


def _rows(language: str) -> Iterator[tuple[dt.date, str, str, str]]:
    for name, today in TABLES.items():
        table = Path(__file__).with_name(f"{name}_{language}.txt").read_text(encoding="utf-8")
        for line in table.splitlines():
            if not line.startswith("#"):
                place, phrase, meaning = line.split(" | ")
                yield today, place, phrase, meaning


ROWS = [*_rows("en"), *_rows("da")]


def test_each_language_has_its_table() -> None:
    assert min(len(set(_rows("en"))), len(set(_rows("da")))) >= _AT_LEAST


def _understood(today: dt.date, place: str, phrase: str) -> str:
    if place == "promise":
        found = find_due(f"Come back to it {phrase}", today)
        return found.due.isoformat() if found else "-"
    if place == "due":
        due = parse_due(phrase, today)
        return due.isoformat() if due else "-"
    if place == "days":
        days = parse_days(phrase, today)
        ends = dict.fromkeys(end.isoformat() for end in (days.first, days.last) if end) if days else ()
        return "..".join(ends) or "-"
    now = at_local(today, dt.time(10, 30))
    assert now is not None
    moment = parse_moment(phrase, now)
    return f"{moment.at:%Y-%m-%dT%H:%M}" if isinstance(moment, UnderstoodMoment) else "-"


@pytest.mark.parametrize(("today", "place", "phrase", "meaning"), ROWS)
def test_phrases(today: dt.date, place: str, phrase: str, meaning: str) -> None:
    assert _understood(today, place, phrase) == meaning
    assert _understood(today, place, f"  {phrase.upper()}. ") == meaning


@pytest.mark.parametrize(
    ("today", "phrase", "meaning"),
    [(today, phrase, meaning) for today, place, phrase, meaning in ROWS if place == "due" and meaning != "-"],
)
def test_what_is_due_is_found_at_the_end_of_a_promise(today: dt.date, phrase: str, meaning: str) -> None:
    found = find_due(f"Come back to it {phrase}", today)

    assert found is not None
    assert found.due.isoformat() == meaning
