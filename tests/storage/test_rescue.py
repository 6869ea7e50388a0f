"""Rescue: what is readable of a damaged journal comes into a new one, and the damaged file is not touched."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.storage.damages import KINDS
from tests.storage.making import PASSPHRASE, START, entry

from leader_journal.core import errors
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.progress import no_progress
from leader_journal.core.records import Answer
from leader_journal.core.rescue import Loss, RescueReport
from leader_journal.core.revision import Revision
from leader_journal.services.journals import JournalFiles
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.rescue.cells import rows_anywhere, rows_of
from leader_journal.storage.rescue.damaged_file import DamagedFile
from leader_journal.storage.rescue.pages import USABLE_BYTES, PageKey
from leader_journal.storage.rescue.sieve import Sieve
from leader_journal.storage.rescue.work import rescue

CLOCK = FixedClock(START)
ENTRIES = 200


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of 200 varied entries, some deleted, one very long, its settings changed."""
    with pytest.MonkeyPatch.context() as patch:
        _cheap(patch)
        path = tmp_path_factory.mktemp("whole") / "mine.ljournal"
        journal = JournalFiles(CLOCK).create_sample(path, PASSPHRASE, "en", entries=ENTRIES - 1)
        with journal.write() as writer:
            writer.put(entry(journal, "very long", answers=(Answer(prompt="p", question="?", text="word " * 4000),)))
        journal.close()
    return path.read_bytes()


def _cheap(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))


@lru_cache(maxsize=2)
def _log_of(content: bytes) -> dict[str, Revision]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reference.ljournal"
        path.write_bytes(content)
        journal = Journal.open(path, PASSPHRASE, CLOCK)
        try:
            return {one.rev: one for one in journal.revisions.all()}
        finally:
            journal.close()


def rescued(content: bytes, folder: Path) -> tuple[RescueReport, dict[str, Revision], int]:
    """Rescue a damaged file; return the report, the log of the new journal, and how many entries it shows."""
    damaged, new = folder / "damaged.ljournal", folder / "new.ljournal"
    new.unlink(missing_ok=True)
    damaged.write_bytes(content)
    report = rescue(damaged, PASSPHRASE, new, CLOCK)
    assert damaged.read_bytes() == content
    journal = Journal.open(new, PASSPHRASE, CLOCK)
    try:
        assert journal.check().ok
        log = {one.rev: one for one in journal.revisions.all()}
        count = journal.entries.count(EVERYTHING)
    finally:
        journal.close()
    assert count == report.entries
    return report, log, count


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_nearly_everything_comes_back_whatever_the_damage(whole: bytes, tmp_path: Path, kind: str, seed: int) -> None:
    content = bytearray(whole)
    KINDS[kind](content, random.Random(f"{kind} {seed}"))
    report, log, count = rescued(bytes(content), tmp_path)
    before = _log_of(whole)
    # what came back is what was written, to the letter; what was made again of the lists is said
    made_again = [one for one in report.lost if one.loss is Loss.IN_PART]
    strangers = [rev for rev, one in log.items() if rev not in before or before[rev].payload != one.payload]
    assert len(strangers) == len(made_again)
    missing = {one.subject for one in before.values()} - {one.subject for one in log.values()}
    assert not missing or report.unreadable
    if kind in {"bit", "pages swapped"}:
        assert (report.unreadable, report.lost, len(log)) == (0, (), len(before))
    if kind != "cut anywhere":
        assert count >= ENTRIES - 2


def test_every_bit_of_the_first_page_can_be_flipped(whole: bytes, tmp_path: Path) -> None:
    for place in (16, 17, 99, 100, 108, 2000, 4015, 4016, 4031, 4032, 4095):
        content = bytearray(whole)
        content[place] ^= 0x20
        report, log, _count = rescued(bytes(content), tmp_path)
        assert (report.unreadable, len(log)) == (0, len(_log_of(whole)))


@pytest.mark.parametrize("place", range(16))
def test_a_flipped_bit_in_the_salt_is_found_where_nobody_kept_it(whole: bytes, tmp_path: Path, place: int) -> None:
    content = bytearray(whole)
    content[place] ^= 1 << (place % 8)
    report, log, _count = rescued(bytes(content), tmp_path)
    assert (report.unreadable, len(log)) == (0, len(_log_of(whole)))


def test_all_of_the_first_page_can_be_gone(whole: bytes, tmp_path: Path) -> None:
    content = whole[:16] + bytes(4080) + whole[4096:]
    report, log, count = rescued(content, tmp_path)
    assert (report.unreadable, count, len(log)) == (1, ENTRIES, len(_log_of(whole)))


