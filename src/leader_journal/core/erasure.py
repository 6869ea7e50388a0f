"""What is erased for good, as a value: made by whoever decides it, shown before, and done by storage in one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from leader_journal.core.revision import Revision


class Rewritten(Struct, frozen=True):
    """A present state of a record, and the payload that takes its place under a new name."""

    head: Revision
    payload: bytes


class Erasure(Struct, frozen=True, kw_only=True):
    """`subjects` go with every version of them, `revisions` alone; `drafts` by their slot, None for those that go."""

    subjects: frozenset[str] = frozenset()
    revisions: frozenset[str] = frozenset()
    rewritten: tuple[Rewritten, ...] = ()
    drafts: Mapping[str, bytes | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is erased at all."""
        return bool(self.subjects or self.revisions or self.rewritten or self.drafts)


class Emptied(Struct, frozen=True):
    """What was erased out of the bin: entries, and records of other kinds, which are in no bin that is shown."""

    records: frozenset[str] = frozenset()
    """The subjects of all of them."""
    entries: int = 0
    """How many of these are entries."""

    def __bool__(self) -> bool:
        """Whether anything was erased at all."""
        return bool(self.records)


def erasure_of(
    subjects: Iterable[str],
    revisions: Iterable[Revision],
    rewritten: Iterable[Rewritten],
    drafts: Mapping[str, bytes | None],
) -> Erasure:
    """Return an erasure in which nothing stands twice: what goes as a whole is named by its subject alone."""
    gone = frozenset(subjects)
    return Erasure(
        subjects=gone,
        revisions=frozenset(one.rev for one in revisions if one.subject not in gone),
        rewritten=tuple(one for one in rewritten if one.head.subject not in gone),
        drafts=drafts,
    )
