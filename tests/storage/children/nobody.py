"""Create or open a journal as a user without rights on the folder, and say what came of it."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile  # noqa: F401 - while it may still be read: opening a journal asks for it
from pathlib import Path

from tests.storage.children.cheap import PASSPHRASE

from leader_journal.core.errors import UserError
from leader_journal.storage.file import JournalFile

# storage loads these when it needs them: here they come first, while the interpreter's own files can be read
importlib.import_module("nacl.pwhash.argon2id")
if sys.argv[1] == "create":
    importlib.import_module("sqlite_utils.migrations")
else:
    importlib.import_module("leader_journal.storage.rekeying")
NOBODY = 65534
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
action = {"create": JournalFile.create, "open": JournalFile.open}[sys.argv[1]]
try:
    action(Path(sys.argv[2]), PASSPHRASE).close()
except UserError as error:
    print(type(error).__name__)
else:
    print("done")
