"""A journal for the rounds: a cheap key, entries that are numbered, and what must hold when it is opened again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import UserError
from leader_journal.core.records import Entry
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

PASSPHRASE = "quiet river, small boat"
CLOCK = SystemClock()


def cheap_keys() -> None:
    """Derive keys in a millisecond: the rounds are about files, not about passphrases."""
    vault.PROFILES = (vault.Profile(passes=1, memory=8192),)


def create(path: Path) -> Journal:
    """Return a new journal, open."""
    cheap_keys()
    return Journal.create(path, PASSPHRASE, CLOCK)


def save(journal: Journal, number: int, words: int = 40) -> None:
    """Save an entry with a number."""
    now = CLOCK.now()
    with journal.write() as writer:
        writer.put(Entry(id=journal.ids.new(), happened=now, written=now, facts=f"{number} " + "word " * words))


def numbers(journal: Journal) -> set[int]:
    """Return the numbers of the entries that are there."""
    return {int(entry.facts.split()[0]) for entry in journal.entries.all()}


def problem(path: Path, acknowledged: Iterable[int]) -> str | None:
    """Open a journal as a user would; return what is wrong with it, or None where nothing acknowledged is missing."""
    try:
        journal = Journal.open(path, PASSPHRASE, CLOCK)
    except UserError as error:
        return f"does not open: {type(error).__name__}"
    try:
        missing = set(acknowledged) - numbers(journal)
        report = journal.check()
    except UserError as error:
        return f"cannot be read: {type(error).__name__}"
    finally:
        aside = journal.log_aside
        journal.close()
    if missing:
        return f"{len(missing)} acknowledged entries are missing"
    if aside is not None:
        return "its own log was put aside"
    return None if report.ok else f"check: {', '.join(one.kind.value for one in report.problems)}"
