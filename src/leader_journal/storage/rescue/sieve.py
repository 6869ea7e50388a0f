"""Which of the records that were read are ours: told by their form, since the page that says it may be damaged.

The log of revisions counts; what else is taken (what was erased, drafts, the names of the journal, lists of entries)
fills what the log leaves open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct, field

from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import TYPE_OF
from leader_journal.core.revision import Revision
from leader_journal.storage.codes import moment_of
from leader_journal.storage.rescue.cells import CellRow, Value

_UUID_LETTERS = 36
_META_NAMES = frozenset({"journal", "device", "created"})
_KINDS = frozenset(kind.value for kind in RecordKind)


class ListedEntry(Struct, frozen=True):
    """What the lists say of an entry: its line, its people, and the facets that filters look at."""

    key: int
    uid: str
    seq: int
    happened: dt.datetime
    facts: str
    people: tuple[str, ...]


class Sieve(Struct):
    """What was found so far. What comes first stays: whole pages are read before damaged ones."""

    revisions: dict[str, tuple[int, Revision]] = field(default_factory=dict)
    """By their id, with their place in the log."""
    heads: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Kind of every record that was there, and the place of its latest revision."""
    erased: dict[str, str] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    listed: dict[str, ListedEntry] = field(default_factory=dict)
    facets: dict[int, tuple[Value, ...]] = field(default_factory=dict)

    def take(self, rows: Iterable[CellRow], *, sure: bool) -> None:
        """Keep what is ours. Of what is not sure only what makes sense as a whole, and no lists and drafts."""
        for row in rows:
            if row.key is None:
                self._take_index_row(row.values, sure=sure)
            elif len(row.values) >= 10 and isinstance(row.values[1], str) and len(row.values[1]) == _UUID_LETTERS:
                self._take_revision(row.key, row.values)
            elif sure:
                self._take_list_row(row.key, row.values)

    def missing(self) -> dict[str, str]:
        """Return the records that were there and of which there is no revision, with their kinds."""
        known = {revision.subject for _seq, revision in self.revisions.values()}
        found = {subject: kind for subject, (kind, _seq) in self.heads.items()}
        found.update((uid, RecordKind.ENTRY.value) for uid in self.listed)
        return {subject: kind for subject, kind in found.items() if subject not in known | self.erased.keys()}

    def _take_revision(self, seq: int, values: tuple[Value, ...]) -> None:
        revision = _revision(values)
        if revision is not None and seq > 0:
            self.revisions.setdefault(revision.rev, (seq, revision))

    def _take_index_row(self, values: tuple[Value, ...], *, sure: bool) -> None:
        match values:
            case (str(name), str(value)) if name in _META_NAMES:
                self.meta.setdefault(name, value)
            case (str(subject), str(moment)) if len(subject) == _UUID_LETTERS and _is_moment(moment):
                self.erased.setdefault(subject, moment)
            case (str(subject), str(kind), int(seq)) if kind in _KINDS and sure:
                if seq > self.heads.get(subject, ("", 0))[1]:
                    self.heads[subject] = (kind, seq)

    def _take_list_row(self, key: int, values: tuple[Value, ...]) -> None:
        match values:
            case (str(slot), bytes(payload), str(moment)) if _is_moment(moment):
                self.drafts.setdefault(slot, (payload, moment))
            case (None, str(uid), int(seq), str(happened), str(facts), str(people)) if _is_moment(happened):
                entry = ListedEntry(key, uid, seq, moment_of(happened), facts, tuple(people.split()))
                self.listed.setdefault(uid, entry)
            case (None, int(), *facets) if len(facets) >= 11:
                self.facets.setdefault(key, tuple(facets))


def _revision(values: tuple[Value, ...]) -> Revision | None:
    match values[:10]:
        case (
            None,
            str(rev),
            str(change),
            str(kind),
            str(subject),
            (None | str()) as parent,
            str(device),
            str(saved_at),
            (0 | 1) as deleted,
            str(payload),
        ) if _is_moment(saved_at) and _makes_sense(kind, payload.encode()):
            return Revision(
                rev=rev,
                change=change,
                kind=kind,
                subject=subject,
                parent=parent,
                device=device,
                saved_at=moment_of(saved_at),
                deleted=bool(deleted),
                payload=payload.encode(),
            )
    return None


def _makes_sense(kind: str, payload: bytes) -> bool:
    """Whether the record can be read; of a kind that this version does not know, whether it is a JSON object."""
    try:
        decode(payload, TYPE_OF[RecordKind(kind)] if kind in _KINDS else dict)
    except Undecodable:
        return not payload and kind not in _KINDS
    return True


def _is_moment(text: str) -> bool:
    try:
        return moment_of(text).tzinfo is not None
    except ValueError:
        return False
