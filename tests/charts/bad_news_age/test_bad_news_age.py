"""How long bad news had been known, and whether that changes."""

from __future__ import annotations

import pytest
from tests.charts.narrow_entries import ago, made, seen

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.bad_news_age.finding import AgeTurn
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.terms import Kind, KnownFor


def heard(ages: str) -> list[NarrowEntry]:
    """Return mistakes, one a week, oldest first: `f` had been known for days, `o` for months."""
    return [
        made(
            ago(7 * (len(ages) - at)),
            at,
            kind=Kind.MISTAKE,
            known_for=KnownFor.DAYS if age == "f" else KnownFor.MONTHS,
        )
        for at, age in enumerate(ages)
    ]


def test_questions_and_ideas_are_no_bad_news() -> None:
    found = [made(ago(9 - at), at, kind=kind, known_for=KnownFor.WEEKS) for at, kind in enumerate(Kind)]
    finding = build_bad_news_age(seen(found))
    assert len(finding.heard) == 4
    assert sum(len(finding.cell(quarter, KnownFor.WEEKS)) for quarter in finding.quarters) == 4


@pytest.mark.parametrize(
    ("ages", "turn"),
    [
        ("o" * 10 + "f" * 9, None),
        ("o" * 10 + "f" * 10, AgeTurn.YOUNGER),
        ("f" * 10 + "o" * 10, AgeTurn.OLDER),
        ("of" * 10, AgeTurn.NO_CLEAR_CHANGE),
        ("ooooofffff" + "oooffffffff", AgeTurn.NO_CLEAR_CHANGE),
    ],
)
def test_younger_or_older_is_said_from_twenty_on_and_where_it_is_no_chance(ages: str, turn: AgeTurn | None) -> None:
    halves = build_bad_news_age(seen(heard(ages))).halves
    assert (None if halves is None else halves.turn) == turn
    if halves is not None:
        assert halves.before + halves.since == len(ages)
