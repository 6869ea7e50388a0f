"""Reading the small books of a journal: one-on-ones, lines to bring up, reviews, plans, own prompts and settings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Generic, TypeVar

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.codec import decode
from leader_journal.core.journal_settings import SETTINGS_ID, JournalSettings, OwnPrompt
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.plans import Plan, PlanOccasion, PlanTally
from leader_journal.core.reviews import Review

if TYPE_CHECKING:
    from leader_journal.storage.revisions import RevisionSource

R = TypeVar("R")
_HELD, _PLANNED = MeetingState.HELD.value, MeetingState.PLANNED.value


class _RecordBook(Generic[R]):
    """Records of one kind, each in its row of one table."""

    def __init__(self, source: RevisionSource, table: str, record: type[R]) -> None:
        self._source = source
        self._record = record
        self._select = f"SELECT payload FROM {table} t JOIN revision USING (seq)"

    def _read(self, rest: str, *parameters: str | int) -> tuple[R, ...]:
        rows = self._source.connection.execute(f"{self._select} {rest}", parameters).fetchall()
        return tuple(decode(payload, self._record) for (payload,) in rows)

    def _first(self, rest: str, *parameters: str | int) -> R | None:
        found = self._source.connection.execute(f"{self._select} {rest} LIMIT 1", parameters).fetchone()
        return None if found is None else decode(found[0], self._record)

    def all(self) -> tuple[R, ...]:
        """Return all, in the order in which they were written down."""
        return self._read("ORDER BY t.uid")

    def get(self, uid: str) -> R:
        """Return one. Raises KeyError."""
        found = self._first("WHERE t.uid = ?", uid)
        if found is None:
            raise KeyError(uid)
        return found


class OneOnOnes(_RecordBook[OneOnOne]):
    """Meetings with one person."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "one_on_one", OneOnOne)

    def of_person(self, person: str) -> tuple[OneOnOne, ...]:
        """Return the meetings with somebody, in the order in which they were written down."""
        return self._read("WHERE person = ? ORDER BY t.uid", person)

    def held(self, person: str, limit: int = -1) -> tuple[OneOnOne, ...]:
        """Return the meetings with somebody that took place, the latest first, at most `limit` of them."""
        return self._read(
            "WHERE person = ? AND state = ? ORDER BY held_on DESC, t.uid DESC LIMIT ?", person, _HELD, limit
        )

    def last_held(self, person: str) -> OneOnOne | None:
        """Return the latest that took place, or None."""
        return self._first("WHERE person = ? AND state = ? ORDER BY held_on DESC, t.uid DESC", person, _HELD)

    def last_of_all(self) -> OneOnOne | None:
        """Return the latest that took place with anybody and has a closing line, or None."""
        found = self._read("WHERE state = ? ORDER BY held_on DESC, t.uid DESC LIMIT 20", _HELD)
        return next((one for one in found if one.closing_line), None)

    def open(self, person: str | None = None) -> tuple[OneOnOne, ...]:
        """Return those that are still to be, with one person or with all; the next first, those without a day last."""
        ordered = "ORDER BY day IS NULL, day, t.uid"
        if person is not None:
            found = self._read(f"WHERE person = ? AND state = ? {ordered}", person, _PLANNED)
        else:
            found = self._read(f"WHERE state = ? {ordered}", _PLANNED)
        return tuple(sorted(found, key=lambda one: (one.day or dt.date.max, one.time or dt.time.min)))


class BringUps(_RecordBook[BringUp]):
    """What waits to be brought up with somebody, and what was."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "bring_up", BringUp)

    def of_person(self, person: str) -> tuple[BringUp, ...]:
        """Return the lines for somebody, in the order in which they were written down."""
        return self._read("WHERE person = ? ORDER BY t.uid", person)


class Reviews(_RecordBook[Review]):
    """Looks back on a period."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "review", Review)

    def newest_first(self) -> tuple[Review, ...]:
        """Return all, the latest period first."""
        return self._read("ORDER BY last DESC, t.uid DESC")

    def open(self) -> Review | None:
        """Return the one that can be gone on with, or None."""
        return self._first("WHERE closed = 0 ORDER BY last DESC, t.uid DESC")


class Plans(_RecordBook[Plan]):
    """If-then plans."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "plan", Plan)

    def in_force(self) -> Plan | None:
        return self._first("WHERE ended IS NULL ORDER BY made DESC, t.uid DESC")

    def newest_first(self) -> tuple[Plan, ...]:
        """Return all, the last made first."""
        return self._read("ORDER BY made DESC, t.uid DESC")

    def tally(self, plan: str) -> PlanTally:
        """Count the entries that fitted a plan."""
        rows = self._source.connection.execute(
            "SELECT plan_done, count(*) FROM entry WHERE plan = ? GROUP BY plan_done", (plan,)
        ).fetchall()
        count = dict(rows)
        return PlanTally(count.get(1, 0), count.get(0, 0), count.get(None, 0))

    def occasions(self, plan: str | None = None) -> tuple[PlanOccasion, ...]:
        """Return the entries that fitted a plan, or any plan, oldest first."""
        found = self._source.connection.execute(
            "SELECT e.plan, e.uid, e.day, e.plan_done FROM entry e"
            " WHERE e.plan IS NOT NULL AND (?1 IS NULL OR e.plan = ?1) ORDER BY e.key",
            (plan,),
        ).fetchall()
        return tuple(
            PlanOccasion(of, uid, dt.date.fromordinal(day), None if done is None else bool(done))
            for of, uid, day, done in found
        )


class OwnPrompts(_RecordBook[OwnPrompt]):
    """Questions of the leader's own."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "own_prompt", OwnPrompt)


class JournalSettingsTable(_RecordBook[JournalSettings]):
    """What is set for this journal."""

    def __init__(self, source: RevisionSource) -> None:
        super().__init__(source, "journal_settings", JournalSettings)

    def current(self) -> JournalSettings:
        """Return the settings; those of a journal where nothing was chosen yet are the defaults."""
        return self._first("WHERE t.uid = ?", SETTINGS_ID) or JournalSettings()
