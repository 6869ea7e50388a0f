"""The app of one home, without a window: writes, rewords, throws away, forgets, and merges, until it is killed.

What was saved is noted in a ledger only after it was acknowledged: whatever the ledger says must be there at the end.

python -m benchmarks.two_homes.app HOME FOLDER NAME OFFSET-MINUTES SECONDS SEED
"""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.services.gathered import Machine
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

PASSPHRASE = "quiet river, small boat"
CHEAP = (vault.Profile(passes=1, memory=8192),)
NAMES = ("Kim", "Åse", "Bo", "Maria")


class ShiftedClock:
    """The clock of a machine that is wrong by so much."""

    def __init__(self, minutes: int) -> None:
        self._by = dt.timedelta(minutes=minutes)

    def now(self) -> dt.datetime:
        """Return what this machine takes the time to be."""
        return SystemClock().now() + self._by


class Home:
    """One open journal, its place in the folder, and its ledger."""

    def __init__(self, home: Path, folder: Path, name: str, minutes: int) -> None:
        clock = ShiftedClock(minutes)
        self.journal = Journal.open(home / "mine.ljournal", PASSPHRASE, clock)
        self.services = Services(self.journal, clock)
        self.machine = Machine(folder, self.journal.device, name, clock.now().date())
        self._ledger = home / "ledger.txt"
        self._name = name

    def merge(self) -> int:
        """Take in what the other wrote, a few records at a time, and write what it has not seen."""
        machines = self.services.two_machines
        gathered = machines.gather(self.machine)
        came = sum(one.added for one in machines.take_in_slices(gathered))
        if gathered.erases and (erased := machines.take_erased(machines.erase_beside(gathered))) is not None:
            came += erased.added
        machines.settle(gathered)
        if gathered.own_is_behind:
            machines.write(self.machine)
        return came

    def write_something(self, dice: random.Random) -> None:
        """Do one of the things that a leader does."""
        entries = self.services.entries
        rows = entries.rows(EVERYTHING)
        number = f"{self._name}{time.time_ns()}x"
        match dice.choices(("capture", "reword", "trash", "restore", "forget", "undo"), (60, 20, 6, 6, 1, 4))[0]:
            case "reword" if rows:
                entry = self.journal.entries.get(dice.choice(rows).id)
                with self.services.writes.change() as writer:
                    writer.put(replace(entry, facts=f"{entry.facts} and {number}"))
            case "trash" if rows:
                entries.trash([dice.choice(rows).id])
            case "restore" if thrown := self.journal.entries.trashed():
                entries.restore([dice.choice(thrown).entry.id])
            case "forget" if person := self.services.people.find(dice.choice(NAMES[:2])):
                forgetting = self.services.forgetting
                forgetting.forget(forgetting.preview(person, Keep.ENTRIES))
            case "undo":
                with suppress(UserError):
                    self.services.writes.undo()
            case _:
                name = dice.choice(NAMES)
                self.services.capture.save(Captured(facts=f"@{name} came with {number}", kind=Kind.IDEA))
        self._note()

    def _note(self) -> None:
        last = next(iter(self.journal.revisions.after(self.journal.revisions.last_place() - 1)), None)
        if last is not None:
            with self._ledger.open("a", encoding="utf-8") as ledger:
                ledger.write(f"{last.rev} {last.subject}\n")
                ledger.flush()
                os.fsync(ledger.fileno())


def main() -> int:
    """Live for some seconds."""
    vault.PROFILES = CHEAP
    home, folder, name, minutes, seconds, seed = sys.argv[1:]
    dice = random.Random(seed)
    one = Home(Path(home), Path(folder), name, int(minutes))
    until = time.monotonic() + float(seconds)
    merged = came = 0
    while time.monotonic() < until:
        for _time in range(dice.randint(1, 6)):
            one.write_something(dice)
            time.sleep(dice.random() * 0.2)
        with suppress(UserError):  # it lies in a folder that somebody else writes into
            came += one.merge()
            merged += 1
    one.journal.close()
    sys.stdout.write(f"{merged} {came}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
