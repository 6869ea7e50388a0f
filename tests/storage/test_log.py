"""A log belongs to the file it was written beside, and to no other: an older copy, another journal, a new one.

What was acknowledged stands in the file that people call the journal a moment later, and a log that is taken away while
the journal is open costs nothing.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.storage.making import PASSPHRASE, START, entry, put

from leader_journal.core.clock import FixedClock
from leader_journal.storage import live_log, vault
from leader_journal.storage.journal import Journal
from leader_journal.storage.log_mover import LogMover, Pauses
from leader_journal.storage.logs import beside_copy, log_path, logs_aside
from leader_journal.storage.migrations import LATEST
from leader_journal.storage.safety_copy import keep_copy

CLOCK = FixedClock(START)
NEVER = Pauses(soon=3600, at_latest=3600, idle=3600)


@pytest.fixture(autouse=True)
def _moved_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no thread move the log: the tests do it themselves."""
    monkeypatch.setattr(live_log, "PAUSES", NEVER)


def facts(journal: Journal) -> set[str]:
    return {one.facts for one in journal.entries.all()}


def save(journal: Journal, words: str) -> None:
    put(journal, entry(journal, words))


def opened(path: Path) -> Journal:
    return Journal.open(path, PASSPHRASE, CLOCK)


def as_killed(path: Path, folder: Path) -> Path:
    """Return a copy of a journal and its log as a killed process leaves them."""
    folder.mkdir()
    copy = folder / path.name
    shutil.copyfile(path, copy)
    shutil.copyfile(log_path(path), log_path(copy))
    return copy


@dataclass
class Snapshot:
    """The files of a moment, and what a journal held then: with its log, and without."""

    file: bytes
    log: bytes
    together: frozenset[str]
    alone: frozenset[str] = frozenset()


@dataclass
class History:
    """One journal, changed in many ways, and its files after each of them."""

    path: Path
    journal: Journal = field(init=False)
    moments: list[Snapshot] = field(default_factory=list)
    readers: ExitStack = field(default_factory=ExitStack)
    saved: int = 0

    def __post_init__(self) -> None:
        self.journal = Journal.create(self.path, PASSPHRASE, CLOCK)

    def run(self, step: str) -> None:
        file = self.journal._file
        match step:
            case "save":
                self.saved += 1
                save(self.journal, f"number {self.saved}")
            case "save much":
                self.saved += 1
                save(self.journal, f"number {self.saved} " + "many words " * 3000)
            case "load":
                made = [entry(self.journal, f"loaded {self.saved}.{number}") for number in range(3)]
                self.saved += 1
                self.journal.load(made, 3)
            case "move":
                file._live.log._move_soon(False)
            case "empty":
                file.checkpoint()
            case "read":  # a job that reads keeps the log from being moved as a whole
                reader = self.readers.enter_context(self.journal.reader())
                assert {one.id for one in reader.entries.all()} == {one.id for one in self.journal.entries.all()}
            case "read no more":
                self.readers.close()
            case "fail":
                file._live._suspect = True  # as after a failure of the disk: the connection is another one
            case "lock":
                self.readers.close()
                self.journal.close()
                self.journal = opened(self.path)

    def look(self) -> None:
        log = log_path(self.path)
        held = log.read_bytes() if log.exists() else b""
        self.moments.append(Snapshot(self.path.read_bytes(), held, frozenset(facts(self.journal))))

    def end(self) -> None:
        self.readers.close()
        self.journal.close()


def held_by(file: bytes, log: bytes) -> tuple[frozenset[str], bool]:
    """Open a file beside a log, as a user would; return what it holds, and whether the log was put aside."""
    with tempfile.TemporaryDirectory(prefix="leader-journal-example-") as folder:
        path = Path(folder) / "mine.ljournal"
        path.write_bytes(file)
        if log:
            log_path(path).write_bytes(log)
        journal = opened(path)
        try:
            assert journal.check().ok
            aside = journal.log_aside
            if aside is not None:
                assert aside.read_bytes() == log
                assert [one.path for one in logs_aside(path)] == [aside]
            return frozenset(facts(journal)), aside is not None
        finally:
            journal.close()


steps = st.sampled_from(
    ("save", "save", "save much", "load", "move", "move", "empty", "read", "read no more", "fail", "lock")
)


@settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(steps, min_size=4, max_size=14), st.data())
def test_a_log_is_played_into_its_own_file_and_into_no_other(done: list[str], data: st.DataObject) -> None:
    vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
    with tempfile.TemporaryDirectory(prefix="leader-journal-example-") as folder:
        history = History(Path(folder) / "mine.ljournal")
        try:
            for step in done:
                history.run(step)
                history.look()
        finally:
            history.end()
    for moment in history.moments:
        assert held_by(moment.file, moment.log) == (moment.together, False), "its own log was not taken for its own"
        moment.alone, _aside = held_by(moment.file, b"")
    for _pair in range(6):
        older = data.draw(st.sampled_from(history.moments), label="file")
        other = data.draw(st.sampled_from(history.moments), label="log")
        held, aside = held_by(older.file, other.log)
        assert held == (older.alone if aside or not other.log else other.together)


def test_an_older_copy_beside_the_log_of_a_crash_opens_whole(journal: Journal, tmp_path: Path) -> None:
    save(journal, "in the copy")
    journal._file.checkpoint()
    copy = tmp_path / "copy"
    shutil.copyfile(journal.path, copy)
    save(journal, "in the file")
    journal._file.checkpoint()
    save(journal, "in the log")
    killed = as_killed(journal.path, tmp_path / "killed")
    log = log_path(killed).read_bytes()
    shutil.copyfile(copy, killed)

    again = opened(killed)

    assert facts(again) == {"in the copy"}
    assert again.check().ok
    (aside,) = logs_aside(killed)
    assert aside.path == again.log_aside
    assert (aside.path.read_bytes(), aside.size) == (log, len(log))
    again.close()
    assert {path.name for path in killed.parent.iterdir()} == {aside.path.name, killed.name}
    once_more = opened(killed)
    assert once_more.log_aside is None
    once_more.close()


def test_a_log_that_was_put_aside_opens_with_its_own_file(journal: Journal, tmp_path: Path) -> None:
    save(journal, "in the file")
    journal._file.checkpoint()
    before = tmp_path / "before"
    shutil.copyfile(journal.path, before)
    save(journal, "in the log")
    killed = as_killed(journal.path, tmp_path / "killed")
    other = Journal.create(tmp_path / "other.ljournal", PASSPHRASE, CLOCK)
    other.close()
    shutil.copyfile(other.path, killed)
    opened(killed).close()
    (aside,) = logs_aside(killed)
    (tmp_path / "pair").mkdir()

    pair = opened(beside_copy(before, aside.path, tmp_path / "pair"))

    assert facts(pair) == {"in the file", "in the log"}
    pair.close()


def test_another_journal_under_the_name_of_a_crash_opens(journal: Journal, tmp_path: Path) -> None:
    save(journal, "in the log")
    killed = as_killed(journal.path, tmp_path / "killed")
    other = Journal.create(tmp_path / "other.ljournal", "another passphrase", CLOCK)
    save(other, "of another")
    other.close()
    shutil.copyfile(other.path, killed)

    again = Journal.open(killed, "another passphrase", CLOCK)

    assert facts(again) == {"of another"}
    assert again.log_aside is not None
    again.close()


def test_creating_beside_a_log_keeps_it(journal: Journal, tmp_path: Path) -> None:
    save(journal, "in the log")
    killed = as_killed(journal.path, tmp_path / "killed")
    log = log_path(killed).read_bytes()
    killed.unlink()

    made = Journal.create(killed, PASSPHRASE, CLOCK)

    assert made.log_aside is not None
    assert made.log_aside.read_bytes() == log
    assert facts(made) == set()
    made.close()


def test_what_is_no_log_at_all_is_kept_as_well(journal: Journal) -> None:
    save(journal, "mine")
    journal.close()
    log_path(journal.path).write_text("notes of somebody who likes odd names")
    again = opened(journal.path)
    assert facts(again) == {"mine"}
    assert again.log_aside is not None
    assert again.log_aside.read_text() == "notes of somebody who likes odd names"
    again.close()


def test_a_log_that_was_begun_and_holds_nothing_yet_is_no_matter(journal: Journal, tmp_path: Path) -> None:
    """Killed in the middle of the first change after the log was begun anew."""
    save(journal, "in the file")
    assert journal._file._live.log._move_soon(False)
    save(journal, "never complete")
    killed = as_killed(journal.path, tmp_path / "killed")
    log = log_path(killed)
    log.write_bytes(log.read_bytes()[: 32 + 24 + 4096])
    again = opened(killed)
    assert again.log_aside is None
    assert facts(again) == {"in the file"}
    assert again.check().ok
    again.close()


