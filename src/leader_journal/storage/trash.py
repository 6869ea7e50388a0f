"""Erasing what has lain in the trash for long: revisions, origin and drafts go, and the id is noted as erased."""

from __future__ import annotations

import datetime as dt

from leader_journal.storage.codes import moment_of, text_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import Revisions
from leader_journal.storage.search_index import sweep


def purge(connection: Connection, revisions: Revisions, before: dt.datetime, now: dt.datetime) -> int:
    """Erase the entries that were thrown away before a moment; return how many. Inside a transaction.

    A moment that has not come yet erases nothing that was thrown away after now: a clock may have been set back.
    """
    limit = min(before, now)
    rows = connection.execute("SELECT uid, trashed_at FROM trash").fetchall()
    old = [uid for uid, trashed_at in rows if moment_of(trashed_at) < limit]
    for uid in old:
        revisions.erase(uid)
        connection.execute("DELETE FROM trash WHERE uid = ?", (uid,))
        connection.execute("DELETE FROM origin WHERE uid = ?", (uid,))
        # a draft of an edit is kept under a name that holds the entry's id
        connection.execute("DELETE FROM draft WHERE instr(slot, ?) > 0", (uid,))
        connection.execute(
            "INSERT INTO erased (subject, erased_at) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING",
            (uid, text_of(now)),
        )
    if old:
        sweep(connection)
    return len(old)
