"""The four boxes in words."""

from __future__ import annotations

import pytest
from tests.charts.worlds import STATES, breaches, made

from leader_journal.charts.breaches.finding import Box, BreachesFinding
from leader_journal.charts.findings import describe


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("breaches")])
def test_boxes_in_words_add_up(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, BreachesFinding)
    text = describe(finding)
    assert len(text.table.rows) == finding.entries == len(finding.breaches) + len(finding.destructive)
    if finding.placed:
        assert text.title.startswith(
            f"As expected and calmly: {len(finding.of(Box.EXPECTED_CALM))} of {finding.placed}"
        )
    assert ("%" in text.subtitle) is (finding.placed >= 5)


def test_what_has_no_place_says_what_is_not_noted() -> None:
    text = describe(breaches(1, asked=0.0))
    assert text.title == "1 breach that cannot be placed yet"
    assert "not noted: " in text.in_words


def test_destructive_conduct_names_the_channels_of_the_workplace() -> None:
    text = describe(breaches(6, destructive=1))
    assert (
        "1 was destructive conduct: it is kept apart, and the workplace has its own channels for it." in text.subtitle
    )


def test_of_many_that_have_no_place_the_last_are_named_and_the_table_has_all() -> None:
    text = describe(breaches(50, asked=0.0))
    assert text.in_words.count("not noted: ") == 20
    assert text.in_words.endswith("\n30 earlier ones are in the table.")
    assert text.table.rows[-1][0] in text.in_words, "the last days are the nearest"
    assert len(text.table.rows) == 50
