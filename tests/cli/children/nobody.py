"""The program as a user who has no rights on the folder."""

from __future__ import annotations

import importlib
import os
import sys

from leader_journal.__main__ import main
from leader_journal.storage import vault

# what is loaded when it is needed comes first here, while the interpreter's own files can be read
for name in (
    "encodings.utf_8_sig",
    "encodings.utf_16_le",
    "resource",
    "leader_journal.log",
    "leader_journal.cli.run",
    "leader_journal.cli.call",
    "leader_journal.cli.entries",
    "leader_journal.cli.options.entries",
    "leader_journal.services.sampling",
    "nacl.pwhash.argon2id",
    "sqlite_utils.migrations",
):
    importlib.import_module(name)
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
NOBODY = 65534
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
sys.exit(main())
