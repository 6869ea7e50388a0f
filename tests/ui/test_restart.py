"""The new process after a lock stands as the old one did, and runs nothing from the folder of the start."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leader_journal import __main__
from leader_journal.ui.this_program import command
from leader_journal.ui.window.locking import restart as restarting
from leader_journal.ui.window.locking.hand_over import Listener, Teller
from leader_journal.ui.window.locking.restart import ProcessRestart
from leader_journal.ui.window.locking.stance import Stance

STANCE = Stance(geometry="", minimised=False, active=True)


def test_a_module_laid_in_the_working_folder_is_not_run(tmp_path: Path) -> None:
    for name in ("platformdirs.py", "leader_journal.py", "msgspec.py"):
        (tmp_path / name).write_text("from pathlib import Path\nPath('ran').write_text('')\nraise SystemExit(3)\n")
    program, first = command()
    done = subprocess.run([program, *first, "--version"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()


def test_the_start_in_utf_8_runs_no_module_of_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    anew: list[list[str]] = []
    monkeypatch.setattr(__main__, "__file__", "/opt/\udcc3\udcb8/leader_journal/__main__.py")
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "leader_journal", "--version"])
    monkeypatch.setattr(os, "execv", lambda _program, words: anew.append(words))

    __main__._read_names_as_utf8()

    assert anew == [[sys.executable, "-P", "-X", "utf8", "-m", "leader_journal", "--version"]]


class _Heard(io.BytesIO):
    """What the new process is told."""

    def __init__(self, started: Started) -> None:
        super().__init__()
        self._started = started

    def close(self) -> None:
        self._started.heard = self.getvalue()
        super().close()


class Started:
    """A process that was started by a restart; what it says comes from a pipe of the test's."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.folder = Path()
        self.reading, self.saying = os.pipe()
        self.stdout = os.fdopen(self.reading, "rb")
        self.heard = b""
        self.stdin = _Heard(self)

    def __call__(self, words: list[str], *, cwd: Path, **_rest: Any) -> Started:
        self.words, self.folder = words, cwd
        return self

    def say(self, words: bytes) -> None:
        os.write(self.saying, words)

    def end(self) -> None:
        os.close(self.saying)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    started = Started()
    monkeypatch.setattr(subprocess, "Popen", started)
    yield started
    started.stdout.close()


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ended: list[str] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: ended.append("ended"))
    return ended


def test_the_new_process_works_in_our_own_folder_and_knows_the_journal_wherever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started, ended: list[str], qtbot: QtBot
) -> None:
    monkeypatch.chdir(tmp_path)
    restart = ProcessRestart()
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    assert started.words[:2] == [sys.executable, "-P"]
    assert started.words[-1] == str(tmp_path / "Mine.ljournal")
    assert Stance.read(started.words[started.words.index("--stance") + 1]) == STANCE
    assert started.folder == Path(os.environ["XDG_DATA_HOME"], "leader-journal")
    started.end()
    qtbot.waitUntil(lambda: ended == ["ended"])


@pytest.mark.parametrize("new_entry", [True, False])
def test_a_new_entry_that_was_asked_for_is_asked_of_the_new_process(
    new_entry: bool, started: Started, ended: list[str], qtbot: QtBot
) -> None:
    restart = ProcessRestart()
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE, new_entry=new_entry)
    assert ("--new" in started.words) is new_entry
    started.end()
    qtbot.waitUntil(lambda: ended == ["ended"])


def test_the_old_process_ends_even_where_quitting_takes_its_time(
    started: Started, ended: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leader_journal.ui.window.locking.restart._ENDS_AFTER_S", 0.01)
    cut_off: list[str] = []
    restart = ProcessRestart(partial(cut_off.append, "at once"))
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    qtbot.waitUntil(lambda: cut_off == ["at once"])
    started.end()
    qtbot.waitUntil(lambda: ended == ["ended"])


@pytest.mark.parametrize("comes", [True, False])
def test_the_old_process_stays_until_the_new_window_stands_or_will_never(
    comes: bool, started: Started, ended: list[str], qtbot: QtBot
) -> None:
    """And it hears later starts no more: the new one does."""
    restart, aside = ProcessRestart(), []
    restart.stepping_aside.connect(lambda: aside.append(list(started.words)))
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    assert aside == [[]]  # before the new one asks whether it is the only one
    qtbot.wait(50)
    assert not ended
    if comes:
        started.say(b"shown\n")
    else:
        started.end()
    qtbot.waitUntil(lambda: ended == ["ended"])
    if comes:
        started.end()


def test_what_is_typed_on_the_old_face_goes_to_the_new_process_at_once(
    started: Started, ended: list[str], qtbot: QtBot
) -> None:
    """Nothing hangs on how this process ends, or when the new one is there."""
    restart = ProcessRestart()
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    restart.pass_on("correct")
    restart.pass_on("correct ")
    assert started.stdin.getvalue() == b"correct\0correct \0"
    started.say(b"shown\n")
    qtbot.waitUntil(lambda: ended == ["ended"])
    assert started.heard == b"correct\0correct \0"
    started.end()


def test_the_old_process_stays_while_it_has_the_keyboard(started: Started, ended: list[str], qtbot: QtBot) -> None:
    """Keys that were pressed before the new window got it are heard, however late they come."""
    typing = QWidget()
    qtbot.addWidget(typing)
    typing.show()
    typing.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is typing.windowHandle())
    restart = ProcessRestart()
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    answered = qtbot.waitSignal(restart._answered)
    with answered:
        started.say(b"shown\n")
    restart.pass_on("correct horse\n")
    assert not ended
    typing.hide()
    qtbot.waitUntil(lambda: ended == ["ended"])
    assert started.heard == b"correct horse\n\0"
    started.end()


