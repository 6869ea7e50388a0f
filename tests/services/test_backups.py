"""Backups of the open journal: whole, found again, kept for as long as they are useful, and brought back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.old_bin import purge

from leader_journal import paths
from leader_journal.composition import Services
from leader_journal.core import errors
from leader_journal.core.backups import DAYS_KEPT, MONTHS_KEPT, ON_PURPOSE_KEPT, BackupFile, BackupReason, outdated
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import KIND_OF
from leader_journal.core.records import Answer, Entry, Person, Promise
from leader_journal.services.backups import Shelf, looked_into, shelf
from leader_journal.services.entries.capture import Captured
from leader_journal.services.restoring import restore
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.journal import Journal
from leader_journal.wording import backups as wording
from leader_journal.wording.backups import (
    backup_stem,
    backup_why,
    log_words,
    needed_words,
    read_backup_stem,
    reason_words,
    safety_copy_stem,
)
from leader_journal.wording.catalogue import Language, language

PASSPHRASE = "quiet river, small boat"


@pytest.fixture(autouse=True)
def _data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journals" / "mine.ljournal"


@pytest.fixture
def services(path: Path, clock: FixedClock) -> Iterator[Services]:
    path.parent.mkdir()
    journal = Journal.create(path, PASSPHRASE, clock)
    yield Services(journal, clock)
    journal.close()


def put(services: Services, facts: str, **fields: object) -> Entry:
    now = services.clock.now()
    entry = Entry(id=services.journal.ids.new(), happened=now, written=now, facts=facts, **fields)  # type: ignore[arg-type]  # fields by their names
    with services.writes.change() as writer:
        writer.put(entry)
    return entry


def held(services: Services) -> list[int]:
    with services.backups.copies() as copies:
        return [
            one.facts.entries if one.facts is not None else -1 for one in looked_into(services.backups.list(), copies)
        ]


def test_a_backup_holds_what_the_journal_holds_and_says_so(services: Services, path: Path) -> None:
    put(services, "came on Tuesday")
    made = services.backups.make(BackupReason.ASKED)
    assert made.path.parent == path.parent / "backups"
    assert made.path.stat().st_mode & 0o777 == 0o600
    with services.backups.copies() as copies:
        (one,) = looked_into(services.backups.list(), copies)
    assert one.facts is not None
    assert (one.facts.entries, one.facts.line) == (1, "came on Tuesday")
    assert one.facts.first == one.facts.last == dt.date(2026, 11, 24)
    assert (one.file.words, one.needs, one.damaged) == ("made by you", False, False)


def test_one_a_day_is_due_and_none_of_an_empty_journal(services: Services, clock: FixedClock) -> None:
    assert not services.backups.is_due()
    put(services, "something")
    assert services.backups.is_due()
    services.backups.make(BackupReason.DAILY)
    assert not services.backups.is_due()
    clock.advance(dt.timedelta(days=1))
    assert services.backups.is_due()


def test_the_second_folder_gets_a_copy_and_may_be_away(services: Services, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    put(services, "something")
    assert services.backups.make(BackupReason.DAILY, stick).second is None
    stick.mkdir()
    made = services.backups.make(BackupReason.DAILY, stick)
    assert made.second == stick / made.path.name
    shutil.rmtree(made.path.parent)
    assert [one.path for one in services.backups.list(stick)] == [made.second]


def test_no_room_on_the_stick_does_not_take_the_backup_away(services: Services, tmp_path: Path) -> None:
    put(services, "something")
    stick = tmp_path / "stick"
    stick.mkdir()
    for part in ("x", "y"):
        (stick / part).mkdir()
    stick.chmod(0o500)
    made = services.backups.make(BackupReason.DAILY, stick)
    stick.chmod(0o700)
    assert made.path.exists()
    assert not list(stick.glob("*.part"))


def test_an_import_makes_a_backup_first_and_an_empty_journal_needs_none(services: Services, tmp_path: Path) -> None:
    source = tmp_path / "jrnl.txt"
    source.write_text("[2026-09-01 14:03] Maria came.\n", encoding="utf-8")
    services.imports.bring_in(services.imports.read(source))
    assert services.backups.list() == ()
    source.write_text("[2026-09-02 14:03] Maria came again.\n", encoding="utf-8")
    services.imports.bring_in(services.imports.read(source))
    assert [one.words for one in services.backups.list()] == ["before an import"]
    assert held(services) == [1]


def test_a_whole_backup_takes_the_journals_place_and_today_is_set_aside(
    services: Services, path: Path, clock: FixedClock
) -> None:
    put(services, "yesterday")
    made = services.backups.make(BackupReason.DAILY)
    put(services, "today")
    services.journal.close()
    with Copies() as copies:
        assert copies.try_passphrase(made.path, PASSPHRASE)
        aside = restore(path, made.path, copies, clock)
        assert aside is not None
        files = shelf(path, None, None)
        assert {one.file.path: one.facts.entries for one in looked_into(files, copies) if one.facts} == {
            aside: 2,
            made.path: 1,
        }
    back = Journal.open(path, PASSPHRASE, clock)
    assert [row.facts for row in Services(back, clock).entries.every_row(EVERYTHING)] == ["yesterday"]
    assert back.check().ok
    back.close()
    assert sorted(one.name for one in path.parent.iterdir()) == ["backups", "mine.ljournal"]


def test_the_log_of_a_killed_app_goes_aside_with_its_file(services: Services, path: Path, clock: FixedClock) -> None:
    put(services, "in the file")
    made = services.backups.make(BackupReason.DAILY)
    put(services, "in the log")
    killed = path.parent / "killed.ljournal"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{killed}{suffix}")
    content = bytearray(killed.read_bytes())
    content[3000] ^= 1
    killed.write_bytes(content)
    with services.backups.copies() as copies:
        aside = restore(killed, made.path, copies, clock)
    assert aside is not None
    assert aside.read_bytes() == bytes(content)
    assert Path(f"{aside}-wal").stat().st_size > 0
    assert not Path(f"{killed}-wal").exists()
    back = Journal.open(killed, PASSPHRASE, clock)
    assert [row.facts for row in Services(back, clock).entries.every_row(EVERYTHING)] == ["in the file"]
    back.close()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_to_the_journal_stays_one(services: Services, path: Path, clock: FixedClock, is_there: bool) -> None:
    put(services, "yesterday")
    link = path.parent / "elsewhere" / "link.ljournal"
    link.parent.mkdir()
    link.symlink_to(path)
    made = services.backups.make(BackupReason.DAILY)
    put(services, "today")
    services.journal.close()
    today = path.read_bytes()
    if not is_there:
        path.unlink()
    with Copies() as copies:
        assert copies.try_passphrase(made.path, PASSPHRASE)
        aside = restore(link, made.path, copies, clock)
    assert link.is_symlink()
    assert (aside is not None) is is_there
    assert aside is None or aside.read_bytes() == today
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []
    back = Journal.open(path, PASSPHRASE, clock)
    assert [row.facts for row in Services(back, clock).entries.every_row(EVERYTHING)] == ["yesterday"]
    back.close()


def test_a_backup_that_is_damaged_takes_nobodys_place(services: Services, path: Path, clock: FixedClock) -> None:
    put(services, "something")
    made = services.backups.make(BackupReason.DAILY)
    services.journal.close()
    content = bytearray(made.path.read_bytes())
    content[-3000] ^= 1
    made.path.write_bytes(content)
    before = path.read_bytes()
    with Copies() as copies:
        assert copies.try_passphrase(made.path, PASSPHRASE)
        with pytest.raises(errors.DamagedJournal):
            restore(path, made.path, copies, clock)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_a_journal_that_is_open_is_not_replaced(services: Services, path: Path, clock: FixedClock) -> None:
    put(services, "something")
    made = services.backups.make(BackupReason.DAILY)
    with services.backups.copies() as copies, pytest.raises(errors.JournalInUse):
        restore(path, made.path, copies, clock)


def test_an_old_passphrase_is_named_and_asked_for(services: Services, path: Path, clock: FixedClock) -> None:
    put(services, "something")
    made = services.backups.make(BackupReason.DAILY)
    services.journal.close()
    path.unlink()
    other = Services(Journal.create(path, "the passphrase of today", clock), clock)
    with other.backups.copies() as copies:
        assert [one.needs for one in looked_into(other.backups.list(), copies)] == [True]
        assert not copies.try_passphrase(made.path, "the passphrase of today")
        (one,) = looked_into(other.backups.list(), copies, PASSPHRASE)
        assert one.facts is not None
    other.journal.close()


def test_single_entries_come_back_with_their_people_and_promises_and_undo_takes_them_back(services: Services) -> None:
    maria = Person(id=services.journal.ids.new(), alias="Maria")
    with services.writes.change() as writer:
        writer.put(maria)
    entry = put(services, f"@{{{maria.id}}} came", people=(maria.id,))
    promise = Promise(id=services.journal.ids.new(), text="call", made=dt.date(2026, 11, 24), entry=entry.id)
    with services.writes.change() as writer:
        writer.put(promise)
    made = services.backups.make(BackupReason.DAILY)
    with services.writes.change() as writer:
        for record in (entry, promise, maria):
            writer.delete(KIND_OF[type(record)], record.id)
    file = next(one for one in services.backups.list() if one.path == made.path)
    with services.backups.copies() as copies:
        shelf_of = Shelf(services.journal.path, None, None, copies)
        assert [line for _entry, line in shelf_of.entries(file)] == ["Maria came"]
        assert shelf_of.text_of(file, entry) == "Maria came"
        changes = services.restoring.bring_back(copies, file, [entry.id])
    assert changes
    assert services.journal.entries.get(entry.id) == entry
    assert services.journal.promises.of_entry(entry.id) == (promise,)
    assert services.journal.people.all() == (maria,)
    services.writes.undo()
    assert services.journal.entries.count(EVERYTHING) == 0


def test_what_was_erased_for_good_comes_back_as_another_entry(services: Services, clock: FixedClock) -> None:
    entry = put(services, "gone", answers=(Answer(prompt="p", question="?", text="words"),))
    file = services.backups.make(BackupReason.DAILY)
    with services.writes.change() as writer:
        writer.delete(RecordKind.ENTRY, entry.id)
    for days in (40, 8):
        clock.advance(dt.timedelta(days=days))
        purge(services.journal, clock.now() - dt.timedelta(days=30))
    assert services.journal.is_erased(entry.id)
    (found,) = services.backups.list()
    assert found.path == file.path
    with services.backups.copies() as copies:
        services.restoring.bring_back(copies, found, [entry.id])
    (back,) = services.journal.entries.all()
    assert (back.facts, back.answers) == ("gone", entry.answers)
    assert back.id != entry.id
    assert services.journal.check().ok


def test_somebody_of_the_same_name_is_the_same_person(services: Services) -> None:
    before = Person(id=services.journal.ids.new(), alias="Maria")
    with services.writes.change() as writer:
        writer.put(before)
    entry = put(services, f"@{{{before.id}}} came", people=(before.id,))
    services.backups.make(BackupReason.DAILY)
    now = Person(id=services.journal.ids.new(), alias="maria")
    with services.writes.change() as writer:
        writer.delete(RecordKind.ENTRY, entry.id)
        writer.delete(RecordKind.PERSON, before.id)
        writer.put(now)
    (file,) = services.backups.list()
    with services.backups.copies() as copies:
        services.restoring.bring_back(copies, file, [entry.id])
    back = services.journal.entries.get(entry.id)
    assert (back.facts, back.people) == (f"@{{{now.id}}} came", (now.id,))


@given(
    st.sampled_from(BackupReason),
    st.sampled_from(Language),
    st.text(min_size=1, max_size=30).filter(lambda name: "/" not in name and "\x00" not in name),
    st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1)),
    st.times().map(lambda time: time.replace(microsecond=0)),
    st.sampled_from(("", " 2", " 17")),
)
def test_a_name_says_when_and_why_in_every_language(
    reason: BackupReason, spoken: Language, name: str, day: dt.date, time: dt.time, again: str
) -> None:
    moment = dt.datetime.combine(day, time)
    with language(spoken):
        stem = backup_stem(name, moment, reason) + again
    found = read_backup_stem(stem)
    assert found is not None
    assert found[:2] == (name, moment)
    assert bool(found[2]) == (reason is not BackupReason.DAILY)


_moments = st.integers(0, 26_000).map(lambda hours: dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=hours))


@given(st.lists(st.tuples(_moments, st.booleans()), max_size=80, unique_by=lambda one: one[0]))
def test_of_each_day_and_month_the_last_is_kept(made: list[tuple[dt.datetime, bool]]) -> None:
    files = tuple(
        BackupFile(Path(f"{moment}{purpose}"), moment, "why" if purpose else "", 1, b"") for moment, purpose in made
    )
    kept = set(files) - set(outdated(files))
    daily = sorted((one for one in files if not one.words), key=lambda one: one.made)
    days, months = (
        sorted({one.made.date() for one in daily}),
        sorted({(one.made.year, one.made.month) for one in daily}),
    )
    for day in days[-DAYS_KEPT:]:
        assert max((one for one in daily if one.made.date() == day), key=lambda one: one.made) in kept
    for month in months[-MONTHS_KEPT:]:
        of_month = [one for one in daily if (one.made.year, one.made.month) == month]
        assert max(of_month, key=lambda one: one.made) in kept
    assert len([one for one in kept if not one.words]) <= DAYS_KEPT + MONTHS_KEPT
    assert len([one for one in kept if one.words]) == min(ON_PURPOSE_KEPT, len([one for one in files if one.words]))
    # throwing away twice throws nothing more away
    assert outdated(tuple(kept)) == ()


def test_a_copy_from_before_a_new_version_is_listed_and_ages(services: Services, clock: FixedClock) -> None:
    """It stays until fourteen days have backups of the new form; a copy that the leader made stays."""
    services.capture.save(Captured(facts="noget kom op"))
    first = services.backups.make(BackupReason.DAILY)
    journal = services.journal.path
    kept = journal.with_name(f"{journal.stem} før version 4.ljournal")
    own = journal.with_name(f"{journal.stem} min egen.ljournal")
    for copy in (kept, own):
        shutil.copyfile(first.path, copy)
        os.utime(copy, (clock.now().timestamp(), clock.now().timestamp()))
    assert {kept, own} <= {one.path for one in services.backups.list()}
    assert kept in {one.path for one in shelf(journal, None, None)}, "also without a passphrase"
    for _day in range(13):
        clock.advance(dt.timedelta(days=1))
        services.backups.make(BackupReason.DAILY)
    assert kept.exists()
    clock.advance(dt.timedelta(days=1))
    services.backups.make(BackupReason.DAILY)
    assert not kept.exists()
    assert own.exists()


def test_a_log_that_was_set_aside_is_listed_and_read_with_the_backup_that_it_fits(
    services: Services, tmp_path: Path
) -> None:
    """The file was put back from a copy while a log of a crash lay beside it: the words in it are found again."""
    services.capture.save(Captured(facts="stod i filen"))
    made = services.backups.make(BackupReason.ASKED)
    other = tmp_path / "other" / made.path.name
    other.parent.mkdir()
    shutil.copyfile(made.path, other)
    script = (
        "import os, sys; from pathlib import Path; from leader_journal.core.clock import SystemClock;"
        "from leader_journal.storage import vault; vault.PROFILES = (vault.Profile(passes=1, memory=8192),);"
        "from leader_journal.storage.journal import Journal; from leader_journal.composition import Services;"
        "from leader_journal.services.entries.capture import Captured;"
        "services = Services(Journal.open(Path(sys.argv[1]), sys.argv[2], SystemClock()), SystemClock());"
        "services.capture.save(Captured(facts='stod i loggen')); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(other), PASSPHRASE], check=False)
    log = services.journal.path.with_name(f"{services.journal.path.stem} log of 2026-11-24 1030.ljournal-log")
    shutil.copyfile(other.with_name(other.name + "-wal"), log)
    with services.backups.copies() as copies:
        found = looked_into(services.backups.list(), copies)
        (opened,) = [one for one in found if one.file.log]
        assert opened.facts is not None
        assert opened.facts.line == "stod i loggen"
        with copies.reading(opened.file.path) as reader:
            assert reader.entries.count(EVERYTHING) == 2
    services.backups.delete([opened.file])
    assert not log.exists()


def test_a_log_that_fits_no_backup_says_so(services: Services) -> None:
    journal = services.journal.path
    journal.with_name(f"{journal.stem} log of 2026-11-24 1030.ljournal-log").write_bytes(b"x" * 5000)
    with services.backups.copies() as copies:
        (opened,) = looked_into(services.backups.list(), copies)
    assert opened.unmatched
    assert needed_words(opened) == "No backup fits this log, so it cannot be read yet."


def test_a_copy_is_deleted_in_the_second_folder_too(services: Services, tmp_path: Path) -> None:
    services.capture.save(Captured(facts="noget kom op"))
    second = tmp_path / "stick"
    second.mkdir()
    made = services.backups.make(BackupReason.ASKED, second)
    assert made.second is not None
    services.backups.delete(services.backups.list(second), second)
    assert not made.path.exists()
    assert not made.second.exists()


def test_a_copy_of_an_earlier_form_goes_once_there_are_as_many_days_of_backups_after_it(
    services: Services, path: Path, clock: FixedClock
) -> None:
    put(services, "something")
    copy = path.with_name(f"{safety_copy_stem('mine', 2)}.ljournal")
    shutil.copyfile(path, copy)
    os.utime(copy, (clock.now().timestamp(),) * 2)
    for day in range(DAYS_KEPT):
        assert copy.exists(), day
        clock.advance(dt.timedelta(days=1))
        services.backups.make(BackupReason.DAILY)
    assert not copy.exists()


@pytest.mark.parametrize("named_in", list(Language))
@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize("reason", list(BackupReason))
def test_why_it_was_made_is_said_in_the_language_of_now(
    named_in: Language, spoken: Language, reason: BackupReason
) -> None:
    """The file's name holds the words of the language in which it was made."""
    with language(named_in):
        backup = BackupFile(Path("a"), dt.datetime(2026, 5, 4, tzinfo=dt.UTC), reason_words(reason), 1, b"")
    with language(spoken):
        assert backup_why(backup) == (reason_words(reason) or backup_why(replace(backup, words="")))
        assert backup_why(replace(backup, words="by hand")) == "by hand", "words of the leader's own"


@pytest.mark.parametrize("spoken", list(Language))
def test_why_it_was_made_needs_no_other_language_where_it_was_made_in_that_of_now(
    spoken: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of another one are 20 ms of the page that lists backups."""
    monkeypatch.delattr(wording, "_reasons_by_words")
    with language(spoken):
        said = [*map(reason_words, BackupReason), safety_copy_stem("", 9).strip()]
        files = [BackupFile(Path("a"), dt.datetime(2026, 5, 4, tzinfo=dt.UTC), words, 1, b"") for words in said]
        log = BackupFile(Path("a"), dt.datetime(2026, 5, 4, tzinfo=dt.UTC), log_words(), 1, b"", log=True)
        assert all(map(backup_why, [*files, log]))


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\x00" + bytes(8192), bytes(range(64))], ids=["foreign", "cut short"]
)
def test_what_is_no_backup_is_damaged_and_no_wrong_passphrase(tmp_path: Path, content: bytes) -> None:
    """Whoever was told that the passphrase is wrong would try others for ever."""
    path = tmp_path / "Mine 2026-11-24.ljournal"
    path.write_bytes(content)
    with Copies() as copies, pytest.raises(errors.DamagedJournal):
        copies.try_passphrase(path, PASSPHRASE)
