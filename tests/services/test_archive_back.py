"""The loss-free archive read back: equal to what was written, into an empty or a used journal, twice as once."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage.making import PEOPLE, START, entries, fresh_journal

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import encode
from leader_journal.core.filters import EVERYTHING, SavedFilter
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import KIND_OF
from leader_journal.core.records import Entry
from leader_journal.core.revision import Revision
from leader_journal.exchange.archive import read_archive, write_archive
from leader_journal.storage.journal import Journal

HERE = Path("archive.json")


def archive_of(journal: Journal) -> bytes:
    file = io.BytesIO()
    write_archive(file, journal=journal.id, made_at=START, revisions=journal.revisions.all())
    return file.getvalue()


def take_in(journal: Journal, data: bytes) -> Services:
    services = Services(journal, FixedClock(START))
    services.exchange.bring_archive_in(read_archive(data, HERE))
    return services


_steps = st.lists(
    st.tuples(
        st.sampled_from(("put", "again", "delete", "undo", "settings", "filter", "unknown")), entries, st.integers(0, 9)
    ),
    max_size=12,
)


def live(journal: Journal, steps: list[tuple[str, Any, int]]) -> None:
    """Write what a random life writes: entries, new wordings, deletions, undo, settings, kinds of later versions."""
    services = Services(journal, FixedClock(START + dt.timedelta(days=1)))
    written: list[Any] = []
    for what, one, number in steps:
        if what == "undo":
            services.writes.undo()
            continue
        with services.writes.change() as writer:
            match what:
                case "put":
                    writer.put(one)
                    written.append(one)
                case "again" if written:
                    writer.put(replace(written[number % len(written)], facts=one.facts))
                case "delete" if written:
                    writer.delete(KIND_OF[type(one)], written[number % len(written)].id)
                case "settings":
                    writer.put(JournalSettings(keep_years=number + 1))
                case "filter":
                    writer.put(SavedFilter(id=journal.ids.new(), name=str(number), filter=EVERYTHING))
        if what == "unknown":
            _of_a_later_version(journal, number)


def _of_a_later_version(journal: Journal, number: int) -> None:
    with journal._file.transaction():
        journal.revisions.append(
            Revision(
                rev=journal.ids.new(),
                change=journal.ids.new(),
                kind="dream",
                subject=journal.ids.new(),
                parent=None,
                device="elsewhere",
                saved_at=START,
                deleted=False,
                payload=encode({"number": number}),
            )
        )


@given(_steps)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_archive_journal_archive_is_the_same(steps: list[tuple[str, Any, int]]) -> None:
    origins = [one.origin for what, one, _number in steps if what == "put" and one.origin is not None]
    assume(len(origins) == len(set(origins)))  # what came twice from one source stands once, which an import sees to
    with fresh_journal(*PEOPLE) as journal, fresh_journal() as other:
        live(journal, steps)
        data = archive_of(journal)
        services = take_in(other, data)
        assert archive_of(other) == data
        assert other.check().ok
        assert list(other.entries.all()) == list(journal.entries.all())
        assert other.entries.trashed() == journal.entries.trashed()
        assert other.people.all() == journal.people.all()
        assert other.settings.all() == journal.settings.all()
        assert other.saved_filters.all() == journal.saved_filters.all()
        assert services.exchange.bring_archive_in(read_archive(data, HERE)).added == 0
        assert archive_of(other) == data


@given(_steps, _steps)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_into_a_used_journal_nothing_of_either_is_lost(
    steps: list[tuple[str, Any, int]], others: list[tuple[str, Any, int]]
) -> None:
    with fresh_journal(*PEOPLE) as journal, fresh_journal() as other:
        live(journal, steps)
        live(other, [(what, one, number + 5) for what, one, number in others])
        mine = {one.rev: one for one in other.revisions.all()}
        theirs = {one.rev: one for one in journal.revisions.all()}
        name = other.id
        take_in(other, archive_of(journal))
        together = {one.rev: one.payload for one in other.revisions.all()}
        written = {rev: one.payload for rev, one in (theirs | mine).items()}
        assert written.items() <= together.items()
        joined = [one for one in other.revisions.all() if one.rev not in written]
        # what both set is joined, field by field; of what came into both from one source, one stands
        assert all(one.kind == RecordKind.JOURNAL_SETTINGS or _is_a_twin(other, one) for one in joined)
        assert other.check().ok
        assert other.id == (name if mine else journal.id)
        once = archive_of(other)
        take_in(other, archive_of(journal))
        assert archive_of(other) == once


def _is_a_twin(journal: Journal, gone: Revision) -> bool:
    thrown = {one.entry.id: one.entry.origin for one in journal.entries.trashed()}
    standing = {one.origin for one in journal.entries.all(EVERYTHING)}
    return gone.deleted and thrown[gone.subject] is not None and thrown[gone.subject] in standing


@pytest.fixture
def pair() -> Iterator[tuple[Journal, Journal]]:
    with fresh_journal(*PEOPLE) as journal, fresh_journal() as other:
        yield journal, other


def test_what_was_erased_here_stays_so_and_what_was_reworded_here_stays_on_top(
    pair: tuple[Journal, Journal],
) -> None:
    journal, other = pair
    first = Entry(id=journal.ids.new(), happened=START, written=START, facts="first")
    gone = Entry(id=journal.ids.new(), happened=START, written=START, facts="gone")
    services = Services(journal, FixedClock(START))
    for one in (first, gone):
        with services.writes.change() as writer:
            writer.put(one)
    data = archive_of(journal)
    take_in(other, data)
    with Services(other, FixedClock(START + dt.timedelta(hours=1))).writes.change() as writer:
        writer.put(replace(first, facts="reworded here"))
    with other._file.transaction() as connection:
        other.revisions.erase(gone.id)
        connection.execute("DELETE FROM entry WHERE key = (SELECT key FROM entry_row WHERE uid = ?)", (gone.id,))
        connection.execute("INSERT INTO erased VALUES (?, '2026-11-24T10:30:00+01:00')", (gone.id,))
    result = Services(other, FixedClock(START)).exchange.bring_archive_in(read_archive(data, HERE))
    assert (result.added, result.erased) == (0, 1)
    assert [one.facts for one in other.entries.all()] == ["reworded here"]
