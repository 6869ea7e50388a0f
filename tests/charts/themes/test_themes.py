"""Which themes return."""

from __future__ import annotations

import pytest
from tests.charts.desk import ago
from tests.charts.narrow_entries import State, made, of_themes


@pytest.mark.parametrize(
    ("days", "together"),
    [
        ((89, 40, 0), [True, True, True]),
        ((90, 40, 0), None),
        ((300, 89, 40, 0), [False, True, True, True]),
        ((10, 10, 10), [True, True, True]),
        ((10, 0), None),
    ],
)
def test_three_times_in_ninety_days(days: tuple[int, ...], together: list[bool] | None) -> None:
    found = [made(ago(day), at, themes=("Tempo",)) for at, day in enumerate(days)]
    (theme,) = of_themes(State(found)).returning or (None,)
    assert (None if theme is None else [one.together for one in theme.entries]) == together


def test_the_theme_that_came_most_often_stands_first() -> None:
    found = [made(ago(20 - at), at, themes=("b",) if at % 2 else ("a", "b", "b")) for at in range(8)]
    finding = of_themes(State(found))
    assert [(theme.name, theme.most) for theme in finding.returning] == [("b", 8), ("a", 4)]
    assert finding.themes_in_all == 2
