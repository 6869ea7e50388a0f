"""As a user without rights: open a journal as the app does, tell what is in it, and try to save something."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from tests.storage.children.cheap import PASSPHRASE
from tests.storage.making import entry, put

from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import UserError
from leader_journal.services.journals import JournalFiles

# storage loads these when it needs them: here they come first, while the interpreter's own files can be read
for name in (
    "encodings.utf_16_le",
    "nacl.pwhash.argon2id",
    "sqlite_utils.migrations",
    "leader_journal.storage.rescue.pages",
):
    importlib.import_module(name)
NOBODY = 65534
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
try:
    journal = JournalFiles(SystemClock()).open(Path(sys.argv[1]), PASSPHRASE)
    print("reading only" if journal.reading_only else "writing", sorted(one.facts for one in journal.entries.all()))
    print("whole" if journal.check().ok else "not whole")
    try:
        put(journal, entry(journal, "more"))
    except UserError as error:
        print(type(error).__name__)
    journal.close()
except UserError as error:
    print(type(error).__name__)
