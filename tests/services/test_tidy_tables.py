"""The tidy tables hold what docs/formats.md says, refer to what is there, and give the numbers that the charts show."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from leader_journal.charts.findings import as_json
from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.exports import ExportFormat, ExportRequest
from leader_journal.core.periods import Period
from leader_journal.services.sampling import fill_with_sample

_PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 10, 31))


@pytest.fixture
def tables(services: Services, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The tables of the sample."""
    fill_with_sample(services.journal, "en", services.clock)
    services.exports.export(tmp_path / "t.sqlite", ExportRequest(format=ExportFormat.SQLITE, names=False))
    connection = sqlite3.connect(tmp_path / "t.sqlite")
    yield connection
    connection.close()


def test_the_sql_of_the_page_gives_the_numbers_of_chart_1(services: Services, tables: sqlite3.Connection) -> None:
    (sql,) = re.findall(r"```sql\n(.*?)```", _PAGE, re.DOTALL)
    assert sql.strip().count("\n") == 4, "five lines"

    counted = {series: numbers for series, *numbers in tables.execute(sql)}

    finding = as_json(services.progress.finding(ChartRequest(PROGRESS, PERIOD)))
    series = finding["series"]
    assert isinstance(series, list)
    told = {one["series"]: [one["counts"][mark] for mark in ("shown", "partly", "missed")] for one in series}
    assert counted == told
    assert len(told) == 4


def test_the_months_of_its_view_are_those_of_the_chart(services: Services, tables: sqlite3.Connection) -> None:
    finding = as_json(services.progress.finding(ChartRequest(PROGRESS, PERIOD)))
    series = finding["series"]
    assert isinstance(series, list)

    for one in series:
        for month in one["months"]:
            counts = month["counts"]
            row = tables.execute(
                "SELECT shown, partly, missed, rated FROM chart_progress WHERE month = ? AND series = ?",
                (month["month"][:7], one["series"]),
            ).fetchone()
            assert row == tuple(counts[mark] for mark in ("shown", "partly", "missed", "rated")) or not counts["rated"]


def test_every_table_of_the_page_is_there_with_its_columns(tables: sqlite3.Connection) -> None:
    described = {
        name: re.findall(r"\w+", re.sub(r"\([^)]*\)", "", columns))
        for name, columns in re.findall(r"^\| `(\w+)` \| (.+) \|$", _PAGE.split("## Tidy tables")[1], re.MULTILINE)
    }

    there = {
        name: [row[1] for row in tables.execute(f"PRAGMA table_info({name})")]
        for (name,) in tables.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        if "_fts" not in name and not name.startswith("sqlite_")
    }
    assert there == described


def test_every_row_is_known_by_a_key_and_by_its_id_where_it_has_one(tables: sqlite3.Connection) -> None:
    named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%'"
    for (name,) in tables.execute(named).fetchall():
        keyed = dict(tables.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall())
        assert any(keyed.values()), name
        if "id" in keyed:
            assert [column for column, place in keyed.items() if place] == ["id"], name


def test_all_refers_to_what_is_there_can_be_searched_and_every_view_answers(tables: sqlite3.Connection) -> None:
    assert tables.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(tables.execute("PRAGMA foreign_key_list(entry_people)").fetchall()) == 2
    assert tables.execute("SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'release'").fetchone()[0] > 0
    views = [name for (name,) in tables.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()]
    assert len(views) >= 12
    for view in views:
        assert tables.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0, view
