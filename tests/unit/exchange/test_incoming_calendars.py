"""One-on-ones out of calendars as Outlook, Google and Apple write them: whom with, when, and whether they were held."""

from __future__ import annotations

import pytest
from tests.unit.exchange.incoming_samples import read

_ZONE = "TZID=Europe/Copenhagen"
_ME = "ORGANIZER;CN=Kim Berg:mailto:kim@x.dk\nATTENDEE;CN=Kim Berg:mailto:kim@x.dk"


def _calendar(*events: str) -> str:
    whole = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{whole}END:VCALENDAR\n"


def _series(rule: str, day: str = "20260302", *more: str) -> str:
    return "\n".join([f"UID:1\nDTSTART;{_ZONE}:{day}T100000\nRRULE:{rule}\nSUMMARY:1:1 Anna Holm", *more])


def _instead(of: str, day: str, *more: str) -> str:
    return "\n".join([f"UID:1\nRECURRENCE-ID;{_ZONE}:{of}T100000\nDTSTART;{_ZONE}:{day}T140000", *more])


@pytest.mark.parametrize(
    ("events", "meetings"),
    [
        pytest.param(
            [_series("FREQ=WEEKLY;UNTIL=20260316T090000Z")],
            ["2026-03-02 10:00 Anna Holm", "2026-03-09 10:00 Anna Holm", "2026-03-16 10:00 Anna Holm"],
            id="a series ends at a moment in UTC, and the last one belongs to it",
        ),
        pytest.param(
            [_series("FREQ=WEEKLY;UNTIL=20260309")],
            ["2026-03-02 10:00 Anna Holm", "2026-03-09 10:00 Anna Holm"],
            id="a series ends with a day, and that day belongs to it",
        ),
        pytest.param(
            [_series("FREQ=WEEKLY;COUNT=3"), _instead("20260309", "20260310", "SUMMARY:1:1 Anna Holm")],
            ["2026-03-02 10:00 Anna Holm", "2026-03-10 14:00 Anna Holm", "2026-03-16 10:00 Anna Holm"],
            id="one of a series was moved, and is not there twice",
        ),
        pytest.param(
            [
                _series("FREQ=WEEKLY;COUNT=2"),
                _instead("20260309", "20260309", "STATUS:CANCELLED\nSUMMARY:Canceled: 1:1 Anna Holm"),
            ],
            ["2026-03-02 10:00 Anna Holm", "2026-03-09 14:00 Anna Holm cancelled"],
            id="one of a series was called off, and is not held beside that",
        ),
        pytest.param(
            [_series("FREQ=WEEKLY;COUNT=3", "20260302", "EXDATE;VALUE=DATE:20260309")],
            ["2026-03-02 10:00 Anna Holm", "2026-03-16 10:00 Anna Holm"],
            id="a day alone was taken out of a series with times",
        ),
        pytest.param(
            ["UID:1\nDTSTART:20260302T090000Z\nRDATE:20260309T090000Z\nSUMMARY:1:1 Anna Holm"],
            ["2026-03-02 10:00 Anna Holm", "2026-03-09 10:00 Anna Holm"],
            id="a series that lists its days",
        ),
        pytest.param(
            [
                "UID:1\nSEQUENCE:0\nDTSTART:20260302T090000Z\nSUMMARY:1:1 Anna Holm",
                "UID:1\nSEQUENCE:2\nDTSTART:20260303T100000Z\nSUMMARY:1:1 Anna Holm",
            ],
            ["2026-03-03 11:00 Anna Holm"],
            id="a later version takes the place of the one before",
        ),
        pytest.param(
            [
                "UID:1\nDTSTART:20260302T090000Z\nSUMMARY:Aflyst: 1:1 Anna Holm",
                "UID:2\nDTSTART:20260303T090000Z\nSUMMARY:SV: Opdateret invitation: 1:1 Bo Lund",
            ],
            ["2026-03-02 10:00 Anna Holm cancelled", "2026-03-03 10:00 Bo Lund"],
            id="what stands before the title is nobody's name",
        ),
        pytest.param(
            [
                f"UID:1\nDTSTART:20260302T090000Z\nSUMMARY:1:1 Anna / Kim\n{_ME}\nATTENDEE;CN=Anna Holm:mailto:a@x.dk",
                f"UID:2\nDTSTART:20260303T090000Z\nSUMMARY:1:1 Bo / Kim\n{_ME}\nATTENDEE;CN=Bo Lund:mailto:b@x.dk",
            ],
            ["2026-03-02 10:00 Anna Holm", "2026-03-03 10:00 Bo Lund"],
            id="a first name in the title is the one who was invited",
        ),
        pytest.param(
            [
                "UID:1\nDTSTART:20260302T090000Z\nSUMMARY:Anna's 1:1",
                f"UID:2\nDTSTART:20260303T090000Z\nSUMMARY:Larss 1:1\n{_ME}\nATTENDEE;CN=Lars Lund:mailto:l@x.dk",
                f"UID:3\nDTSTART:20260304T090000Z\nSUMMARY:Lars 1:1\n{_ME}\nATTENDEE;CN=Lars Lund:mailto:l@x.dk",
            ],
            ["2026-03-02 10:00 Anna", "2026-03-03 10:00 Lars Lund", "2026-03-04 10:00 Lars Lund"],
            id="whose meeting it is, is whom it is with",
        ),
        pytest.param(
            [
                "UID:1\nDTSTART:20260302T090000Z\nSUMMARY:1-1 samtale m. Anna Holm",
                "UID:2\nDTSTART:20260303T090000Z\nSUMMARY:1:1 w/ Bo",
            ],
            ["2026-03-02 10:00 Anna Holm", "2026-03-03 10:00 Bo"],
            id="short words for with are no names",
        ),
    ],
)
def test_meetings_are_as_the_calendar_means_them(events: list[str], meetings: list[str]) -> None:
    found = read("c.ics", _calendar(*events)).meetings
    assert [
        f"{one.day} {one.time:%H:%M} {one.person}{' cancelled' if one.cancelled else ''}" for one in found
    ] == meetings


def test_a_series_of_many_years_is_read_to_its_end() -> None:
    plan = read("c.ics", _calendar(_series("FREQ=WEEKLY", "20140303")))
    assert str(plan.meetings[-1].day) == "2026-12-21"
