"""Reading agreements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.codec import decode
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import Kind

if TYPE_CHECKING:
    from leader_journal.storage.revisions import RevisionSource


class Occasion(Struct, frozen=True):
    """One entry about an agreement: of which kind, and on which day."""

    agreement: str
    kind: Kind | None
    day: dt.date


class Agreements:
    """WHAT the leader and their people want, and HOW they work."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def all(self) -> tuple[Agreement, ...]:
        """Return all agreements, in the order in which they were written down."""
        rows = self._source.connection.execute(
            "SELECT payload FROM agreement JOIN revision USING (seq) ORDER BY uid"
        ).fetchall()
        return tuple(decode(payload, Agreement) for (payload,) in rows)

    def get(self, agreement: str) -> Agreement:
        """Return one agreement. Raises KeyError."""
        found = self._source.connection.execute(
            "SELECT payload FROM agreement JOIN revision USING (seq) WHERE uid = ?", (agreement,)
        ).fetchone()
        if found is None:
            raise KeyError(agreement)
        return decode(found[0], Agreement)

    def occasions(self) -> tuple[Occasion, ...]:
        """Return every entry that is about an agreement, oldest first."""
        found = self._source.connection.execute(
            "SELECT agreement, kind, day FROM entry WHERE agreement IS NOT NULL ORDER BY key"
        ).fetchall()
        return tuple(
            Occasion(agreement, None if kind is None else Kind(kind), dt.date.fromordinal(day))
            for agreement, kind, day in found
        )

    def breaches_without(self) -> tuple[Entry, ...]:
        """Return the breaches that are about no agreement, the latest first."""
        found = self._source.connection.execute(
            "SELECT payload FROM entry JOIN entry_row USING (key) JOIN revision USING (seq)"
            " WHERE entry.kind = ? AND agreement IS NULL ORDER BY entry.key DESC",
            (Kind.BREACH.value,),
        ).fetchall()
        return tuple(decode(payload, Entry) for (payload,) in found)
