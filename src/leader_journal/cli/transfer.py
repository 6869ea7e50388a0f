"""Import and export on the command line."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, closing
from pathlib import Path

from leader_journal.cli.output import TerminalProgress, complain, on_one_line, say
from leader_journal.cli.passphrase import read_passphrase
from leader_journal.composition import Services, services_of
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, DamagedJournal, NoSuchJournal
from leader_journal.exchange.plan import LineProblem
from leader_journal.services.exchanging import ImportPreview, SourceKind
from leader_journal.services.journals import JournalFiles
from leader_journal.services.restoring import export_damaged
from leader_journal.wording.backups import archive_sentences, rescue_sentences
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.dates import short_day, time_of_day
from leader_journal.wording.problems import problem_words

_SHORTENED_TO = 80


def bring_in(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Bring entries in; a broken line is named on standard error and the rest goes in."""
    if arguments.source_kind == "archive":
        return _bring_archive_in(arguments, journal)
    kind = SourceKind(arguments.source_kind)
    mapping = _mapping(arguments.mapping) if arguments.mapping else None
    with journal as services:
        plan = services.exchange.read_source(Path(arguments.source), kind, mapping)
        if arguments.dry_run:
            _show_preview(services.exchange.preview(plan), clock)
            _name_problems(plan.problems)
            return 0
        with TerminalProgress(_("Bringing in")) as progress:
            result = services.exchange.bring_in(plan, progress)
    say(ngettext("{count} entry came in.", "{count} entries came in.", result.added).format(count=result.added))
    _say_known(result.known)
    _name_problems(result.problems)
    return 0


def _bring_archive_in(arguments: argparse.Namespace, journal: AbstractContextManager[Services]) -> int:
    """Read an archive back: every version, the bin, people and settings; what is here already is left alone."""
    with journal as services:
        archive = services.exchange.read_archive(Path(arguments.source))
        if arguments.dry_run:
            preview = services.exchange.preview_archive(archive)
            say(
                ngettext("{count} entry would come in.", "{count} entries would come in.", preview.entries).format(
                    count=preview.entries
                )
            )
            _say_known_versions(preview.known)
            return 0
        with TerminalProgress(_("Bringing in")) as progress:
            result = services.exchange.bring_archive_in(archive, progress)
    for sentence in archive_sentences(result.entries, result.added, result.known, result.erased):
        say(sentence)
    return 0


def export(arguments: argparse.Namespace, clock: Clock) -> int:
    """Write the archive; of a damaged journal what can be read of it, and 1 where something is missing."""
    path, target = Path(arguments.journal), Path(arguments.target)
    if not path.exists():
        raise NoSuchJournal(path)
    passphrase = read_passphrase(arguments.passphrase_file)
    try:
        with (
            closing(JournalFiles(clock).open(path, passphrase)) as journal,
            TerminalProgress(_("Writing")) as progress,
        ):
            count = services_of(journal, clock).exchange.export_archive(target, progress)
    except DamagedJournal:
        return _export_damaged(path, passphrase, target, clock)
    say(
        ngettext(
            "Wrote {count} revision to {path}. The file is not encrypted.",
            "Wrote {count} revisions to {path}. The file is not encrypted.",
            count,
        ).format(count=count, path=arguments.target)
    )
    return 0


def _export_damaged(path: Path, passphrase: str, target: Path, clock: Clock) -> int:
    with TerminalProgress(_("Reading")) as progress:
        report = export_damaged(path, passphrase, target, clock, progress=progress)
    complain(_("{name} is damaged; what can be read of it was written.").format(name=path.name))
    for sentence in rescue_sentences(report):
        complain(sentence)
    say(_("Wrote {path}. The file is not encrypted.").format(path=target))
    return 1 if report.lost else 0


def _show_preview(preview: ImportPreview, clock: Clock) -> None:
    today = clock.now().date()
    say(
        ngettext("{count} entry would come in.", "{count} entries would come in.", preview.new).format(
            count=preview.new
        )
    )
    _say_known(preview.known)
    for entry in preview.first:
        text = on_one_line(entry.text)
        shortened = text if len(text) <= _SHORTENED_TO else text[: _SHORTENED_TO - 1] + "…"
        say(f"  {short_day(entry.happened.date(), today)} {time_of_day(entry.happened)}  {shortened}")
    if preview.new_people:
        say(_("New people: {names}.").format(names=on_one_line(", ".join(preview.new_people))))
    if preview.left_out:
        say(_("Columns that are not read: {names}.").format(names=on_one_line(", ".join(preview.left_out))))


def _say_known(count: int) -> None:
    if count:
        say(
            ngettext("{count} entry was here already.", "{count} entries were here already.", count).format(count=count)
        )


def _say_known_versions(count: int) -> None:
    if count:
        say(
            ngettext("{count} version is here already.", "{count} versions are here already.", count).format(
                count=count
            )
        )


def _name_problems(problems: tuple[LineProblem, ...]) -> None:
    for problem in problems:
        complain(_("Line {line}: {reason}").format(line=problem.line, reason=problem_words(problem.reason)))


def _mapping(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in text.split(","):
        field, sign, column = part.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise BadInput("--map", part)
        pairs[field.strip()] = column.strip()
    return pairs
