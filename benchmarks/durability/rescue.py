"""How much of a damaged journal comes back: random damages of six kinds, rescued, compared with what was written.

    python -m benchmarks.durability.rescue                  300 damages of a journal of 500 entries
    python -m benchmarks.durability.rescue --by-engine      what SQLite alone gives back of the same damages

An entry counts as back when the new journal shows it, as whole when its latest words are the very bytes that were
written. The new journal must pass its own check, and the damaged file must be what it was. `--by-engine` is the wrong
setting under which the target must be missed: it reads the log by the engine until that refuses.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.durability.journal import PASSPHRASE, cheap_keys
from benchmarks.durability.worlds import lived_in
from tests.storage.damages import KINDS

from leader_journal.core import errors
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.rescue import Loss
from leader_journal.core.revision import Revision
from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import Secret
from leader_journal.storage.rescue.work import rescue

TARGET = 0.99
Backup = tuple[tuple[int, Revision], ...]
Rescued = tuple[set[str], dict[str, bytes], int]


@dataclass(slots=True)
class Tally:
    """What came of the damages of one kind."""

    damages: int = 0
    back: int = 0
    whole: int = 0
    in_part: int = 0
    total: int = 0
    worst: int = 1_000_000
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def main() -> int:
    """Damage, rescue, count, print; 1 where the target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability.rescue")
    parser.add_argument("--damages", type=int, default=300)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--with-backups", action="store_true", help="fill up from a backup of ten entries earlier")
    parser.add_argument("--by-engine", action="store_true", help="read by SQLite alone: must miss the target")
    given = parser.parse_args()
    cheap_keys()
    with tempfile.TemporaryDirectory(prefix="leader-journal-rescue-") as temporary:
        folder = Path(temporary)
        journal = lived_in(folder / "whole.ljournal", given.entries, SystemClock())
        log = tuple(journal.revisions.placed())
        written = {entry: _payload(journal, entry) for entry in journal.entries.ids(EVERYTHING)}
        journal.close()
        content = (folder / "whole.ljournal").read_bytes()
        backup = log[:-10] if given.with_backups else ()
        tallies = {kind: Tally() for kind in KINDS}
        with suppress(KeyboardInterrupt):  # what was counted so far is printed
            for number in range(given.damages):
                kind = tuple(KINDS)[number % len(KINDS)]
                damaged = bytearray(content)
                KINDS[kind](damaged, random.Random(f"{given.seed} {number}"))
                work = _by_engine if given.by_engine else _by_rescue(backup)
                _count(tallies[kind], folder, bytes(damaged), written, work)
    return _print(tallies)


def _count(
    tally: Tally,
    folder: Path,
    damaged: bytes,
    written: Mapping[str, bytes],
    work: Callable[[Path, Path], Rescued],
) -> None:
    path, new = folder / "damaged.ljournal", folder / "new.ljournal"
    path.write_bytes(damaged)
    new.unlink(missing_ok=True)
    begun = time.perf_counter()
    try:
        back, words, in_part = work(path, new)
    except errors.UserError as error:
        back, words, in_part = set(), {}, 0
        tally.failures.append(type(error).__name__)
    except Exception:  # noqa: BLE001 - counting what must not be is what this is for
        back, words, in_part = set(), {}, 0
        tally.failures.append(traceback.format_exc())
    tally.seconds += time.perf_counter() - begun
    if path.read_bytes() != damaged:
        tally.failures.append("the damaged file was altered")
    tally.damages += 1
    tally.total += len(written)
    tally.back += len(back & written.keys())
    tally.whole += sum(words.get(entry) == payload for entry, payload in written.items())
    tally.in_part += in_part
    tally.worst = min(tally.worst, len(back & written.keys()))


def _by_rescue(backup: Backup) -> Callable[[Path, Path], Rescued]:
    def of_backup(_secret: Secret) -> Iterator[tuple[int, Revision]]:
        return iter(backup)

    def work(path: Path, new: Path) -> Rescued:
        report = rescue(path, PASSPHRASE, new, SystemClock(), backups=of_backup if backup else None)
        journal = Journal.open(new, PASSPHRASE, SystemClock())
        try:
            if not journal.check().ok:
                raise AssertionError("the new journal does not pass its check")
            back = set(journal.entries.ids(EVERYTHING))
            return (
                back,
                {one: _payload(journal, one) for one in back},
                sum(one.loss is Loss.IN_PART for one in report.lost),
            )
        finally:
            journal.close()

    return work


def _by_engine(path: Path, _new: Path) -> Rescued:
    latest: dict[str, bytes] = {}
    journal = Journal.open(path, PASSPHRASE, SystemClock())
    try:
        for revision in journal.revisions.all():
            latest[revision.subject] = revision.payload
    except errors.DamagedJournal:
        pass  # so far it came
    finally:
        journal.close()
        path.with_name(path.name + "-wal").unlink(missing_ok=True)
    return set(latest), latest, 0


def _payload(journal: Journal, entry: str) -> bytes:
    head = journal.revisions.head(entry)
    assert head is not None, "an entry has a head"
    return head.revision.payload


def _print(tallies: Mapping[str, Tally]) -> int:
    print(f"{'damage':<16}{'damages':>8}{'back':>9}{'whole':>9}{'in part':>9}{'worst':>7}{'s each':>8}  failures")
    for kind, tally in tallies.items():
        total, damages = max(tally.total, 1), max(tally.damages, 1)
        print(
            f"{kind:<16}{tally.damages:>8}{tally.back / total:>9.2%}{tally.whole / total:>9.2%}"
            f"{tally.in_part:>9}{tally.worst:>7}{tally.seconds / damages:>8.2f}  {len(tally.failures)}"
        )
    back = sum(tally.back for tally in tallies.values()) / sum(tally.total for tally in tallies.values())
    failures = [failure for tally in tallies.values() for failure in tally.failures]
    for failure in dict.fromkeys(failures):
        print(failure)
    reached = back >= TARGET and not failures
    print(
        f"all: {back:.2%} of entries back, {len(failures)} failures: {'reached' if reached else 'MISS'} ({TARGET:.0%})"
    )
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
