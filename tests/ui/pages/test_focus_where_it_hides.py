"""Whatever hides itself, or can be used no more, leaves the keyboard on its page: beside where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import places, write_everywhere
from tests.ui.pages.test_focus_after_writes import stops

_LAST = 3
"""So many stops of a page, from its end: Qt's own way leads out of a page behind the last of them."""

Gone = Callable[[QWidget, bool], None]


def hidden(stop: QWidget, gone: bool) -> None:
    stop.setHidden(gone)


def with_its_part(stop: QWidget, gone: bool) -> None:
    """As a strip, a section or a row goes with the button that was pressed in it."""
    part = stop.parentWidget()
    assert part is not None
    part.setHidden(gone)


def disabled(stop: QWidget, gone: bool) -> None:
    stop.setDisabled(gone)


@contextmanager
def put_away(stop: QWidget, gone: Gone) -> Iterator[None]:
    gone(stop, True)
    yield
    gone(stop, False)


@pytest.mark.parametrize("gone", [hidden, with_its_part, disabled])
def test_what_goes_leaves_the_keyboard_on_its_page(desk: Desk, gone: Gone) -> None:
    person = write_everywhere(desk, "Maria-Louise").id
    lost: list[str] = []
    tried = 0
    for place in places(desk, person):
        page = desk.show(place)
        for stop in stops(page)[-_LAST:]:
            stop.setFocus()
            if not stop.isVisible() or desk.window.focusWidget() is not stop:
                continue  # it went as another came, or hands the focus on to its own
            tried += 1
            with put_away(stop, gone):
                now: QWidget | None = desk.window.focusWidget()
                if (now is None or not page.isAncestorOf(now)) and stops(page):
                    lost.append(f"{place!r}: {stop.accessibleName()!r} led to {now!r}")

    assert tried > 20
    assert not lost
