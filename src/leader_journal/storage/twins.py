"""Entries that both machines imported from one source: after a union one of each stands, and the other is in the bin.

Nobody is asked. As with settings (`core.concurrent`), what is written follows from the log, so that each machine
writes the same to the letter. An entry that somebody wrote on since is nobody's twin any more: it stays, and what
stands beside it as it came in goes; where both were written on, both stay.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator

from msgspec.structs import replace

from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import Head, Revisions

_NAMESPACE = uuid.UUID("6e0d1c1c-6f60-4c0f-9c79-6a2f5a3b0c55")
_DEVICE = "merged"
_OF_SOME = (
    "SELECT DISTINCT twin.source, twin.key FROM json_each(?) JOIN origin AS mine ON mine.uid = json_each.value"
    " JOIN origin AS twin ON twin.source = mine.source AND twin.key = mine.key AND twin.uid <> mine.uid"
)
_OF_ALL = "SELECT source, key FROM origin GROUP BY source, key HAVING count(*) > 1"
_STANDING = "SELECT uid FROM origin JOIN entry_row USING (uid) WHERE source = ? AND origin.key = ? ORDER BY uid"
_IS_TOUCHED = (
    "SELECT (SELECT count(*) FROM revision WHERE subject = ?1) > 1 OR EXISTS (SELECT 1 FROM promise WHERE entry = ?1)"
)


def into_the_bin(connection: Connection, revisions: Revisions, subjects: Collection[str] | None) -> Iterator[Head]:
    """Write the deletions of what came in twice, and yield them, for the tables. Inside a transaction.

    Of these records, or, for None, of all that are here. The tables have to say what the log says.
    """
    if subjects is None:
        sources = connection.execute(_OF_ALL).fetchall()
    else:
        sources = connection.execute(_OF_SOME, (json.dumps(list(subjects)),)).fetchall()
    for source in sources:
        standing = [uid for (uid,) in connection.execute(_STANDING, source).fetchall()]
        touched = {uid for uid in standing if connection.execute(_IS_TOUCHED, (uid,)).fetchone()[0]}
        kept = touched or set(standing[:1])
        for uid in standing:
            if uid not in kept:
                yield _thrown_away(revisions, uid)


def _thrown_away(revisions: Revisions, uid: str) -> Head:
    head = revisions.head(uid)
    assert head is not None, "what stands has a head"
    rev = str(uuid.uuid5(_NAMESPACE, head.revision.rev))
    gone: Revision = replace(head.revision, rev=rev, change=rev, parent=head.revision.rev, device=_DEVICE, deleted=True)
    return Head(revisions.append(gone), gone)
