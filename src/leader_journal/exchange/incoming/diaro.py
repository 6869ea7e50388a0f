"""Diaro's backup: XML with a table of entries and one of tags, in a zip."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from xml.etree import ElementTree

from leader_journal.core.imports import LineProblem, LineReason, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.incoming.xml_source import parsed, text_of
from leader_journal.exchange.text import clean

MARK = 'name="diaro_entries"'
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


def read_diaro(source: Source, options: Options) -> ImportPlan:
    """Return the entries of a backup. Raises UnreadableSource: damaged, no entry."""
    draft = Draft(SourceFormat.DIARO)
    for file in source.ending(".xml") or source.files:
        tables = {table.get("name"): table for table in parsed(file.read(), source.path).iter("table")}
        tags = {text_of(row, "uid"): clean(text_of(row, "title")) for row in tables.get("diaro_tags", ())}
        rows = tables.get("diaro_entries", ())
        draft.add(_found(number, row, tags) for number, row in enumerate(rows, 1))
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _found(number: int, row: ElementTree.Element, tags: Mapping[str, str]) -> FoundEntry | LineProblem:
    try:
        moment = dt.datetime.fromtimestamp(int(text_of(row, "date")) / 1000, dt.UTC)
    except (ValueError, OverflowError, OSError):
        return LineProblem(number, LineReason.UNREADABLE_DATE)
    offset = _OFFSET.fullmatch(text_of(row, "tz_offset"))
    if offset is not None:
        away = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        moment = moment.astimezone(dt.timezone(-away if offset[1] == "-" else away))
    return FoundEntry(
        line=number,
        stamp=moment.isoformat(),
        moment=moment if offset is not None else None,
        text=joined(clean(text_of(row, "title")), clean(text_of(row, "text"))),
        themes=tuple(tag for uid in text_of(row, "tags").split(",") if (tag := tags.get(uid))),
    )
