"""The journal as a file, on the command line: made, checked, under another passphrase, and in pictures."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.cli.call import Call, new_path
from leader_journal.cli.output import CommandFailed, TerminalProgress, say
from leader_journal.cli.passphrase import read_new_passphrase
from leader_journal.cli.typed import confirmed
from leader_journal.composition import Services
from leader_journal.services.journals import ANOTHER_ENDS_S, JournalFiles, is_untouched_sample
from leader_journal.wording.catalogue import _, counted, current_language, ngettext

if TYPE_CHECKING:
    from leader_journal.core.checks import CheckReport


def create(call: Call) -> int:
    path = new_path(call.given.journal)
    JournalFiles(call.clock).create(path, read_new_passphrase(call.given.passphrase_file)).close()
    say(_("Created {path}.").format(path=call.given.journal))
    return 0


def sample(call: Call) -> int:
    """Create a journal with the sample, or a large varied one."""
    path = new_path(call.given.journal)
    passphrase = read_new_passphrase(call.given.passphrase_file)
    chosen = call.given.language or current_language().value
    with TerminalProgress(_("Writing")) as progress:
        journal = JournalFiles(call.clock).create_sample(
            path, passphrase, chosen, entries=call.given.entries, seed=call.given.seed, progress=progress
        )
    with closing(journal):
        count = Services(journal, call.clock).entries.count_all()
    say(
        ngettext("Created {path} with {count} entry.", "Created {path} with {count} entries.", count).format(
            path=call.given.journal, count=counted(count)
        )
    )
    return 0


def check(call: Call) -> int:
    """Check a journal; 1 when something is wrong, also after mending what can be made again from the log."""
    from leader_journal.services.checks import Need
    from leader_journal.wording.checks import problem_sentence

    with call.opened() as services:
        report = _checked(services)
        if call.given.mend and services.checks.need(report) is Need.REBUILD:
            services.checks.rebuild()
            say(_("The lists and the search index were rebuilt from what you wrote. Not a word of it was touched."))
            report = _checked(services)
    if report.ok:
        say(_("All is well: the file, its keys, its references and its search index."))
        return 0
    for problem in report.problems:
        say(problem_sentence(problem))
    return 1


def _checked(services: Services) -> CheckReport:
    with TerminalProgress(_("Checking")) as progress:
        return services.checks.check(progress)


def change_passphrase(call: Call) -> int:
    """Let a new passphrase open the journal. Before that a backup is made, which the old one opens."""
    from leader_journal import paths
    from leader_journal.services.remembering import Remembering
    from leader_journal.settings import SettingsStore

    with call.opened() as services:
        new = read_new_passphrase(call.given.new_passphrase_file)
        with TerminalProgress(_("Changing the passphrase")) as progress:
            services.passphrases.change(new, progress)
        struck = services.passphrases.sheet_was_struck
        remembered = Remembering(SettingsStore(paths.config_folder())).forget(services.journal.id)
    say(_("{path} opens with the new passphrase from now on.").format(path=call.given.journal))
    say(_("Backups made before today’s change still need the old one."))
    if struck:
        say(_("The recovery sheet you had no longer opens it. Make a new one in Settings, Privacy."))
    if remembered:
        say(_("This computer no longer remembers it."))
    return 0


def screenshots(call: Call) -> int:
    """Write a picture of every page into a folder."""
    from leader_journal.services.files import failure

    call.existing()
    passphrase = call.passphrase()
    if not call.given.yes and not _only_sample(call, passphrase):
        question = _(
            "The pictures will show what is in the journal, readable by anyone who sees them, and are "
            "not encrypted. Take them anyway? (y/n)"
        )
        if not confirmed(question):
            raise CommandFailed(
                _("No pictures were taken: this journal is not the sample. {option} takes them without asking.").format(
                    option="--yes"
                )
            )
    folder = Path(call.given.folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise failure(error, folder) from None
    call.given.language = call.given.language or current_language().value
    return call.qt.screenshots(call.given, passphrase, call.clock)


def _only_sample(call: Call, passphrase: str) -> bool:
    with closing(JournalFiles(call.clock).open(call.journal, passphrase, patience=ANOTHER_ENDS_S)) as journal:
        return is_untouched_sample(journal)
