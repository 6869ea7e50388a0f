"""What follows from forgetting somebody, or from erasing records, all through the log: an erasure, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.bare_names import BareNames
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.erasure import Erasure, Rewritten, erasure_of
from leader_journal.core.forgetting import Met, StandIn, WithoutThem, readable
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision

_PER_STEP = 256


class Log(Struct, frozen=True):
    """A journal's log as it is read for this: `read` may be called again. `present` are the revisions that say what
    a record is now: the one that is shown, and those of another machine that wait beside it for a choice.
    """

    read: Callable[[], Iterable[Revision]]
    present: frozenset[str]
    total: int
    drafts: Mapping[str, bytes]


class Planned(Struct, frozen=True, kw_only=True):
    """An erasure, and what it comes to: by kind, records that are written anew, and records that go as a whole.

    `wordings` are earlier versions that go, `drafts` those that are cleaned or go. `sentences` name the person without
    a reference, each with whether that is certain.
    """

    erasure: Erasure
    changed: Mapping[str, int] = field(default_factory=dict)
    gone: Mapping[str, int] = field(default_factory=dict)
    wordings: int = 0
    sentences: Mapping[str, bool] = field(default_factory=dict)

    @property
    def drafts(self) -> int:
        """How many drafts it touches."""
        return len(self.erasure.drafts)


class Planner:
    """Goes through the log once, and finds what becomes of each revision. Raises what `progress` raises."""

    def __init__(self, log: Log, without: WithoutThem, gone: Iterable[str], progress: Progress = no_progress) -> None:
        self._log = log
        self._without = without
        self._gone = set(gone)
        self._progress = progress
        self._met = Met()
        self._kinds: dict[str, str] = {}
        self._earlier: list[Revision] = []
        self._rewritten: list[Rewritten] = []

    def plan(self) -> Planned:
        """Return what is to be erased."""
        for revision in _told(self._log, self._progress):
            self._look_at(revision)
        drafts = dict(self._drafts())
        erasure = erasure_of(self._gone, self._earlier, self._rewritten, drafts)
        return Planned(
            erasure=erasure,
            changed=Counter({one.head.subject: one.head.kind for one in erasure.rewritten}.values()),
            gone=Counter(self._kinds[one] for one in erasure.subjects if one in self._kinds),
            wordings=len(erasure.revisions),
            sentences=self._met.sentences,
        )

    def _look_at(self, revision: Revision) -> None:
        self._kinds[revision.subject] = revision.kind
        if revision.subject in self._gone:
            return
        if self._without.about(revision):
            self._gone.add(revision.subject)
            return
        try:
            payload = self._without.cleaned(revision.payload, self._met)
        except Undecodable:
            if self._without.refers(revision.payload):
                self._gone.add(revision.subject)
            return
        if payload is revision.payload or payload == revision.payload:
            return
        if revision.rev not in self._log.present:
            self._earlier.append(revision)
        elif revision.kind == RecordKind.SAVED_FILTER or not readable(revision.kind, payload):
            # a filter without its person would find everything; and what needs a person is nothing without one
            self._gone.add(revision.subject)
        else:
            self._rewritten.append(Rewritten(revision, payload))

    def _drafts(self) -> Iterator[tuple[str, bytes | None]]:
        for slot, payload in self._log.drafts.items():
            if any(one in slot for one in self._gone):
                yield slot, None
                continue
            try:
                cleaned = self._without.cleaned(payload, self._met)
            except Undecodable:
                if self._without.may_concern(payload):
                    yield slot, None
                continue
            if cleaned != payload:
                yield slot, cleaned


def without_quotes(
    log: Log, gone: Mapping[str, Collection[str]], words: str, progress: Progress = no_progress
) -> Erasure:
    """Return the erasure of records, and of what quotes them on kept pages of one-on-ones and reviews.

    `gone` says which, with the lines that an entry had: a page of a review knows its entries by those alone. `words`
    stand in their place there.
    """

    def others() -> Iterator[Revision]:
        return (one for one in log.read() if one.kind != RecordKind.ENTRY)

    nobody = WithoutThem((), BareNames(()), StandIn("", ""), gone=gone, gone_words=words)
    return Planner(replace(log, read=others), nobody, gone, progress).plan().erasure


def facts_of(payload: bytes) -> str:
    """Return the line of an entry, of whatever version; nothing where it cannot be read."""
    try:
        return str(decode(payload, dict[str, Any]).get("facts", ""))
    except Undecodable:
        return ""


def entries_that_name(log: Log, without: WithoutThem, progress: Progress = no_progress) -> frozenset[str]:
    """Return the entries whose present state, in the bin too, refers to the person."""
    return frozenset(
        one.subject
        for one in _told(log, progress)
        if one.rev in log.present and one.kind == RecordKind.ENTRY and without.refers(one.payload)
    )


def _told(log: Log, progress: Progress) -> Iterator[Revision]:
    for number, revision in enumerate(log.read()):
        if number % _PER_STEP == 0:
            progress(min(number / log.total, 1.0) if log.total else 0.0)
        yield revision
