"""Reading entries: lists from narrow tables, one entry from the log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from leader_journal import storage
from leader_journal.core.codec import decode, decode_all
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Entry, Marks
from leader_journal.core.rows import EntryRow, ThemeCount, TrashedEntry, Version
from leader_journal.core.terms import Kind, Series, Tone
from leader_journal.storage.codes import QUALITY_OF_CODE, marks_of_codes, moment_of
from leader_journal.storage.filter_sql import Query, counting, listing
from leader_journal.wording.name_order import name_key

if TYPE_CHECKING:
    from leader_journal.core.breaches import Breach
    from leader_journal.core.columns import Answers, MarkedColumns
    from leader_journal.core.narrow_entry import NarrowEntry, Noted, ThemedEntry
    from leader_journal.core.tallies import (
        AnsweredEntry,
        Factor,
        KindedEntry,
        RatedEntry,
        ReactionTally,
        Tallies,
    )
    from leader_journal.core.voices import Brought
    from leader_journal.storage.revisions import Revisions, RevisionSource

_ROW_COLUMNS = (
    "e.key, r.uid, r.happened, r.facts, r.people, e.kind, e.tone, e.humility, e.questions, e.room, e.quality,"
    " e.setting, e.deepen_later, e.imported"
)
_ROWS = " CROSS JOIN entry_row r ON r.key = e.key"
_PAYLOADS = " CROSS JOIN revision v ON v.seq = r.seq"
_AT_A_TIME = 500
"""Payloads that are read and decoded together: row by row, the way between SQLite and Python took most of the time."""


class Entries:
    """The entries that are not in the trash, and the trash."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    def get(self, entry: str) -> Entry:
        """Return one entry. Raises KeyError where there is none, or it is in the trash."""
        found = self._source.connection.execute(
            "SELECT payload FROM entry_row JOIN revision USING (seq) WHERE uid = ?", (entry,)
        ).fetchone()
        if found is None:
            raise KeyError(entry)
        return decode(found[0], Entry)

    def rows(self, chosen: EntryFilter, *, before: int | None = None, limit: int = 200) -> tuple[EntryRow, ...]:
        """Return what a list shows, newest first, at most `limit`, older than the row with key `before`."""
        query = listing(chosen)
        if before is not None:
            query.narrow(f"{query.order} < ?", before)
        found = self._source.connection.execute(
            f"SELECT {_ROW_COLUMNS} FROM {query.tables}{_ROWS}{query.where} ORDER BY {query.order} DESC LIMIT ?",
            [*query.parameters, limit],
        ).fetchall()
        return tuple(map(_entry_row, found))

    def nearest_written(self, day: dt.date, slack: int) -> EntryRow | None:
        """Return the entry nearest to a day, the first of it, at most so many days away; none that was brought in."""
        span = dt.timedelta(days=slack)
        query = listing(EntryFilter(period=Period(day - span, day + span)))
        query.narrow("e.imported = 0")
        nearest = f"SELECT e.key FROM {query.tables}{query.where} ORDER BY abs(e.day - ?), {query.order} LIMIT 1"
        found = self._source.connection.execute(
            f"SELECT {_ROW_COLUMNS} FROM entry e{_ROWS} WHERE e.key = ({nearest})", [*query.parameters, day.toordinal()]
        ).fetchone()
        return None if found is None else _entry_row(found)

    def count(self, chosen: EntryFilter) -> int:
        query = counting(chosen)
        found = self._source.connection.execute(
            f"SELECT count(*) FROM {query.tables}{query.where}", query.parameters
        ).fetchone()
        return int(found[0])

    def any(self, chosen: EntryFilter) -> bool:
        """Return whether there is one at all: of many, few are looked at."""
        query = counting(chosen)
        found = self._source.connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM {query.tables}{query.where})", query.parameters
        ).fetchone()
        return bool(found[0])

    def ids(self, chosen: EntryFilter) -> tuple[str, ...]:
        """Return the ids of all chosen entries, newest first."""
        query = listing(chosen)
        found = self._source.connection.execute(
            f"SELECT e.uid FROM {query.tables}{query.where} ORDER BY {query.order} DESC", query.parameters
        ).fetchall()
        return tuple(uid for (uid,) in found)

    def all(self, chosen: EntryFilter = EVERYTHING) -> Iterator[Entry]:
        """Yield the chosen entries whole, oldest first. Nothing may be written meanwhile by the same connection."""
        query = listing(chosen)
        found = self._source.connection.execute(
            f"SELECT v.payload FROM {query.tables}{_ROWS}{_PAYLOADS}{query.where} ORDER BY {query.order}",
            query.parameters,
        )
        while rows := found.fetchmany(_AT_A_TIME):
            yield from decode_all([payload for (payload,) in rows], Entry)

    def facts(self, chosen: EntryFilter) -> Iterator[str]:
        """Yield what happened in each of the chosen entries, oldest first; none is opened."""
        query = listing(chosen)
        found = self._source.connection.execute(
            f"SELECT r.facts FROM {query.tables}{_ROWS}{query.where} ORDER BY {query.order}", query.parameters
        )
        while rows := found.fetchmany(_AT_A_TIME):
            yield from (facts for (facts,) in rows)

    def who_and_when(self, chosen: EntryFilter) -> Iterator[tuple[dt.date, Sequence[str]]]:
        """Yield the day and the people of each of the chosen entries, oldest first; none is opened."""
        query = listing(chosen)
        found = self._source.connection.execute(
            f"SELECT e.day, r.people FROM {query.tables}{_ROWS}{query.where} ORDER BY {query.order}", query.parameters
        )
        while rows := found.fetchmany(_AT_A_TIME):
            yield from ((dt.date.fromordinal(day), people.split()) for day, people in rows)

    def tallies(self, chosen: EntryFilter) -> Tallies:
        """Return how the chosen entries count in each series, by local day, oldest first."""
        return storage.tallies.tallies(self._source.connection, chosen)

    def rated_entries(self, series: Series, chosen: EntryFilter, limit: int) -> tuple[RatedEntry, ...]:
        """Return the first `limit` chosen entries that count in a series, oldest first."""
        return storage.tallies.rated_entries(self._source.connection, series, chosen, limit)

    def reaction_tallies(self, chosen: EntryFilter) -> tuple[ReactionTally, ...]:
        """Return which first reactions the chosen entries with a rated reaction hold, in the order of `Reaction`."""
        return storage.tallies.reaction_tallies(self._source.connection, chosen)

    def marked(self, factor: Factor, chosen: EntryFilter) -> MarkedColumns:
        """Return how the chosen entries count, and their levels of a factor and of those that it is read with."""
        return storage.levels.marked(self._source.connection, factor, chosen)

    def level_counts(self, factor: Factor, series: Series, chosen: EntryFilter) -> dict[str, int]:
        """Return how many of the chosen entries of each level are rated in a series."""
        return storage.levels.level_counts(self._source.connection, factor, series, chosen)

    def narrow(self, noted: Noted, chosen: EntryFilter) -> tuple[NarrowEntry, ...]:
        """Return the chosen entries that say something of what is asked for, oldest first; none is opened."""
        return storage.narrow.narrow_entries(self._source.connection, noted, chosen)

    def themed(self, chosen: EntryFilter) -> tuple[ThemedEntry, ...]:
        """Return each theme of each of the chosen entries, entries oldest first."""
        return storage.narrow.themed_entries(self._source.connection, chosen)

    def breaches(self, chosen: EntryFilter) -> tuple[Breach, ...]:
        """Return the chosen entries as the four boxes look at them, oldest first; `chosen` leaves breaches alone."""
        return storage.narrow.breaches(self._source.connection, chosen)

    def last_saved(self, chosen: EntryFilter) -> dict[str, dt.datetime]:
        """Return when each of the chosen entries was saved last, by its id."""
        query = listing(chosen)
        found = self._source.connection.execute(
            f"SELECT r.uid, v.saved_at FROM {query.tables}{_ROWS}{_PAYLOADS}{query.where}", query.parameters
        ).fetchall()
        return {uid: moment_of(at) for uid, at in found}

    def first_own_day(self) -> dt.date | None:
        """Return the day of the first entry that was written here, not imported; None where there is none."""
        found = self._source.connection.execute("SELECT min(day) FROM entry WHERE imported = 0").fetchone()
        return None if found[0] is None else dt.date.fromordinal(found[0])

    def with_debts(self, chosen: EntryFilter) -> tuple[Entry, ...]:
        """Return the chosen entries that ask for something still, oldest first.

        That is: to tell what became of it, or to come back to a reaction that was sharp or closed.
        """
        query = _asking(chosen)
        found = self._source.connection.execute(
            f"SELECT v.payload FROM {query.tables}{_ROWS}{_PAYLOADS}{query.where} ORDER BY {query.order}",
            query.parameters,
        ).fetchall()
        return tuple(decode(payload, Entry) for (payload,) in found)

    def ids_with_debts(self, chosen: EntryFilter) -> frozenset[str]:
        """Return the ids of the same entries, without opening them."""
        query = _asking(chosen)
        found = self._source.connection.execute(
            f"SELECT e.uid FROM {query.tables}{query.where}", query.parameters
        ).fetchall()
        return frozenset(uid for (uid,) in found)

    def brought_by_people(self, chosen: EntryFilter) -> tuple[Brought, ...]:
        """Return what each person brought among the chosen entries: not what another raised, or the leader noticed."""
        return storage.voices.brought_by_people(self._source.connection, chosen)

    def last_brought(self, period: Period, person: str) -> dict[Kind | None, dt.date]:
        """Return the day on which a person last brought something: of each voice, and of the kind that came last."""
        return storage.voices.last_brought(self._source.connection, period, person)

    def last_brought_by_others(self, period: Period, person: str) -> dict[Kind | None, dt.date]:
        """Return the day on which anybody but this person last brought something, of each voice."""
        return storage.voices.last_brought_by_others(self._source.connection, period, person)

    def written_of_people(self, chosen: EntryFilter) -> tuple[Brought, ...]:
        """Return of which kinds the chosen entries of each person are, whoever raised it."""
        return storage.voices.written_of_people(self._source.connection, chosen)

    def last_heard(self, chosen: EntryFilter, person: str | None = None) -> dt.date | None:
        """Return the day of the latest chosen entry that somebody brought: anybody, or one of the filter's people."""
        return storage.voices.last_heard(self._source.connection, chosen, person)

    def answers(self, chosen: EntryFilter) -> Answers:
        """Return who was answered in the chosen entries with a rated reaction and a kind."""
        return storage.answered.answers(self._source.connection, chosen)

    def answered(self, chosen: EntryFilter) -> tuple[AnsweredEntry, ...]:
        """Return the chosen entries with a rated reaction, once for each person who was answered; oldest first."""
        return storage.answered.answered_entries(self._source.connection, chosen)

    def kinded(self, chosen: EntryFilter, limit: int) -> tuple[KindedEntry, ...]:
        """Return the latest `limit` chosen entries with their kind and how the reaction counts; oldest first."""
        return storage.answered.kinded_entries(self._source.connection, chosen, limit)

    def extent(self, chosen: EntryFilter) -> tuple[int, dt.date | None]:
        """Return how many entries there are, and the day of the earliest, or None."""
        query = counting(chosen, needs_entries=True)
        count, first = self._source.connection.execute(
            f"SELECT count(*), min(e.day) FROM {query.tables}{query.where}", query.parameters
        ).fetchone()
        return count, None if first is None else dt.date.fromordinal(first)

    def days(self, chosen: EntryFilter) -> tuple[dt.date, dt.date] | None:
        """Return the days of the first and of the last of the chosen entries; None where there is none."""
        query = listing(chosen)
        asked = f"SELECT e.day FROM {query.tables}{query.where} ORDER BY {query.order}"
        run = self._source.connection.execute
        ends = [run(f"{asked} {way} LIMIT 1", query.parameters).fetchone() for way in ("ASC", "DESC")]
        if None in ends:
            return None
        (first,), (last,) = ends
        return dt.date.fromordinal(first), dt.date.fromordinal(last)

    def first_day(self, chosen: EntryFilter) -> dt.date | None:
        """Return the day of the earliest chosen entry, or None."""
        return self.extent(chosen)[1]

    # what a one-on-one asks for, without opening more than is shown

    def latest_with(self, person: str, since: dt.date, limit: int) -> tuple[Entry, ...]:
        """Return those of the latest `limit` entries that list a person which are of a day or later; newest first."""
        return storage.one_on_one.latest_with(self._source.connection, person, since, limit)

    def latest_marks_with(self, person: str, limit: int) -> tuple[Marks, ...]:
        """Return the marks of the latest entries that list a person, newest first; none is opened."""
        return storage.one_on_one.latest_marks_with(self._source.connection, person, limit)

    def loops_open(self, person: str, limit: int) -> tuple[Entry, ...]:
        """Return the entries with a person of which somebody is still to be told, oldest first."""
        return storage.one_on_one.loops_open(self._source.connection, person, limit)

    def unrepaired(self, person: str, since: dt.date, limit: int) -> tuple[str, ...]:
        """Return the ids of the entries with a person, of a day or later, to which the leader should come back.

        Not those that somebody else came with. Newest first; none is opened.
        """
        return storage.one_on_one.unrepaired(self._source.connection, person, since, limit)

    def of_my_own(self, since: dt.date, limit: int) -> tuple[Entry, ...]:
        """Return where the leader shared something of their own, or noted a mistake without people; newest first."""
        return storage.one_on_one.of_my_own(self._source.connection, since, limit)

    # versions and the trash

    def versions(self, entry: str) -> tuple[Version, ...]:
        """Return the saved versions of an entry, the present one first; none where there never was one."""
        return self._revisions().versions(entry)

    def version(self, entry: str, rev: str) -> Entry:
        """Return an entry as it was in one version. Raises KeyError."""
        revision = self._revisions().get(rev)
        if revision.subject != entry or revision.kind != RecordKind.ENTRY:
            raise KeyError(rev)
        return decode(revision.payload, Entry)

    def _revisions(self) -> Revisions:
        from leader_journal.storage.revisions import Revisions  # lists do without the log

        return Revisions(self._source)

    def trashed(self) -> tuple[TrashedEntry, ...]:
        """Return what lies in the trash, the last thrown away first."""
        found = self._source.connection.execute(
            "SELECT payload, trashed_at, rev FROM trash JOIN revision USING (seq)"
        ).fetchall()
        latest = sorted(found, key=lambda row: (moment_of(row[1]), row[2]), reverse=True)
        return tuple(
            TrashedEntry(entry=decode(payload, Entry), trashed_at=moment_of(at)) for payload, at, _rev in latest
        )

    # what entries have in common

    def origins(self, source: str) -> frozenset[str]:
        """Return the keys of everything that was imported from a source, what lies in the trash too."""
        found = self._source.connection.execute("SELECT key FROM origin WHERE source = ?", (source,)).fetchall()
        return frozenset(key for (key,) in found)

    def themes(self) -> tuple[ThemeCount, ...]:
        """Return the leader's themes, the most used first."""
        found = self._source.connection.execute(
            "SELECT theme, count(*) FROM entry_theme GROUP BY theme ORDER BY count(*) DESC"
        ).fetchall()
        themes = (ThemeCount(name=name, count=count) for name, count in found)
        return tuple(sorted(themes, key=lambda theme: (-theme.count, name_key(theme.name))))

    def settings_used(self) -> tuple[str, ...]:
        """Return the settings in use, the most used first; the shipped ones by their key."""
        found = self._source.connection.execute(
            "SELECT setting FROM entry WHERE setting IS NOT NULL GROUP BY setting ORDER BY count(*) DESC, setting"
        ).fetchall()
        return tuple(setting for (setting,) in found)


_Row = tuple[
    int,
    str,
    str,
    str,
    str,
    str | None,
    str | None,
    int | None,
    int | None,
    int | None,
    int | None,
    str | None,
    int,
    int,
]


def _asking(chosen: EntryFilter) -> Query:
    query = listing(chosen)
    query.narrow("(e.loop_open = 1 OR e.unrepaired = 1)")
    return query


def _entry_row(row: _Row) -> EntryRow:
    key, uid, happened, facts, people, kind, tone, humility, questions, room, quality, setting, later, imported = row
    return EntryRow(
        key=key,
        id=uid,
        happened=moment_of(happened),
        kind=None if kind is None else Kind(kind),
        facts=facts,
        people=tuple(people.split()),
        marks=marks_of_codes(humility, questions, room),
        tone=None if tone is None else Tone(tone),
        quality=QUALITY_OF_CODE[quality],
        setting=setting,
        deepen_later=bool(later),
        imported=bool(imported),
    )
