"""When a promise is due is read as it is written, in both languages, and nothing is guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.wording.when.due import FoundDue, find_due, other_weekday, parse_due
from leader_journal.wording.when.meaning import OtherWeekday

TODAY = dt.date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("today", "2026-11-24"),
        ("i dag", "2026-11-24"),
        ("Tomorrow", "2026-11-25"),
        ("i morgen", "2026-11-25"),
        ("i overmorgen", "2026-11-26"),
        ("friday", "2026-11-27"),
        ("Fredag.", "2026-11-27"),
        ("på fredag", "2026-11-27"),
        ("by Friday", "2026-11-27"),
        ("inden fredag", "2026-11-27"),
        ("tuesday", "2026-12-01"),
        ("next friday", "2026-12-04"),
        ("næste mandag", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("i næste uge", "2026-11-30"),
        ("this week", "2026-11-27"),
        ("next month", "2026-12-01"),
        ("end of the month", "2026-11-30"),
        ("månedens udgang", "2026-11-30"),
        ("in 3 days", "2026-11-27"),
        ("om 3 dage", "2026-11-27"),
        ("om en uge", "2026-12-01"),
        ("in two weeks", "2026-12-08"),
        ("om 1 måned", "2026-12-24"),
        ("3/12", "2026-12-03"),
        ("1/9", "2027-09-01"),
        ("24/11", "2026-11-24"),
        ("3/12/27", "2027-12-03"),
        ("3.12.2026", "2026-12-03"),
        ("3 dec", "2026-12-03"),
        ("d. 3. december", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("December 3", "2026-12-03"),
        ("Dec 3, 2027", "2027-12-03"),
        ("29/2", "2028-02-29"),
        ("2026-12-03", "2026-12-03"),
        ("2020-01-01", "2020-01-01"),
    ],
)
def test_days(text: str, due: str) -> None:
    assert parse_due(text, TODAY) == dt.date.fromisoformat(due)


_SPELLED = {
    "two to": 2, "three tre": 3, "four fire": 4, "five fem": 5, "six seks": 6, "seven syv": 7, "eight otte": 8,
    "nine ni": 9, "ten ti": 10, "eleven elleve": 11, "twelve tolv": 12, "fourteen fjorten": 14,
}  # fmt: skip


@pytest.mark.parametrize("names", _SPELLED)
def test_small_numbers_may_be_spelled(names: str) -> None:
    english, danish = names.split()
    due = TODAY + dt.timedelta(days=_SPELLED[names])
    assert parse_due(f"in {english} days", TODAY) == parse_due(f"om {danish} dage", TODAY) == due


@pytest.mark.parametrize(
    "text",
    ["", "may", "3", "2-3", "31/4", "0/1", "2026-02-30", "soon", "om lidt", "in 0.5 days", "fridays", "99 dec"],
)
def test_what_is_no_day(text: str) -> None:
    assert parse_due(text, TODAY) is None


@pytest.mark.parametrize(
    ("line", "words", "due"),
    [
        ("Send the plan by Friday", "by Friday", "2026-11-27"),
        ("Send planen inden på fredag.", "inden på fredag.", "2026-11-27"),
        ("Come back with the figures tomorrow", "tomorrow", "2026-11-25"),
        ("Vend tilbage om 3 dage", "om 3 dage", "2026-11-27"),
        ("Vende tilbage til Åse d. 3. december 2026", "d. 3. december 2026", "2026-12-03"),
        ("Talk to Nora on 3/12", "on 3/12", "2026-12-03"),
        ("Call Nora on Friday at 14", "on Friday at 14", "2026-11-27"),
        ("Ring mandag kl. 9.30.", "mandag kl. 9.30.", "2026-11-30"),
        ("Answer by mon", "by mon", "2026-11-30"),
        ("fredag", "fredag", "2026-11-27"),
    ],
)
def test_the_day_at_the_end_of_a_line(line: str, words: str, due: str) -> None:
    found = find_due(line, TODAY)

    assert found is not None
    assert (line[found.start : found.end], found.due) == (words, dt.date.fromisoformat(due))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Send the plan",
        "Friday is the day to send it",
        "Tal med den rigtige man",
        "See the sun",
        "Ask about room 3",
        "Come back as soon as I may",
        "Ask about Friday 26 November",
    ],
)
def test_a_line_without_a_day_at_its_end(line: str) -> None:
    assert find_due(line, TODAY) is None


_days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
_SOME = ("by", "on", "fredag", "man", "3", "dec", "3/12", "in", "om", "days", "dage", "næste", "uge", "2026", "-", ".")
_words = st.sampled_from(_SOME)


@given(_days, _days)
def test_a_day_with_its_year_is_that_day_in_every_form(day: dt.date, today: dt.date) -> None:
    for form in ("{d:%Y-%m-%d}", "{d.day}/{d.month}/{d.year}", "{d.day}.{d.month}.{d.year}", "{d.day} {d:%B} {d.year}"):
        assert parse_due(form.format(d=day), today) == day


@given(_days, _days)
def test_a_day_without_its_year_is_the_next_such_day(day: dt.date, today: dt.date) -> None:
    due = parse_due(f"{day.day}/{day.month}", today)

    assert due is not None
    assert due >= today
    assert (due.day, due.month) == (day.day, day.month)
    assert (due - today).days <= 8 * 366


@given(st.integers(0, 6), _days)
def test_a_weekday_is_within_the_next_seven_days(number: int, today: dt.date) -> None:
    for names in ("monday tuesday wednesday thursday friday saturday sunday", "man tirs ons tors fre lør søn"):
        due = parse_due(names.split()[number], today)
        assert due is not None
        assert (due.weekday(), 1 <= (due - today).days <= 7) == (number, True)


@given(st.text(max_size=30) | st.lists(_words, max_size=9).map(" ".join), st.dates())
def test_any_line_is_read_without_a_crash_and_what_is_found_stands_in_it(line: str, today: dt.date) -> None:
    found = find_due(line, today)

    if found is not None:
        assert line[found.end :].strip() == ""
        assert find_due(line[found.start : found.end], today) == FoundDue(found.due, 0, found.end - found.start)
        assert found == FoundDue(found.due, found.start, found.end)


def test_a_weekday_and_a_date_that_disagree_are_told() -> None:
    assert other_weekday("Friday the 26th", TODAY) == OtherWeekday(dt.date(2026, 11, 26), 4)
    assert other_weekday("torsdag den 26.", TODAY) is None
    assert other_weekday("Friday", TODAY) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ring efter weekenden", "Call after Friday", "Send status every Friday", "Send status hver fredag",
        "Call on Monday or Tuesday", "Mandag eller tirsdag", "Not on Friday or Monday", "Meet every second Friday",
        "Vi tales ved hver anden fredag", "Ask about Christmas", "Tal om jul",
    ],
)  # fmt: skip
def test_a_word_that_makes_another_day_of_it_leaves_no_date(line: str) -> None:
    assert find_due(line, dt.date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Ring inden weekenden", dt.date(2026, 11, 27)), ("Done before the weekend", dt.date(2026, 11, 27)),
        ("Call the day before Friday", dt.date(2026, 11, 26)), ("Ring dagen efter fredag", dt.date(2026, 11, 28)),
        ("Send it last Friday of the month", dt.date(2026, 11, 27)), ("Done by EOD", dt.date(2026, 11, 24)),
        ("Sidste fredag i måneden", dt.date(2026, 11, 27)), ("Plan ready in the coming weekend", dt.date(2026, 11, 28)),
    ],
)  # fmt: skip
def test_a_day_that_is_told_from_another(line: str, due: dt.date) -> None:
    found = find_due(line, dt.date(2026, 11, 24))  # a Tuesday
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    "day",
    [
        "April 31st",
        "April the 31st",
        "april den 31.",
        "February 30th",
        "februar d. 30.",
        "June 31st at 3pm",
        "Sept. 31st",
    ],
)
def test_a_day_that_its_month_has_not_is_none_of_another_month(day: str) -> None:
    assert find_due(f"Send the plan {day}", TODAY) is None


def test_a_name_of_a_month_before_another_date_is_somebody() -> None:
    assert find_due("Ask April 3 December", TODAY) is not None
    assert find_due("Send it as soon as you may by the 4th", TODAY) is not None
