"""Voices: who and which kinds were not heard lately. Only active people, only counts, and no entry is opened."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.clock import Clock
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.insight.findings_voices import PersonVoice, VoicesFinding
from leader_journal.insight.thresholds import NOT_HEARD_DAYS
from leader_journal.insight.voices import VoicesSeen, build_voices, months_looked_at, voice_of_person
from leader_journal.storage.journal import Journal, JournalReader


class VoicesService:
    """What a one-on-one, a review and the progress page ask about voices."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def view(self) -> VoicesFinding:
        """Return who and what was not heard for 30 or 60 days, and of whom only mistakes are written."""
        return find_voices(self._journal, EVERYTHING, self._clock.now().date())

    def of_person(self, person: str) -> PersonVoice:
        """Return the kinds that a person has not brought for 60 days, though they did before or others do."""
        today = self._clock.now().date()
        by_people = self._journal.entries.brought_by_people(EntryFilter(period=Period(None, today)))
        return voice_of_person(person, by_people, today)


def find_voices(source: Journal | JournalReader, chosen: EntryFilter, today: dt.date) -> VoicesFinding:
    """Return the same of the entries that a filter leaves, up to today."""
    entries, so_far = source.entries, chosen.within(Period(None, today))
    lately = Period(today - dt.timedelta(days=NOT_HEARD_DAYS[0] - 1), today)
    count = entries.count(so_far)
    return build_voices(
        VoicesSeen(
            people=tuple(person for person in source.people.all() if person.active),
            by_people=entries.brought_by_people(so_far),
            by_anybody=entries.brought_by_anybody(so_far),
            written=entries.written_of_people(so_far.within(months_looked_at(today))),
            entries=count,
            lately=entries.count(so_far.within(lately)),
            first_day=entries.first_day(so_far),
            any_history=count > 0 or entries.count(EVERYTHING) > 0,
            filter=chosen,
            today=today,
        )
    )
