"""Full disks, failing disks, damaged files and folders without rights: nothing saved is lost, and the user is told."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child
from tests.storage.damages import anything

from leader_journal.core import errors
from leader_journal.core.checks import ProblemKind
from leader_journal.core.clock import FixedClock
from leader_journal.core.records import Entry
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal

LONG = "a word that takes room " * 2000
NO_ROOM = (errors.DiskFull, errors.DiskTrouble)

Disk = Callable[[Journal], AbstractContextManager[None]]


def new_entry(journal: Journal, clock: FixedClock, facts: str) -> Entry:
    return Entry(id=journal.ids.new(), happened=clock.now(), written=clock.now(), facts=facts)


def save(journal: Journal, entry: Entry) -> None:
    with journal.write() as writer:
        writer.put(entry)


def facts(journal: Journal) -> set[str]:
    return {entry.facts for entry in journal.entries.all()}


# --- no room, and writes that fail ---


@contextmanager
def page_limit(journal: Journal) -> Iterator[None]:
    """SQLite itself says that the disk is full."""
    connection = journal._file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    yield


@contextmanager
def size_limit(journal: Journal) -> Iterator[None]:
    """The system refuses to let a file grow: a write in the middle of a commit fails (a disk I/O error)."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    journal._file.checkpoint()
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size // 2, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def filled_up(journal: Journal) -> Iterator[None]:
    """There is not a byte left on the disk."""
    filler = journal.path.with_name("filler")
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def may_mount() -> bool:
    """Whether this user may mount a disk here (root outside of most containers)."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder)):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


def survives(journal: Journal, clock: FixedClock, without_room: Disk) -> None:
    """Fill the disk under an open journal, try to save, make room, save again: nothing is lost or left in part."""
    save(journal, new_entry(journal, clock, "saved before"))
    typed = new_entry(journal, clock, LONG)
    with without_room(journal):
        for _attempt in range(3):
            with pytest.raises(NO_ROOM):
                save(journal, typed)
        assert facts(journal) == {"saved before"}  # what is there can still be read
    save(journal, typed)
    save(journal, new_entry(journal, clock, "saved after"))
    assert facts(journal) == {"saved before", LONG, "saved after"}
    assert journal.check().ok
    journal.close()
    again = Journal.open(journal.path, PASSPHRASE, clock)
    try:
        assert facts(again) == {"saved before", LONG, "saved after"}
        assert again.check().ok
    finally:
        again.close()


@pytest.mark.parametrize("without_room", [page_limit, size_limit])
def test_no_room_loses_nothing_and_later_saves_work(journal_path: Path, clock: FixedClock, without_room: Disk) -> None:
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    try:
        if without_room is page_limit:
            # the limit is the connection's: it goes when the journal is opened afresh, which the test is about
            save(journal, new_entry(journal, clock, "saved before"))
            with page_limit(journal), pytest.raises(errors.DiskFull):
                save(journal, new_entry(journal, clock, LONG))
            save(journal, new_entry(journal, clock, LONG))
            assert facts(journal) == {"saved before", LONG}
            assert journal.check().ok
        else:
            survives(journal, clock, without_room)
    finally:
        journal.close()


def test_a_disk_that_is_full_to_the_last_byte(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    if may_mount():
        with small_disk(folder):
            journal = Journal.create(folder / "mine.ljournal", PASSPHRASE, clock)
            try:
                survives(journal, clock, filled_up)
            finally:
                journal.close()
    else:
        journal = Journal.create(folder / "mine.ljournal", PASSPHRASE, clock)
        try:
            survives(journal, clock, size_limit)
        finally:
            journal.close()


def test_what_was_committed_is_not_reported_as_failed(
    journal_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk can fill up between the commit and the moving of the log, which may wait."""

    def no_room(file: JournalFile) -> None:
        raise errors.DiskFull(file.path)

    journal = Journal.create(journal_path, PASSPHRASE, clock)
    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "checkpoint", no_room)
        assert journal.load([new_entry(journal, clock, "kept")], 1).change is not None
    journal.close()
    again = Journal.open(journal_path, PASSPHRASE, clock)
    assert facts(again) == {"kept"}
    again.close()


