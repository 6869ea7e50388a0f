"""What belongs to Qt is never destroyed in another thread, whatever that thread makes."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from leader_journal.ui.collector import Collector
from leader_journal.ui.jobs import JobControl, Jobs


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def held_by_itself(kind: type[QObject], ended: list[str]) -> None:
    """Make something that only the cycle collector can free, and that tells in which thread it was."""
    one = kind()
    one.me = one  # type: ignore[attr-defined] # the circle
    one.destroyed.connect(lambda: ended.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection)


def many() -> int:
    """Make far more objects at once than let the collector begin by itself."""
    return len([[number] for number in range(50_000)])


def many_with_progress(report: JobControl) -> int:
    report(0.5)
    return many()


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("kind", [QObject, QTimer])
def test_a_job_destroys_nothing_of_qts(kind: type[QObject], qtbot: QtBot) -> None:
    ended, done, failures = list[str](), list[int](), list[Exception]()
    jobs = Jobs(failures.append)
    collector = Collector(jobs.any_running, jobs)
    held_by_itself(kind, ended)
    jobs.start("many", many, done.append)
    jobs.start("more", with_progress=many_with_progress, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    kept = [[number] for number in range(50_000)]
    collector.look()

    assert ended == ["MainThread"]
    assert (len(kept), failures) == (50_000, [])
    jobs.stop()


@pytest.mark.usefixtures("_as_before")
def test_while_a_job_runs_a_few_passes_are_left_out_and_no_more(qtbot: QtBot) -> None:
    parent, ended = QObject(), list[str]()
    collector = Collector(lambda: True, parent)
    held_by_itself(QObject, ended)
    kept = [[number] for number in range(50_000)]
    collector.look()
    assert (ended, len(kept)) == ([], 50_000)
    for _time in range(10):
        collector.look()
    assert ended == ["MainThread"]


@pytest.mark.usefixtures("_as_before")
def test_what_is_free_is_given_back_when_the_app_has_come_to_rest_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parent, given, busy = QObject(), list[None](), [False]
    monkeypatch.setattr("leader_journal.ui.collector.give_back", lambda: given.append(None))
    collector = Collector(lambda: busy[0], parent)

    def look(times: int) -> int:
        for _time in range(times):
            collector.look()
        return len(given)

    gc.collect()
    assert look(2) == 0, "somebody may go on at once"
    assert look(20) == 1
    busy[0] = True
    assert look(20) == 1, "a job takes memory as one looks"
    busy[0] = False
    assert look(20) == 2
    kept = [[number] for number in range(50_000)]
    assert look(1) == 2
    assert look(20) == 3
    assert len(kept) == 50_000
