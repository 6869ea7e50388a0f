"""A later start hands its wish to the first, through a folder that is the user's own."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leader_journal.second_start import (
    Request,
    Wish,
    become_first,
    hand_over,
    take_requests,
)
from leader_journal.wishes import NEW_ENTRY, RUNNING, WISH_SUFFIX, asked_for_new_entry

NEW = Request(Wish.NEW_ENTRY, "/somewhere/Ærø.ljournal")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where starts meet; nobody started yet."""
    return tmp_path / "starts"


def test_only_one_is_first(place: Path) -> None:
    first = become_first(place)
    assert first is not None
    assert become_first(place) is None
    first.release()
    again = become_first(place)
    assert again is not None
    again.release()


def test_a_wish_arrives_and_its_start_hears_that_it_did(place: Path) -> None:
    place.mkdir(mode=0o700)
    taken: list[Request] = []

    def the_running_app() -> None:
        while not taken:
            taken.extend(take_requests(place))

    app = threading.Thread(target=the_running_app)
    app.start()
    assert hand_over(place, NEW, patience=600)
    app.join()
    assert taken == [NEW]
    assert list(place.iterdir()) == []


def test_a_wish_that_nobody_takes_is_taken_back(place: Path) -> None:
    place.mkdir(mode=0o700)
    assert not hand_over(place, NEW, patience=0)
    assert list(place.iterdir()) == []


def test_wishes_that_came_while_the_app_started_are_all_heard_in_order(place: Path) -> None:
    place.mkdir(mode=0o700)
    for number, content in enumerate((b'{"wish":"raise"}', b'{"wish":"new_entry"}')):
        wish = place / f"{9 - number}{WISH_SUFFIX}"
        wish.write_bytes(content)
        os.utime(wish, ns=(number, number))
    assert take_requests(place) == [Request(Wish.RAISE), Request(Wish.NEW_ENTRY)]
    assert take_requests(place) == []


@pytest.mark.parametrize("content", [b"", b"{", b'{"wish":"format the disk"}', b'{"wish":"raise"}' + b" " * 70_000])
def test_what_is_no_wish_is_taken_away_and_not_obeyed(place: Path, content: bytes) -> None:
    place.mkdir(mode=0o700)
    (place / f"x{WISH_SUFFIX}").write_bytes(content)
    assert take_requests(place) == []
    assert list(place.iterdir()) == []


def test_nobody_else_can_read_or_leave_a_wish(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        return  # the folder lies in the user's profile there
    first = become_first(place)
    assert first is not None
    modes: list[int] = []

    def look(wish: str) -> bool:
        modes.append(Path(wish).stat().st_mode)
        return True

    monkeypatch.setattr("leader_journal.wishes.take_away", look)
    hand_over(place, NEW, patience=0)
    first.release()
    assert [stat.S_IMODE(mode) & 0o077 for mode in (*modes, place.stat().st_mode)] == [0, 0]


def test_the_wish_for_a_new_entry_is_written_as_every_other() -> None:
    """It stands there in full, so that nothing is loaded to write it."""
    assert json.loads(NEW_ENTRY) == Request(Wish.NEW_ENTRY)._asdict()


def test_nobody_is_asked_for_a_new_entry_where_no_app_runs(place: Path) -> None:
    assert not asked_for_new_entry(str(place))
    place.mkdir(mode=0o700)
    assert not asked_for_new_entry(str(place))
    (place / f"{RUNNING}.lock").touch()  # left behind by one that was killed
    assert not asked_for_new_entry(str(place))
    assert [path.name for path in place.iterdir()] == [f"{RUNNING}.lock"]


def test_whoever_looks_for_the_running_app_does_not_take_its_place(place: Path) -> None:
    first = become_first(place)
    assert first is not None
    taken: list[Request] = []

    def the_running_app() -> None:
        while not taken:
            taken.extend(take_requests(place))

    app = threading.Thread(target=the_running_app)
    app.start()
    assert asked_for_new_entry(str(place))
    app.join()
    assert taken == [Request(Wish.NEW_ENTRY)]
    assert become_first(place) is None
    first.release()


def test_a_folder_in_which_others_may_write_is_not_used(place: Path) -> None:
    if sys.platform == "win32":
        return
    place.mkdir()
    place.chmod(0o777)
    with pytest.raises(PermissionError):
        become_first(place)


def test_a_first_that_was_killed_stands_in_nobodys_way(place: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from leader_journal.second_start import become_first\n"
        f"first = become_first(Path({str(place)!r})); print(first is not None, flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"True"
    assert become_first(place) is None
    holder.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    holder.communicate()
    first = become_first(place)
    assert first is not None
    first.release()


def test_after_locking_the_new_process_waits_until_the_old_one_has_ended(place: Path) -> None:
    old = become_first(place)
    assert old is not None
    threading.Timer(0.05, old.release).start()
    new = become_first(place, patience=600)
    assert new is not None
    new.release()