def test_what_the_pipe_does_not_hold_waits_until_the_new_process_listens() -> None:
    pipe = io.BytesIO()
    teller = Teller(pipe)
    for length in range(100):
        teller.tell("x" * length)
    assert len(pipe.getvalue()) <= 2_048  # or typing would stand still
    teller.begin()
    teller.tell("x" * 100)
    assert pipe.getvalue().endswith(b"\0" + b"x" * 100 + b"\0")


def test_a_window_that_comes_after_the_old_process_is_told_all_that_was_typed_meanwhile() -> None:
    listening, telling = os.pipe()
    with os.fdopen(listening, "rb") as heard:
        teller = Teller(os.fdopen(telling, "wb", buffering=0))
        for length in range(200):
            teller.tell("x" * length)
        teller.end("x" * 200)
        assert heard.read().split(b"\0")[-2] == b"x" * 200


class _Gone(io.BytesIO):
    def write(self, words: Any) -> int:
        raise BrokenPipeError

    def close(self) -> None:
        if not self.closed:
            super().close()
            raise BrokenPipeError


def test_a_new_process_that_was_killed_hears_nothing_and_nothing_fails() -> None:
    teller = Teller(_Gone())
    teller.tell("correct")
    teller.end("correct horse")


@pytest.mark.parametrize("cut", range(1, 24))
def test_the_new_process_hears_what_was_told_last_however_the_pipe_cuts_it(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, cut: int
) -> None:
    """A word that was cut off by a kill is none."""
    said = "quiet\0quiet é\0quiet é\nmore\0cut of".encode()
    pieces = [said[at : at + cut] for at in range(0, len(said), cut)] + [b""]
    monkeypatch.setattr(os, "read", lambda _source, _length: pieces.pop(0))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(_Numbered()))
    listener, heard = Listener(), list[str]()
    listener.heard.connect(heard.append)
    with qtbot.waitSignal(listener.ended):
        listener.listen()
    assert heard[-1] == "quiet é\nmore"
    assert heard == [typed for typed in ("quiet", "quiet é", "quiet é\nmore") if typed in heard]


class _Numbered(io.BytesIO):
    def fileno(self) -> int:
        return 0


def test_a_process_without_an_input_goes_on_at_once(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    listener = Listener()
    with qtbot.waitSignal(listener.ended):
        listener.listen()


@pytest.mark.parametrize("minimised", [True, False])
@pytest.mark.parametrize("maximised", [True, False])
@pytest.mark.parametrize("active", [True, False])
def test_a_window_stands_as_the_one_before_it(qtbot: QtBot, minimised: bool, maximised: bool, active: bool) -> None:
    one, other = QWidget(), QWidget()
    for window in (one, other):
        qtbot.addWidget(window)
    one.setGeometry(120, 90, 400, 300)
    one.show()
    if maximised:
        one.showMaximized()
    if minimised:
        one.setWindowState(one.windowState() | Qt.WindowState.WindowMinimized)
    said = Stance.of(one, active=active).written()
    stance = Stance.read(said)
    assert stance is not None
    stance.take(other)
    other.show()
    assert other.isMinimized() is minimised
    assert other.isMaximized() is maximised
    assert other.normalGeometry() == QRect(120, 90, 400, 300)
    assert other.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) is not active
    stance.settle(other)
    assert not other.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize("words", ["", "{}", "no", '{"geometry": 3}'])
def test_words_that_are_no_stance_are_none(words: str) -> None:
    assert Stance.read(words) is None


def test_what_was_typed_is_handed_over_once_though_the_window_comes_with_the_longest_wait(
    monkeypatch: pytest.MonkeyPatch, started: Started, ended: list[str], qtbot: QtBot
) -> None:
    monkeypatch.setattr(restarting, "_STAYS_AT_MOST_MS", 1)
    restart = ProcessRestart()
    restart.restart(Path("Mine.ljournal"), "Locked.", STANCE)
    restart.pass_on("an early word")
    started.end()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert started.heard == b"an early word\0"
