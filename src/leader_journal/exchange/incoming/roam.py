"""Roam's JSON export: a list of pages, of which those that are called like a day are the journal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.json_source import field_text, json_objects
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.stamps import is_stamp

_THEME_LINK = re.compile(r"#\[\[([^\]\n]+)\]\]")
_TODO = re.compile(r"^\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\} ?")


def is_a_page(item: Mapping[str, object]) -> bool:
    """Whether an item is a page of an export: with a title, and blocks or when it was edited."""
    blocks = item.get("children")
    has_blocks = isinstance(blocks, list) and any(isinstance(one, Mapping) and "string" in one for one in blocks)
    return "title" in item and (has_blocks or "edit-time" in item)


def read_roam(source: Source, options: Options) -> ImportPlan:
    """Return the daily pages of an export. Raises UnreadableSource: damaged, no day."""
    draft = Draft(SourceFormat.ROAM)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        for number, page in enumerate(json_objects(file.text, source.path), 1):
            if not isinstance(page, Mapping):
                draft.add([LineProblem(number, LineReason.NOT_AN_ENTRY, name)])
            elif not is_stamp(title := field_text(page, "title")):
                draft.remark(Remark.PAGES_WITHOUT_A_DATE)
            elif text := "\n".join(_lines(page.get("children"), 0)):
                themes = unique([*_THEME_LINK.findall(text), *hash_tags(_THEME_LINK.sub("", text))])
                draft.add([FoundEntry(line=number, stamp=title, text=text, file=name, themes=themes)])
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _lines(blocks: object, depth: int) -> Iterator[str]:
    for block in blocks if isinstance(blocks, Sequence) and not isinstance(blocks, str) else ():
        if not isinstance(block, Mapping):
            continue
        words = _TODO.sub(lambda found: "[ ] " if found[1] == "TODO" else "[x] ", field_text(block, "string"))
        if words:
            first, *more = words.split("\n")
            yield f"{'  ' * depth}- {first}"
            yield from (f"{'  ' * depth}  {line}" for line in more)
        yield from _lines(block.get("children"), depth + 1)
