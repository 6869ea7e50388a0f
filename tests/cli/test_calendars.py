"""The calendar on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from tests.cli.conftest import Command


def test_the_sample_has_meetings_and_promises_in_its_calendar(command: Command) -> None:
    assert command("sample", "sample.ljournal", "--language", "en").code == 0

    ran = command("calendar", "sample.ljournal", "all.ics")

    assert (ran.code, ran.out) == (0, "Wrote all.ics. The file is not encrypted.\n")
    titles = [str(event["summary"]) for event in Calendar.from_ical(Path("all.ics").read_bytes()).walk("VEVENT")]
    assert any(title.startswith("One-on-one with ") for title in titles)
    assert any(title.startswith("A promise to ") for title in titles)


def test_without_names_there_is_none(command: Command) -> None:
    assert command("sample", "sample.ljournal", "--language", "en").code == 0

    assert command("calendar", "sample.ljournal", "none.ics", "--names", "off").code == 0

    titles = {str(event["summary"]) for event in Calendar.from_ical(Path("none.ics").read_bytes()).walk("VEVENT")}
    assert titles == {"One-on-one", "A promise is due"}


@pytest.mark.parametrize(
    ("target", "code", "says"),
    [
        ("all.txt", 2, "“all.txt” is not known for TARGET. Possible: .ics."),
        ("taken.ics", 1, "There is already a file at taken.ics."),
        ("missing/all.ics", 1, "The place is missing, or there is no permission to read and write there: missing/all"),
    ],
)
def test_where_it_cannot_be_written_is_said(command: Command, journal: str, target: str, code: int, says: str) -> None:
    Path("taken.ics").write_text("mine")

    ran = command("calendar", journal, target)

    assert ran.code == code
    assert ran.sentence.startswith(says)
    assert Path("taken.ics").read_text() == "mine"
