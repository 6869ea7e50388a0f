"""The tables of phrases are what the grammar promises: each is understood as it stands there, or refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from leader_journal.core.local_time import at_local
from leader_journal.wording.filters.parsing import words_and_days
from leader_journal.wording.when.days import parse_days
from leader_journal.wording.when.due import find_due, parse_due
from leader_journal.wording.when.moments import UnderstoodMoment, parse_moment

SATURDAY, WEDNESDAY, TUESDAY = dt.date(2026, 11, 28), dt.date(2026, 10, 14), dt.date(2026, 3, 31)
MONDAY, THURSDAY, FRIDAY = dt.date(2026, 12, 28), dt.date(2028, 2, 24), dt.date(2026, 10, 23)
TABLES = {
    "phrases": SATURDAY,
    "midweek": WEDNESDAY,
    "easter": TUESDAY,
    "newyear": MONDAY,
    "leap": THURSDAY,
    "autumn": FRIDAY,
    "advent": dt.date(2026, 11, 30),
}
"""The tables of both languages, and the day that each is seen from."""
_AT_LEAST = 120


def _rows(table: str) -> Iterator[tuple[dt.date, str, str, str]]:
    today = TABLES[table.rpartition("_")[0]]
    for line in Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, phrase, meaning = line.split(" | ")
            yield today, place, phrase, meaning


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_language_has_its_table(language: str) -> None:
    assert len({row for name in TABLES for row in _rows(f"{name}_{language}")}) >= _AT_LEAST


def _understood(today: dt.date, place: str, phrase: str) -> str:
    if place == "promise":
        found = find_due(f"Come back to it {phrase}", today)
        return found.due.isoformat() if found else "-"
    if place in ("due", "field"):
        due = parse_due(phrase, today)
        return due.isoformat() if due else "-"
    if place == "bar":
        rest, period = words_and_days(phrase, today)
        if rest or period is None:
            return "-"
        return f"{period.first or ''}..{period.last or ''}"
    if place == "days":
        days = parse_days(phrase, today)
        ends = dict.fromkeys(end.isoformat() for end in (days.first, days.last) if end) if days else ()
        return "..".join(ends) or "-"
    now = at_local(today, dt.time(10, 30))
    assert now is not None
    moment = parse_moment(phrase, now)
    return f"{moment.at:%Y-%m-%dT%H:%M}" if isinstance(moment, UnderstoodMoment) else "-"


@pytest.mark.parametrize("table", [f"{name}_{language}" for name in TABLES for language in ("en", "da")])
def test_phrases(table: str) -> None:
    """Every row of a table at once: thousands of tests would take minutes to count."""
    others = {
        f"{place} | {typed}": f"{understood}, not {meaning}"
        for today, place, phrase, meaning in _rows(table)
        for typed in (phrase, f"  {phrase.upper()}. ")
        if (understood := _understood(today, place, typed)) != meaning
    }
    assert others == {}


@pytest.mark.parametrize("table", [f"{name}_{language}" for name in TABLES for language in ("en", "da")])
def test_what_is_due_is_found_at_the_end_of_a_promise(table: str) -> None:
    others = {
        phrase: found
        for today, place, phrase, meaning in _rows(table)
        if place == "due" and meaning != "-" and (found := _understood(today, "promise", phrase)) != meaning
    }
    assert others == {}
