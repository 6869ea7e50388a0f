"""Reading agreements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from leader_journal.core.codec import decode
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import Kind

if TYPE_CHECKING:
    import datetime as dt

    from leader_journal.storage.revisions import RevisionSource

_FRAME_OWED = (
    f"entry INDEXED BY entry_frame_owed WHERE kind = '{Kind.BREACH.value}' AND agreement IS NULL AND destructive = 0"
)
"""Where the frames that are owed are found. Written out, as the index has it: a parameter would not be known to be the
same. The index is named: without statistics SQLite takes that of kinds (`m0009_voices`), and opens every breach.
"""


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

    def times(self, said: Mapping[str, dt.date | None]) -> dict[str, tuple[int, int]]:
        """Return of each agreement how many entries are about it, and how many are breaches since it was said."""
        days = json.dumps({agreement: None if day is None else day.toordinal() for agreement, day in said.items()})
        found = self._source.connection.execute(
            "WITH said AS MATERIALIZED (SELECT key AS agreement, value AS day FROM json_each(?))"
            " SELECT said.agreement, count(*),"
            " count(*) FILTER (WHERE e.kind = ? AND e.day >= coalesce(said.day, e.day))"
            " FROM said CROSS JOIN entry e ON e.agreement = said.agreement GROUP BY said.agreement",
            (days, Kind.BREACH.value),
        ).fetchall()
        return {agreement: (entries, broken) for agreement, entries, broken in found}

    def frames_owed(self) -> int:
        """Return how many breaches are about no agreement and no destructive conduct."""
        (count,) = self._source.connection.execute(f"SELECT count(*) FROM {_FRAME_OWED}").fetchone()
        return int(count)

    def frames(self, first: int, count: int) -> tuple[Entry, ...]:
        """Return some of those breaches, the latest first: `count` of them, from the one at `first` on, from 0."""
        found = self._source.connection.execute(
            "SELECT v.payload FROM entry e"
            " CROSS JOIN entry_row r ON r.key = e.key CROSS JOIN revision v ON v.seq = r.seq"
            f" WHERE e.key IN (SELECT key FROM {_FRAME_OWED} ORDER BY key DESC LIMIT ? OFFSET ?)"
            " ORDER BY e.key DESC",
            (count, first),
        ).fetchall()
        return tuple(decode(payload, Entry) for (payload,) in found)
