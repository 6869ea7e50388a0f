"""Seal a line, bring it in, look: killed at every line of our code in turn. One process for each, forked.

    python -m tests.storage.children.seal FOLDER FROM STEP

Prints how many kills there were; ends with 1 and a word where a line was lost or came twice.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.entries.capture import Captured
from leader_journal.services.entries.service import EntryService
from leader_journal.services.journals import JournalFiles
from leader_journal.services.notes_while_locked import Note, seal_note
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage import vault

vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
PASSPHRASE, LINE = "quiet river, small boat", "Wallflower seventeen"
WATCHED = ("sealing.py", "rests.py", "notes_while_locked.py")
FILES = JournalFiles(SystemClock())


def killed_at(number: int, act: Callable[[], object]) -> bool:
    """Run in a process of its own, which is killed at the given line of the watched modules; whether it was."""
    child = os.fork()
    if child == 0:
        left = number

        def trace(frame: FrameType, event: str, _argument: object) -> object:
            nonlocal left
            if not frame.f_code.co_filename.endswith(WATCHED):
                return None
            if event == "line":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)  # type: ignore[arg-type] # returns itself, which its type cannot say
        act()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def lines(path: Path) -> list[str]:
    """Open, as the leader does next, and return every line."""
    journal = FILES.open(path, PASSPHRASE)
    writes = Writes(journal)
    service = EntryService(journal, writes, PeopleService(journal, writes), SystemClock())
    found = [row.facts for row in service.every_row(EVERYTHING)]
    journal.close()
    return found


def main(folder: Path, first: int, step: int) -> int:
    path, fresh = folder / "Mine.ljournal", folder / "fresh.ljournal"
    FILES.create(fresh, PASSPHRASE).close()
    note = Note("0190b5a0-0000-7000-8000-000000000001", SystemClock().now(), Captured(facts=LINE))
    kills = 0
    for sealing in (True, False):
        number = first
        while True:
            for file in folder.glob("Mine*"):
                file.unlink()
            shutil.copy(fresh, path)
            if sealing:
                killed = killed_at(number, lambda: seal_note(path, note))
            else:
                seal_note(path, note)
                killed = killed_at(number, lambda: FILES.open(path, PASSPHRASE).close())
            if not killed:
                break
            kills += 1
            sealed_whole = any(folder.glob("Mine*.sealed"))
            once, again = lines(path), lines(path)
            if (
                once != again
                or len(once) > 1
                or (not sealing and once != [LINE])
                or (sealing and sealed_whole > len(once))
            ):
                print("wrong at", "sealing" if sealing else "bringing in", number, once, again)
                return 1
            number += step
    print(kills)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
