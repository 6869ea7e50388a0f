"""A second start hands its wish to the first, over a socket that is the user's own."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leader_journal import paths
from leader_journal.app import _instance_name
from leader_journal.ui.single_instance import InstanceServer, Request, Wish, hand_over


@pytest.fixture
def server(qtbot: QtBot) -> Iterator[InstanceServer]:
    """An app that listens, as it does after its start."""
    listening = InstanceServer(_instance_name())
    yield listening
    listening.close()


def test_a_wish_arrives(server: InstanceServer, qtbot: QtBot) -> None:
    heard: list[Request] = []
    server.requested.connect(heard.append)
    wish = Request(Wish.NEW_ENTRY, "/somewhere/Ærø.ljournal")
    assert hand_over(_instance_name(), wish)
    qtbot.waitUntil(lambda: heard == [wish])


def test_nobody_answers_when_no_app_runs() -> None:
    assert not hand_over(_instance_name(), Request(Wish.RAISE))


def test_a_socket_that_a_killed_app_left_is_taken_over(server: InstanceServer) -> None:
    again = InstanceServer(_instance_name())
    assert hand_over(_instance_name(), Request(Wish.RAISE))
    again.close()


def test_nobody_else_can_listen_in_its_place(server: InstanceServer) -> None:
    if sys.platform == "win32":
        return  # a named pipe there, opened for its user by Qt
    socket = Path(_instance_name())
    assert socket.is_relative_to(paths.runtime_folder())
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(socket.parent.stat().st_mode) & 0o022 == 0
