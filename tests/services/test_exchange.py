"""Importing and writing out: nothing twice, nothing half, nothing over something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leader_journal.composition import Services
from leader_journal.core.errors import Cancelled, DiskFull, JournalExists, NoAccess, UnreadableSource
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.imports import LineReason, SourceFormat, SourceReason
from leader_journal.core.terms import Mark, Quality
from leader_journal.exchange.archive import read_archive
from leader_journal.services.entries.capture import Captured
from leader_journal.services.files import replace_file, write_new_file
from leader_journal.services.importing import PREVIEWED, HowToRead
from leader_journal.storage.journal import Journal

LINES = "\n".join(f"[2026-09-{day:02} 14:00] Occasion {day} with @Peter" for day in range(1, 9))
TABLE = "Dato;Hvad;Hvem\n1.9.2026;Noget kom op;peter\n;Uden dato;Ida\n2.9.2026;Noget mere;Ida og Bo\n"


@pytest.fixture
def jrnl(tmp_path: Path) -> Path:
    """A file of jrnl with eight entries."""
    path = tmp_path / "journal.txt"
    path.write_text(LINES + "\n", encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A CSV file with two entries and a broken line."""
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_entries_come_in_unmarked_to_be_deepened_and_known_people_are_found(services: Services, jrnl: Path) -> None:
    services.people.add("Peter")
    result = services.imports.bring_in(services.imports.read(jrnl))

    assert (result.added, result.known) == (8, 0)
    for row in services.entries.rows(EVERYTHING):
        assert row.imported
        assert row.deepen_later
        assert (row.kind, row.tone, row.quality) == (None, None, Quality.NOT_RATED)
        assert {row.marks.humility, row.marks.questions, row.marks.room} == {Mark.UNMARKED}
        assert [services.people.alias_of(person) for person in row.people] == ["Peter"]


def test_bringing_in_twice_adds_nothing_the_trash_included(services: Services, jrnl: Path) -> None:
    plan = services.imports.read(jrnl)
    services.imports.bring_in(plan)
    services.entries.trash([services.entries.rows(EVERYTHING)[0].id])

    again = services.imports.bring_in(plan)

    assert (again.added, again.known) == (0, 8)
    assert not again.changes
    assert services.entries.count_all() == 7


def test_undo_takes_a_whole_import_back_with_its_people(services: Services, table: Path) -> None:
    services.imports.bring_in(services.imports.read(table))
    assert [person.alias for person in services.people.all()] == ["Bo", "Ida", "peter"]
    services.writes.undo()
    assert services.entries.count_all() == 0
    assert services.people.all() == ()


@pytest.mark.parametrize("at", [0.0, 0.5])
def test_cancelling_adds_nothing(services: Services, jrnl: Path, at: float) -> None:
    def cancel(share: float) -> None:
        if share >= at:
            raise Cancelled

    plan = services.imports.read(jrnl)
    with pytest.raises(Cancelled):
        services.imports.bring_in(plan, cancel)
    assert services.entries.count_all() == 0
    assert services.imports.bring_in(plan).added == 8


def test_a_broken_line_is_told_and_the_rest_comes_in(services: Services, table: Path) -> None:
    plan = services.imports.read(table)
    assert services.imports.bring_in(plan).added == 2
    assert [(problem.line, problem.reason) for problem in plan.problems] == [(3, LineReason.NO_DATE)]


def test_a_preview_tells_what_would_come_and_changes_nothing(
    services: Services, jrnl: Path, table: Path, journal: Journal
) -> None:
    services.people.add("Peter")
    before = journal.revisions.count()

    preview = services.imports.preview(services.imports.read(jrnl))
    named = services.imports.preview(services.imports.read(table))

    assert (preview.new, preview.known, len(preview.first)) == (8, 0, PREVIEWED)
    assert (named.new, len(named.plan.problems)) == (2, 1)
    assert named.new_people == ("Ida", "Bo"), "Peter is known, however the file writes him"
    assert journal.revisions.count() == before
    services.imports.bring_in(services.imports.read(table))
    assert [person.alias for person in services.people.all()] == ["Bo", "Ida", "Peter"]


