"""The power goes: what was not synced may be there, or not, or in part, sector by sector, and in any order.

Each file is known as it was when it was synced last, and as it is now. An image takes each sector of 512 bytes from the
one or the other, by chance or as a whole. Whatever was acknowledged until then must be in every image.
"""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

from benchmarks.durability.disk import Watched
from benchmarks.durability.journal import CLOCK, PASSPHRASE, create, problem, save
from benchmarks.durability.result import Result

from leader_journal.storage import keyed, live_log
from leader_journal.storage.journal import Journal
from leader_journal.storage.log_mover import Pauses

_SECTOR = 512
_HISTORY = 60
"""Saves in one journal; then another begins."""


class Machine:
    """Remembers of each file what is safely on the disk."""

    def __init__(self, journal: Path, dice: random.Random) -> None:
        self._journal = journal
        self._dice = dice
        self.synced: dict[str, bytes] = {}
        self.acknowledged: list[int] = []

    def before(self, _what: str, _name: str) -> None:
        """Nothing fails here."""

    def after(self, what: str, name: str) -> None:
        """Note what a sync made safe; a deleted name is gone at once, the worst that can be."""
        if what == "sync":
            with suppress(OSError):
                self.synced[name] = Path(name).read_bytes()
        elif what == "delete":
            self.synced.pop(name, None)

    def image(self, folder: Path) -> Path:
        """Write the files as they may be found when the power is back."""
        folder.mkdir()
        kind = self._dice.choice(("synced", "synced", "mixed", "mixed", "all"))
        for suffix in ("", "-wal"):
            source = Path(f"{self._journal}{suffix}")
            now = source.read_bytes() if source.exists() else b""
            content = self._found(self.synced.get(str(source), b""), now, kind)
            if content:
                (folder / source.name).write_bytes(content)
        return folder / self._journal.name

    def _found(self, synced: bytes, now: bytes, kind: str) -> bytes:
        if kind != "mixed":
            return synced if kind == "synced" else now
        length = self._dice.choice((len(synced), len(now)))
        found = bytearray(length)
        for start in range(0, length, _SECTOR):
            source = now if self._dice.random() < self._dice.choice((0.1, 0.5, 0.9)) else synced
            part = source[start : start + _SECTOR][: length - start]
            found[start : start + len(part)] = part
        return bytes(found)


def run(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Make so many images while journals are written, and open each."""
    dice, result = random.Random(seed), Result()
    settings, pauses = keyed._SETTINGS, live_log.PAUSES
    live_log.PAUSES = Pauses(soon=3600, at_latest=3600, idle=3600)  # moved by hand, at moments of the dice
    if wrong:
        keyed._SETTINGS = tuple(("synchronous", "NORMAL", 1) if one[0] == "synchronous" else one for one in settings)
    try:
        while result.rounds < rounds:
            _history(folder / f"history{result.rounds}", dice, result, rounds)
    finally:
        keyed._SETTINGS, live_log.PAUSES = settings, pauses
    return result


def _history(folder: Path, dice: random.Random, result: Result, rounds: int) -> None:
    folder.mkdir()
    machine = Machine(folder / "mine.ljournal", dice)
    watched = Watched(machine.before, machine.after)
    create(folder / "mine.ljournal").close()
    machine.synced[str(folder / "mine.ljournal")] = (folder / "mine.ljournal").read_bytes()
    images: list[tuple[Path, int]] = []
    journal = Journal.open(folder / "mine.ljournal", PASSPHRASE, CLOCK)
    try:
        for number in range(_HISTORY):
            save(journal, number, dice.choice((5, 40, 900)))
            machine.acknowledged.append(number)
            if dice.random() < 0.2:
                journal._file._live.log.move(journal._file.connection, empty=dice.random() < 0.5)
            for _image in range(dice.randrange(4)):
                if result.rounds + len(images) < rounds:
                    images.append((machine.image(folder / f"image{len(images)}"), number + 1))
    finally:
        journal.close()
    try:
        # through the same layer: with one above it the engine leaves pages in the log as they are, unencrypted
        for image, saved in images:
            bad = problem(image, range(saved))
            result.rounds += 1
            result.acknowledged += saved
            if bad is not None:
                result.examples.append(f"after {saved} saves: {bad}")
    finally:
        watched.unregister()
