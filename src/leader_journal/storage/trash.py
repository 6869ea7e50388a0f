"""Erasing what has lain in the trash for long: revisions, origin and drafts go, and the id is noted as erased.

A clock alone is not believed, for what it erases is gone: it may be wrong today, or have been wrong when something was
thrown away. What is about to grow too old is noted first, and goes only if that note has grown old as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from leader_journal.storage.codes import moment_of, text_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import Revisions
from leader_journal.storage.search_index import build_anew

NOTED_AHEAD = dt.timedelta(days=7)
"""How long before it is erased something must have been noted as about to be."""

_NOTE = "trash:"


def purge(connection: Connection, revisions: Revisions, before: dt.datetime, now: dt.datetime) -> int:
    """Erase the entries that were thrown away before a moment, and noted a week ago; return how many.

    Inside a transaction. Notes those that will be that old in a week. A moment that has not come yet erases nothing
    that was thrown away after now.
    """
    limit = min(before, now)
    thrown = {uid: moment_of(at) for uid, at in connection.execute("SELECT uid, trashed_at FROM trash").fetchall()}
    noted = _noted(connection, thrown, now)
    _note(connection, [uid for uid, at in thrown.items() if at <= limit + NOTED_AHEAD and uid not in noted], now)
    old = [uid for uid, at in noted.items() if thrown[uid] < limit and at <= now - NOTED_AHEAD]
    for uid in old:
        revisions.erase(uid)
        connection.execute("DELETE FROM trash WHERE uid = ?", (uid,))
        connection.execute("DELETE FROM meta WHERE name = ?", (_NOTE + uid,))
        connection.execute("DELETE FROM origin WHERE uid = ?", (uid,))
        # a draft of an edit is kept under a name that holds the entry's id
        connection.execute("DELETE FROM draft WHERE instr(slot, ?) > 0", (uid,))
        connection.execute(
            "INSERT INTO erased (subject, erased_at) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING",
            (uid, text_of(now)),
        )
    if old:
        build_anew(connection)
    return len(old)


def _noted(connection: Connection, thrown: Mapping[str, dt.datetime], now: dt.datetime) -> dict[str, dt.datetime]:
    """Return when what lies in the trash was noted; drop notes of what does not, and those of a time to come."""
    rows = connection.execute("SELECT name, value FROM meta WHERE substr(name, 1, ?) = ?", (len(_NOTE), _NOTE))
    notes = {name.removeprefix(_NOTE): moment_of(at) for name, at in rows.fetchall()}
    valid = {uid: at for uid, at in notes.items() if uid in thrown and at <= now}
    connection.executemany("DELETE FROM meta WHERE name = ?", [(_NOTE + uid,) for uid in notes.keys() - valid.keys()])
    return valid


def _note(connection: Connection, uids: Iterable[str], now: dt.datetime) -> None:
    connection.executemany(
        "INSERT INTO meta (name, value) VALUES (?, ?)", [(_NOTE + uid, text_of(now)) for uid in uids]
    )