def test_columns_are_named_by_hand(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("A,B\n2026-09-01,Something\n", encoding="utf-8")
    plan = services.imports.read(path, HowToRead(mapping=(("happened", "A"), ("text", "B"))))
    assert [entry.text for entry in plan.entries] == ["Something"]


def test_a_source_that_cannot_be_read_says_why(services: Services, tmp_path: Path, journal: Journal) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    (tmp_path / "folder").mkdir()
    reasons = {
        tmp_path / "nothing": SourceReason.MISSING,
        tmp_path / "folder": SourceReason.NO_ENTRIES,
        empty: SourceReason.EMPTY,
        journal.path: SourceReason.NO_ENTRIES,
    }
    for path, reason in reasons.items():
        with pytest.raises(UnreadableSource) as raised:
            services.imports.read(path, HowToRead(format=SourceFormat.JRNL))
        assert raised.value.reason is reason


def test_the_archive_is_the_whole_log_and_reads_back_equal(
    services: Services, journal: Journal, tmp_path: Path
) -> None:
    saved = services.capture.save(Captured(facts="@Kim æøå ☕", promise="call", new_agreement="We call"))
    services.entries.trash([saved.ids[0]])
    services.writes.undo()
    target = tmp_path / "out.json"

    count = services.exchange.export_archive(target)

    archive = read_archive(target.read_bytes(), target)
    assert archive.revisions == tuple(journal.revisions.all())
    assert count == len(archive.revisions) == journal.revisions.count()
    assert archive.header.journal == journal.id
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_export_leaves_alone_what_is_there(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    target, part = out / "mine.json", out / "mine.json.part"
    target.write_text("mine")
    part.write_text("mine too")
    (out / "link.json").symlink_to(out / "nowhere")
    for name in ("mine.json", "link.json"):
        with pytest.raises(JournalExists):
            services.exchange.export_archive(out / name)
    target.unlink()
    services.exchange.export_archive(target)
    assert part.read_text() == "mine too"
    assert sorted(path.name for path in out.iterdir()) == ["link.json", "mine.json", "mine.json.part"]


def test_an_export_that_is_stopped_leaves_nothing(services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    services.capture.save(Captured(facts="x"))

    def cancel(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        services.exchange.export_archive(out / "out.json", cancel)
    assert list(out.iterdir()) == []
    with pytest.raises(NoAccess):
        services.exchange.export_archive(out / "missing" / "out.json")


def test_a_file_that_came_to_be_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    def write() -> None:
        with write_new_file(target) as file:
            file.write(b"ours")
            target.write_text("theirs")

    with pytest.raises(JournalExists):
        write()
    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_on_a_full_disk_there_is_no_half_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    def write() -> None:
        with write_new_file(target) as file:
            file.write(b"half")
            raise OSError(28, os.strerror(28))

    with pytest.raises(DiskFull):
        write()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_is_removed_by_the_next_one_there(tmp_path: Path) -> None:
    left, running = tmp_path / ".leader-journal-old.part", tmp_path / ".leader-journal-new.part"
    for part in (left, running):
        part.write_text("what was written, not encrypted")
    os.utime(left, (1, 1))
    replace_file(tmp_path / "page.md", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [running.name, "page.md"]


def test_a_chosen_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target, part = tmp_path / "chart.svg", tmp_path / "chart.svg.part"
    target.write_text("old")
    part.write_text("of somebody else")
    replace_file(target, b"new")
    assert (target.read_bytes(), part.read_text()) == (b"new", "of somebody else")
    with pytest.raises(NoAccess):
        replace_file(tmp_path, b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.svg", "chart.svg.part"]
