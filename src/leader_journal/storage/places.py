"""Where an entry stands among those of one moment: in the order in which they were written down, by their ids.

A key is the moment and, below it, room for a million entries. Which of it an entry takes is nobody's business, as long
as keys and ids rise together: two copies with the same entries show them in the same order, whatever came first to
each, and what was taken out since leaves no trace.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from leader_journal.storage.codes import PER_MOMENT, first_key, first_key_of, key_of, place_in_moment

if TYPE_CHECKING:
    from leader_journal.core.records import Entry
    from leader_journal.storage.driver import Connection

_BEFORE = "SELECT key FROM entry NOT INDEXED WHERE key BETWEEN ?1 AND ?2 AND uid < ?3 ORDER BY key DESC LIMIT 1"
_BEHIND = "SELECT key FROM entry NOT INDEXED WHERE key > below AND key <= ?2 ORDER BY key LIMIT 1"
_BESIDE = f"SELECT below, ({_BEHIND}) FROM (SELECT coalesce(({_BEFORE}), ?1 - 1) AS below)"
"""Between which two an entry may stand: the last whose id is lower (or what is just before all), and the next."""
_STANDING = (
    "SELECT entry.uid, entry.key FROM json_each(?) JOIN entry NOT INDEXED"
    f" ON entry.key BETWEEN json_each.value AND json_each.value + {PER_MOMENT - 1}"
)


def free_key(connection: Connection, entry: Entry) -> int | None:
    """Return the key at which an entry may stand; None where others have to move before."""
    first = first_key(entry.happened)
    below, behind = connection.execute(_BESIDE, (first, first + PER_MOMENT - 1, entry.id)).fetchone()
    return _key_between(entry, below + 1, behind)


def free_keys(connection: Connection, entries: Sequence[Entry]) -> list[int | None]:
    """Return the keys that putting them in one after the other would give them."""
    firsts = {first_key(entry.happened) for entry in entries}
    standing: dict[int, list[tuple[str, int]]] = {}
    for uid, key in connection.execute(_STANDING, (json.dumps(sorted(firsts)),)).fetchall():
        standing.setdefault(first_key_of(key), []).append((uid, key))
    keys = list[int | None]()
    for entry in entries:
        first = first_key(entry.happened)
        beside = standing.setdefault(first, [])
        at = bisect(beside, (entry.id, 0))
        lowest = beside[at - 1][1] + 1 if at else first
        key = _key_between(entry, lowest, beside[at][1] if at < len(beside) else None)
        if key is not None:
            beside.insert(at, (entry.id, key))
        keys.append(key)
    return keys


def evenly(first: int, uids: Iterable[str]) -> dict[str, int]:
    """Return keys for all entries of the moment that begins at a key, with room between any two."""
    ordered = sorted(uids)
    return {uid: first + (at + 1) * PER_MOMENT // (len(ordered) + 1) for at, uid in enumerate(ordered)}


def _key_between(entry: Entry, lowest: int, behind: int | None) -> int | None:
    """Return the key of its id where that lies between; or one at the end, or in the middle, while there is room."""
    wanted = key_of(entry.happened, entry.id)
    end = first_key(entry.happened) + PER_MOMENT if behind is None else behind
    if lowest >= end:
        return None
    if lowest <= wanted < end:
        return wanted
    return lowest if behind is None else (lowest + end) // 2


class LoadedKeys:
    """The keys of very many entries that come one by one, while none of them can be looked up or moved."""

    def __init__(self, connection: Connection) -> None:
        rows: list[tuple[int, str]] = connection.execute("SELECT key, uid FROM entry ORDER BY key").fetchall()
        self.mixed: set[int] = set()
        """The moments in which ids did not come in their order: entries of these have to move at the end."""
        self._taken = {key for key, _uid in rows}
        self._last = {first_key_of(key): (uid, key) for key, uid in rows}

    def take(self, entry: Entry) -> int:
        """Return the key of the next entry."""
        first = first_key(entry.happened)
        last_uid, last = self._last.get(first, ("", first - 1))
        key = max(first | place_in_moment(entry.id), last + 1)
        if entry.id < last_uid or key == first + PER_MOMENT:
            self.mixed.add(first)
        if key == first + PER_MOMENT:
            key = next(one for one in range(first, key) if one not in self._taken)
        self._taken.add(key)
        self._last[first] = (max(entry.id, last_uid), max(key, last))
        return key
