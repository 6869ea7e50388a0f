"""Import and export on the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from leader_journal.cli.call import Call
from leader_journal.cli.output import CommandFailed, TerminalProgress, complain, on_one_line, say
from leader_journal.cli.passphrase import read_passphrase
from leader_journal.composition import Services
from leader_journal.core.errors import BadInput, ColumnMissing
from leader_journal.core.imports import Again, DateOrder, SourceFormat
from leader_journal.paths import JOURNAL_SUFFIX
from leader_journal.services.importing import HowToRead, ImportCounts, ImportPreview
from leader_journal.wording.backups import archive_sentences
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year, short_day, time_of_day
from leader_journal.wording.errors import sentence
from leader_journal.wording.import_preview import came_in, known_sentences, meeting_moment, meeting_words, would_come_in
from leader_journal.wording.imports import doubt_sentence, format_words, note_sentences, problem_sentences

_SHORTENED_TO = 80
_NAMED = 12


def bring_in(call: Call) -> int:
    """Bring entries in: what is read, what is not, and why, with one sentence for one cause."""
    source = Path(call.given.source)
    if source.suffix == JOURNAL_SUFFIX != call.journal.suffix:  # as all other commands have it
        raise CommandFailed(
            _("What comes in stands first, then the journal: import {source} {journal}").format(
                source=call.journal.name, journal=source.name
            )
        )
    how = HowToRead(
        format=SourceFormat(call.given.source_kind) if call.given.source_kind else None,
        mapping=_mapping(call.given.mapping),
        dates=DateOrder(call.given.dates) if call.given.dates else None,
        password=read_passphrase(call.given.password_file) if call.given.password_file else None,
    )
    with call.opened() as services:
        try:
            plan = services.imports.read(source, how)
        except ColumnMissing as error:
            raise CommandFailed(_missing_and_way_on(error)) from None
        if plan.format is SourceFormat.ARCHIVE:
            return _bring_archive_in(call, services)
        preview = services.imports.preview(plan)
        again, promises = Again(call.given.again), bool(call.given.promises)
        counts = preview.would(again, tasks_as_promises=promises)
        if call.given.dry_run:
            _show_preview(preview, counts, call)
        if preview.doubtful_dates:
            raise CommandFailed(_doubt_and_way_on(preview))
        if not call.given.dry_run:
            with TerminalProgress(_("Importing")) as progress:
                counts = services.imports.bring_in(plan, progress, again=again, tasks_as_promises=promises)
            _say_result(counts)
            _say_known(preview, left=again is Again.LEAVE)
            for words in note_sentences(plan.dates, (), plan.left_out, plan.remarks):
                say(words)
    refused = list(problem_sentences(plan.problems, plan.format))
    for words in refused:
        complain(words)
    return 1 if refused and not counts.anything else 0


def _bring_archive_in(call: Call, services: Services) -> int:
    """Read an archive back: every version, the bin, people and settings; what is here already is left alone."""
    archive = services.exchange.read_archive(Path(call.given.source))
    if call.given.dry_run:
        preview = services.exchange.preview_archive(archive)
        say(
            ngettext("{count} entry would come in.", "{count} entries would come in.", preview.entries).format(
                count=counted(preview.entries)
            )
        )
        _say_known_versions(preview.known)
        return 0
    with TerminalProgress(_("Importing")) as progress:
        result = services.exchange.bring_archive_in(archive, progress)
    for words in archive_sentences(result.entries, result.added, result.known, result.erased, result.taken_out):
        say(words)
    return 0


def _say_result(result: ImportCounts) -> None:
    say(came_in(result.added, result.again, result.meetings))
    if result.promises:
        say(
            ngettext(
                "{count} promise was made from open tasks.",
                "{count} promises were made from open tasks.",
                result.promises,
            ).format(count=counted(result.promises))
        )


def _show_preview(preview: ImportPreview, counts: ImportCounts, call: Call) -> None:
    again = Again(call.given.again)
    for words in would_come_in(preview, counts):
        say(words)
    say(f"{format_words(preview.plan.format)}.")
    _say_known(preview, left=again is Again.LEAVE)
    if preview.first_day is not None and preview.last_day is not None:
        say(
            _("From {first} to {last}.").format(
                first=day_month_year(preview.first_day), last=day_month_year(preview.last_day)
            )
        )
    _show_found(preview, counts, call.today)
    plan = preview.plan
    for words in note_sentences(plan.dates, plan.kept, plan.left_out, preview.remarks):
        say(words)


def _show_found(preview: ImportPreview, counts: ImportCounts, today: dt.date) -> None:
    """The first entries, and whom and what they bring along."""
    for entry in preview.first:
        say(f"  {short_day(entry.happened.date(), today)} {time_of_day(entry.happened)}  {_shortened(entry.text)}")
    for meeting in preview.first_meetings:
        say(f"  {meeting_moment(meeting, today)}  {on_one_line(meeting_words(meeting))}")
    if preview.new_people:
        say(_("New people: {names}.").format(names=_listed(preview.new_people)))
    if preview.themes:
        say(_("Themes: {names}.").format(names=_listed(preview.themes)))
    if counts.promises:
        say(
            ngettext(
                "{count} promise would be made from open tasks.",
                "{count} promises would be made from open tasks.",
                counts.promises,
            ).format(count=counted(counts.promises))
        )
    elif preview.tasks:
        say(
            ngettext(
                "{count} open task could become a promise (--promises).",
                "{count} open tasks could become promises (--promises).",
                preview.tasks,
            ).format(count=counted(preview.tasks))
        )


def _say_known_versions(count: int) -> None:
    if count:
        say(
            ngettext("{count} version is here already.", "{count} versions are here already.", count).format(
                count=counted(count)
            )
        )


def _say_known(preview: ImportPreview, *, left: bool) -> None:
    left = left and not preview.doubtful_dates
    for words in known_sentences(preview):
        say(words)
    if preview.in_bin and left:
        say(
            ngettext(
                "{count} entry came in before and is in the bin. Bring it back with --again bring-back, or "
                "read it again with --again afresh.",
                "{count} entries came in before and are in the bin. Bring them back with --again bring-back, "
                "or read them again with --again afresh.",
                preview.in_bin,
            ).format(count=counted(preview.in_bin))
        )
    if preview.otherwise and left:
        say(
            ngettext(
                "{count} entry came in before, read with another mapping. Read it again with --again afresh.",
                "{count} entries came in before, read with another mapping. Read them again with --again afresh.",
                preview.otherwise,
            ).format(count=counted(preview.otherwise))
        )


def _doubt_and_way_on(preview: ImportPreview) -> str:
    way_on = _("Say which with --dates day-first or --dates month-first. Nothing came in.")
    return f"{doubt_sentence(preview.plan.dates)} {way_on}"


def _missing_and_way_on(error: ColumnMissing) -> str:
    headings = on_one_line(", ".join(column.heading for column in error.columns))
    way_on = _("Name it with --map happened=COLUMN or --map text=COLUMN. The columns are: {headings}.").format(
        headings=headings
    )
    return f"{sentence(error)} {way_on}"


def _shortened(text: str) -> str:
    text = on_one_line(text)
    return text if len(text) <= _SHORTENED_TO else text[: _SHORTENED_TO - 1] + "…"


def _listed(names: Sequence[str]) -> str:
    shown = on_one_line(", ".join(names[:_NAMED]))
    return shown if len(names) <= _NAMED else f"{shown}, … ({counted(len(names))})"


def _mapping(text: str | None) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for part in (text or "").split(",") if text else ():
        field, sign, column = part.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise BadInput("--map", part)
        pairs.append((field.strip(), column.strip()))
    return tuple(pairs)
