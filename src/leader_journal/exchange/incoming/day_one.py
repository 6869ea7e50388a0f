"""Day One's JSON export, as a file or in its zip, and the folder of version 1, a property list an entry.

Moments are in UTC, with the name of the zone they were written in.
"""

from __future__ import annotations

import datetime as dt
import json
import plistlib
import re
from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.json_source import field_text, field_texts, json_value
from leader_journal.exchange.incoming.source import Source, SourceFile
from leader_journal.exchange.stamps import parse_stamp

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)\n?")
CLASSIC = ".doentry"
_PICTURES = ("photos", "videos", "audios", "pdfAttachments")


def read_day_one(source: Source, options: Options) -> ImportPlan:
    """Return the entries of all journals of an export. Raises UnreadableSource: damaged, no entry."""
    draft = Draft(SourceFormat.DAY_ONE)
    for file in source.ending(CLASSIC):
        draft.add([_classic(file)])
    if source.ending(CLASSIC):
        draft.remark_on_files(source)
        return draft.plan(source.path, options)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            value = json_value(file.text, source.path)
            entries = value.get("entries") if isinstance(value, dict) else None
            if isinstance(entries, list):
                draft.add(_found(number, entry, name, draft) for number, entry in enumerate(entries, 1))
    return draft.plan(source.path, options)


def in_zone(moment: dt.datetime, zone: str) -> dt.datetime | None:
    """Return a moment with the offset of a zone on its day; None where the zone is not known."""
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return None
    offset = local.utcoffset()
    return None if offset is None else local.replace(tzinfo=dt.timezone(offset))


def _found(number: int, entry: object, file: str, draft: Draft) -> FoundEntry | LineProblem:
    if not isinstance(entry, Mapping):
        return LineProblem(number, LineReason.NOT_AN_ENTRY, file)
    draft.remark(Remark.PICTURES, sum(len(list(_items(entry.get(name)))) for name in _PICTURES))
    try:
        moment = parse_stamp(field_text(entry, "creationDate"))
    except ValueError:
        return LineProblem(number, LineReason.UNREADABLE_DATE, file)
    placed = in_zone(moment, field_text(entry, "timeZone"))
    text = _ESCAPED.sub(r"\1", _PICTURE.sub("", field_text(entry, "text"))) or _rich_text(entry)
    return FoundEntry(
        line=number,
        moment=placed,
        stamp=moment.isoformat(),
        text=text,
        file=file,
        uid=field_text(entry, "uuid"),
        themes=field_texts(entry, "tags"),
    )


def _rich_text(entry: Mapping[str, object]) -> str:
    """Return the words of an entry that has them in its newer form alone."""
    try:
        tree = json.loads(field_text(entry, "richText"))
    except (ValueError, RecursionError):
        return ""
    parts = tree.get("contents") if isinstance(tree, dict) else None
    return "".join(field_text(part, "text") for part in _items(parts) if isinstance(part, Mapping))


def _classic(file: SourceFile) -> FoundEntry | LineProblem:
    try:
        entry = plistlib.loads(file.read())
        moment = entry["Creation Date"]
    except UnreadableSource:
        raise
    except Exception:  # noqa: BLE001 - plistlib lets whatever its parser and int() raise through
        return LineProblem(1, LineReason.BROKEN_FILE, file.name)
    if not isinstance(moment, dt.datetime):
        return LineProblem(1, LineReason.UNREADABLE_DATE, file.name)
    moment = moment.replace(tzinfo=dt.UTC)
    return FoundEntry(
        line=1,
        moment=in_zone(moment, field_text(entry, "Time Zone")),
        stamp=moment.isoformat(),
        text=field_text(entry, "Entry Text"),
        file=file.name,
        themes=field_texts(entry, "Tags"),
    )


def _items(value: object) -> Iterator[object]:
    if isinstance(value, list):
        yield from value
