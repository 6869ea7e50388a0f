"""Export on the command line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from leader_journal.charts.table import BY_ID
from leader_journal.cli.call import Call, new_path, person_called
from leader_journal.cli.output import STANDARD_OUTPUT, CommandFailed, TerminalProgress, complain, say, standard_output
from leader_journal.cli.pages import say_left, say_undecided
from leader_journal.composition import Services
from leader_journal.core.errors import BadInput, DamagedJournal, GoesWithOthers
from leader_journal.core.exports import ABOUT_ONE, FILTERED, LETTERED, Exported, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.files import Target
from leader_journal.services.journals import ANOTHER_ENDS_S, JournalFiles
from leader_journal.services.restoring import export_damaged
from leader_journal.wording.backups import rescue_sentences
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.exports import archive_holds_words, wrote_sentence
from leader_journal.wording.filters.parsing import parse_filter, split_typed


def export(call: Call) -> int:
    """Write what was chosen, or everything; of a damaged journal the archive of what can be read of it, with 1."""
    call.existing()
    if call.given.target == STANDARD_OUTPUT:
        said: list[str] = []
        with standard_output() as stream:
            code = _export(call, stream, said.append)
        for sentence in said:  # once it is true
            complain(sentence)
        return code
    return _export(call, new_path(call.given.target), say)


def _export(call: Call, target: Target, tell: Callable[[str], None]) -> int:
    kind = ExportFormat(call.given.format)
    _check(kind, call)
    passphrase = call.passphrase()
    try:
        with (
            closing(JournalFiles(call.clock).open(call.journal, passphrase, patience=ANOTHER_ENDS_S)) as journal,
            TerminalProgress(_("Writing")) as progress,
        ):
            services = Services(journal, call.clock)
            if kind is ExportFormat.ARCHIVE:
                count = services.exchange.export_archive(target, progress, current=call.given.current)
                return _say_archive(count, call, tell)
            request = _request(kind, call, services)
            say_left(services.exports.left(request))
            done = services.exports.export(target, request, progress)
    except DamagedJournal:
        if kind is not ExportFormat.ARCHIVE:
            raise
        return _export_damaged(call, passphrase, target, tell)
    _say_done(done, request, call.given.target, tell)
    return 0


def _say_done(done: Exported, request: ExportRequest, target: str, tell: Callable[[str], None]) -> None:
    if request.format in FILTERED and request.about is None:
        tell(
            ngettext("{count} entry was written.", "{count} entries were written.", done.entries).format(
                count=counted(done.entries)
            )
        )
    if target != STANDARD_OUTPUT:
        tell(wrote_sentence(target))
    say_undecided(done.undecided, tell if target == STANDARD_OUTPUT else complain)


def _check(kind: ExportFormat, call: Call) -> None:
    """Refuse what this format cannot do, before anything is asked: what is wanted must never be silently otherwise."""
    if call.given.filter and kind not in FILTERED:
        raise GoesWithOthers("--filter", kind, tuple(sorted(FILTERED)))
    if call.given.about and kind not in ABOUT_ONE:
        raise GoesWithOthers("--about", kind, tuple(sorted(ABOUT_ONE)))
    if call.given.charts and kind is not ExportFormat.PDF:
        raise GoesWithOthers("--charts", kind, (ExportFormat.PDF.value,))
    if call.given.charts and call.given.about:
        raise CommandFailed(_("A chart shows everybody. Ask for --about or for --charts, not for both."))
    if call.given.current and kind is not ExportFormat.ARCHIVE:
        raise GoesWithOthers("--current", kind, (ExportFormat.ARCHIVE.value,))
    if call.given.names == "off" and kind not in LETTERED:
        raise CommandFailed(
            _("An archive can be read back, so everybody is named in it. --names off is for: {formats}.").format(
                formats=", ".join(sorted(LETTERED))
            )
        )


def _request(kind: ExportFormat, call: Call, services: Services) -> ExportRequest:
    chosen = EVERYTHING
    if call.given.filter:
        chosen = parse_filter(split_typed(call.given.filter), services.people.ids_by_alias(), call.today)
    about = person_called(services, call.given.about, option="--about") if call.given.about else None
    # a file of tables is looked into by others' tools: there names are asked for
    names = call.given.names == "on" if call.given.names else kind is not ExportFormat.SQLITE
    return ExportRequest(
        format=kind,
        filter=chosen,
        names=names,
        about=about.id if about is not None else None,
        charts=_charts(call.given.charts),
    )


def _charts(text: str | None) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    known = tuple(BY_ID)
    for name in chosen:
        if name not in known:
            raise BadInput("--charts", name, known)
    return chosen


def _say_archive(count: int, call: Call, tell: Callable[[str], None]) -> int:
    if call.given.target == STANDARD_OUTPUT:
        said = ngettext(
            "{count} revision was written, and is not encrypted.",
            "{count} revisions were written, and are not encrypted.",
            count,
        )
    else:
        said = ngettext(
            "Wrote {count} revision to {path}. The file is not encrypted.",
            "Wrote {count} revisions to {path}. The file is not encrypted.",
            count,
        )
    tell(said.format(count=counted(count), path=call.given.target))
    if not call.given.current:
        tell(archive_holds_words())
    return 0


def _export_damaged(call: Call, passphrase: str, target: Target, tell: Callable[[str], None]) -> int:
    with TerminalProgress(_("Reading")) as progress:
        report = export_damaged(call.journal, passphrase, target, call.clock, progress=progress)
    wrote = complain if call.given.target != STANDARD_OUTPUT else tell
    wrote(_("{name} is damaged; what can be read of it was written.").format(name=call.journal.name))
    for sentence in rescue_sentences(report):
        complain(sentence)
    if call.given.target != STANDARD_OUTPUT:
        tell(_("Wrote {path}. The file is not encrypted.").format(path=call.given.target))
    return 1 if report.lost else 0
