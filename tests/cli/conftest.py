"""The command line, run in this process with a cheap key, or as a program of its own."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pytest

from leader_journal.cli.run import run
from leader_journal.core.clock import Clock, FixedClock
from leader_journal.storage import vault

PASSPHRASE = "quiet river, small boat"
PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line that was complained."""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        assert self.out == ""
        return self.err.strip()


@dataclass(slots=True)
class FakeApp:
    """Takes the place of the app, which needs Qt."""

    asked: list[tuple[argparse.Namespace, str]] = field(default_factory=list)

    def screenshots(self, arguments: argparse.Namespace, passphrase: str, _clock: Clock) -> int:
        """Remember what was handed over."""
        self.asked.append((arguments, passphrase))
        return 0


Command = Callable[..., Ran]
Program = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on a system that speaks English; the passphrase lies in the file `pw`."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    (folder / "pw").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "pw").chmod(0o600)
    return folder


@pytest.fixture
def app() -> FakeApp:
    """What is handed what needs Qt."""
    return FakeApp()


@pytest.fixture
def command(
    clock: FixedClock, app: FakeApp, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Return a function that runs a command here; the passphrase is that of `pw` unless it is told another way."""

    def call(*arguments: object, typed: bytes = b"", asks: bool = False) -> Ran:
        words = [str(argument) for argument in arguments]
        if not asks and "--passphrase-file" not in words:
            words += ["--passphrase-file", "pw"]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        capsys.readouterr()
        try:
            code = run(words, clock, app)
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


@pytest.fixture
def journal(command: Command) -> str:
    """An empty journal, closed."""
    assert command("create", "mine.ljournal").code == 0
    return "mine.ljournal"


@pytest.fixture
def program() -> Iterator[Program]:
    """Return a function that starts the command line as a program; all of them are ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(
        *arguments: object, script: str = "command", into: BinaryIO | int = subprocess.PIPE, **environment: str
    ) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"tests.cli.children.{script}", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=into,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])} | environment,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
