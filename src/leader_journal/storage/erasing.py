"""Erasing for good: out of the log, the tables, the drafts and the search index, and noted, so that it stays so.

What was erased is named in `erased`, a record by its subject and a single version by its revision, and merges: another
copy of the journal, an archive or a backup does not bring it back (STORAGE.md D9, D15).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.concurrent import leaves
from leader_journal.core.erasure import Erasure, Rewritten
from leader_journal.core.progress import Progress
from leader_journal.storage.codes import text_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.projections import Projections
from leader_journal.storage.revisions import Revisions
from leader_journal.storage.unswept import note_unswept

NOTE = "bin:"
"""Under this name, with the id of what was thrown away, stands since when it lies there (`storage.trash`)."""

_PER_STEP = 64


class Eraser(Struct, frozen=True):
    """Does what an erasure says. Inside a transaction; the search index is built anew by the caller."""

    connection: Connection
    revisions: Revisions
    projections: Projections
    new_rev: Callable[[], str]
    device: str
    change: str
    now: dt.datetime

    def erase(self, erasure: Erasure, progress: Progress) -> None:
        """Erase. Raises Cancelled, and then the caller's transaction leaves everything as it was."""
        for done, subject in enumerate(sorted(erasure.subjects)):
            if done % _PER_STEP == 0:
                progress(done / len(erasure.subjects))
            self.erase_subject(subject)
        self._erase_revisions(erasure.revisions | {one.head.rev for one in erasure.rewritten}, erasure.rewritten)
        for slot, payload in erasure.drafts.items():
            if payload is None:
                self.connection.execute("DELETE FROM draft WHERE slot = ?", (slot,))
            else:
                self.connection.execute("UPDATE draft SET payload = ? WHERE slot = ?", (payload, slot))
        note_unswept(self.connection, self.now)
        progress(1.0)

    def erase_subject(self, subject: str) -> None:
        """Erase a record with all its versions, and whatever is kept about it."""
        head = self.revisions.head(subject)
        if head is not None:
            self.projections.apply(replace(head.revision, deleted=True), head.seq)
        self.revisions.erase(subject)
        for statement in (
            "DELETE FROM trash WHERE uid = ?",
            "DELETE FROM origin WHERE uid = ?",
            # a draft of an edit is kept under a name that holds the record's id
            "DELETE FROM draft WHERE instr(slot, ?) > 0",
        ):
            self.connection.execute(statement, (subject,))
        self.connection.execute("DELETE FROM meta WHERE name = ?", (NOTE + subject,))
        note_erased(self.connection, [subject], self.now)

    def _erase_revisions(self, revs: frozenset[str], rewritten: Iterable[Rewritten]) -> None:
        """Erase single versions; what followed one of them follows the one before it."""
        parents = self._parents(revs)
        subjects = {self._subject_of(rev) for rev in revs}
        for one in rewritten:
            self._rewrite(one, _ancestor(one.head.parent, parents))
        for subject in subjects:
            for rev, parent in self.connection.execute(
                "SELECT rev, parent FROM revision WHERE subject = ? AND parent IS NOT NULL", (subject,)
            ).fetchall():
                if rev not in revs and parent in revs:
                    self.connection.execute(
                        "UPDATE revision SET parent = ? WHERE rev = ?", (_ancestor(parent, parents), rev)
                    )
        self.connection.executemany("DELETE FROM revision WHERE rev = ?", [(rev,) for rev in revs])
        note_erased(self.connection, sorted(revs), self.now)
        for subject in subjects:
            if subject is not None and self.revisions.has_many_ends(subject):
                self._choose_head(subject)

    def _choose_head(self, subject: str) -> None:
        """Of several states that are left beside each other, the one is shown that is shown on every copy."""
        shown, head = leaves(self.revisions.of_subjects([subject]))[0], self.revisions.head(subject)
        if head is None or head.revision.rev != shown.rev:
            self.revisions.be_head(shown.rev)
            self.projections.apply(shown, self.revisions.place_of(shown.rev))

    def _rewrite(self, one: Rewritten, parent: str | None) -> None:
        """Put the cleaned state in the place of the present one, with its moment: a bin goes on counting its days."""
        after = replace(
            one.head, rev=self.new_rev(), change=self.change, parent=parent, device=self.device, payload=one.payload
        )
        seq = self.revisions.append(after)
        self.projections.apply(after, seq)

    def _parents(self, revs: Iterable[str]) -> dict[str, str | None]:
        found = (
            self.connection.execute("SELECT rev, parent FROM revision WHERE rev = ?", (rev,)).fetchone() for rev in revs
        )
        return dict(row for row in found if row is not None)

    def _subject_of(self, rev: str) -> str | None:
        row = self.connection.execute("SELECT subject FROM revision WHERE rev = ?", (rev,)).fetchone()
        return None if row is None else str(row[0])


def note_erased(connection: Connection, ids: Iterable[str], now: dt.datetime) -> None:
    """Note that these records and versions are gone for good, wherever they come from."""
    connection.executemany(
        "INSERT INTO erased (subject, erased_at) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING",
        [(one, text_of(now)) for one in ids],
    )


def _ancestor(rev: str | None, parents: dict[str, str | None]) -> str | None:
    """Return the nearest revision before this one that is not erased."""
    while rev is not None and rev in parents:
        rev = parents[rev]
    return rev
