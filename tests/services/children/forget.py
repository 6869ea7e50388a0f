"""Forgets somebody, and is killed at a moment: before the pages are swept, in the sweep, or before it is noted."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from tests.services.conftest import PASSPHRASE
from tests.storage.children import cheap

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.forgetting import Keep
from leader_journal.storage import erasures
from leader_journal.storage.file import JournalFile
from leader_journal.storage.journal import Journal

assert cheap.PASSPHRASE, "what every child process begins with"


def killed(*_given: object) -> None:
    """The power goes."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed_within(sweep: Callable[[JournalFile, Callable[[float], None]], None]) -> Callable[..., None]:
    """Sweep, and be killed as soon as it says how far it is, or at its end."""

    def within(file: JournalFile, _progress: object = None) -> None:
        sweep(file, killed)
        killed()

    return within


path, alias, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
match moment:
    case "before":
        patch.object(JournalFile, "sweep", killed).start()
    case "within":
        patch.object(JournalFile, "sweep", killed_within(JournalFile.sweep)).start()
    case _:
        patch.object(erasures, "note_swept", killed).start()
services = Services(Journal.open(path, PASSPHRASE, SystemClock()), SystemClock())
person = services.people.find(alias)
assert person is not None
services.forgetting.forget(services.forgetting.preview(person, Keep.ENTRIES, ()))
