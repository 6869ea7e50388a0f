"""Voices: who and which kinds were not heard lately. Only active people, only counts, and no entry is opened."""

from __future__ import annotations

from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.voices.build import months_looked_at, voice_of_person
from leader_journal.charts.voices.finding import PersonVoice, VoicesFinding
from leader_journal.charts.voices.read import find_voices
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import Period
from leader_journal.storage.journal import Journal


class VoicesService:
    """What a one-on-one, a review and the progress page ask about voices."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def view(self) -> VoicesFinding:
        """Return who and what was not heard for 30 or 60 days, and of whom only mistakes are written."""
        return find_voices(ChartSource(self._journal), EVERYTHING, self._clock.now().date())

    def of_person(self, person: str) -> PersonVoice:
        """Return the kinds that a person has not brought for 60 days, though they did before or others do."""
        today, entries = self._clock.now().date(), self._journal.entries
        brought = entries.last_brought(Period(None, today), person)
        by_others = entries.last_brought_by_others(months_looked_at(today), person)
        return voice_of_person(person, brought, by_others, today)
