"""What every child process begins with: a key that is cheap to derive."""

from __future__ import annotations

from leader_journal.storage import vault

vault.PROFILES = (vault.Profile(passes=1, memory=8192),)

PASSPHRASE = "quiet river, small boat"
