"""Which app or habit a source comes from: by what is in it, never by what it is called alone."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping, Sequence

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceFormat, SourceReason
from leader_journal.exchange import archive
from leader_journal.exchange.incoming import diaro, evernote, google_keep, roam, simplenote, telegram
from leader_journal.exchange.incoming.day_lines import begins_with_days
from leader_journal.exchange.incoming.day_one import CLASSIC
from leader_journal.exchange.incoming.file_names import day_in_name, day_of_file
from leader_journal.exchange.incoming.front_matter import split_head
from leader_journal.exchange.incoming.joplin import ITEM_NAME
from leader_journal.exchange.incoming.journey import DATES
from leader_journal.exchange.incoming.jrnl import FOLDER_DAY, XML_MARK, is_a_bare_date, is_secret, jrnl_heading
from leader_journal.exchange.incoming.labelled_days import labelled_entries
from leader_journal.exchange.incoming.lifeograph import MARK as LIFEOGRAPH_MARK
from leader_journal.exchange.incoming.mail import is_mail
from leader_journal.exchange.incoming.markdown import has_dated_headings, page_entries
from leader_journal.exchange.incoming.partial_days import YearMissing, completed, first_day, spans_as_days
from leader_journal.exchange.incoming.rednotebook import is_a_month
from leader_journal.exchange.incoming.source import SHEET, WRITTEN, Source, SourceFile
from leader_journal.exchange.incoming.standard_notes import BACKUP_NAME
from leader_journal.exchange.incoming.table_rows import is_a_page_of_rows, looks_like_a_table, rows_of
from leader_journal.exchange.incoming.text_bundles import holds_bundles
from leader_journal.exchange.text import is_text, lines_of

_MARKDOWN = re.compile(r"^(?:#{1,6} |[-*] \[[ x]\] |> |```|!\[)", re.MULTILINE)
_LOGSEQ_DAY = re.compile(r"(?:^|/)journals/\d{4}[-_]\d{2}[-_]\d{2}\.md$")
_PAGES = (".md", ".markdown", ".org", ".wiki")
_TABLES = (".csv", ".tsv", SHEET)
_BY_ENDING = {
    ".org": SourceFormat.ORG,
    ".wiki": SourceFormat.VIMWIKI,
    ".docx": SourceFormat.DOCUMENT,
    ".rtf": SourceFormat.DOCUMENT,
    ".odt": SourceFormat.DOCUMENT,
}

_BY_FIELDS = {
    DATES: SourceFormat.JOURNEY,
    google_keep.MARKS: SourceFormat.GOOGLE_KEEP,
    (simplenote.NOTES,): SourceFormat.SIMPLENOTE,
}

_FIELD = re.compile(r"[\[\s]*\{\s*\"[^\"\n]+\"\s*:")
"""What an object of JSON begins with, and hardly any text."""
_TRIED = 50
"""Files of a folder that are looked into."""


def recognised(source: Source) -> SourceFormat:
    """Return what a source is. Raises UnreadableSource: empty, or unknown."""
    if not source.files:
        raise UnreadableSource(source.path, SourceReason.NO_ENTRIES)
    found = None if source.single else _by_names(source)
    kinds: list[SourceFormat] = []
    why = SourceReason.UNKNOWN
    for file in source.files[:_TRIED]:
        try:
            kind = found or format_of(file)
        except YearMissing:
            kind, why = None, SourceReason.NO_YEAR
        except UnreadableSource:
            if source.single:
                raise
            kind = None  # the reader of the others names it
        kinds += [kind] if kind is not None else []
    if kinds:
        return max(kinds, key=kinds.count)
    raise UnreadableSource(source.path, _why_not(source.files[0]) or why if source.single else why)


def _why_not(file: SourceFile) -> SourceReason | None:
    """Return what a file that was not recognised lacks, where that can be told: its words, or the end of its JSON."""
    text = file.text.strip("\ufeff\u200b \t\n\u00a0")
    if not text:
        return SourceReason.EMPTY
    try:
        json.loads(text if text[0] in "{[" else "0")
    except RecursionError:
        return SourceReason.TOO_DEEP
    except ValueError:
        return SourceReason.DAMAGED if _FIELD.match(text) else None
    return None


def format_of(file: SourceFile) -> SourceFormat | None:
    """Return what one file is by itself. Raises YearMissing where it has days that lack one."""
    if not file.is_a_document and is_secret(file.read()):
        return SourceFormat.JRNL
    text = file.text
    start = text.lstrip("\ufeff \n\t")
    if start.startswith(LIFEOGRAPH_MARK):
        return SourceFormat.LIFEOGRAPH
    if not is_text(text):
        return None
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return SourceFormat.ICS
    if (by_marks := _of_xml(start)) is not None:
        return by_marks
    if is_mail(start):
        return SourceFormat.MAIL
    if start[:1] in ("{", "["):
        kind = _of_json(start)
        if kind is not None or not (file.ending in WRITTEN or jrnl_heading(start.split("\n", 1)[0])):
            return kind
    return _of_text(file, text, start)


def _of_xml(text: str) -> SourceFormat | None:
    if not text.startswith(("<?xml", "<!DOCTYPE en-export", "<en-export", "<data")):
        return None
    if evernote.MARK in text[:2000]:
        return SourceFormat.EVERNOTE
    if diaro.MARK in text:
        return SourceFormat.DIARO
    return SourceFormat.JRNL if XML_MARK.search(text[:2000]) else None


def _of_text(file: SourceFile, text: str, start: str) -> SourceFormat | None:
    """By what a text begins with: a jrnl heading, a head in YAML, columns, headings or lines with a day."""
    if file.ending in _TABLES and looks_like_a_table(text):
        return SourceFormat.CSV  # lines above its headings may look like those of a page: "# exported 2026-04-01"
    kind = _of_lines(file, text, start)
    by_app = _BY_ENDING.get(file.ending)
    return by_app if by_app is not None and kind in (SourceFormat.MARKDOWN, SourceFormat.TEXT) else kind


def _of_lines(file: SourceFile, text: str, start: str) -> SourceFormat | None:
    if is_a_month(file):
        return SourceFormat.REDNOTEBOOK
    first = start.split("\n", 1)[0]
    page = file.ending in _PAGES
    table = looks_like_a_table(text)
    by_jrnl = not table and jrnl_heading(first) is not None and not is_a_bare_date(first)
    if by_jrnl and not page:
        return SourceFormat.JRNL
    if split_head(text)[0] or has_dated_headings(text) or (page and day_of_file(file.path)):
        return SourceFormat.MARKDOWN
    if by_jrnl:
        return SourceFormat.JRNL
    if table and (not page or is_a_page_of_rows(text)):
        return SourceFormat.CSV
    if begins_with_days(text):
        return SourceFormat.MARKDOWN if page and any(page_entries(file, "")) else SourceFormat.TEXT
    if any(jrnl_heading(line) is not None for line in itertools.islice(lines_of(text), _TRIED)):
        return SourceFormat.JRNL
    if day_in_name(file.path.stem):
        return SourceFormat.MARKDOWN if _MARKDOWN.search(text) else SourceFormat.TEXT
    if (by_parts := _of_parts(file, text, page=page)) is not None:
        return by_parts
    # a table of one column less than usual, or with headings that nobody knows: its mapping is asked for
    return SourceFormat.CSV if file.ending in _TABLES and start else None


def _of_parts(file: SourceFile, text: str, *, page: bool) -> SourceFormat | None:
    """By days that are not said in full, or that stand on a line of their own with a label before them."""
    whole = completed(text, file.path.stem)
    if whole is None and page and (first_day(file.path.stem) is not None or spans_as_days(text, file.path.stem)):
        return SourceFormat.MARKDOWN
    if whole is not None and has_dated_headings(whole):
        return SourceFormat.MARKDOWN
    if whole is not None and begins_with_days(whole):
        return SourceFormat.TEXT
    if any(labelled_entries(text, "")):
        return SourceFormat.MARKDOWN if page or _MARKDOWN.search(text) else SourceFormat.TEXT
    return None


def _of_json(text: str) -> SourceFormat | None:
    if f'"{archive.FORMAT}"' in text[:400]:
        return SourceFormat.ARCHIVE
    try:
        value = json.loads(text)
    except RecursionError:
        return None
    except ValueError:
        value = _first_line(text)
    items = value if isinstance(value, list) else [value]
    first = next((item for item in items if isinstance(item, Mapping)), None)
    if first is None:
        return None
    for names, kind in _BY_FIELDS.items():
        if any(name in first for name in names):
            return kind
    if isinstance(value, list) and roam.is_a_page(first):
        return SourceFormat.ROAM
    inner = first.get("entries") or first.get("items")
    inside = [item for item in inner if isinstance(item, Mapping)] if isinstance(inner, list) else []
    if isinstance(value, Mapping):
        return SourceFormat.TELEGRAM if telegram.is_an_export(value) else _of_inner(value, inside)
    if "html" in first or ("heading" in first and "date" in first):
        return SourceFormat.DIARIUM
    return SourceFormat.CSV if all(isinstance(item, Mapping) for item in items) else None


def _of_inner(value: Mapping[str, object], inside: Sequence[Mapping[str, object]]) -> SourceFormat | None:
    if "items" in value and any("content_type" in item for item in inside):
        return SourceFormat.STANDARD_NOTES
    if any("creationDate" in item for item in inside):
        return SourceFormat.DAY_ONE
    if "entries" in value and any("date" in item and {"title", "body"} & item.keys() for item in inside):
        return SourceFormat.JRNL
    if "metadata" in value and "entries" in value:
        return SourceFormat.DAY_ONE
    if rows_of([value]) != [value]:
        return SourceFormat.CSV
    return SourceFormat.JRNL if "entries" in value else None


def _last_part(folder: str) -> str:
    return folder.rpartition("/")[2] or " "


def _first_line(text: str) -> object:
    try:
        return [json.loads(text.split("\n", 1)[0])]
    except (ValueError, RecursionError):
        return None


def _by_names(source: Source) -> SourceFormat | None:
    """Return what a folder, or a packed one, is by what its files and folders are called and hold."""
    names = [file.name for file in source.files]
    if ".obsidian" in source.folders:
        return SourceFormat.OBSIDIAN
    if "logseq" in source.folders or any(map(_LOGSEQ_DAY.search, names)):
        return SourceFormat.LOGSEQ
    if any(BACKUP_NAME in name for name in names):
        return SourceFormat.STANDARD_NOTES
    if sum(map(bool, map(ITEM_NAME.search, names))) > len(names) / 2 and "type_:" in source.files[0].text:
        return SourceFormat.JOPLIN
    if source.ending(CLASSIC):
        return SourceFormat.DAY_ONE
    if any(map(FOLDER_DAY.search, names)):
        return SourceFormat.JRNL
    if holds_bundles(source):
        return SourceFormat.MARKDOWN
    jsons = source.ending(".json")
    kind = next((kind for file in jsons[:_TRIED] if (kind := format_of(file)) not in (None, SourceFormat.CSV)), None)
    if kind is not None:
        return kind
    pages, tables = source.ending(".md", ".markdown"), source.ending(".csv")
    if any(table.path.stem.startswith(folder) for table in tables for folder in map(_last_part, source.folders)):
        return SourceFormat.CSV  # a table that an app of pages wrote beside the folder of its pages
    return SourceFormat.MARKDOWN if pages and len(pages) * 2 > len(names) else None
