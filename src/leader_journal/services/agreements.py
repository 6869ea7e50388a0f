"""Agreements, as far as capture needs them: pick one that is in force."""

from __future__ import annotations

from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState
from leader_journal.storage.journal import Journal


class AgreementService:
    """Reads the agreements."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> tuple[Agreement, ...]:
        """Return all agreements."""
        return self._journal.agreements.all()

    def to_pick(self) -> tuple[Agreement, ...]:
        """Return those an entry can be about: all that have not ended."""
        return tuple(agreement for agreement in self.all() if agreement.state is not AgreementState.ENDED)
