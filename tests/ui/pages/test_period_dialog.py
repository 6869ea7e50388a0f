"""A period of one's own is written as any day is: days, or the months and weeks that it begins and ends with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid
from tests.ui.pages.desk import Desk

from leader_journal.core.periods import Period
from leader_journal.ui.pages.progress.period_dialog import PeriodDialog

GIVEN = (dt.date(2026, 9, 1), dt.date(2026, 9, 30))


@pytest.fixture
def dialog(desk: Desk) -> Iterator[PeriodDialog]:
    made = PeriodDialog(desk.theme, desk.clock, GIVEN, desk.window)
    made.open()
    yield made
    if isValid(made):
        made.close()


def _write(dialog: PeriodDialog, *ends: str) -> list[Period]:
    told: list[Period] = []
    dialog.chosen.connect(told.append)
    for line, words in zip((dialog._first.line, dialog._last.line), ends, strict=True):
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Backspace)
        QTest.keyClicks(line, words)
    dialog.accept()
    return told


@pytest.mark.parametrize(
    ("ends", "days"),
    [
        (("15/10/2026", "31 October"), ("2026-10-15", "2026-10-31")),
        (("29 Feb 2024", "oktober"), ("2024-02-29", "2026-10-31")),
        (("2025", "uge 47"), ("2025-01-01", "2026-11-22")),
        (("yesterday", "1/9"), ("2026-09-01", "2026-11-23")),
    ],
)
def test_both_ends_are_read_as_days_are(dialog: PeriodDialog, ends: tuple[str, str], days: tuple[str, str]) -> None:
    first, last = map(dt.date.fromisoformat, days)
    assert _write(dialog, *ends) == [Period(first, last)]


def test_what_is_no_day_waits_and_says_so(dialog: PeriodDialog) -> None:
    assert _write(dialog, "1/9", "31/4") == []
    assert dialog.isVisible()
    assert "does not recognise that date" in dialog._refused.text()
    QTest.keyClick(dialog._last.line, Qt.Key.Key_Backspace)
    assert not dialog._refused.isVisible(), "it is about what stood there"
    assert _write(dialog, "", "31/10") == []
    assert dialog._refused.text() == "A period needs a first and a last day."