def test_without_the_salt_and_the_first_page_the_spare_opens_it(whole: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.ljournal"
    damaged.write_bytes(random.Random(7).randbytes(4096) + whole[4096:])
    report = rescue(damaged, PASSPHRASE, tmp_path / "new.ljournal", CLOCK, salts=[bytes(16), whole[:16]])
    assert report.entries == ENTRIES


def test_what_stands_in_the_log_of_a_killed_app_comes_too(journal: Journal, tmp_path: Path) -> None:
    with journal.write() as writer:
        writer.put(entry(journal, "in the file"))
    journal._file.checkpoint()
    with journal.write() as writer:
        writer.put(entry(journal, "in the log"))
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{journal.path}{suffix}", tmp_path / f"copy.ljournal{suffix}")
    content = bytearray((tmp_path / "copy.ljournal").read_bytes())
    content[200] ^= 1
    (tmp_path / "copy.ljournal").write_bytes(content)
    report = rescue(tmp_path / "copy.ljournal", PASSPHRASE, tmp_path / "new.ljournal", CLOCK)
    assert (report.entries, report.lost) == (2, ())


def test_what_was_erased_for_good_does_not_come_back_from_backups(journal: Journal, tmp_path: Path) -> None:
    gone, kept = entry(journal, "to be erased"), entry(journal, "to be kept")
    with journal.write() as writer:
        writer.put(gone)
        writer.put(kept)
    before = list(journal.revisions.placed())
    with journal._file.transaction() as connection:
        journal.revisions.erase(gone.id)
        connection.execute("DELETE FROM entry WHERE key = (SELECT key FROM entry_row WHERE uid = ?)", (gone.id,))
        connection.execute("INSERT INTO erased VALUES (?, ?)", (gone.id, START.isoformat()))
    journal.close()
    content = journal.path.read_bytes()
    damaged = tmp_path / "damaged.ljournal"
    damaged.write_bytes(content[:16] + bytes(4080) + content[4096:])
    report = rescue(damaged, PASSPHRASE, tmp_path / "new.ljournal", CLOCK, backups=lambda _secret: iter(before))
    assert report.entries == 1


def test_what_the_file_lost_is_filled_up_from_backups(whole: bytes, tmp_path: Path) -> None:
    log = list(enumerate(_log_of(whole).values(), 1))
    damaged = tmp_path / "damaged.ljournal"
    damaged.write_bytes(whole[: 30 * 4096])
    report = rescue(damaged, PASSPHRASE, tmp_path / "new.ljournal", CLOCK, backups=lambda _secret: iter(log))
    assert report.entries == ENTRIES
    assert report.from_backups > 0
    assert report.lost == ()


def test_a_wrong_passphrase_makes_no_journal(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "damaged.ljournal").write_bytes(whole)
    with pytest.raises(errors.WrongPassphrase):
        rescue(tmp_path / "damaged.ljournal", "something else entirely", tmp_path / "new.ljournal", CLOCK)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.ljournal"]


def test_cancelling_leaves_nothing_behind(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "damaged.ljournal").write_bytes(whole)
    for allowed in (0, 3, 100):
        left = iter(range(allowed))

        def stop(_share: float, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise errors.Cancelled

        with pytest.raises(errors.Cancelled):
            rescue(tmp_path / "damaged.ljournal", PASSPHRASE, tmp_path / "new.ljournal", CLOCK, progress=stop)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.ljournal"]


def test_a_file_that_is_there_is_not_written_over(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "damaged.ljournal").write_bytes(whole)
    (tmp_path / "new.ljournal").write_text("mine")
    with pytest.raises(errors.JournalExists):
        rescue(tmp_path / "damaged.ljournal", PASSPHRASE, tmp_path / "new.ljournal", CLOCK)
    assert (tmp_path / "new.ljournal").read_text() == "mine"


def _nothing(_number: int, _wanted: int) -> None:
    return None


@given(st.binary(min_size=USABLE_BYTES, max_size=USABLE_BYTES), st.integers(1, 3))
@settings(max_examples=40)
def test_noise_is_read_without_a_failure_and_holds_nothing_of_ours(page: bytes, number: int) -> None:
    found = Sieve()
    found.take(rows_of(page, number, _nothing), sure=True)
    found.take(rows_anywhere(page, _nothing), sure=False)
    assert not found.revisions


_values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20) | st.binary(max_size=20)
_long = st.integers(1000, 30_000).map(lambda length: "æ" * length)


@given(st.lists(st.lists(_values | _long, min_size=3, max_size=3), min_size=1, max_size=12))
@settings(max_examples=60)
def test_whatever_the_engine_writes_is_read_from_its_pages(written: list[list[int | str | bytes | None]]) -> None:
    secret = Secret(bytearray(range(32)), bytes(range(200, 216)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.touch()
        with closing(open_encrypted(path, secret)) as connection:
            connection.execute("CREATE TABLE t (a, b, c)")
            connection.executemany("INSERT INTO t VALUES (?, ?, ?)", written)
        with closing(DamagedFile(path, PageKey(secret), no_progress)) as file:
            rows = sorted((row.key or 0, row.values) for row in file.rows_now() if len(row.values) == 3)
    assert rows == [(number, tuple(values)) for number, values in enumerate(written, 1)]
