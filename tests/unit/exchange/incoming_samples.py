"""Small sources of every kind, made after the public documentation or real files of each app; and how they are read."""

from __future__ import annotations

import datetime as dt
import io
import json
import tarfile
import zipfile
from collections.abc import Container, Mapping
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


def read_file(path: Path, content: str | bytes, **options: object) -> ImportPlan:
    """Read one file from the disk, recognised by its content, as somebody who chooses it would."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    source = open_source(path)
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


_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def workbook(sheets: Mapping[str, str], hidden: Container[str] = ()) -> bytes:
    """Return a workbook as Excel packs it; a sheet is the XML of its rows, with style 1 for dates."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}" state="{_seen(name, hidden)}"/>'
        for name, number in zip(sheets, numbers, strict=True)
    )
    relation = '<Relationship Id="{id}" Type="' + _OFFICE + '/{kind}" Target="{target}"/>'
    pages = "".join(
        relation.format(id=f"r{number}", kind="worksheet", target=f"worksheets/sheet{number}.xml") for number in numbers
    )
    styles = relation.format(id="s", kind="styles", target="styles.xml")
    main = relation.format(id="r1", kind="officeDocument", target="xl/workbook.xml")
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES.format(parts=""),
            "_rels/.rels": _RELATIONS.format(relations=main),
            "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(relations=pages + styles),
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
            "</cellXfs></styleSheet>",
            **{
                f"xl/worksheets/sheet{number}.xml": f'<worksheet xmlns="{_SHEETS}">{rows}</worksheet>'
                for number, rows in zip(numbers, sheets.values(), strict=True)
            },
        }
    )


def _seen(sheet: str, hidden: Container[str]) -> str:
    return "hidden" if sheet in hidden else "visible"


def sheet_rows(*rows: tuple[object, ...], joined: str = "") -> str:
    """Return the rows of a sheet: texts, and numbers that are days. `joined` are cells that are one, such as A2:A3."""
    cells = (
        "".join(
            f'<c r="{chr(65 + column)}{number}" s="1"><v>{value}</v></c>'
            if isinstance(value, int)
            else f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            for column, value in enumerate(row)
        )
        for number, row in enumerate(rows, 1)
    )
    data = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(cells, 1))
    merged = f'<mergeCells count="1"><mergeCell ref="{joined}"/></mergeCells>' if joined else ""
    return f"<sheetData>{data}</sheetData>{merged}"


def open_letter(body: str) -> bytes:
    """Return a document as LibreOffice packs it."""
    names = "".join(f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "text"))
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content{names}>{inside}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def letter(*paragraphs: str | tuple[str, ...]) -> bytes:
    """Return a document as Word packs it; what begins with # is a heading, and tuples are the rows of a table."""
    body = "".join(_table_row(one) if isinstance(one, tuple) else _paragraph(one) for one in paragraphs)
    body = body.replace("</w:tbl><w:tbl>", "")
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    kind = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    kind += 'wordprocessingml.document.main+xml"/>'
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES.format(parts=kind),
            "_rels/.rels": _RELATIONS.format(relations=main),
            "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
        }
    )


def _paragraph(words: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if words.startswith("# ") else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{words.removeprefix("# ")}</w:t></w:r></w:p>'


def _table_row(cells: tuple[str, ...]) -> str:
    inside = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{inside}</w:tr></w:tbl>"


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
