"""Open a journal and hold it until the input ends, as the app does."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.cli.conftest import PASSPHRASE

from leader_journal.core.clock import SystemClock
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
journal = Journal.open(Path(sys.argv[1]), PASSPHRASE, SystemClock())
print("held", flush=True)
sys.stdin.read()
journal.close()
