"""A journal as years of writing leave it: entries one by one, some reworded, some thrown away, people."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.durability.journal import PASSPHRASE
from msgspec.structs import replace

from leader_journal.charts.table import title_of
from leader_journal.core.clock import Clock
from leader_journal.core.record_kinds import RecordKind
from leader_journal.exchange.sample import read_sample
from leader_journal.exchange.varied import varied
from leader_journal.services.journals import JournalFiles
from leader_journal.storage.journal import Journal


def lived_in(path: Path, entries: int, clock: Clock, seed: int = 1) -> Journal:
    """Return a new open journal of so many entries beside the thrown away ones, each written as the app writes it."""
    chance = random.Random(seed)
    journal = JournalFiles(clock).create(path, PASSPHRASE)
    sample = read_sample("en", clock.now(), journal.ids, title_of)
    with journal.write() as writer:
        for person in sample.people:
            writer.put(person)
    thrown_away = entries // 30
    for number, entry in enumerate(varied(entries + thrown_away, seed, "en", clock.now(), journal.ids, sample.people)):
        with journal.write() as writer:
            writer.put(entry)
        if chance.random() < 0.2:
            with journal.write() as writer:
                writer.put(replace(entry, facts=entry.facts + " And then?"))
        if number < thrown_away:
            with journal.write() as writer:
                writer.delete(RecordKind.ENTRY, entry.id)
    return journal
