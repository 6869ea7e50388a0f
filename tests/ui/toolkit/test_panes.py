"""Two panes where there is room, else one or the other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from leader_journal.ui.toolkit.panes import Panes


@pytest.fixture
def page(qapp: object) -> QWidget:
    return QWidget()


def test_with_little_room_one_is_shown_and_the_other_is_a_step_away(page: QWidget) -> None:
    first, second, line = (QWidget(page) for _number in range(3))
    panes = Panes(first, second, line=line, one_below=900)
    turned: list[bool] = []
    panes.turned.connect(turned.append)

    panes.fit(1200)
    assert (first.isHidden(), second.isHidden(), line.isHidden(), panes.alone) == (False, False, False, False)
    panes.show_second()
    assert not first.isHidden(), "there is room for both"

    panes.fit(899)
    panes.fit(850)
    assert (first.isHidden(), second.isHidden(), line.isHidden(), panes.at_second) == (False, True, True, False)
    panes.show_second()
    assert (first.isHidden(), second.isHidden(), panes.at_second) == (True, False, True)
    panes.show_first()
    assert (first.isHidden(), second.isHidden(), panes.at_second) == (False, True, False)

    panes.show_second()
    panes.fit(900)
    assert (first.isHidden(), second.isHidden(), line.isHidden(), panes.at_second) == (False, False, False, False)
    assert turned == [True, False]
