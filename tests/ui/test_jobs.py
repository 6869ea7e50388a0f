"""Work in another thread: its result comes back, a stale one does not, and no pass of the collector holds the page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from leader_journal.core.errors import Cancelled, DiskFull
from leader_journal.ui.jobs import JobControl, Jobs


@pytest.fixture
def failures() -> list[Exception]:
    """What no owner of a job took."""
    return []


@pytest.fixture
def jobs(qtbot: QtBot, failures: list[Exception]) -> Iterator[Jobs]:
    made = Jobs(failures.append)
    yield made
    made.stop()


def test_a_result_comes_back(jobs: Jobs, qtbot: QtBot) -> None:
    found: list[int] = []
    jobs.start("sum", lambda: 1 + 1, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [2]
    assert not jobs.any_running()


def test_the_result_of_a_job_that_was_started_again_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    found: list[str] = []
    may_end = threading.Event()
    jobs.start("job", lambda: str(may_end.wait()), found.append)
    jobs.start("job", lambda: "the second", found.append)
    may_end.set()
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["the second"]


def test_a_job_that_gives_way_begins_anew_behind_what_was_asked_meanwhile(jobs: Jobs, qtbot: QtBot) -> None:
    ended: list[str] = []
    begun: list[int] = []
    runs = threading.Event()

    def long_one(control: JobControl) -> str:
        begun.append(len(ended))
        if len(begun) == 1:
            runs.set()
            while True:
                control(0.5)
        control(1.0)
        return "the long one"

    jobs.start("long", with_progress=long_one, done=ended.append, gives_way=True)
    runs.wait()
    jobs.start("chart", lambda: "a chart", ended.append)
    qtbot.waitUntil(lambda: not jobs.any_running())
    assert ended == ["a chart", "the long one"]
    assert len(begun) == 2


def test_a_job_that_gave_way_can_be_cancelled_and_what_it_raises_by_itself_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    failed: list[Exception] = []
    runs = threading.Event()

    def endless(control: JobControl) -> None:
        runs.set()
        while True:
            control(0.5)

    def too_late(_control: JobControl) -> None:
        raise Cancelled

    jobs.start("long", with_progress=endless, failed=failed.append, gives_way=True)
    runs.wait()
    jobs.start("chart", lambda: 1)
    jobs.cancel("long")
    jobs.start("closed", with_progress=too_late, failed=failed.append, gives_way=True)
    qtbot.waitUntil(lambda: not jobs.any_running())
    assert [type(error) for error in failed] == [Cancelled]


def test_a_bug_is_one_also_where_who_would_be_told_is_gone(jobs: Jobs, qtbot: QtBot, failures: list[Exception]) -> None:
    class Asks(QObject):
        def done(self, _found: object) -> None:
            raise AssertionError

        def failed(self, _error: Exception) -> None:
            raise AssertionError

    asks = Asks()
    for name, work in (("bug", lambda: 1 // 0), ("trouble", _no_room), ("done", lambda: 1)):
        jobs.start(name, work, asks.done, failed=asks.failed)
    delete(asks)
    qtbot.waitUntil(lambda: not jobs.any_running())
    assert [type(error) for error in failures] == [ZeroDivisionError]


def _no_room() -> int:
    raise DiskFull(Path("mine.ljournal"))


def test_a_read_of_a_journal_that_was_closed_before_it_began_is_no_crash(
    jobs: Jobs, qtbot: QtBot, failures: list[Exception]
) -> None:
    def too_late() -> None:
        raise Cancelled

    def wrong() -> None:
        raise RuntimeError

    jobs.start("read", too_late)
    jobs.start("bug", wrong)
    qtbot.waitUntil(lambda: bool(failures) and not jobs.any_running())
    assert [type(error) for error in failures] == [RuntimeError]
