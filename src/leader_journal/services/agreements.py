"""Agreements, as far as capture needs them: pick one that is in force."""

from __future__ import annotations

import dataclasses

from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal


class AgreementService:
    """Reads the agreements."""

    def __init__(self, journal: Journal, people: PeopleService) -> None:
        self._journal = journal
        self._people = people

    def all(self) -> tuple[Agreement, ...]:
        """Return all agreements, with WHAT as it is read; `AgreementBook` has them as they are stored."""
        return tuple(
            dataclasses.replace(agreement, what=self._people.shown(agreement.what))
            for agreement in self._journal.agreements.all()
        )

    def to_pick(self) -> tuple[Agreement, ...]:
        """Return those an entry can be about: all that have not ended."""
        return tuple(agreement for agreement in self.all() if agreement.state is not AgreementState.ENDED)
