"""What was written on two machines at once: which state of a record is shown, and which others stand beside it.

Every copy of a journal that holds the same revisions answers alike, whatever the order they came in: clocks decide only
what is shown first, never what is kept (docs/decisions/0044).
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision

MERGED_BY_FIELD = frozenset({RecordKind.JOURNAL_SETTINGS.value})
"""Kinds of which nobody is asked: what each machine set is kept, field by field."""
_NAMESPACE = uuid.UUID("c1b1d6a0-5b7e-4a53-9d0f-6f3c1d5a2e44")
_DEVICE = "merged"


def leaves(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return the states of one record upon which nothing was written, the one that is shown first.

    What one change wrote alike counts as one: a choice between two versions is written on top of both, and is left as
    soon as either is. An undo of the choice writes what each was before, and those are two again.
    """
    by_rev = {one.rev: one for one in revisions}
    followed, left = set[str](), set[_Alike]()
    for one in by_rev.values():
        before = by_rev.get(one.parent) if one.parent is not None else None
        if before is not None:
            followed.add(before.rev)
            if before.change != one.change:
                left.add(_alike(before))
    ends: dict[_Alike, Revision] = {}
    for one in by_rev.values():
        alike = _alike(one)
        if one.rev in followed or alike in left:
            continue
        if alike not in ends or one.rev > ends[alike].rev:
            ends[alike] = one
    lines = {one.rev: _line(one, by_rev) for one in ends.values()}
    shared = set.intersection(*map(set, lines.values())) if len(lines) > 1 else set[str]()

    def shown_first(one: Revision) -> tuple[object, ...]:
        """A state is as late as the latest that it follows: what was written on top of what is shown stays on top, by
        a clock that runs behind, too.
        """
        own = [(by_rev[rev].saved_at, rev) for rev in lines[one.rev] if rev not in shared]
        return (_precedence(one), max(own, default=(one.saved_at, one.rev)), one.rev)

    return tuple(sorted(ends.values(), key=shown_first, reverse=True))


def in_conflict(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return the states that stand beside each other, the one that is shown first; none where they say the same."""
    said: dict[tuple[bool, bytes], Revision] = {}
    for one in leaves(revisions):
        said.setdefault((one.deleted, one.payload), one)
    return tuple(said.values()) if len(said) > 1 else ()


def joined_by_field(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Return the revisions that join what two machines set: the same, to the letter, on each of them; or none.

    A field that one alone has changed since their last common state is taken from it; one that both have, from the
    later.
    """
    all_of_it = tuple(revisions)
    beside = in_conflict(all_of_it)
    if not beside or beside[0].kind not in MERGED_BY_FIELD:
        return ()
    ends = sorted(leaves(all_of_it), key=lambda one: (one.saved_at, one.rev))
    before = _fields(_common(ends, all_of_it))
    payload = _joined(before, [_fields(one) for one in ends if not one.deleted])
    change = str(uuid.uuid5(_NAMESPACE, " ".join(sorted(one.rev for one in ends))))
    last = ends[-1]
    return tuple(
        replace(
            last,
            rev=str(uuid.uuid5(_NAMESPACE, f"{change} {end.rev}")),
            change=change,
            parent=end.rev,
            device=_DEVICE,
            deleted=False,
            payload=payload,
        )
        for end in ends
    )


Late = tuple[dt.datetime, int, str]
"""How late a version is, to be held against another."""


def lateness(versions: Mapping[str, tuple[dt.datetime, str | None]]) -> dict[str, Late]:
    """Return how late each version of a record is, from when it was saved and what it follows, each by its id.

    What follows another is later, by a clock that runs behind, too.
    """
    late: dict[str, Late] = {}
    for start in versions:
        line: list[str] = []
        at: str | None = start
        while at is not None and at in versions and at not in late and at not in line:
            line.append(at)
            at = versions[at][1]
        for rev in reversed(line):
            saved_at, parent = versions[rev]
            before = late.get(parent) if parent is not None else None
            late[rev] = (saved_at, 0, rev) if before is None else (max(saved_at, before[0]), before[1] + 1, rev)
    return late


_Alike = tuple[str, bool, bytes]


def _alike(one: Revision) -> _Alike:
    return one.change, one.deleted, one.payload


def _precedence(one: Revision) -> int:
    """Words win over their deletion, a merge of two people over a new name, a closed review over an open one."""
    if one.kind == RecordKind.PERSON and one.deleted and _fields(one).get("merged_into"):
        return 3
    if one.kind == RecordKind.REVIEW and not one.deleted and _fields(one).get("closed"):
        return 2
    return 0 if one.deleted else 1


def _common(ends: Iterable[Revision], all_of_it: Iterable[Revision]) -> Revision | None:
    """Return the latest state that all of them follow."""
    by_rev = {one.rev: one for one in all_of_it}
    lines = [_line(end, by_rev) for end in ends]
    shared = set(lines[0]).intersection(*lines[1:])
    return next((by_rev[rev] for rev in lines[0] if rev in shared), None)


def _line(one: Revision, by_rev: Mapping[str, Revision]) -> list[str]:
    line: list[str] = []
    at: Revision | None = one
    while at is not None and at.rev not in line:
        line.append(at.rev)
        at = by_rev.get(at.parent) if at.parent is not None else None
    return line


def _joined(before: Mapping[str, Any], ends: Iterable[Mapping[str, Any]]) -> bytes:
    fields = dict(before)
    for end in ends:
        for name in end.keys() | before.keys():
            if end.get(name) != before.get(name):
                if name in end:
                    fields[name] = end[name]
                else:
                    fields.pop(name, None)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _fields(one: Revision | None) -> dict[str, Any]:
    if one is None or not one.payload:
        return {}
    found = json.loads(one.payload)
    return found if isinstance(found, dict) else {}
