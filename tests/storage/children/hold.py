"""Open a journal, write one draft, say so, and hold the journal until the input ends; then close it."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.storage.children.cheap import PASSPHRASE

from leader_journal.core.errors import UserError
from leader_journal.storage.file import JournalFile

try:
    file = JournalFile.open(Path(sys.argv[1]), PASSPHRASE)
except UserError as error:
    print(type(error).__name__, flush=True)
    sys.exit(1)
with file.transaction() as connection:
    connection.execute("INSERT OR REPLACE INTO draft VALUES ('held', X'00', '')")
print("held", flush=True)
sys.stdin.read()
file.close()
