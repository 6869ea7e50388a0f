"""Two machines on the command line: a snapshot to carry, and what another copy holds taken in."""

from __future__ import annotations

from pathlib import Path

from leader_journal.cli.call import Call, new_path
from leader_journal.cli.output import CommandFailed, TerminalProgress, say
from leader_journal.cli.passphrase import STANDARD_INPUT, read_passphrase
from leader_journal.composition import Services
from leader_journal.core.errors import NoSuchJournal
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.two_machines import merged_sentences


def snapshot(call: Call) -> int:
    target = new_path(call.given.target)
    with call.opened() as services, TerminalProgress(_("Writing")) as progress:
        services.two_machines.save(target, progress=progress)
    say(_("Wrote {path}. It is encrypted, and opens with the passphrase of this journal.").format(path=target))
    return 0


def merge(call: Call) -> int:
    """Take in what was written in another copy; twice is as once."""
    other = Path(call.given.other)
    if not other.exists():
        raise NoSuchJournal(other)
    with call.opened() as services:
        machines = services.two_machines
        try:
            if machines.needs_passphrase(other):
                _ask_for_its_passphrase(call, services, other)
            with TerminalProgress(_("Reading")) as progress:
                gathered = machines.read(other, progress)
            merged = machines.take_in(gathered)
            waiting = len(services.written_twice.concurrent())
        finally:
            machines.close()
    for sentence in merged_sentences(merged.entries, merged.added, merged.taken_out):
        say(sentence)
    if waiting:
        say(
            ngettext(
                "{count} thing was written on two computers: both versions are kept, and the later is shown.",
                "{count} things were written on two computers: both versions are kept, and the later is shown.",
                waiting,
            ).format(count=counted(waiting))
        )
    return 0


def _ask_for_its_passphrase(call: Call, services: Services, other: Path) -> None:
    own, its_own = call.given.passphrase_file, call.given.other_passphrase_file
    if its_own is None and own is not None:
        # the same passphrase opens a copy of another journal, too, of which more can be said then
        if own != STANDARD_INPUT and services.two_machines.try_passphrase(other, read_passphrase(own)):
            return
        raise CommandFailed(
            _(
                "{path} does not open with the passphrase of this journal. Put the one that opens it in a file, and "
                "give the file with --other-passphrase-file."
            ).format(path=other)
        )
    asked = _("Passphrase of {path}: ").format(path=other)
    if not services.two_machines.try_passphrase(other, read_passphrase(its_own, asked)):
        raise CommandFailed(_("That passphrase does not open {path}. Nothing was brought in.").format(path=other))
