"""Small sources of every kind, made after the public documentation or real files of each app; and how they are read."""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from leader_journal.core.imports import DateOrder
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.reading import read_entries
from leader_journal.exchange.incoming.recognise import recognised
from leader_journal.exchange.incoming.source import open_source, source_of

TODAY = dt.date(2026, 11, 24)


def in_denmark(moment: dt.datetime) -> dt.datetime:
    """The local time of a leader in Denmark, wherever the test runs."""
    zone = ZoneInfo("Europe/Copenhagen")
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def read(name: str, content: str | bytes, **options: object) -> ImportPlan:
    """Read one file, recognised by its content."""
    data = content.encode() if isinstance(content, str) else content
    source = source_of(Path(name), data)
    return read_entries(source, recognised(source), _options(options))


def read_folder(root: Path, files: Mapping[str, str | bytes], **options: object) -> ImportPlan:
    """Read a folder, recognised by its content."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = open_source(root)
    return read_entries(source, recognised(source), _options(options))


def entries_of(plan: ImportPlan) -> list[tuple[str, str]]:
    """Return the minute and the text of each entry."""
    return [(f"{entry.happened:%Y-%m-%d %H:%M}", entry.text) for entry in plan.entries]


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def jex(files: Mapping[str, str]) -> bytes:
    """Return what Joplin packs: a tar."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))
    return packed.getvalue()


def lifeograph_day(year: int, month: int, day: int) -> int:
    """Return a day as Lifeograph packs it."""
    return (year << 19) | (month << 15) | (day << 10) | 1


DAY_ONE = json.dumps(
    {
        "metadata": {"version": "1.0"},
        "entries": [
            {
                "uuid": "A1",
                "creationDate": "2020-05-05T21:46:46Z",
                "timeZone": "Pacific/Auckland",
                "text": "Kim came by\\. It was short\\.\n![](dayone-moment://ABC)\n",
                "tags": ["kim"],
                "photos": [{"identifier": "ABC"}],
            },
            {"uuid": "A2", "creationDate": "2020-05-09T20:17:06Z", "timeZone": "Pacific/Auckland"},
        ],
    }
)
JOURNEY = json.dumps(
    {
        "id": "1",
        "date_journal": 1709595000000,
        "timezone": "Europe/London",
        "text": "<p>Coffee &amp; a talk</p>",
        "tags": ["x"],
        "type": "html",
    }
)
DIARIUM = json.dumps(
    [
        {
            "date": "2024-03-04T10:20:00.000000",
            "heading": "Retro",
            "html": "<p>Kim &amp; I</p><p>talked</p>",
            "tags": ["t"],
            "people": ["Kim"],
        }
    ]
)
STANDARD_NOTES = json.dumps(
    {
        "version": "004",
        "items": [
            {
                "uuid": "n1",
                "content_type": "Note",
                "created_at": "2024-03-04T10:00:00.000Z",
                "content": {"title": "Kim", "text": "He came by.", "references": []},
            },
            {
                "uuid": "n2",
                "content_type": "Note",
                "created_at": "2024-03-04T10:00:00.000Z",
                "content": {"title": "Old", "text": "gone", "trashed": True},
            },
            {
                "uuid": "t1",
                "content_type": "Tag",
                "content": {"title": "plan", "references": [{"uuid": "n1", "content_type": "Note"}]},
            },
        ],
    }
)
_NOTE, _TAG, _LINK = ("a" * 32, "b" * 32, "c" * 32)
JOPLIN = {
    f"{_NOTE}.md": f"Talk\n\nKim came by. ![p](:/{'d' * 32})\n\nid: {_NOTE}\ncreated_time: 2024-03-04T10:00:00.000Z\n"
    "encryption_applied: 0\ntype_: 1",
    f"{_TAG}.md": f"plan\n\nid: {_TAG}\ncreated_time: 2024-03-04T10:00:00.000Z\ntype_: 5",
    f"{_LINK}.md": f"id: {_LINK}\nnote_id: {_NOTE}\ntag_id: {_TAG}\ntype_: 6",
    "resources/p.png": "p",
}
LIFEOGRAPH_1050 = (
    f"LIFEOGRAPHDB\nV 1050\nE n\n\nt plan\n\nE  n{lifeograph_day(2024, 1, 2)}\nDr1\nP First title\nP Body line\n\n"
    f"E  n{(1 << 31) | (5 << 10)}\nP numbered\n"
)
LIFEOGRAPH_2000 = (
    f"LIFEOGRAPHDB\nV 2000\nE n\nId100\n\nDo_0000\n\nID101\nT _Theme\n\nID102\nE __nE{lifeograph_day(2024, 1, 2)}\n"
    f"Ec1\nEp<First title\nEp<Body line\n\nID103\nE _TnE{lifeograph_day(2024, 1, 3)}\nEp<gone\n"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:1
SUMMARY:1:1 Kim / Anna
DTSTART:20240304T090000Z
DTEND:20240304T093000Z
LOCATION:Room 2
DESCRIPTION:Plan\\nRoof
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE:20240311T090000Z
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Anna & Bo 1:1
STATUS:CANCELLED
DTSTART;VALUE=DATE:20240306
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:All hands
DTSTART:20240304T100000Z
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def _options(options: dict[str, object]) -> Options:
    dates, password, mapping = options.get("dates"), options.get("password"), options.get("mapping", ())
    assert dates is None or isinstance(dates, DateOrder)
    assert password is None or isinstance(password, str)
    assert isinstance(mapping, tuple)
    found = Options(mapping=mapping, dates=dates, today=TODAY, to_local=in_denmark)
    return replace(found, password=password) if "password" in options else found
