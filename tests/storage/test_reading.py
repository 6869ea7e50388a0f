"""A journal that lies where nothing can be written opens for reading, is left alone, and goes on elsewhere if asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.storage import test_golden
from tests.storage.conftest import PASSPHRASE, Child
from tests.storage.making import entry, put
from tests.storage.test_durability import filled_up, may_mount, small_disk

from leader_journal.core import errors
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal
from leader_journal.storage.lock import lock_path
from leader_journal.storage.logs import log_path


def facts(journal: Journal) -> set[str]:
    return {one.facts for one in journal.entries.all()}


def copies_left() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("leader-journal-reading-*"))


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o555, 0o444), (0o777, 0o444)])
@pytest.mark.parametrize("killed", [False, True])
def test_without_rights_to_write_it_is_read(
    shared_folder: Path, clock: FixedClock, child: Child, folder_mode: int, file_mode: int, killed: bool
) -> None:
    path = shared_folder / "mine.ljournal"
    journal = Journal.create(path, PASSPHRASE, clock)
    put(journal, entry(journal, "in the file"))
    journal._file.checkpoint()
    put(journal, entry(journal, "saved last"))
    log = log_path(path).read_bytes()
    before = path.read_bytes()
    journal.close()
    if killed:
        path.write_bytes(before)
        log_path(path).write_bytes(log)
        log_path(path).chmod(0o444)
    before = path.read_bytes()
    path.chmod(file_mode)
    shared_folder.chmod(folder_mode)

    said, complaints = child("reads", path).communicate()

    assert (said, complaints) == ("reading only ['in the file', 'saved last']\nwhole\nReadingOnly\n", "")
    assert path.read_bytes() == before
    assert copies_left() == []


def test_without_rights_to_read_it_is_not(shared_folder: Path, clock: FixedClock, child: Child) -> None:
    path = shared_folder / "mine.ljournal"
    Journal.create(path, PASSPHRASE, clock).close()
    path.chmod(0o000)
    assert child("reads", path).communicate() == ("NoAccess\n", "")


def test_a_full_disk_is_read(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not may_mount():
        return  # nothing else here can be full: `test_without_rights_to_write_it_is_read` goes the same way
    with small_disk(folder):
        path = folder / "mine.ljournal"
        journal = Journal.create(path, PASSPHRASE, clock)
        put(journal, entry(journal, "kept"))
        journal.close()
        with filled_up(journal):
            again = JournalFiles(clock).open(path, PASSPHRASE)
            assert facts(again) == {"kept"}
            with pytest.raises(errors.FileError):
                put(again, entry(again, "more " * 200_000))
            again.continue_at(tmp_path / "elsewhere.ljournal")
            put(again, entry(again, "more"))
            assert facts(again) == {"kept", "more"}
            again.close()
    assert copies_left() == []


@pytest.fixture
def read_only(journal: Journal, clock: FixedClock) -> Iterator[Journal]:
    """A journal with one entry, opened for reading."""
    put(journal, entry(journal, "kept"))
    journal.close()
    opened = Journal.open_reading(journal.path, PASSPHRASE, clock)
    yield opened
    opened.close()


def test_what_is_read_only_says_so_at_every_write(read_only: Journal) -> None:
    assert read_only.reading_only
    with pytest.raises(errors.ReadingOnly) as failed:
        put(read_only, entry(read_only, "more"))
    assert failed.value.path == read_only.path
    with pytest.raises(errors.ReadingOnly):
        read_only.drafts.save("capture", b"half")
    assert facts(read_only) == {"kept"}


def test_it_goes_on_somewhere_else(read_only: Journal, tmp_path: Path, clock: FixedClock) -> None:
    before, target = read_only.path.read_bytes(), tmp_path / "elsewhere.ljournal"
    original = read_only.path
    read_only.continue_at(target)
    assert (read_only.path, read_only.reading_only) == (target, False)
    put(read_only, entry(read_only, "more"))
    assert original.read_bytes() == before
    assert copies_left() == []
    assert lock_path(target).exists()
    read_only.close()
    again = Journal.open(target, PASSPHRASE, clock)
    assert facts(again) == {"kept", "more"}
    assert again.check().ok
    again.close()


def test_it_goes_on_nowhere_where_something_is(journal: Journal, tmp_path: Path) -> None:
    put(journal, entry(journal, "kept"))
    target = tmp_path / "taken.ljournal"
    target.write_text("somebody's")
    with pytest.raises(errors.JournalExists):
        journal.continue_at(target)
    put(journal, entry(journal, "more"))
    assert facts(journal) == {"kept", "more"}
    assert target.read_text() == "somebody's"


@pytest.mark.parametrize("gone", ["deleted", "replaced"])
def test_a_journal_whose_file_is_gone_goes_on_elsewhere_whole(
    journal: Journal, tmp_path: Path, clock: FixedClock, gone: str
) -> None:
    put(journal, entry(journal, "kept"))
    if gone == "deleted":
        journal.path.unlink()
    else:
        other = Journal.create(tmp_path / "other.ljournal", PASSPHRASE, clock)
        other.close()
        shutil.copyfile(other.path, tmp_path / "copied")
        (tmp_path / "copied").replace(journal.path)
    with pytest.raises(errors.JournalMoved):
        put(journal, entry(journal, "more"))
    journal.continue_at(tmp_path / "elsewhere.ljournal")
    put(journal, entry(journal, "more"))
    assert facts(journal) == {"kept", "more"}
    assert journal.check().ok


def test_a_second_reader_is_refused_while_somebody_writes(journal: Journal, clock: FixedClock) -> None:
    with pytest.raises(errors.JournalInUse):
        Journal.open_reading(journal.path, PASSPHRASE, clock)


def test_an_older_journal_is_read_without_being_brought_up_to_date(journal_path: Path, clock: FixedClock) -> None:
    shutil.copyfile(test_golden.GOLDEN / "v1.ljournal", journal_path)
    before = journal_path.read_bytes()
    old = Journal.open_reading(journal_path, PASSPHRASE, clock)
    assert facts(old)
    old.close()
    assert {path.name: path.read_bytes() for path in journal_path.parent.iterdir()} == {journal_path.name: before}


def test_a_wrong_passphrase_is_told_of_the_journal_and_not_of_its_copy(journal: Journal) -> None:
    journal.close()
    with pytest.raises(errors.WrongPassphrase) as failed:
        JournalFile.open_reading(journal.path, "not the passphrase")
    assert failed.value.path == journal.path
    assert copies_left() == []
