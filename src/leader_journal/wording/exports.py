"""What is written out, in words: entries as parts of a sheet, rows of a table, heads of files; people as references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.exports import SUFFIX, ExportFormat
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.records import Agreement, Entry, Marks, Promise
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.terms import Element, Mark, Reaction, Tone
from leader_journal.wording import labels
from leader_journal.wording.agreements import to_say_words
from leader_journal.wording.bring_ups import bring_up_words
from leader_journal.wording.catalogue import _, counted, ngettext, said_once
from leader_journal.wording.dates import day_month_year, time_of_day
from leader_journal.wording.entries.words import details
from leader_journal.wording.promises import promise_words

_COMBINATIONS = 256
"""Of reactions chosen together, said before and remembered."""


def format_label(kind: ExportFormat) -> str:
    return {
        ExportFormat.ARCHIVE: _("Archive: everything, to be read back here"),
        ExportFormat.MARKDOWN: _("Markdown, one file"),
        ExportFormat.MARKDOWN_DAYS: _("Markdown, a file a day"),
        ExportFormat.MARKDOWN_PEOPLE: _("Markdown, a file a person"),
        ExportFormat.CSV: _("Table for a spreadsheet (CSV)"),
        ExportFormat.HTML: _("Page for a browser (HTML)"),
        ExportFormat.PDF: _("Report (PDF)"),
        ExportFormat.ICS: _("Meetings for a calendar (ICS)"),
        ExportFormat.SQLITE: _("Tables for those who like to look for themselves (SQLite)"),
        ExportFormat.MY_DATA: _("My data: an archive and pages in Markdown"),
    }[kind]


def entries_sheet(
    title: str,
    entries: Sequence[Entry],
    promises_of: Callable[[str], Sequence[Promise]],
    *,
    exact: bool = True,
) -> Sheet:
    """Return entries as one sheet, each a part, in the order in which they happened; `exact` for what machines read."""
    parts = tuple(
        SheetPart(head=entry_heading(one, exact=exact), lines=tuple(entry_lines(one, promises_of(one.id))))
        for one in entries
    )
    return replace(entries_head(title, (entries[0].day, entries[-1].day) if entries else None), parts=parts)


def entries_head(title: str, days: tuple[dt.date, dt.date] | None) -> Sheet:
    """Return what stands round entries on a sheet; `days` are those of the first and of the last."""
    return Sheet(title=title, aside=_span(days), footer=_("My own notes; they may be personal data."))


def person_sheet(
    title: str,
    entries: Sequence[Entry],
    promises: Sequence[Promise],
    agreements: Sequence[Agreement],
    meetings: Sequence[OneOnOne],
    bring_ups: Sequence[BringUp],
    promises_of: Callable[[str], Sequence[Promise]],
    *,
    exact: bool = True,
) -> Sheet:
    """Return everything that names one person as one sheet."""
    sheet = entries_sheet(title, entries, promises_of, exact=exact)
    more = (
        SheetPart(head=_("Promises"), lines=tuple(map(_promise_line, promises))),
        SheetPart(
            head=_("Agreements"),
            lines=tuple(line for one in agreements for line in _agreement_lines(one)),
        ),
        SheetPart(head=_("One-on-ones"), lines=tuple(line for one in meetings for line in _meeting_lines(one))),
        SheetPart(head=_("To bring up"), lines=tuple(map(_bring_up_line, bring_ups))),
    )
    parts = (*sheet.parts, *(part for part in more if not part.empty))
    return Sheet(title=title, aside=sheet.aside, parts=parts, footer=sheet.footer)


def entry_heading(entry: Entry, *, exact: bool) -> str:
    """Return "2026-11-26 14:10 · Disagreement", as machines find the day again; else the day in words."""
    kind = labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label()
    if exact:
        return f"{_exactly(entry.happened)} · {kind}"
    return f"{_when(entry)} · {kind}"


def entry_lines(entry: Entry, promises: Sequence[Promise]) -> Iterator[SheetLine]:
    """Yield what is written in an entry: what happened, who, the marks, the answers, the promises."""
    yield SheetLine(text=entry.facts, own_words=True)
    if facts := " · ".join(entry_facts(entry)):
        yield SheetLine(text=facts)
    for detail in details(entry, str):
        yield SheetLine(lead=detail.question, text=detail.text, own_words=detail.prose)
    yield from map(_promise_line, promises)


def entry_facts(entry: Entry) -> Iterator[str]:
    """Yield who was there, where, and what the leader marked."""
    if entry.people:
        yield ", ".join(map(reference, entry.people))
    if entry.setting:
        yield labels.setting_label(entry.setting)
    if entry.tone is not None:
        yield _tone_fact(entry.tone)
    yield from _mark_facts(entry.marks)


@said_once()
def _tone_fact(tone: Tone) -> str:
    return _("Tone: {tone}").format(tone=labels.tone_label(tone).lower())


@said_once()
def _mark_facts(marks: Marks) -> tuple[str, ...]:
    return tuple(
        f"{labels.element_name(element)}: {labels.mark_label(mark)}"
        for element in Element
        if (mark := marks.of(element)) is not Mark.UNMARKED
    )


def table_headings() -> tuple[str, ...]:
    """Return the headings of a table of entries, as our own import knows them."""
    return (
        _("Date"),
        _("Time"),
        _("Kind"),
        _("Who"),
        _("What happened"),
        _("First reaction"),
        _("Tone"),
        *(labels.element_name(element) for element in Element),
        _("Setting"),
        _("Themes"),
        _("Deepened"),
    )


def table_row(entry: Entry) -> tuple[str, ...]:
    """Return the cells of an entry, people as references."""
    answers = "\n\n".join(f"{answer.question}\n{answer.text}" for answer in entry.answers if answer.text.strip())
    return (
        *_exactly(entry.happened).split(" "),
        labels.kind_label(entry.kind) if entry.kind is not None else "",
        "; ".join(map(reference, entry.people)),
        entry.facts,
        _reactions_cell(entry.reactions),
        labels.tone_label(entry.tone) if entry.tone is not None else "",
        *_mark_cells(entry.marks),
        labels.setting_label(entry.setting) if entry.setting else "",
        "; ".join(entry.themes),
        answers,
    )


@said_once(_COMBINATIONS)
def _reactions_cell(reactions: tuple[Reaction, ...]) -> str:
    return "; ".join(map(labels.reaction_label, reactions))


@said_once()
def _mark_cells(marks: Marks) -> tuple[str, ...]:
    shown = map(marks.of, Element)
    return tuple(labels.mark_label(mark) if mark is not Mark.UNMARKED else "" for mark in shown)


def all_entries_title() -> str:
    """Return the title of everything that was written."""
    return _("My journal")


def chosen_entries_title(count: int) -> str:
    """Return the title of the entries that a filter shows."""
    return ngettext("{count} entry of my journal", "{count} entries of my journal", count).format(count=counted(count))


def about_title(person: str) -> str:
    """Return the title of everything that names a person; the person by reference."""
    return _("What is written about {person}").format(person=person)


def person_title(person: str) -> str:
    return _("Entries with {person}").format(person=person)


def nobody_title() -> str:
    """Return the title of the file of entries that name nobody."""
    return _("Entries without a person")


def contents_head() -> str:
    """Return the head of a table of contents."""
    return _("Contents")


def proposed_name(day: dt.date, kind: ExportFormat) -> Path:
    """Return a file name that says when, and nothing of what is in it; a folder's says its form, which no ending does.

    A second folder of the same day would have the name of the first: a file dialog steps into that, and saves nothing.
    """
    form = f"-{kind.value}" if kind not in SUFFIX else ""
    return Path(f"leader-journal{form}-{day:%Y-%m-%d}{SUFFIX.get(kind, '')}")


def holds_words(kind: ExportFormat) -> str:
    """Return what a form is good for, and what would be lost if it were brought in again."""
    words = {
        ExportFormat.ARCHIVE: _("The only form that is read back exactly as it was."),
        ExportFormat.MY_DATA: _("An archive, which is read back exactly as it was, and all of it in Markdown."),
        ExportFormat.PDF: _("To hand over or print. It cannot be brought in again."),
        ExportFormat.ICS: _("Upcoming one-on-ones and promises due, for a calendar, and nothing else."),
        ExportFormat.SQLITE: _("Tables to ask questions of. They cannot be brought in again."),
    }
    return words.get(kind) or _(
        "To be read. Brought in again, it gives entries whose marks, reactions and answers are words in the text; "
        "promises, agreements and one-on-ones do not come back."
    )


def wrote_sentence(path: str) -> str:
    """Return that something left the encryption."""
    return _("Wrote {path}. It is not encrypted: keep it where nobody else can read it.").format(path=path)


def archive_holds_words() -> str:
    """Return what an archive also holds."""
    return _(
        "The archive also holds what was deleted and how things were worded before, so that it can be read back. "
        "{option} leaves that out."
    ).format(option="--current")


def my_data_words() -> str:
    """Return the page that stands beside an archive: what the files are."""
    return _(
        "archive.json holds everything, each version of it, and can be read back. journal.md holds the entries as "
        "they are now, and people.md what is promised and agreed. Nothing here is encrypted."
    )


def _exactly(moment: dt.datetime) -> str:
    return moment.isoformat(" ", "minutes")[: len("2026-11-26 14:10")]


def _when(entry: Entry) -> str:
    return _("{day}, {time}").format(day=day_month_year(entry.day), time=time_of_day(entry.happened))


def _span(days: tuple[dt.date, dt.date] | None) -> str:
    if days is None:
        return ""
    first, last = days
    if first == last:
        return day_month_year(first)
    return _("{first} to {last}").format(first=day_month_year(first), last=day_month_year(last))


def _promise_line(promise: Promise) -> SheetLine:
    to = _("to {person}").format(person=reference(promise.to)) if promise.to is not None else ""
    note = ", ".join(part for part in (to, promise_words(promise, None)) if part)
    return SheetLine(lead=_("Promise:"), text=promise.text, note=note)


def _bring_up_line(bring_up: BringUp) -> SheetLine:
    note = ", ".join((_("with {person}").format(person=reference(bring_up.person)), bring_up_words(bring_up, None)))
    return SheetLine(text=bring_up.text, note=note, own_words=True)


def _agreement_lines(agreement: Agreement) -> Iterator[SheetLine]:
    yield SheetLine(text=agreement.what, note=_agreed(agreement), own_words=True)
    for question, text in (
        (_("How"), agreement.how),
        (_("We can tell by"), agreement.measure),
        (_("If it is broken"), agreement.consequence),
    ):
        if text.strip():
            yield SheetLine(lead=question, text=text, own_words=True)
    if heard := to_say_words(agreement, reference, str):
        yield SheetLine(text=heard)


def _agreed(agreement: Agreement) -> str:
    return day_month_year(agreement.said_on) if agreement.said_on is not None else ""


def _meeting_lines(meeting: OneOnOne) -> Iterator[SheetLine]:
    day = meeting.held_on or meeting.day
    when = day_month_year(day) if day is not None else ""
    clock = time_of_day(meeting.time) if meeting.time is not None else ""
    yield SheetLine(text=", ".join(part for part in (reference(meeting.person), when, clock, meeting.place) if part))
    for text in (meeting.brought, meeting.thanked, meeting.closing_line):
        if text.strip():
            yield SheetLine(text=text, own_words=True)
