"""Save change after change through the journal until killed, and acknowledge each one once it is committed.

The number of the first group is read from the input, so that a process can stand ready before its turn.

A change is a whole group: a person, one to four entries (long ones, so that the log is moved into the file often), a
promise; now and then an edit of the group before, an undone change, or a draft.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from msgspec.structs import replace
from tests.storage.children.cheap import PASSPHRASE

from leader_journal.core.clock import SystemClock
from leader_journal.core.records import Entry, Person, Promise
from leader_journal.storage.journal import Journal


def main(path: Path, first: int) -> None:
    """Save groups numbered from `first` on."""
    clock, dice = SystemClock(), random.Random(first)
    journal = Journal.open(path, PASSPHRASE, clock)
    print("open", flush=True)
    number = first
    while True:
        size = dice.randint(1, 4)
        now = clock.now()
        person = Person(id=journal.ids.new(), alias=f"person{number}")
        entries = [
            Entry(
                id=journal.ids.new(),
                happened=now,
                written=now,
                facts=f"group{number} part {part} of {size} " + "word " * dice.randint(1, 400),
                people=(person.id,),
                themes=("kill",),
            )
            for part in range(size)
        ]
        with journal.write() as writer:
            writer.put(person)
            for entry in entries:
                writer.put(entry)
            writer.put(Promise(id=journal.ids.new(), text=f"group{number}", made=now.date(), entry=entries[0].id))
        print("saved", number, size, flush=True)
        if number % 3 == 0:
            with journal.write() as writer:
                for entry in entries:
                    writer.put(replace(entry, facts=entry.facts + " edited"))
            print("edited", number, size, flush=True)
        if number % 5 == 0:
            journal.undo(writer.changes.change or "")
        journal.drafts.save("capture", b"draft of group %d" % number)
        number += 1


main(Path(sys.argv[1]), int(sys.stdin.readline()))
