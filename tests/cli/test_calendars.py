"""The calendar on the command line."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles


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


def test_what_looks_like_a_name_and_is_left_in_a_place_is_told(
    command: Command, journal: str, clock: FixedClock
) -> None:
    with closing(JournalFiles(clock).open(Path(journal), PASSPHRASE)) as opened:
        services = Services(opened, clock)
        services.people.add("Maria")
        meeting = services.one_on_ones.prepare(services.people.ids_by_alias()["Maria"])
        services.one_on_ones.plan(meeting, clock.now().date(), place="Maria sits with Solvejg")

    ran = command("calendar", journal, "none.ics", "--names", "off")
    assert ran.code == 0
    assert "One word in it looks like a name and is left as it is: Solvejg" in ran.err
    assert "Maria" not in Path("none.ics").read_text("utf-8")
    assert "Solvejg" not in command("calendar", journal, "all.ics").err


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
