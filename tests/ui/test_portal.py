"""The portal is met once, and memory is closed by the time that something is unlocked, whoever answers or does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from leader_journal.ui.desktop.portal import Portal


@pytest.fixture
def closed() -> list[str]:
    """What was closed, in order."""
    return []


@pytest.fixture
def portal(closed: list[str], qapp: QObject) -> Portal:
    """A portal that closes into the list."""
    return Portal(lambda: closed.append("memory"), qapp)


@pytest.mark.parametrize("bus", ["", "unix:path=/nowhere/at/all"])
def test_without_a_bus_memory_is_closed_at_once(
    portal: Portal, closed: list[str], bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)

    portal.meet()

    assert closed == ["memory"]


def test_memory_is_closed_once_however_often_it_is_met(
    portal: Portal, closed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    portal.meet()
    portal.meet_and_close()
    portal.meet_and_close()

    assert closed == ["memory"]


def test_before_something_is_unlocked_memory_is_closed_though_nobody_answers(
    portal: Portal, closed: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A portal that was asked and says nothing does not keep memory open."""
    waited = list[str]()

    class _Silent(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.finished = _Never()

        def waitForFinished(self) -> None:
            waited.append("for the answer")

    monkeypatch.setattr(portal, "_ask", _Silent)
    portal.meet()
    assert closed == []

    portal.meet_and_close()

    assert (waited, closed) == (["for the answer"], ["memory"])


class _Never:
    def connect(self, slot: object) -> None:
        """Nothing comes."""
