"""Work in another thread: its result comes back, a stale one does not, and no pass of the collector holds the page."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

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


def test_the_cycle_collector_rests_while_statistics_run_and_wakes_whatever_happens(
    jobs: Jobs, qtbot: QtBot, failures: list[Exception]
) -> None:
    awake: list[bool] = []

    def fail() -> None:
        awake.append(gc.isenabled())
        raise ValueError("no numbers")

    jobs.start("fails", fail)
    qtbot.waitUntil(lambda: bool(failures))
    assert awake == [False]
    assert gc.isenabled()


def test_long_work_with_progress_keeps_the_collector(jobs: Jobs, qtbot: QtBot) -> None:
    found: list[bool] = []

    def work(report: JobControl) -> bool:
        report(0.5)
        return gc.isenabled()

    jobs.start("long", with_progress=work, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [True]
