"""Journey's export: a zip or folder with one JSON file an entry, its text as HTML or Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.day_one import in_zone
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.html_text import html_text, plain_where_html
from leader_journal.exchange.incoming.json_source import field_text, field_texts, json_objects
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.stamps import parse_stamp

DATES = ("date_journal", "dateOfJournal", "date_of_journal")


def read_journey(source: Source, options: Options) -> ImportPlan:
    """Return the entries of an export. Raises UnreadableSource: damaged, no entry."""
    draft = Draft(SourceFormat.JOURNEY)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            for number, item in enumerate(json_objects(file.text, source.path), 1):
                draft.add(_found(number, item, name, draft))
    return draft.plan(source.path, options)


def _found(number: int, item: object, file: str, draft: Draft) -> Iterator[FoundEntry | LineProblem]:
    if not isinstance(item, Mapping):
        yield LineProblem(number, LineReason.NOT_AN_ENTRY, file)
        return
    if not any(name in item for name in DATES):
        if field_text(item, "text"):
            yield LineProblem(number, LineReason.NO_DATE, file)
        return  # a zip holds settings and attachments' own descriptions, too
    photos = item.get("photos") or item.get("attachments")
    draft.remark(Remark.PICTURES, len(photos) if isinstance(photos, list) else 0)
    try:
        moment = _moment(item)
    except (ValueError, OverflowError, OSError):
        yield LineProblem(number, LineReason.UNREADABLE_DATE, file)
        return
    words = field_text(item, "text")
    text = html_text(words) if field_text(item, "type") == "html" else plain_where_html(words)
    yield FoundEntry(
        line=number,
        moment=in_zone(moment, field_text(item, "timezone")),
        stamp=moment.isoformat(),
        text=joined(field_text(item, "title"), text),
        file=file,
        uid=field_text(item, "id"),
        themes=field_texts(item, "tags"),
    )


def _moment(item: Mapping[str, object]) -> dt.datetime:
    value = next((item[name] for name in DATES if name in item), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return dt.datetime.fromtimestamp(value / 1000, dt.UTC)
    return parse_stamp(str(value))
