"""Kill -9 at random moments of a backup, a restore, a rescue and the reading back of an archive: nothing half is left.

    python -m benchmarks.durability.kill9_ways_back                        300 rounds of each
    python -m benchmarks.durability.kill9_ways_back --rounds 30 --only restore
    python -m benchmarks.durability.kill9_ways_back --torn                 the wrong setting: must fail

A child does the work and is killed between its beginning and a little after the time it needs. Then everything that
has a name is opened and counted. `--torn` writes backups under their own names from the first byte on, as a copy by
hand would: rounds of `backup` must then find halves.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from benchmarks.durability.worlds import lived_in
from tests.storage.making import entry

from leader_journal.composition import Services
from leader_journal.core.backups import BackupReason
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.exchange.archive import read_archive, write_archive
from leader_journal.services.journals import JournalFiles
from leader_journal.services.restoring import rescue_journal, restore
from leader_journal.storage.backups import files
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.journal import Journal

Begin = Callable[[], object]
"""Called when that begins which is to be killed."""

ENTRIES, LATER = 150, 20
CLOCK = SystemClock()


class World:
    """A folder with a journal, its backup of before the latest entries, an archive, and a damaged copy."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "template"
        self.template.mkdir()
        path = self.template / "mine.ljournal"
        journal = lived_in(path, ENTRIES, CLOCK)
        services = Services(journal, CLOCK)
        services.backups.make(BackupReason.DAILY)
        for number in range(LATER):
            with services.writes.change() as writer:
                writer.put(entry(journal, f"later {number}"))
        archive = io.BytesIO()
        write_archive(archive, journal=journal.id, made_at=CLOCK.now(), revisions=journal.revisions.all())
        (self.template / "archive.json").write_bytes(archive.getvalue())
        self.revisions = journal.revisions.count()
        for suffix in ("", "-wal"):  # as a killed app leaves it
            shutil.copyfile(f"{path}{suffix}", self.template / f"killed{suffix}")
        journal.close()
        damaged = bytearray(path.read_bytes())
        damaged[5000:5600] = bytes(600)
        damaged[100] ^= 1
        (self.template / "damaged.ljournal").write_bytes(damaged)
        used = JournalFiles(CLOCK).create(self.template / "used.ljournal", PASSPHRASE)
        with used.write() as writer:
            for number in range(LATER):
                writer.put(entry(used, f"of another {number}"))
        used.close()

    def fresh(self, folder: Path) -> Path:
        """Return a copy of it all."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.template, folder)
        return folder


def opened(path: Path) -> tuple[int, int]:
    """Open a journal and return its entries and revisions; fails where it is not whole."""
    journal = Journal.open(path, PASSPHRASE, CLOCK)
    try:
        assert journal.check().ok, "the check found something"
        return journal.entries.count(EVERYTHING), journal.revisions.count()
    finally:
        journal.close()


def backups_whole(folder: Path) -> list[int]:
    """Return how many entries each backup holds; fails where one is not whole."""
    counts = []
    with Copies() as copies:
        for file in files.backups_in(folder / "backups", folder / "mine.ljournal"):
            assert copies.try_passphrase(file.path, PASSPHRASE), file.path.name
            secret = copies.secret_of(file.path)
            assert secret is not None
            if not file.path.with_name(file.path.name + "-wal").exists():
                files.verify_backup(file.path, secret)
            facts = copies.look(file).facts
            assert facts is not None, f"{file.path.name} cannot be looked into"
            counts.append(facts.entries)
    return counts


def do_backup(folder: Path, begin: Begin) -> None:
    begin()
    journal = JournalFiles(CLOCK).open(folder / "mine.ljournal", PASSPHRASE)
    Services(journal, CLOCK).backups.make(BackupReason.ASKED)


def see_backup(folder: Path) -> str:
    assert opened(folder / "mine.ljournal")[0] == ENTRIES + LATER
    counts = backups_whole(folder)
    assert sorted(counts) in ([ENTRIES], [ENTRIES, ENTRIES + LATER]), counts
    return "made" if len(counts) == 2 else "not made"


def do_restore(folder: Path, begin: Begin) -> None:
    for suffix in ("", "-wal"):
        shutil.move(folder / f"killed{suffix}", folder / f"mine.ljournal{suffix}")
    (backup,) = (folder / "backups").iterdir()
    with Copies() as copies:
        copies.try_passphrase(backup, PASSPHRASE)
        begin()
        restore(folder / "mine.ljournal", backup, copies, CLOCK)


def see_restore(folder: Path) -> str:
    entries = opened(folder / "mine.ljournal")[0]
    counts = sorted(backups_whole(folder))
    assert counts in ([ENTRIES], [ENTRIES, ENTRIES + LATER]), counts
    if entries == ENTRIES + LATER:
        return "as it was"
    # what was acknowledged is in the journal, or in what was set aside from it
    assert (entries, counts[-1]) == (ENTRIES, ENTRIES + LATER), (entries, counts)
    return "restored"


def do_rescue(folder: Path, begin: Begin) -> None:
    begin()
    rescue_journal(folder / "damaged.ljournal", PASSPHRASE, folder / "new.ljournal", CLOCK)


def see_rescue(folder: Path, damaged: bytes) -> str:
    assert (folder / "damaged.ljournal").read_bytes() == damaged, "the damaged file was altered"
    if not (folder / "new.ljournal").exists():
        do_rescue(folder, _nothing)  # what was left behind is in nobody's way
        assert opened(folder / "new.ljournal")[0] >= ENTRIES + LATER - 1
        return "not yet"
    assert opened(folder / "new.ljournal")[0] >= ENTRIES + LATER - 1
    return "rescued"


def do_archive(folder: Path, begin: Begin) -> None:
    begin()
    journal = JournalFiles(CLOCK).open(folder / "used.ljournal", PASSPHRASE)
    archive = read_archive((folder / "archive.json").read_bytes(), folder / "archive.json")
    Services(journal, CLOCK).exchange.bring_archive_in(archive)


def see_archive(folder: Path, revisions: int) -> str:
    entries, found = opened(folder / "used.ljournal")
    assert (entries, found) in ((LATER, LATER), (ENTRIES + 2 * LATER, LATER + revisions)), (entries, found)
    return "not yet" if entries == LATER else "in"


def round_of(folder: Path, work: Callable[[Path, Begin], None], after: float | None) -> None:
    """Do the work in a child, and kill that so many seconds after its beginning; None lets it come to its end."""
    begun, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(folder, lambda: os.write(told, b"!"))
        finally:
            os._exit(0)
    os.close(told)
    os.read(begun, 1)
    os.close(begun)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _nothing() -> None:
    """Nobody waits for the beginning."""


def main() -> int:
    """Run the rounds and print what came of them; 1 where something half was left."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability.kill9_ways_back")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--only", choices=("backup", "restore", "rescue", "archive"), action="append")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--torn", action="store_true", help="write backups under their own names: must fail")
    given = parser.parse_args()
    cheap_keys()
    if given.torn:
        files.part_of = lambda path: path  # type: ignore[attr-defined] # the wrong setting
    chance = random.Random(given.seed)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="leader-journal-kill9-") as temporary:
        root = Path(temporary)
        os.environ["XDG_DATA_HOME"] = str(root / "data")
        world = World(root)
        damaged = (world.template / "damaged.ljournal").read_bytes()
        ways: dict[str, tuple[Callable[[Path, Begin], None], Callable[[Path], str]]] = {
            "backup": (do_backup, see_backup),
            "restore": (do_restore, see_restore),
            "rescue": (do_rescue, lambda folder: see_rescue(folder, damaged)),
            "archive": (do_archive, lambda folder: see_archive(folder, world.revisions)),
        }
        for name in given.only or ways:
            failed += _rounds(name, *ways[name], world, root / "round", given.rounds, chance)
    return 1 if failed else 0


def _rounds(
    name: str,
    work: Callable[[Path, Begin], None],
    see: Callable[[Path], str],
    world: World,
    folder: Path,
    rounds: int,
    chance: random.Random,
) -> int:
    needed = 0.0
    for _warm in range(2):
        world.fresh(folder)
        begun = time.perf_counter()
        round_of(folder, work, None)
        needed = time.perf_counter() - begun
    outcomes: dict[str, int] = {}
    failures: list[str] = []
    for number in range(rounds):
        world.fresh(folder)
        round_of(folder, work, chance.uniform(0, needed * 1.2))
        try:
            outcome = see(folder)
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
        except Exception as error:  # noqa: BLE001 - counting what must not be is what this is for
            failures.append(f"round {number}: {type(error).__name__} {error}")
    sys.stdout.write(f"{name}: {rounds} rounds, {len(failures)} failures, {outcomes}, {needed:.2f} s when not killed\n")
    for failure in failures[:5]:
        sys.stdout.write(f"  {failure}\n")
    sys.stdout.flush()
    return len(failures)


if __name__ == "__main__":
    raise SystemExit(main())
