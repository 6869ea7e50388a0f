"""Keeps the folded text of entries in step with the records; triggers keep the index in step with that text."""

from __future__ import annotations

from leader_journal.core.codec import decode
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.storage.revisions import Source
from leader_journal.storage.search import searchable


class SearchIndex:
    """Entries whose text may have changed are noted during a change, and indexed once, at its end."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stale: dict[str, None] = {}

    def note(self, uid: str) -> None:
        """Note that the text of an entry may have changed."""
        self._stale[uid] = None

    def note_person(self, person: str) -> None:
        """Note every entry that holds or mentions a person."""
        rows = self._source.connection.execute(
            "SELECT uid FROM entry_row WHERE key IN (SELECT entry FROM entry_person WHERE person = ?1"
            " UNION SELECT entry FROM entry_mention WHERE person = ?1)",
            (person,),
        )
        self._stale.update((uid, None) for (uid,) in rows)

    def forget(self) -> None:
        """Drop what was noted: the change was rolled back."""
        self._stale.clear()

    def update(self) -> None:
        """Index what was noted. Entries that are in the trash are left out."""
        alias_of = self._aliases()
        for uid in self._stale:
            self._index(uid, alias_of)
        self._stale.clear()

    def _index(self, uid: str, alias_of: dict[str, str]) -> None:
        connection = self._source.connection
        found = connection.execute(
            "SELECT key, payload FROM entry_row JOIN revision USING (seq) WHERE uid = ?", (uid,)
        ).fetchone()
        if found is None:
            return
        key, payload = found
        entry = decode(payload, Entry)
        promises = [
            text for (text,) in connection.execute("SELECT text FROM promise WHERE entry = ? ORDER BY uid", (uid,))
        ]
        folded = searchable(entry, alias_of, promises)
        # an upsert leaves the row alone when nothing changed, and its triggers then do nothing either
        connection.execute(
            "INSERT INTO entry_text (key, folded) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET folded = excluded.folded WHERE folded IS NOT excluded.folded",
            (key, folded),
        )
        connection.execute("DELETE FROM entry_mention WHERE entry = ?", (key,))
        connection.executemany(
            "INSERT INTO entry_mention (person, entry) VALUES (?, ?)",
            [(person, key) for person in only_mentioned(entry, promises)],
        )

    def _aliases(self) -> dict[str, str]:
        return dict(self._source.connection.execute("SELECT uid, alias FROM person").fetchall())


def only_mentioned(entry: Entry, promises: list[str]) -> tuple[str, ...]:
    """Return the people whom the texts of an entry name although it does not list them."""
    texts = (entry.facts, *(answer.text for answer in entry.answers), *promises)
    named = dict.fromkeys(person for text in texts for person in mentioned(text))
    return tuple(person for person in named if person not in entry.people)