def test_a_rollback_journal_of_another_database_is_not_played(journal: Journal) -> None:
    save(journal, "mine")
    journal.close()
    rollback = journal.path.with_name(journal.path.name + "-journal")
    rollback.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(5000))
    again = opened(journal.path)
    assert facts(again) == {"mine"}
    assert again.log_aside is not None
    again.close()


def test_a_copy_that_was_written_anew_takes_no_log_of_its_original(journal: Journal, tmp_path: Path) -> None:
    """Its pages are others, although it holds the same changes."""
    save(journal, "in the file")
    save(journal, "in the log")
    copy = keep_copy(journal.path, journal._file._secret, LATEST)
    killed = as_killed(journal.path, tmp_path / "killed")
    shutil.copyfile(copy, killed)
    again = opened(killed)
    assert facts(again) == {"in the file", "in the log"}
    assert again.log_aside is not None
    assert again.check().ok
    again.close()


# --- what was acknowledged stands in the file ---


def test_a_file_that_was_moved_into_is_whole_without_its_log(journal: Journal, tmp_path: Path) -> None:
    for number in range(21):
        save(journal, f"number {number}")
    assert journal._file._live.log._move_soon(False)
    copy = tmp_path / "copy.ljournal"
    shutil.copyfile(journal.path, copy)
    again = opened(copy)
    assert len(facts(again)) == 21
    assert again.check().ok
    again.close()


def test_the_log_is_moved_soon_after_the_last_save_and_then_emptied(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waits for it, however long that takes here."""
    monkeypatch.setattr(live_log, "PAUSES", Pauses(soon=0.01, at_latest=0.05, idle=0.1))
    journal = Journal.create(journal_path, PASSPHRASE, CLOCK)
    save(journal, "kept")
    log = log_path(journal_path)
    while log.stat().st_size:
        threading.Event().wait(0.01)
    copy = journal_path.with_name("copy.ljournal")
    shutil.copyfile(journal_path, copy)
    journal.close()
    again = opened(copy)
    assert facts(again) == {"kept"}
    again.close()


def test_a_mover_moves_after_saves_and_empties_when_nobody_saves_any_more() -> None:
    done: list[bool] = []
    emptied = threading.Event()

    def move(empty: bool) -> bool:
        done.append(empty)
        if done.count(True) == 2:
            emptied.set()
        return done.count(True) != 1  # somebody reads, the first time

    mover = LogMover(move, Pauses(soon=0.01, at_latest=0.02, idle=0.03))
    mover.saved()
    assert emptied.wait(60)
    mover.stop()
    mover.saved()
    assert done[0] is False
    assert done[-2:] == [True, True]


@pytest.fixture(params=["removed", "replaced"])
def taken(request: pytest.FixtureRequest, journal: Journal) -> Path:
    """A journal of which the log was taken away, or replaced by something else, while it is open."""
    save(journal, "before")
    log = log_path(journal.path)
    if request.param == "removed":
        log.unlink()
    else:
        other = log.with_name("other")
        other.write_bytes(b"of somebody else")
        other.replace(log)
    return log


def test_a_log_that_is_taken_away_while_the_journal_is_open_costs_nothing(
    taken: Path, journal: Journal, tmp_path: Path
) -> None:
    save(journal, "after")
    killed = as_killed(journal.path, tmp_path / "killed")
    again = opened(killed)
    assert facts(again) == {"before", "after"}
    assert again.check().ok
    again.close()
    for aside in logs_aside(journal.path):
        assert aside.path.read_bytes() == b"of somebody else"
    assert taken.exists()


def test_a_full_disk_keeps_what_the_log_holds(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moving fails in the thread, and is tried again: nothing is said, nothing is lost."""
    save(journal, "kept")
    own = journal._file._live.log._own
    assert own is not None
    pages = own.execute("PRAGMA page_count").fetchone()[0]
    own.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    own.close()
    assert not journal._file._live.log._move_soon(False)
    save(journal, "kept too")
    assert journal._file._live.log._move_soon(False)
    assert facts(journal) == {"kept", "kept too"}
