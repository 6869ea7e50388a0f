"""Some minutes of two homes: apps and engines are killed, connections paused, clocks an hour apart, conflicts made.

At the end both must hold the same, nothing that was acknowledged may be lost or doubled, and whoever was forgotten
stays forgotten.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.two_homes.app import CHEAP, PASSPHRASE, Home, ShiftedClock
from benchmarks.two_homes.engine import Engine

from leader_journal.composition import Services
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

MINUTES = (0, 60)
_CONFLICT = ".sync-conflict-"
_ROUNDS = 40


@dataclass
class Place:
    """One of the two homes."""

    name: str
    home: Path
    engine: Engine
    minutes: int
    app: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    refusal: UserError | None = None

    def start_app(self, seconds: float, seed: int) -> None:
        """Let the app live for so long."""
        self.app = subprocess.Popen(
            [
                *(sys.executable, "-m", "benchmarks.two_homes.app", str(self.home), str(self.engine.folder)),
                *(self.name, str(self.minutes), str(seconds), str(seed)),
            ],
            stdout=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )

    def kill_app(self) -> bool:
        """End it without a word; return whether it lived."""
        lived = self.app is not None and self.app.poll() is None
        if self.app is not None:
            self.app.kill()
            code = self.app.wait()
            assert code in (0, -9), f"the app of {self.name} failed by itself: {code}"
        return lived


def run(minutes: float, seed: int | None = None) -> None:
    """Live so long, then compare. Prints what happened; raises AssertionError where something is wrong."""
    seed = random.SystemRandom().randrange(2**31) if seed is None else seed
    dice, done = random.Random(seed), Counter[str]()
    print(f"seed {seed}")
    vault.PROFILES = CHEAP
    with tempfile.TemporaryDirectory(prefix="two-homes-") as folder:
        places = _made(Path(folder))
        try:
            _live(places, minutes * 60, dice, done)
            states = _brought_together(places, done)
            if states[0] != states[1]:
                _tell(places)
        finally:
            for place in places:
                place.kill_app()
                place.engine.kill()
        _compare(states, places, done)
    print(", ".join(f"{what}: {count}" for what, count in sorted(done.items())))
    print("both hold the same, nothing lost, nothing doubled, forgotten stays forgotten")


def _made(folder: Path) -> list[Place]:
    places = []
    for name, minutes in zip(("office", "laptop"), MINUTES, strict=True):
        home = folder / name
        home.mkdir()
        places.append(Place(name, home, Engine(home / "engine", home / "carried", _free_port(), _free_port()), minutes))
    first = places[0].home / "mine.ljournal"
    journal = Journal.create(first, PASSPHRASE, ShiftedClock(0))
    services = Services(journal, ShiftedClock(0))
    for name in ("Kim", "Åse", "Bo", "Maria"):
        services.capture.save(Captured(facts=f"@{name} was first", kind=Kind.DOUBT))
    journal.close()
    shutil.copyfile(first, places[1].home / "mine.ljournal")
    for place in places:
        journal = Journal.open(place.home / "mine.ljournal", PASSPHRASE, ShiftedClock(0))
        journal.be_device(journal.ids.new())
        journal.close()
        place.engine.prepare()
    places[0].engine.know(places[1].engine)
    places[1].engine.know(places[0].engine)
    for place in places:
        place.engine.start()
    return places


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _live(places: list[Place], seconds: float, dice: random.Random, done: Counter[str]) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        for place in places:
            if place.app is None or place.app.poll() is not None:
                place.start_app(left, dice.randrange(2**31))
        time.sleep(min(left, dice.uniform(1.0, 8.0)))
        one, other = dice.sample(places, 2)
        match dice.choice(("app", "app", "engine", "pause", "conflict", "nothing")):
            case "app":
                done["kills of an app"] += one.kill_app()
            case "engine":
                one.engine.kill()
                time.sleep(dice.random() * 3)
                one.engine.start()
                done["kills of Syncthing"] += 1
            case "pause":
                with suppress(OSError), one.engine.paused(other.engine):
                    time.sleep(dice.uniform(2, 8))
                    done["pauses"] += 1
            case "conflict":
                done["conflicts made"] += _conflict(one, other)
        done["conflict copies seen"] = max(done["conflict copies seen"], *(len(_conflicts(one)) for one in places))
    for place in places:
        done["kills of an app"] += place.kill_app()


def _conflict(one: Place, other: Place) -> int:
    """Let one's own file be written on both sides while they do not speak to each other: one of the two must lose."""
    own = [file for file in one.engine.folder.glob("*.snapshot") if _CONFLICT not in file.name]
    with suppress(OSError), one.engine.paused(other.engine):
        for file in own:
            there = other.engine.folder / file.name
            if there.exists() and there.read_bytes() != file.read_bytes():
                part = there.with_name(there.name + ".tmp-made")
                shutil.copyfile(there, part)
                with part.open("ab") as written:  # an older state, with another moment
                    written.write(b"")
                os.utime(part)
                part.replace(there)
        time.sleep(3)
        one.engine.rescan()
        other.engine.rescan()
        return 1
    return 0


