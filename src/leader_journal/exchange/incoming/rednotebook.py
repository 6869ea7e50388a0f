"""RedNotebook's months: a YAML file each, whose name says the month and whose keys are days. Nothing in it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from leader_journal.core.imports import LineProblem, LineReason, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.front_matter import UnreadableYaml, load_text
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.source import Source, SourceFile

MONTH = re.compile(r"(?:^|/)(\d{4})-(\d{2})\.txt$")
_TAGS = "Tags"


def read_rednotebook(source: Source, options: Options) -> ImportPlan:
    """Return the days of all months. Raises UnreadableSource where there is none."""
    draft = Draft(SourceFormat.REDNOTEBOOK)
    for file in source.files:
        if match := MONTH.search(file.name):
            draft.add(_days(file, f"{match.group(1)}-{match.group(2)}", "" if source.single else file.name))
    return draft.plan(source.path, options)


def is_a_month(file: SourceFile) -> bool:
    """Whether a file is one of its months: called like one, and its keys are days."""
    if not MONTH.search(file.name):
        return False
    try:
        days = load_text(file.text)
    except UnreadableYaml:
        return False
    return isinstance(days, Mapping) and bool(days) and all(str(day).isdigit() for day in days)


def _days(file: SourceFile, month: str, name: str) -> Iterator[FoundEntry | LineProblem]:
    try:
        days = load_text(file.text)
    except UnreadableYaml:
        yield LineProblem(1, LineReason.BROKEN_FILE, file.name)
        return
    if not isinstance(days, Mapping):
        return
    for number, (day, content) in enumerate(days.items(), 1):
        if isinstance(content, Mapping):
            yield _day(number, f"{month}-{str(day).zfill(2)}", content, name)
        else:
            yield LineProblem(number, LineReason.NOT_AN_ENTRY, name)


def _day(number: int, stamp: str, content: Mapping[str, object], name: str) -> FoundEntry:
    written = content.get("text")
    text = written if isinstance(written, str) else ""
    categories = {key: _items(value) for key, value in content.items() if key != "text"}
    below = "\n".join(
        f"{key}: {', '.join(items)}" if items else key for key, items in categories.items() if key != _TAGS
    )
    themes = unique([*categories.get(_TAGS, ()), *hash_tags(text)])
    return FoundEntry(line=number, stamp=stamp, text=joined(text, below), file=name, themes=themes)


def _items(value: object) -> tuple[str, ...]:
    """The entries of a category: its keys; an older version wrote a list."""
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    return tuple(map(str, value)) if isinstance(value, list) else ()
