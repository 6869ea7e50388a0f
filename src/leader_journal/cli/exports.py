"""Export on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from leader_journal.charts.table import BY_ID
from leader_journal.cli.output import STANDARD_OUTPUT, CommandFailed, TerminalProgress, complain, say, standard_output
from leader_journal.cli.pages import say_left, say_undecided
from leader_journal.cli.passphrase import read_passphrase
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, DamagedJournal, JournalExists, NoSuchJournal
from leader_journal.core.exports import ABOUT_ONE, FILTERED, LETTERED, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.exporting import Exported
from leader_journal.services.files import Target
from leader_journal.services.journals import JournalFiles
from leader_journal.services.restoring import export_damaged
from leader_journal.wording.backups import rescue_sentences
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.exports import archive_holds_words, wrote_sentence
from leader_journal.wording.filters import parse_filter, split_typed


def export(arguments: argparse.Namespace, clock: Clock) -> int:
    """Write what was chosen, or everything; of a damaged journal the archive of what can be read of it, with 1."""
    path = Path(arguments.journal)
    if not path.exists():
        raise NoSuchJournal(path)
    if arguments.target == STANDARD_OUTPUT:
        with standard_output() as stream:
            return _export(arguments, path, stream, complain, clock)
    target = Path(arguments.target)
    if target.exists() or target.is_symlink():
        raise JournalExists(target)
    return _export(arguments, path, target, say, clock)


def _export(
    arguments: argparse.Namespace, path: Path, target: Target, tell: Callable[[str], None], clock: Clock
) -> int:
    kind = ExportFormat(arguments.format)
    _check(kind, arguments)
    passphrase = read_passphrase(arguments.passphrase_file)
    try:
        with (
            closing(JournalFiles(clock).open(path, passphrase)) as journal,
            TerminalProgress(_("Writing")) as progress,
        ):
            services = Services(journal, clock)
            if kind is ExportFormat.ARCHIVE:
                count = services.exchange.export_archive(target, progress, current=arguments.current)
                return _say_archive(count, arguments, tell)
            request = _request(kind, arguments, services, clock)
            say_left(services.exports.left(request))
            done = services.exports.export(target, request, progress)
    except DamagedJournal:
        if kind is not ExportFormat.ARCHIVE:
            raise
        return _export_damaged(path, passphrase, target, arguments.target, clock, tell)
    _say_done(done, request, arguments.target, tell)
    return 0


def _say_done(done: Exported, request: ExportRequest, target: str, tell: Callable[[str], None]) -> None:
    if request.format in FILTERED and request.about is None:
        tell(
            ngettext("{count} entry was written.", "{count} entries were written.", done.entries).format(
                count=done.entries
            )
        )
    if target != STANDARD_OUTPUT:
        tell(wrote_sentence(target))
    say_undecided(done.undecided)


def _check(kind: ExportFormat, arguments: argparse.Namespace) -> None:
    """Refuse what this format cannot do, before anything is asked: what is wanted must never be silently otherwise."""
    if arguments.filter and kind not in FILTERED:
        raise BadInput("--filter", kind, tuple(sorted(FILTERED)))
    if arguments.about and kind not in ABOUT_ONE:
        raise BadInput("--about", kind, tuple(sorted(ABOUT_ONE)))
    if arguments.charts and kind is not ExportFormat.PDF:
        raise BadInput("--charts", kind, (ExportFormat.PDF.value,))
    if arguments.charts and arguments.about:
        raise CommandFailed(_("A chart shows everybody. Ask for --about or for --charts, not for both."))
    if arguments.current and kind is not ExportFormat.ARCHIVE:
        raise BadInput("--current", kind, (ExportFormat.ARCHIVE.value,))
    if arguments.names == "off" and kind not in LETTERED:
        raise CommandFailed(
            _("An archive can be read back, so everybody is named in it. --names off is for: {formats}.").format(
                formats=", ".join(sorted(LETTERED))
            )
        )


def _request(kind: ExportFormat, arguments: argparse.Namespace, services: Services, clock: Clock) -> ExportRequest:
    chosen = EVERYTHING
    if arguments.filter:
        chosen = parse_filter(split_typed(arguments.filter), services.people.ids_by_alias(), clock.now().date())
    about = services.people.find(arguments.about.removeprefix("@")) if arguments.about else None
    if arguments.about and about is None:
        raise BadInput("--about", arguments.about)
    # a file of tables is looked into by others' tools: there names are asked for
    names = arguments.names == "on" if arguments.names else kind is not ExportFormat.SQLITE
    return ExportRequest(
        format=kind,
        filter=chosen,
        names=names,
        about=about.id if about is not None else None,
        charts=_charts(arguments.charts),
    )


def _charts(text: str | None) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    known = tuple(BY_ID)
    for name in chosen:
        if name not in known:
            raise BadInput("--charts", name, known)
    return chosen


def _say_archive(count: int, arguments: argparse.Namespace, tell: Callable[[str], None]) -> int:
    tell(
        ngettext(
            "Wrote {count} revision to {path}. The file is not encrypted.",
            "Wrote {count} revisions to {path}. The file is not encrypted.",
            count,
        ).format(count=count, path=arguments.target)
    )
    if not arguments.current:
        tell(archive_holds_words())
    return 0


def _export_damaged(
    path: Path, passphrase: str, target: Target, name: str, clock: Clock, tell: Callable[[str], None]
) -> int:
    with TerminalProgress(_("Reading")) as progress:
        report = export_damaged(path, passphrase, target, clock, progress=progress)
    complain(_("{name} is damaged; what can be read of it was written.").format(name=path.name))
    for sentence in rescue_sentences(report):
        complain(sentence)
    tell(_("Wrote {path}. The file is not encrypted.").format(path=name))
    return 1 if report.lost else 0
