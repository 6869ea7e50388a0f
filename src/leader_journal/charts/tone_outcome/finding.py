"""Tone and outcome as a finding: what became of it, by the tone in which it was met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.core.terms import Outcome, Tone


class Decided(Struct, frozen=True, gc=False):
    """An entry with an outcome. `against` where the answer and its manner do not go together.

    That is: accepted in a sharp tone, or declined without thanks among the first reactions.
    """

    id: str
    day: dt.date
    tone: Tone | None
    outcome: Outcome
    against: bool


class ToneOutcomeFinding(Scope, frozen=True, kw_only=True):
    """What became of it, by the tone in which it was met; oldest first."""

    decisions: tuple[Decided, ...]

    def drawn(self) -> Iterable[str]:
        return (one.id for one in self.decisions)

    def cell(self, tone: Tone | None, outcome: Outcome) -> tuple[Decided, ...]:
        """Return the entries of one cell of the table."""
        return tuple(one for one in self.decisions if one.tone is tone and one.outcome is outcome)

    def of(self, outcome: Outcome) -> tuple[Decided, ...]:
        """Return the entries with one outcome."""
        return tuple(one for one in self.decisions if one.outcome is outcome)

    def against(self, outcome: Outcome) -> tuple[Decided, ...]:
        """Return those of one outcome whose answer and manner do not go together."""
        return tuple(one for one in self.of(outcome) if one.against)
