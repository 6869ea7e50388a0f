"""Google Keep out of Takeout: a JSON file a note, beside a copy of each as a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.json_source import field_text, json_objects
from leader_journal.exchange.incoming.source import Source

MARKS = ("createdTimestampUsec", "userEditedTimestampUsec")


def read_google_keep(source: Source, options: Options) -> ImportPlan:
    """Return the notes of an export. Raises UnreadableSource: damaged, no note."""
    draft = Draft(SourceFormat.GOOGLE_KEEP)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            for number, item in enumerate(json_objects(file.text, source.path), 1):
                if isinstance(item, Mapping) and any(mark in item for mark in MARKS):
                    draft.add(_found(number, item, name, draft))
    draft.remark(Remark.OTHER_FILES, source.others)
    return draft.plan(source.path, options)


def _found(number: int, item: Mapping[str, object], file: str, draft: Draft) -> Iterator[FoundEntry | LineProblem]:
    if item.get("isTrashed") is True:
        draft.remark(Remark.THROWN_AWAY_THERE)
        return
    draft.remark(Remark.PICTURES, len(_items(item.get("attachments"))))
    made = next((item[mark] for mark in MARKS if item.get(mark)), None)
    try:
        moment = dt.datetime.fromtimestamp(int(str(made)) / 1_000_000, dt.UTC)
    except (ValueError, OverflowError, OSError):
        yield LineProblem(number, LineReason.UNREADABLE_DATE, file)
        return
    tasks = "\n".join(
        f"- [{'x' if one.get('isChecked') is True else ' '}] {field_text(one, 'text')}"
        for one in _items(item.get("listContent"))
        if isinstance(one, Mapping) and field_text(one, "text")
    )
    labels = (field_text(label, "name") for label in _items(item.get("labels")) if isinstance(label, Mapping))
    found = FoundEntry(
        line=number,
        stamp=moment.isoformat(),
        text=joined(field_text(item, "textContent"), tasks),
        file=file,
        themes=tuple(filter(None, labels)),
    )
    yield from parts_of_a_note(found, field_text(item, "title"))


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