def test_creating_on_a_full_disk_leaves_nothing(journal_path: Path) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(NO_ROOM):
            JournalFile.create(journal_path, PASSPHRASE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert list(journal_path.parent.iterdir()) == []


def test_after_a_failure_of_the_disk_the_connection_is_another_one(journal_file: JournalFile) -> None:
    before = journal_file.connection
    database = journal_file.sqlite_utils_database()

    def fill() -> None:
        with journal_file.transaction() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
            connection.execute("INSERT INTO draft VALUES ('a', zeroblob(100000), '')")

    with pytest.raises(errors.DiskFull):
        fill()
    assert journal_file.connection is not before
    assert journal_file.sqlite_utils_database() is not database
    assert journal_file.connection.execute("PRAGMA synchronous").fetchone() == (2,)


# --- damage ---


@pytest.fixture
def whole(journal_path: Path, clock: FixedClock) -> bytes:
    """Return the bytes of a journal with some entries."""
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    for number in range(30):
        save(journal, new_entry(journal, clock, f"entry {number} " + "with words " * 60))
    journal.close()
    return journal_path.read_bytes()


def outcome(path: Path, clock: FixedClock) -> str:
    """Open a file as a user would, read all of it and check it; return what came of it."""
    try:
        journal = Journal.open(path, PASSPHRASE, clock)
    except (errors.NotAJournal, errors.WrongPassphrase, errors.DamagedJournal) as error:
        return type(error).__name__
    try:
        report = journal.check()
        assert len(facts(journal)) == 30 or not report.ok
    except errors.DamagedJournal:
        return "DamagedJournal"
    finally:
        journal.close()
    return "whole" if report.ok else "DamagedJournal"


def test_any_file_has_one_of_four_outcomes(whole: bytes, tmp_path: Path, clock: FixedClock) -> None:
    dice, found = random.Random(7), set[str]()
    for number in range(500):
        path = tmp_path / f"{number}.ljournal"
        path.write_bytes(anything(whole, dice))
        found.add(outcome(path, clock))
        path.unlink()
    assert found == {"NotAJournal", "WrongPassphrase", "DamagedJournal", "whole"}


def test_every_flipped_bit_is_noticed(whole: bytes, journal_path: Path, clock: FixedClock) -> None:
    dice = random.Random(11)
    for _ in range(150):
        content = bytearray(whole)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        journal_path.write_bytes(content)
        assert outcome(journal_path, clock) in {"DamagedJournal", "WrongPassphrase"}


def test_a_search_index_that_went_stale_is_reported(journal_path: Path, clock: FixedClock) -> None:
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    try:
        save(journal, new_entry(journal, clock, "something to find"))
        (table,) = journal._file.connection.execute(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
        ).fetchone()
        journal._file.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        assert [problem.kind for problem in journal.check().problems] == [ProblemKind.SEARCH_INDEX]
    finally:
        journal.close()


def test_a_check_can_be_cancelled_and_tells_how_far_it_is(journal_file: JournalFile, clock: FixedClock) -> None:
    from leader_journal.storage.check import run_checks

    shares: list[float] = []
    run_checks(journal_file.checker, progress=shares.append)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)

    def cancel(_share: float) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        run_checks(journal_file.checker, progress=cancel)


def test_an_index_that_does_not_hang_together_is_made_anew_and_no_damage_of_the_file(
    journal_path: Path, clock: FixedClock
) -> None:
    """The engine's own look at the pages went through the index as well, and called it a damaged file."""
    journal = Journal.create(journal_path, PASSPHRASE, clock)
    try:
        save(journal, new_entry(journal, clock, "something to find"))
        journal._file.connection.execute("DELETE FROM entry_text_fts_data WHERE id > 10")  # all but its structure
        assert [problem.kind for problem in journal.check().problems] == [ProblemKind.SEARCH_INDEX]
        journal.rebuild()
        assert journal.check().ok
    finally:
        journal.close()


_BREAKS = {
    "a person it does not name": ("INSERT INTO entry_person SELECT 'other', key FROM entry", ProblemKind.REFERENCES),
    "a theme it does not have": ("INSERT INTO entry_theme SELECT 'other', key FROM entry", ProblemKind.REFERENCES),
    "a row that says another": ("UPDATE entry_row SET facts = 'other'", ProblemKind.REFERENCES),
    "a text that is not of its words": ("UPDATE entry_text SET folded = 'other'", ProblemKind.SEARCH_INDEX),
    "an entry without a row": ("DELETE FROM entry_row", ProblemKind.REFERENCES),
    "a row of another version": ("UPDATE entry_row SET seq = seq - 1", ProblemKind.REFERENCES),
    "a head of another subject": ("UPDATE revision SET subject = 'other'", ProblemKind.REFERENCES),
    "a version that follows nothing": ("UPDATE revision SET parent = 'other'", ProblemKind.REFERENCES),
    "a person whom no head knows": ("INSERT INTO person VALUES ('other', 1, 'Other')", ProblemKind.REFERENCES),
    "one deleted that is shown": ("UPDATE revision SET deleted = 1", ProblemKind.REFERENCES),
    "what was erased and is here": ("INSERT INTO erased SELECT subject, '' FROM head", ProblemKind.REFERENCES),
}


