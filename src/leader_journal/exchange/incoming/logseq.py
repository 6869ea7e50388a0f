"""Logseq's journals: a file a day, everything in bullets, properties as `name:: value` among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leader_journal.core.imports import Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan, unique
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.file_names import day_in_name
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.source import Source

_PROPERTY = re.compile(r"^\s*(?:- )?(?P<name>[\w-]+):: ?(?P<value>.*)$")
_ABOUT_BLOCKS = frozenset({"id", "collapsed", "title", "heading", "created-at", "updated-at", "background-color"})
_LOG_BOOK = re.compile(r"^\s*:LOGBOOK:.*?:END:\n?", re.DOTALL | re.MULTILINE)
_THEME_LINK = re.compile(r"#\[\[([^\]\n]+)\]\]")


def read_logseq(source: Source, options: Options) -> ImportPlan:
    """Return the journal of a Logseq folder. Raises UnreadableSource where it has no day."""
    draft = Draft(SourceFormat.LOGSEQ)
    for file in source.ending(".md", ".markdown", ".org"):
        stamp = day_in_name(file.path.stem)
        in_journals = "journals" in file.path.parts or len(file.path.parts) == 1
        if not stamp or not in_journals:
            draft.remark(Remark.PAGES_WITHOUT_A_DATE)
            continue
        words = _LOG_BOOK.sub("", file.text)
        text = "\n".join(_lines(words))
        themes = unique([*_tags(words), *_THEME_LINK.findall(text), *hash_tags(text)])
        draft.add([FoundEntry(line=1, stamp=stamp, text=text, file=file.name, themes=themes)])
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines without the app's own properties; a property of the leader's own stays."""
    for line in text.split("\n"):
        match = _PROPERTY.match(line)
        if match is not None and match["name"].lower() in {*_ABOUT_BLOCKS, "tags"}:
            continue
        if line.strip() not in ("-", ""):
            yield line if match is None else line.replace("::", ":", 1)


def _tags(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        match = _PROPERTY.match(line)
        if match is not None and match["name"].lower() == "tags":
            yield from (tag for tag in (part.strip(" #[]") for part in match["value"].split(",")) if tag)
