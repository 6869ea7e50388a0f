"""The keyboard stays where it was, whatever a write or an undo makes anew: nobody who cannot see finds the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.pages.desk import Desk, focused, press
from tests.ui.pages.every_window import places, write_everywhere

from leader_journal.core.forgetting import Keep
from leader_journal.ui.places import ShowPromises
from leader_journal.ui.toolkit.tab_order import first_stop

CTRL = Qt.KeyboardModifier.ControlModifier
TAB = Qt.FocusPolicy.TabFocus.value


def stops(page: QWidget) -> list[QWidget]:
    return [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy().value & TAB and one.focusProxy() is None
    ]


def test_a_promise_that_is_kept_and_is_not_after_all(desk: Desk) -> None:
    services = desk.workspace.services
    for text in ("Send the numbers", "Ask about the rota", "Write to her"):
        desk.workspace.undoing.saved(services.promises.add(text), "")
    page = desk.show(ShowPromises())
    row = next(one for one in stops(page) if "rota" in one.accessibleName())
    row.setFocus()

    press(Qt.Key.Key_Space)
    desk.settle()
    assert page.isAncestorOf(focused())
    press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert page.isAncestorOf(focused())


@pytest.mark.parametrize("which", [0.5, 1.0])
def test_a_write_elsewhere_leaves_the_keyboard_on_its_page(desk: Desk, which: float) -> None:
    person = write_everywhere(desk, "Maria-Louise").id
    lost: list[str] = []
    for place in places(desk, person):
        page = desk.show(place)
        there = stops(page)
        if not there:
            continue
        there[int(which * (len(there) - 1))].setFocus()
        desk.add("The rota was wrong again")
        desk.settle()
        lost += _lost(desk, f"{place!r}, write")
        desk.workspace.undoing.undo()
        desk.settle()
        lost += _lost(desk, f"{place!r}, undo")

    assert not lost


def _lost(desk: Desk, when: str) -> list[str]:
    now: object = desk.window.focusWidget()
    return [] if isinstance(now, QWidget) and desk.workspace.pages.current.isAncestorOf(now) else [f"{when}: {now!r}"]


def test_a_page_that_is_made_anew_takes_no_keyboard_from_the_rail(desk: Desk) -> None:
    """What another machine erased goes at any moment: Enter would do what stands in the page."""
    person, lost = write_everywhere(desk, "Maria").id, list[object]()
    services = desk.workspace.services
    for number, place in enumerate(places(desk, person)[::3]):
        gone = services.people_book.get(services.people.add(f"Zed {number}").ids[0])
        desk.show(place)
        stop = first_stop(desk.workspace._rail)
        assert stop is not None
        stop.setFocus()
        changes = services.forgetting.forget(services.forgetting.preview(gone, Keep.ENTRIES))
        desk.workspace.undoing.saved(changes, "")
        desk.settle()
        if focused() is not stop:
            lost.append(place)
    assert lost == []
