"""Killed without warning, again and again: nothing that was acknowledged is lost, and no change is there in part."""

from __future__ import annotations

import random
import re
import subprocess
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child

from leader_journal.core.clock import SystemClock
from leader_journal.storage.journal import Journal

_GROUP = re.compile(r"group(\d+) part (\d+) of (\d+) ")


@dataclass
class Acknowledged:
    """What the children said is saved."""

    saved: dict[int, int] = field(default_factory=dict)
    edited: set[int] = field(default_factory=set)
    first: int = 0

    def read(self, line: str) -> None:
        match line.split():
            case ["saved", number, size]:
                self.saved[int(number)] = int(size)
            case ["edited", number, _size]:
                self.edited.add(int(number))

    def next_first(self) -> int:
        """Return the first number of a child's groups: none has been given before, whether or not it was acknowledged.

        The group after the last acknowledged one may be there too, committed, but killed before it could say so; that
        of a child which acknowledged nothing as well.
        """
        self.first = max(max(self.saved, default=0) + 2, self.first + 1)
        return self.first


def kill_once(process: subprocess.Popen[str], path: Path, said: Acknowledged, dice: random.Random) -> bool:
    """Let a child save for 30-300 ms, kill it; return whether it left a log to recover from."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{said.next_first()}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "open\n", process.communicate()[1]
    timer = threading.Timer(dice.uniform(0.03, 0.3), process.kill)
    timer.start()
    for line in process.stdout:
        if line.endswith("\n"):
            said.read(line)
    timer.join()
    process.wait()
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def assert_nothing_lost(path: Path, said: Acknowledged) -> None:
    """Open the journal as a user would and compare it with what was acknowledged."""
    journal = Journal.open(path, PASSPHRASE, SystemClock())
    try:
        parts: dict[int, set[int]] = defaultdict(set)
        edited: dict[int, set[bool]] = defaultdict(set)
        sizes: dict[int, int] = {}
        for entry in journal.entries.all():
            match = _GROUP.match(entry.facts)
            assert match is not None
            number, part, size = map(int, match.groups())
            parts[number].add(part)
            sizes[number] = size
            edited[number].add(entry.facts.endswith("edited"))
        for number, size in sizes.items():
            assert parts[number] == set(range(size)), "a change is there in part"
            assert len(edited[number]) == 1, "an edit is there in part"
        kept_in_trash = {int(_GROUP.match(item.entry.facts)[1]) for item in journal.entries.trashed()}  # type: ignore[index]  # None fails the test
        for number, size in said.saved.items():
            if number % 5 == 0 and number % 3 != 0:
                assert number in sizes or number in kept_in_trash, "an acknowledged change is lost"
            else:
                assert sizes.get(number) == size, "an acknowledged change is lost"
        for number in said.edited:
            assert number % 5 == 0 or edited[number] == {True}, "an acknowledged edit is lost"
        assert len(journal.people.all()) >= len([number for number in said.saved if number % 5])
        report = journal.check()
        assert report.ok, report
    finally:
        journal.close()


def run_rounds(folder: Path, child: Child, rounds: int, seed: int) -> tuple[int, int]:
    """Run so many rounds on one file; return how many changes were acknowledged, and how many logs were recovered."""
    path = folder / f"killed-{seed}.ljournal"
    Journal.create(path, PASSPHRASE, SystemClock()).close()
    said, dice, hot = Acknowledged(), random.Random(seed), 0
    process = child("save", path)
    for _ in range(rounds):
        hot += kill_once(process, path, said, dice)
        process = child("save", path)  # starts while this one looks
        assert_nothing_lost(path, said)
    assert said.saved, "no child came to save anything"
    return len(said.saved), hot


def test_three_kills_lose_nothing(tmp_path: Path, child: Child) -> None:
    run_rounds(tmp_path, child, rounds=3, seed=0)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing(tmp_path: Path, child: Child, capsys: pytest.CaptureFixture[str]) -> None:
    results = [run_rounds(tmp_path, child, rounds=25, seed=seed) for seed in range(1, 5)]
    with capsys.disabled():
        saved, hot = (sum(column) for column in zip(*results, strict=True))
        print(f"\nkill -9: 100 rounds, {saved} acknowledged changes, a log to recover from in {hot}, 0 lost")
