"""What a passphrase must be. Its strength is the journal's strength (STORAGE.md 5)."""

from __future__ import annotations

import unicodedata

MIN_PASSPHRASE = 8
"""Letters, after normalising: the shortest that is accepted. The screens advise four unrelated words."""

SAMPLE_PASSPHRASE = "sample journal"
"""The sample holds nothing private; its passphrase is told on the screen where it is opened."""


def normalised(passphrase: str) -> str:
    """Return the form of a passphrase that the key is derived from (NFKC): the same on every keyboard."""
    return unicodedata.normalize("NFKC", passphrase)


def same(one: str, other: str) -> bool:
    """Whether two passphrases are one: an accent that was typed in another way makes no other key."""
    return normalised(one) == normalised(other)


def long_enough(passphrase: str) -> bool:
    """Whether a new passphrase is accepted."""
    return len(normalised(passphrase)) >= MIN_PASSPHRASE
