"""Importing again: what was thrown away, what was read by another mapping, meetings, promises, and very many."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from leader_journal.composition import Services
from leader_journal.core.errors import Cancelled
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.imports import Again, DateOrder, Remark, SourceFormat
from leader_journal.core.one_on_ones import MeetingState
from leader_journal.services.importing import HowToRead

TABLE = "Date,Note,More,Who\n2026-09-01 14:00,First,Long one,Ida\n2026-09-02 15:00,Second,Other,Bo\n"
NOTE_ONLY = HowToRead(mapping=(("text", "Note"), ("skip", "More"), ("skip", "Who")))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with two entries."""
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def texts(services: Services) -> list[str]:
    """The texts of all entries, the latest first."""
    return [services.people.shown(row.facts) for row in services.entries.rows(EVERYTHING)]


def test_what_was_thrown_away_comes_back_when_that_is_asked_for_and_not_before(services: Services, table: Path) -> None:
    plan = services.imports.read(table)
    services.imports.bring_in(plan)
    services.writes.undo()

    assert (services.imports.preview(plan).new, services.imports.preview(plan).in_bin) == (0, 2)
    assert not services.imports.bring_in(plan).changes
    back = services.imports.bring_in(plan, again=Again.BRING_BACK)

    assert (back.again, back.added) == (2, 0)
    assert texts(services) == ["Second\n\nMore: Other", "First\n\nMore: Long one"]
    assert [person.alias for person in services.people.all()] == ["Bo", "Ida"]
    services.writes.undo()
    assert texts(services) == []


def test_another_mapping_is_offered_and_floods_nothing(services: Services, table: Path) -> None:
    services.imports.bring_in(services.imports.read(table, NOTE_ONLY))
    assert texts(services) == ["Second", "First"]
    other = services.imports.read(table)

    preview = services.imports.preview(other)

    assert (preview.new, preview.known, preview.otherwise) == (0, 0, 2)
    assert not services.imports.bring_in(other).changes
    services.imports.bring_in(other, again=Again.AFRESH)
    assert texts(services) == ["Second\n\nMore: Other", "First\n\nMore: Long one"]
    assert services.imports.preview(other).known == 2