def _conflicts(place: Place) -> list[Path]:
    return [one for one in place.engine.folder.iterdir() if _CONFLICT in one.name]


def _brought_together(places: list[Place], done: Counter[str]) -> list[dict[str, object]]:
    """Let both merge in peace until neither learns anything from the other; return what each holds."""
    for place in places:
        if not place.engine.lives:
            done["Syncthing had ended by itself"] += place.engine.process is not None
            place.engine.start()
    for one, other in (places, places[::-1]):
        one.engine.resume(other.engine)
    states: list[dict[str, object]] = []
    for number in range(_ROUNDS):
        states = []
        for place in places:
            home = Home(place.home, place.engine.folder, place.name, place.minutes)
            place.refusal = None
            try:
                home.merge()
            except UserError as error:
                place.refusal = error
            states.append(_state(home))
            home.journal.close()
            place.engine.rescan()
        if states[0] == states[1]:
            done["rounds until alike"] = number + 1
            return states
        time.sleep(2)
    return states


def _tell(places: list[Place]) -> None:
    """Say where it stands, so that whoever reads it knows whether the folder was carried: a fault, or no connection."""
    for place in places:
        print(f"{place.name}: the last merge {'went well' if place.refusal is None else repr(place.refusal)}")
        for file in sorted(place.engine.folder.iterdir()):
            digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "a folder"
            print(f"  {file.name} {file.stat().st_size} {file.stat().st_mtime:.1f} {digest}")
        for line in place.engine.standing():
            print(f"  {line}")


def _state(home: Home) -> dict[str, object]:
    journal, services = home.journal, home.services
    return {
        "log": journal.revisions.ids(),
        "erased": frozenset(journal.revisions.erased()),
        "heads": journal.revisions.heads(),
        "list": [entry.id for entry in journal.entries.all(EVERYTHING)],
        "facts": sorted(services.people.shown(entry.facts) for entry in journal.entries.all(EVERYTHING)),
        "bin": {one.entry.id for one in journal.entries.trashed()},
        "people": journal.people.all(),
        "waiting": services.written_twice.concurrent(),
        "whole": journal.check().ok,
    }


def _compare(states: list[dict[str, object]], places: list[Place], done: Counter[str]) -> None:
    one, other = states
    different = [what for what in one if one[what] != other[what]]
    assert not different, f"the two differ in {different}"
    assert one["whole"], "the journal is damaged"
    log, erased = one["log"], one["erased"]
    assert isinstance(log, frozenset)
    assert isinstance(erased, frozenset)
    acknowledged = [line.split() for place in places for line in _ledger(place)]
    lost = [rev for rev, subject in acknowledged if rev not in log and rev not in erased and subject not in erased]
    assert not lost, f"{len(lost)} acknowledged versions are lost"
    facts = one["facts"]
    assert isinstance(facts, list)
    numbers = Counter(match for line in facts for match in re.findall(r"came with (\w+x)", line))
    assert max(numbers.values(), default=0) <= 1, "something is doubled"
    waiting, people = one["waiting"], one["people"]
    assert isinstance(waiting, tuple)
    assert isinstance(people, tuple)
    done["acknowledged versions"], done["versions at the end"] = len(acknowledged), len(log)
    done["erased"], done["entries"] = len(erased), len(facts)
    done["written on both, waiting"] = len(waiting)


def _ledger(place: Place) -> list[str]:
    path = place.home / "ledger.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line for line in lines if len(line.split()) == 2]
