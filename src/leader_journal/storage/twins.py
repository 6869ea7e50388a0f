"""What both machines imported from one source: after a union one of each stands, and the other is in the bin.

Nobody is asked. As with settings (`core.concurrent`), what is written follows from the log, so that each machine
writes the same to the letter. An entry that somebody wrote on since is nobody's twin any more: it stays, and what
stands beside it as it came in goes; where both were written on, both stay. A one-on-one does not know its source: two
that begin alike on two machines, with one person at one time, are twins, and none with other words ever goes.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.codec import decode
from leader_journal.core.folding import fold
from leader_journal.core.mentions import shown
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection
from leader_journal.storage.people import People
from leader_journal.storage.reader import Held
from leader_journal.storage.revisions import Head, Revisions

_NAMESPACE = uuid.UUID("6e0d1c1c-6f60-4c0f-9c79-6a2f5a3b0c55")
_DEVICE = "merged"
_OF_SOME = (
    "SELECT DISTINCT twin.source, twin.key FROM json_each(?) JOIN origin AS mine ON mine.uid = json_each.value"
    " JOIN origin AS twin ON twin.source = mine.source AND twin.key = mine.key AND twin.uid <> mine.uid"
)
_OF_ALL = "SELECT source, key FROM origin GROUP BY source, key HAVING count(*) > 1"
_STANDING = "SELECT uid FROM origin JOIN entry_row USING (uid) WHERE source = ? AND origin.key = ? ORDER BY uid"
_DAYS_OF_ALL = "SELECT day FROM one_on_one WHERE day IS NOT NULL GROUP BY day HAVING count(*) > 1 ORDER BY day"
_DAYS_OF_SOME = (
    "SELECT DISTINCT day FROM json_each(?) JOIN one_on_one ON uid = json_each.value WHERE day IS NOT NULL ORDER BY day"
)
_IS_TOUCHED = (
    "SELECT (SELECT count(*) FROM revision WHERE subject = ?1) > 1 OR EXISTS (SELECT 1 FROM promise WHERE entry = ?1)"
)


def into_the_bin(connection: Connection, revisions: Revisions, subjects: Collection[str] | None) -> Iterator[Head]:
    """Write the deletions of what came in twice, and yield them, for the tables. Inside a transaction.

    Of these records, or, for None, of all that are here. The tables have to say what the log says.
    """
    if subjects is None:
        sources = connection.execute(_OF_ALL).fetchall()
    else:
        sources = connection.execute(_OF_SOME, (json.dumps(list(subjects)),)).fetchall()
    for source in sources:
        standing = [uid for (uid,) in connection.execute(_STANDING, source).fetchall()]
        touched = {uid for uid in standing if connection.execute(_IS_TOUCHED, (uid,)).fetchone()[0]}
        kept = touched or set(standing[:1])
        for uid in standing:
            if uid not in kept:
                yield _thrown_away(revisions, uid)


class _Meeting(Struct, frozen=True):
    """A one-on-one as it began, and whether somebody wrote on it since. `said` are the words that came with it, with
    names in the place of people; `plain` tells that there is nothing else.
    """

    uid: str
    device: str
    state: MeetingState
    said: str
    plain: bool
    touched: bool

    def is_told_by(self, other: _Meeting) -> bool:
        """Whether nothing is lost where the other stands alone: a meeting that was to come may have been held since."""
        called_off = MeetingState.CANCELLED in (self.state, other.state) and self.state is not other.state
        return self.plain and not called_off and self.device != other.device and self.said in ("", other.said)


def meetings_into_the_bin(
    connection: Connection, revisions: Revisions, subjects: Collection[str] | None
) -> Iterator[Head]:
    """Write the deletions of one-on-ones that came in twice, and yield them. As `into_the_bin`."""
    for beside in _at_one_time(connection, revisions, subjects):
        kept = [one for one in beside if one.touched]
        # one that holds words first, then by id: the same on each machine
        for one in sorted(beside, key=lambda one: (not one.said, one.uid)):
            if one.touched:
                continue
            if any(one.is_told_by(other) for other in kept):
                yield _thrown_away(revisions, one.uid)
            else:
                kept.append(one)


def _at_one_time(
    connection: Connection, revisions: Revisions, subjects: Collection[str] | None
) -> Iterator[list[_Meeting]]:
    """Yield the one-on-ones that were planned with one person at one time, where there are several."""
    if subjects is None:
        days = connection.execute(_DAYS_OF_ALL).fetchall()
    else:
        days = connection.execute(_DAYS_OF_SOME, (json.dumps(list(subjects)),)).fetchall()
    names = _names(connection) if days else {}
    for (day,) in days:
        found: dict[tuple[object, ...], list[_Meeting]] = {}
        for (uid,) in connection.execute("SELECT uid FROM one_on_one WHERE day = ?", (day,)).fetchall():
            versions = tuple(revisions.of_subjects([uid]))
            first = next((one for one in versions if one.parent is None), versions[0])
            began = decode(first.payload, OneOnOne)
            with_whom = names.get(began.person, began.person)
            place = (with_whom, began.day, began.time, began.minutes, " ".join(began.place.split()))
            found.setdefault(place, []).append(_as_it_began(uid, first.device, began, names, len(versions) > 1))
        yield from (beside for beside in found.values() if len(beside) > 1)


def _as_it_began(uid: str, device: str, began: OneOnOne, names: Mapping[str, str], touched: bool) -> _Meeting:
    plain = OneOnOne(
        id=began.id,
        person=began.person,
        created=began.created,
        day=began.day,
        time=began.time,
        minutes=began.minutes,
        place=began.place,
        state=began.state,
        held_on=began.held_on,
        brought=began.brought,
    )
    said = " ".join(shown(began.brought, names).split())
    return _Meeting(uid, device, began.state, said, plain == began, touched)


def _names(connection: Connection) -> dict[str, str]:
    """Return who is one person: whoever was merged into another, or was entered on both machines by one name."""
    people = People(Held(connection))
    known = {person.id: " ".join(fold(person.alias).split()) for person in people.all()}
    return known | {one: known.get(end, end) for one, end in to_the_end(people.merged()).items()}


def _thrown_away(revisions: Revisions, uid: str) -> Head:
    head = revisions.head(uid)
    assert head is not None, "what stands has a head"
    rev = str(uuid.uuid5(_NAMESPACE, head.revision.rev))
    gone: Revision = replace(head.revision, rev=rev, change=rev, parent=head.revision.rev, device=_DEVICE, deleted=True)
    return Head(revisions.append(gone), gone)