def test_other_answers_of_a_row_are_the_same_row_and_another_row_of_its_day_is_new(
    services: Services, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.csv"
    rows = "2026-03-02,I shipped the release,Too many meetings,Done\n2026-03-02,A calm week,Too few hours,Done\n"
    answers.write_text(f"Date,What went well,What was hard,State\n{rows}", "utf-8")
    services.imports.bring_in(services.imports.read(answers))
    other = services.imports.read(answers, HowToRead(mapping=(("text", "What was hard"), ("skip", "What went well"))))
    preview = services.imports.preview(other)
    assert (preview.new, preview.otherwise) == (0, 2)
    answers.write_text(
        f"Date,What went well,What was hard,State\n{rows}2026-03-02,Asked first,None at all,Done\n", "utf-8"
    )
    preview = services.imports.preview(services.imports.read(answers))
    assert (preview.new, preview.known, preview.otherwise) == (1, 2, 0)


def test_afresh_reads_what_lies_in_the_bin_as_the_source_says_now(services: Services, table: Path) -> None:
    plan = services.imports.read(table)
    services.imports.bring_in(plan)
    services.entries.trash([row.id for row in services.entries.rows(EVERYTHING)])

    services.imports.bring_in(plan, again=Again.AFRESH)

    assert len(texts(services)) == 2
    assert services.entries.trashed() == ()


@pytest.mark.parametrize("again", Again)
@pytest.mark.parametrize("promises", [False, True])
@pytest.mark.parametrize("name", ["table.csv", "tasks.md", "doubtful.csv", "meetings.ics"])
def test_what_is_told_beforehand_is_what_comes_in(
    services: Services, tmp_path: Path, name: str, again: Again, promises: bool
) -> None:
    event = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:1:1 Ida\r\nDTSTART:20260901T090000\r\nEND:VEVENT\r\n"
    texts_of = {
        "table.csv": "Date,Notes,More\n2026-09-01,a,b\n2026-09-02,c,d\n2026-09-03,e,f\n",
        "tasks.md": "# 2026-09-01\n- [ ] Ask Bo\n\n# 2026-09-02\n- [ ] Ask Kim\n- [ ] Ask Ida\n",
        "doubtful.csv": "Date,Notes\n1/9/2026,a\n2/9/2026,b\n",
        "meetings.ics": f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n",
    }
    source = tmp_path / name
    source.write_text(texts_of[name], encoding="utf-8", newline="")
    half = tmp_path / f"half-{name}"
    half.write_text(texts_of[name].replace("2026-09-03,e,f\n", ""), encoding="utf-8", newline="")
    if again is not Again.LEAVE:  # something lies in the bin, something is here
        services.imports.bring_in(services.imports.read(half))
        services.entries.trash([row.id for row in services.entries.rows(EVERYTHING)][:1])
    preview = services.imports.preview(services.imports.read(source))
    told = preview.would(again, tasks_as_promises=promises)
    if preview.doubtful_dates:
        assert not told.anything
        return
    done = services.imports.bring_in(preview.plan, again=again, tasks_as_promises=promises)
    assert [getattr(done, name) for name in told.__struct_fields__] == [
        getattr(told, name) for name in told.__struct_fields__
    ]
    assert told.anything == bool(done.changes)


def test_doubtful_dates_are_told_and_settled_by_a_word(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Date,Notes\n1/9/2026,a\n", encoding="utf-8")

    assert services.imports.preview(services.imports.read(path)).doubtful_dates
    told = services.imports.read(path, HowToRead(dates=DateOrder.MONTH_FIRST))
    assert not services.imports.preview(told).doubtful_dates
    assert told.entries[0].happened.date() == dt.date(2026, 1, 9)


def test_open_tasks_become_promises_only_when_that_is_wanted(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "2026-09-01.md"
    path.write_text("---\npeople: Ida\n---\nTalk\n- [ ] Ask Bo\n- [x] done\n", encoding="utf-8")
    plan = services.imports.read(path)

    assert services.imports.preview(plan).tasks == 1
    result = services.imports.bring_in(plan, tasks_as_promises=True)

    (row,) = services.entries.rows(EVERYTHING)
    (promise,) = services.entries.promises_of(row.id)
    ida = services.people.find("Ida")
    assert ida is not None
    assert (result.promises, promise.text, promise.to, promise.made) == (1, "Ask Bo", ida.id, dt.date(2026, 9, 1))
    services.writes.undo()
    assert services.people.all() == ()


def test_meetings_come_in_once_those_that_were_as_held(services: Services, tmp_path: Path) -> None:
    def event(day: str, more: str = "") -> str:
        return f"BEGIN:VEVENT\r\nUID:{day}\r\nSUMMARY:1:1 Ida\r\nDTSTART:{day}T090000\r\n{more}END:VEVENT\r\n"

    path = tmp_path / "c.ics"
    events = event("20260901", "DESCRIPTION:The roof\r\n") + event("20261210", "DESCRIPTION:Later\r\n")
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n", newline="")
    plan = services.imports.read(path)

    preview = services.imports.preview(plan)
    assert (preview.new_meetings, dict(preview.remarks)) == (2, {Remark.AGENDAS: 1})
    assert services.imports.bring_in(plan).meetings == 2

    ida = services.people.find("Ida")
    assert ida is not None
    held, planned = services.journal.one_on_ones.of_person(ida.id)
    assert (held.state, held.held_on, held.brought) == (MeetingState.HELD, dt.date(2026, 9, 1), "The roof")
    assert (planned.state, planned.time, planned.brought) == (MeetingState.PLANNED, dt.time(9), "")
    assert services.imports.bring_in(plan).meetings == 0


def test_what_looks_wrong_is_said(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Date,Notes\n1899-09-01,a\n2099-09-01,b\n", encoding="utf-8")

    preview = services.imports.preview(services.imports.read(path))

    assert dict(preview.remarks) == {Remark.IN_THE_FUTURE: 1, Remark.LONG_AGO: 1, Remark.NO_TIME: 2}
    assert (preview.first_day, preview.last_day) == (dt.date(1899, 9, 1), dt.date(2099, 9, 1))


def test_very_many_come_in_as_one_change_that_undo_takes_back(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "j.txt"
    start = dt.datetime(2020, 1, 1, 8)  # noqa: DTZ001 - as jrnl writes it
    lines = (f"[{start + dt.timedelta(hours=hour):%Y-%m-%d %H:%M}] Number {hour} @ida\n" for hour in range(600))
    path.write_text("\n".join(lines), encoding="utf-8")
    services.people.add("Ida")
    plan = services.imports.read(path)

    def cancel(share: float) -> None:
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.imports.bring_in(plan, cancel)
    assert services.entries.count_all() == 0
    result = services.imports.bring_in(plan)

    assert (plan.format, result.added, services.entries.count_all()) == (SourceFormat.JRNL, 600, 600)
    assert services.checks.check().ok
    assert services.imports.bring_in(plan).known == 600
    services.writes.undo()
    assert services.entries.count_all() == 0
    assert services.checks.check().ok
