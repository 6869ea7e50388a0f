"""The running app hears what later starts want."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leader_journal.second_start import Request, Wish, hand_over
from leader_journal.ui.desktop.later_starts import LaterStarts


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where starts meet."""
    folder = tmp_path / "starts"
    folder.mkdir(mode=0o700)
    return folder


def _written(request: Request) -> bytes:
    return json.dumps(request._asdict()).encode()


def test_a_wish_is_heard_when_it_comes_and_taken_away(place: Path, qtbot: QtBot) -> None:
    heard: list[Request] = []
    later = LaterStarts(place)
    later.requested.connect(heard.append)
    for number, wish in enumerate((Request(Wish.RAISE), Request(Wish.NEW_ENTRY, "/somewhere/Ærø.ljournal")), 1):
        (place / f"{number}.tmp").write_bytes(_written(wish))
        with qtbot.waitSignal(later.requested, timeout=60_000):
            (place / f"{number}.tmp").rename(place / f"{number}.wish")
        assert heard[-1] == wish
    assert list(place.iterdir()) == []


def test_a_wish_from_before_the_window_stood_is_heard_at_the_first_look(place: Path, qtbot: QtBot) -> None:
    assert not hand_over(place, Request(Wish.RAISE), patience=0)  # nobody there: taken back
    (place / "early.wish").write_bytes(_written(Request(Wish.NEW_ENTRY)))
    heard: list[Request] = []
    later = LaterStarts(place)
    later.requested.connect(heard.append)
    later.look()
    assert heard == [Request(Wish.NEW_ENTRY)]
