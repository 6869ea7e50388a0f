"""Journals for the tests of storage: real encrypted files, with a key that is cheap to derive."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leader_journal.core.clock import FixedClock
from leader_journal.storage import vault
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal

PASSPHRASE = "quiet river, small boat"
PROJECT = Path(__file__).parents[2]

Child = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys in a millisecond; `test_vault` measures what the real profile demands."""
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Return a free path for a journal, alone in its folder."""
    folder = tmp_path / "journals"
    folder.mkdir()
    return folder / "mine.ljournal"


@pytest.fixture
def journal_file(journal_path: Path) -> Iterator[JournalFile]:
    """Return a new journal file, open, closed after the test."""
    file = JournalFile.create(journal_path, PASSPHRASE)
    yield file
    file.close()


@pytest.fixture
def journal(journal_path: Path, clock: FixedClock) -> Iterator[Journal]:
    """Return a new journal, open, closed after the test. The clock of the test is its clock."""
    opened = Journal.create(journal_path, PASSPHRASE, clock)
    yield opened
    opened.close()


@pytest.fixture
def child() -> Iterator[Child]:
    """Return a function that starts a script of `children/` in a process of its own; all are ended after the test."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"tests.storage.children.{script}", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def killed_holding(child: Child, path: Path) -> None:
    """Let another process open a journal and write into it, and kill that while it has it open."""
    holder = child("hold", path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
