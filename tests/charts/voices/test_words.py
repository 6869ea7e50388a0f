"""Silence in words."""

from __future__ import annotations

from tests.charts.worlds import NAMES, voices

from leader_journal.charts.findings import describe


def test_voices_in_words_name_each_once_by_how_long() -> None:
    text = describe(voices(3, 1))
    assert text.title == "3 people not heard from, and 1 kind of thing nobody has raised lately"
    assert "Not heard from for 30 days or more: Maria." in text.in_words
    assert f"Not heard from for 60 days or more: {NAMES[1]}1, Bo2." in text.in_words
    assert "Nobody has raised these for 30 days or more: mistakes." in text.in_words
