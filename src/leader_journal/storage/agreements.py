"""Reading agreements."""

from __future__ import annotations

from leader_journal.core.codec import decode
from leader_journal.core.records import Agreement
from leader_journal.storage.revisions import Source


class Agreements:
    """WHAT the leader and their people want, and HOW they work."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def all(self) -> tuple[Agreement, ...]:
        """Return all agreements, in the order in which they were written down."""
        rows = self._source.connection.execute(
            "SELECT payload FROM agreement JOIN revision USING (seq) ORDER BY uid"
        ).fetchall()
        return tuple(decode(payload, Agreement) for (payload,) in rows)
