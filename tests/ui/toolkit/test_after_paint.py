"""What lies below the edge is made a moment after the page, once, and for nobody who has left."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.showing import Show, wait_until

from leader_journal.ui.toolkit import after_paint
from leader_journal.ui.toolkit.after_paint import AfterPaint


@pytest.fixture
def part(show: Show, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """A part of a page that is seen."""
    monkeypatch.setattr(after_paint, "LATER_MS", 5)
    part = QWidget()
    show(part)
    return part


def test_what_was_begun_twice_is_made_once(part: QWidget) -> None:
    made = list[None]()
    soon = AfterPaint(part, lambda: made.append(None))
    soon.begin()
    soon.begin()
    assert soon.waits
    assert not made
    wait_until(lambda: bool(made))
    QTest.qWait(20)
    assert len(made) == 1
    assert not soon.waits


def test_who_cannot_wait_has_it_at_once_and_not_again(part: QWidget) -> None:
    made = list[None]()
    soon = AfterPaint(part, lambda: made.append(None))
    soon.now()  # nothing was begun
    assert not made
    soon.begin()
    soon.now()
    soon.now()
    QTest.qWait(20)
    assert len(made) == 1


def test_what_is_not_seen_any_more_waits_until_it_is_shown_again(part: QWidget) -> None:
    made = list[None]()
    soon = AfterPaint(part, lambda: made.append(None))
    soon.begin()
    part.hide()
    QTest.qWait(20)
    assert not made
    assert soon.waits
    part.show()
    wait_until(lambda: bool(made))
    assert len(made) == 1


def test_what_is_begun_before_it_is_seen_is_counted_from_there(part: QWidget) -> None:
    made = list[None]()
    part.hide()
    soon = AfterPaint(part, lambda: made.append(None))
    soon.begin()
    QTest.qWait(20)
    assert not made
    part.show()
    assert not made
    wait_until(lambda: bool(made))
    assert len(made) == 1


def test_what_was_dropped_is_not_made(part: QWidget) -> None:
    made = list[None]()
    soon = AfterPaint(part, lambda: made.append(None))
    soon.begin()
    soon.drop()
    QTest.qWait(20)
    assert not made
    assert not soon.waits
