"""Names of reviews, and why an entry is read again: the year stands where it is another one."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.core.reviews import RereadEntry, RereadReason, RereadWhy, ReviewStep
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.reviews.words import minutes_words, review_name, step_place, why_words

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("months", "name"),
    [
        ([dt.date(2026, 11, 1)], "November review"),
        ([dt.date(2025, 11, 1)], "November 2025 review"),
        ([dt.date(2026, 9, 1), dt.date(2026, 10, 1)], "September and October review"),
    ],
)
def test_a_review_is_named_by_its_months(months: list[dt.date], name: str) -> None:
    with language(Language.ENGLISH):
        assert review_name(months, TODAY) == name


@pytest.mark.parametrize(("touched", "said"), [(dt.date(2026, 3, 4), "4 March"), (dt.date(2025, 3, 4), "4 March 2025")])
def test_why_an_entry_is_read_again_tells_the_day(touched: dt.date, said: str) -> None:
    chosen = RereadEntry(entry="1", reason=next(iter(RereadReason)), why=RereadWhy.UNTOUCHED, touched=touched)
    with language(Language.ENGLISH):
        assert why_words(chosen, TODAY) == f"Nothing added since {said}"


def test_how_far_a_review_is_is_said_in_numbers() -> None:
    with language(Language.ENGLISH):
        assert [minutes_words(minutes) for minutes in (1, 12)] == ["about 1 minute left", "about 12 minutes left"]
        said = [step_place(step) for step in ReviewStep]
    assert said == [f"Step {number} of {len(said)}" for number in range(1, len(said) + 1)]