@pytest.mark.parametrize("cores", [1, 8])
@pytest.mark.parametrize("name", _BREAKS)
def test_each_thing_that_is_wrong_is_found_by_a_check_that_goes_several_ways(
    name: str, cores: int, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    statement, kind = _BREAKS[name]
    journal = Journal.create(tmp_path / "mine.ljournal", PASSPHRASE, clock)
    try:
        save(journal, new_entry(journal, clock, "something to find"))
        assert journal.check().ok
        journal._file.connection.execute(statement)
        assert kind in {problem.kind for problem in journal.check().problems}
    finally:
        journal.close()


def test_a_check_that_is_cancelled_leaves_nobody_reading(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.create(tmp_path / "mine.ljournal", PASSPHRASE, clock)
    asked_by = set()

    def cancel(share: float) -> None:
        asked_by.add(threading.get_ident())
        if share > 0:
            raise errors.Cancelled

    try:
        save(journal, new_entry(journal, clock, "kept"))
        with pytest.raises(errors.Cancelled):
            journal.check(cancel)
        assert asked_by == {threading.get_ident()}
        assert not journal._file._readers.any()
        assert journal.check().ok
    finally:
        journal.close()


# --- rights ---


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444), (0o777, 0o000)])
def test_without_rights_a_journal_is_left_alone(
    shared_folder: Path, child: Child, folder_mode: int, file_mode: int
) -> None:
    path = shared_folder / "mine.ljournal"
    JournalFile.create(path, PASSPHRASE).close()
    before = path.read_bytes()
    path.chmod(file_mode)
    shared_folder.chmod(folder_mode)
    said, complaints = child("nobody", "open", path).communicate()
    assert (said, complaints) == ("NoAccess\n", "")
    path.chmod(0o600)
    shared_folder.chmod(0o755)
    assert path.read_bytes() == before
    assert [file.name for file in shared_folder.iterdir()] == [path.name]


def test_creating_where_one_may_not_write(shared_folder: Path, child: Child) -> None:
    shared_folder.chmod(0o555)
    said, complaints = child("nobody", "create", shared_folder / "mine.ljournal").communicate()
    assert (said, complaints) == ("NoAccess\n", "")
    assert list(shared_folder.iterdir()) == []


def test_with_rights_the_same_child_comes_in(shared_folder: Path, child: Child) -> None:
    shared_folder.chmod(0o777)
    path = shared_folder / "mine.ljournal"
    assert child("nobody", "create", path).communicate() == ("done\n", "")
    assert child("nobody", "open", path).communicate() == ("done\n", "")


# --- the live file belongs to SQLite ---

_opened: list[str] | None = None


def _note_opened(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None and isinstance(arguments[0], str | os.PathLike):
        _opened.append(os.path.realpath(arguments[0]))


def test_nothing_but_sqlite_opens_the_live_file(journal_path: Path, clock: FixedClock) -> None:
    global _opened
    Journal.create(journal_path, PASSPHRASE, clock).close()
    live = {os.path.realpath(journal_path) + suffix for suffix in ("", "-wal", "-shm")}
    sys.addaudithook(_note_opened)  # Python's own opens; those of SQLite are not seen by it
    _opened = []
    try:
        journal = Journal.open(journal_path, PASSPHRASE, clock)
        ours = [path for path in _opened if path in live or path.endswith(".lock")]
        # the lock is taken before the salt is read: only then can no other part of this process have it open
        assert ours[0] == os.path.realpath(journal_path) + ".lock"
        assert all(path.endswith(".lock") for path in ours[:-1]), "the second lock, too"
        assert ours[-1] == os.path.realpath(journal_path)
        _opened.clear()
        save(journal, new_entry(journal, clock, "one"))
        with journal.reader() as reader:
            assert len(list(reader.entries.all())) == 1
        assert journal.check().ok
        journal.close()
        assert not live.intersection(_opened)
    finally:
        _opened = None
