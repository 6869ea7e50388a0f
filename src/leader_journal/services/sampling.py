"""Fills a new journal with the sample, or with many varied entries for trying out what size does."""

from __future__ import annotations

from leader_journal.charts.table import title_of
from leader_journal.core.clock import Clock
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_types import Record
from leader_journal.exchange.sample import read_sample
from leader_journal.exchange.varied import varied
from leader_journal.storage.journal import Journal


def fill_with_sample(journal: Journal, language: str, clock: Clock) -> None:
    """Put the sample in, as one change; its dates are relative to now."""
    sample = read_sample(language, clock.now(), journal.ids, title_of)
    with journal.write() as writer:
        records: tuple[Record, ...] = (
            *sample.people,
            *sample.agreements,
            *sample.entries,
            *sample.promises,
            *sample.one_on_ones,
            *sample.plans,
            *sample.reviews,
            *sample.bring_ups,
        )
        for record in records:
            writer.put(record)


def fill_with_varied(
    journal: Journal, language: str, clock: Clock, count: int, seed: int, progress: Progress = no_progress
) -> None:
    """Put `count` varied entries in, in bulk, after the people and agreements of the sample. Raises Cancelled."""
    sample = read_sample(language, clock.now(), journal.ids, title_of)
    with journal.write() as writer:
        records: tuple[Record, ...] = (*sample.people, *sample.agreements)
        for record in records:
            writer.put(record)
    entries = varied(count, seed, language, clock.now(), journal.ids, sample.people)
    journal.load(entries, count, progress)
