"""What could not be saved when a journal was locked: revisions and drafts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from leader_journal.core.codec import decode, encode
from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection

_TAKEN = "rest:"


class RestDraft(Struct, frozen=True):
    """A row of the drafts."""

    slot: str
    payload: str
    saved_at: str


class Rest(Struct, frozen=True):
    """All of it; `id` names it, so that it comes in once."""

    id: str
    revisions: tuple[Revision, ...] = ()
    drafts: tuple[RestDraft, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is left to be saved."""
        return not (self.revisions or self.drafts)

    def encoded(self) -> bytes:
        return encode(self)

    @classmethod
    def decoded(cls, content: bytes) -> Rest:
        """Read it back. Raises Undecodable."""
        return decode(content, cls)


def was_taken(connection: Connection, rest: str) -> bool:
    """Whether this rest came in before."""
    return connection.execute("SELECT 1 FROM meta WHERE name = ?", (_TAKEN + rest,)).fetchone() is not None


def take_drafts(connection: Connection, rest: Rest, now: str) -> None:
    """Put the drafts where they belong, and note that this rest came in. Inside a transaction.

    A draft that was written there since is newer and stays.
    """
    connection.executemany(
        "INSERT INTO draft (slot, payload, saved_at) VALUES (?, ?, ?) ON CONFLICT (slot) DO UPDATE SET"
        " payload = excluded.payload, saved_at = excluded.saved_at"
        " WHERE unixepoch(excluded.saved_at, 'subsec') >= unixepoch(draft.saved_at, 'subsec')",
        [(draft.slot, draft.payload.encode(), draft.saved_at) for draft in rest.drafts],
    )
    connection.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (_TAKEN + rest.id, now))


def drafts_that_differ(
    before: Iterable[tuple[str, bytes, str]], after: Iterable[tuple[str, bytes, str]]
) -> list[RestDraft]:
    """Return the drafts of `after` that are not in `before`."""
    known = {slot: payload for slot, payload, _moment in before}
    return [RestDraft(slot, payload.decode(), moment) for slot, payload, moment in after if known.get(slot) != payload]
