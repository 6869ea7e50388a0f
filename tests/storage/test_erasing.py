"""What has lain in the bin for long is erased for good, and nothing younger, whatever the clock says."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.old_bin import purge
from tests.storage.making import START, entry, put, trash

from leader_journal.core.clock import FixedClock
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Origin, Promise
from leader_journal.storage.journal import Journal

DAY = dt.timedelta(days=1)


def test_old_trash_is_erased_for_good(journal: Journal, clock: FixedClock) -> None:
    old, new, kept = (
        entry(journal, name, origin=Origin(source="jrnl", key=name)) for name in ("gammel", "ny", "behold")
    )
    change = put(journal, old, new, kept)
    trash(journal, old)
    clock.advance(20 * DAY)
    trash(journal, new)
    journal.drafts.save(f"entry:{old.id}", b"gammel, rettet")
    clock.advance(5 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 0
    clock.advance(10 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 1
    assert [trashed.entry for trashed in journal.entries.trashed()] == [new]
    assert journal.entries.versions(old.id) == ()
    assert journal.entries.origins("jrnl") == {"ny", "behold"}
    assert journal.drafts.load(f"entry:{old.id}") is None
    assert purge(journal, clock.now() - 30 * DAY).entries == 0
    journal.undo(change)
    assert old.id not in {trashed.entry.id for trashed in journal.entries.trashed()}
    assert journal.check().ok


def test_old_trash_is_erased_in_a_copy_beside(journal: Journal, clock: FixedClock) -> None:
    """What was put back meanwhile stays; a copy that another one was written over is neither taken nor removed."""
    old, back, kept = (entry(journal, name) for name in ("gammel", "tilbage", "behold"))
    put(journal, old, back, kept)
    trash(journal, old)
    trash(journal, back)
    gone = journal.erasures.deleted()
    put(journal, back)
    first = journal.erasures.erase_deleted_beside(gone)
    second = journal.erasures.erase_deleted_beside(gone)
    assert not journal.erasures.take(first)
    assert [one.entry for one in journal.entries.trashed()] == [old]
    assert journal.erasures.take(second)
    assert second.emptied.entries == 1
    assert journal.entries.trashed() == ()
    assert {journal.entries.get(one.id).facts for one in (back, kept)} == {"tilbage", "behold"}
    put(journal, entry(journal, "efter"))
    assert journal.check().ok


def test_a_copy_that_nobody_took_goes_when_the_journal_is_closed(journal: Journal) -> None:
    """A job may end just as it is locked; the copy lay there until the next opening, as large as the journal."""
    old = entry(journal, "gammel")
    put(journal, old)
    trash(journal, old)
    journal.erasures.erase_deleted_beside(journal.erasures.deleted())
    folder = journal.path.parent
    assert [one.name for one in folder.glob(".*.part*")] != []
    journal.close()
    assert [one.name for one in folder.glob(".*.part*")] == []


def test_a_copy_is_not_taken_where_another_took_the_place_since(journal: Journal) -> None:
    """Of two copies of one state the second would take back what was done in the first."""
    old = entry(journal, "gammel")
    put(journal, old)
    trash(journal, old)
    first = journal.erasures.erase_deleted_beside(journal.erasures.deleted())
    assert journal.erasures.take(first)
    assert not journal.erasures.take(first)
    assert journal.check().ok


def _blocks_of_index_with(journal: Journal, letters: bytes) -> int:
    rows = journal._file.connection.execute("SELECT block FROM entry_text_fts_data").fetchall()
    return sum(letters in block for (block,) in rows)


def test_not_a_letter_of_what_was_erased_is_left_in_the_search_index(journal: Journal, clock: FixedClock) -> None:
    gone = entry(journal, "qzx alene")
    put(journal, gone, entry(journal, "noget andet"))
    trash(journal, gone)
    assert _blocks_of_index_with(journal, b"qzx")
    purge(journal, clock.now() - 30 * DAY)
    clock.advance(40 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 1
    assert not _blocks_of_index_with(journal, b"qzx")
    assert journal.check().ok


@pytest.mark.parametrize("days", [3650, 400, -3650, -40])
def test_a_clock_that_was_wrong_for_some_days_erases_nothing_young(
    journal: Journal, clock: FixedClock, days: int
) -> None:
    """Ten years ahead, or back, while the app is started and something old is thrown away; then right again."""
    clock.advance(-5000 * DAY)
    old, older = entry(journal, "skrevet for længst"), entry(journal, "også")
    put(journal, old, older)
    clock.advance(5000 * DAY)
    trash(journal, older)
    purge(journal, clock.now() - 30 * DAY)
    clock.advance(days * DAY)
    for _start in range(5):
        assert purge(journal, clock.now() - 30 * DAY).entries == 0
        clock.advance(DAY)
    trash(journal, old)
    clock.advance(-days * DAY)
    for _start in range(7):
        assert purge(journal, clock.now() - 30 * DAY).entries == 0
        clock.advance(DAY)
    assert {trashed.entry for trashed in journal.entries.trashed()} == {old, older}


def test_what_was_put_back_and_thrown_away_again_waits_anew(journal: Journal, clock: FixedClock) -> None:
    made = entry(journal)
    put(journal, made)
    trash(journal, made)
    clock.advance(25 * DAY)
    purge(journal, clock.now() - 30 * DAY)
    put(journal, made)
    purge(journal, clock.now() - 30 * DAY)
    trash(journal, made)
    clock.advance(29 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 0
    clock.advance(2 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 1


@pytest.mark.parametrize("days", [31, 60, 179])
def test_days_count_although_the_app_was_closed(journal: Journal, clock: FixedClock, days: int) -> None:
    """Thrown away, closed, and opened after weeks: what is older than 30 days goes at that start, and no week later."""
    old = entry(journal)
    put(journal, old)
    purge(journal, clock.now() - 30 * DAY)
    trash(journal, old)
    clock.advance(days * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 1
    assert journal.revisions.count() == 0


def test_a_clock_that_says_for_a_week_that_years_have_passed_is_believed(journal: Journal, clock: FixedClock) -> None:
    old = entry(journal)
    put(journal, old)
    trash(journal, old)
    clock.advance(400 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 0
    clock.advance(8 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 1


def test_deleted_records_of_other_kinds_are_erased_as_well(journal: Journal, clock: FixedClock) -> None:
    """A promise, an agreement or a filter that was deleted lies in no bin, and would stay in the log for ever."""
    gone = Promise(id=journal.ids.new(), text="qzx", made=clock.now().date())
    put(journal, gone)
    with journal.write() as writer:
        writer.delete(RecordKind.PROMISE, gone.id)
    clock.advance(31 * DAY)
    assert purge(journal, clock.now() - 30 * DAY).entries == 0, "no entry"
    assert journal.revisions.head(gone.id) is None
    assert journal.is_erased(gone.id)
    with journal.write() as writer:
        writer.put(gone)  # as a form does that still holds it
    assert journal.revisions.head(gone.id) is None
    assert journal.promises.all() == ()
    assert journal.check().ok


@pytest.mark.parametrize("days", [-400, -1])
def test_a_clock_that_was_set_back_erases_nothing_too_early(journal: Journal, clock: FixedClock, days: int) -> None:
    made = entry(journal)
    put(journal, made)
    clock.advance(days * DAY)
    trash(journal, made)
    assert purge(journal, clock.now() + 1000 * DAY).entries == 0
    clock.advance(-days * DAY)  # right again
    assert purge(journal, clock.now() - 30 * DAY).entries == 0
    assert [trashed.trashed_at for trashed in journal.entries.trashed()] == [START]
