"""A filter's tokens say what it asks for, as in the filter bar."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.core.filters import EVERYTHING, EntryFilter, MarkIs, RatedIn
from leader_journal.core.periods import Period
from leader_journal.core.terms import Element, Kind, Mark, Quality, Series, Tone
from leader_journal.wording.filters.parsing import parse_filter
from leader_journal.wording.filters.tokens import period_text, tokens_of

TODAY = dt.date(2026, 11, 24)
ALIASES = {"p1": "Peter", "p2": "Åse"}


def texts(chosen: EntryFilter) -> list[str]:
    """What the tokens of a filter say."""
    tokens = tokens_of(chosen, ALIASES.__getitem__, agreement_of={"a": "Agree early"}.__getitem__, today=TODAY)
    return [token.text for token in tokens]


def test_the_tokens_of_the_picture() -> None:
    chosen = parse_filter(["since:1/9", "marked", "@Peter", "questions:missed"], {"Peter": "p1"}, TODAY)

    assert texts(chosen) == ["Since 1 September", "Marked", "Questions missed", "Peter"]


def test_everything_has_no_token_and_neither_has_the_text() -> None:
    assert texts(EVERYTHING) == texts(EntryFilter(text="price")) == []


def test_every_field_of_a_filter_has_its_token() -> None:
    chosen = EntryFilter(
        kinds=frozenset({Kind.DOUBT}),
        marks=frozenset({MarkIs(Element.ROOM, Mark.NOT_RELEVANT)}),
        rated=frozenset({RatedIn(Series.QUESTIONS), RatedIn(Series.CONSTRUCTIVE, Mark.MISSED)}),
        people=frozenset({"p2", "p1"}),
        themes=frozenset({"pris"}),
        settings=frozenset({"team_meeting", "Bar"}),
        tones=frozenset({Tone.SHARP}),
        qualities=frozenset({Quality.MIXED}),
        agreements=frozenset({"a"}),
        to_deepen=True,
        under_pressure=True,
        no_kind=True,
        ids=frozenset({"1", "2"}),
    )

    assert texts(chosen) == [
        "To deepen",
        "Under time pressure",
        "No kind yet",
        "Doubt",
        "Room not relevant",
        "Questions marked",
        "Closing reaction",
        "Sharp tone",
        "Mixed reaction",
        "Peter",
        "Åse",
        "#pris",
        "Bar",
        "Team meeting",
        "Agree early",
        "2 entries",
    ]


@pytest.mark.parametrize("series", Series)
@pytest.mark.parametrize("rating", [None, *Mark])
def test_every_series_and_rating_has_words(series: Series, rating: Mark | None) -> None:
    (text,) = texts(EntryFilter(rated=frozenset({RatedIn(series, rating)})))
    assert text


def test_a_figures_entries_are_named_by_the_figure_and_leave_with_their_name() -> None:
    chosen = EntryFilter(ids=frozenset({"1"}), ids_label="The week of 2 November", marked=True)

    (_marked, figure) = tokens_of(chosen, str)

    assert figure.text == "The week of 2 November"
    assert figure.without == replace(EVERYTHING, marked=True)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ((2026, 9, 1), None, "Since 1 September"),
        ((2025, 9, 1), None, "Since 1 September 2025"),
        (None, (2026, 9, 30), "Until 30 September"),
        ((2026, 9, 1), (2026, 9, 30), "September"),
        ((2025, 2, 1), (2025, 2, 28), "February 2025"),
        ((2025, 1, 1), (2025, 12, 31), "2025"),
        ((2026, 9, 3), (2026, 9, 3), "3 September"),
        ((2026, 9, 3), (2026, 10, 4), "3 September to 4 October"),
        ((2026, 9, 1), (2026, 11, 24), "Since 1 September"),
    ],
)
def test_periods(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, text: str) -> None:
    period = Period(dt.date(*first) if first else None, dt.date(*last) if last else None)

    assert period_text(period, TODAY) == text


def test_without_today_the_year_is_always_said() -> None:
    assert period_text(Period(dt.date(2026, 9, 1))) == "Since 1 September 2026"
