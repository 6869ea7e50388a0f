"""Erasing on the command line: somebody is forgotten, earlier wordings go, the bin is emptied, copies are deleted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leader_journal.cli.call import Call, person_called
from leader_journal.cli.output import CommandFailed, TerminalProgress, on_one_line, say
from leader_journal.composition import Services
from leader_journal.core.backups import BackupFile
from leader_journal.core.errors import NoSuchJournal
from leader_journal.core.forgetting import BareNamesLeft, Keep
from leader_journal.services.people.forgetting import ForgetPreview, left_out
from leader_journal.wording.backups import backup_moment, backup_why
from leader_journal.wording.catalogue import _
from leader_journal.wording.forgetting import (
    copies_sentence,
    copy_words,
    deleted_copies_sentence,
    emptied_sentence,
    forgotten_sentence,
    left_sentence,
    no_way_back,
    plan_sentences,
    wordings_sentence,
)


def forget(call: Call) -> int:
    """Say what forgetting somebody touches, and do it with --yes."""
    keep, bare = Keep(call.given.entries), BareNamesLeft(call.given.bare_names)
    with call.opened() as services, TerminalProgress(_("Looking")) as progress:
        person = person_called(services, call.given.person)
        preview = services.forgetting.preview(person, keep, None, progress)
        left = left_out(preview, bare)
        if left != preview.left:
            preview = services.forgetting.preview(person, keep, left, progress)
        _say_preview(services, preview)
        if not call.given.yes:
            say(no_way_back())
            say(_("Nothing has been changed yet. Add --yes to forget {name}.").format(name=person.alias))
            return 0
        services.forgetting.forget(preview, progress)
        say(forgotten_sentence(person.alias, whole=not preview.left_standing))
        if preview.left_standing:
            say(left_sentence(len(preview.left_standing)))
        _say_copies(services, _second(call))
    return 0


def erase_wordings(call: Call) -> int:
    """Erase what an entry, or everything that names somebody, said before."""
    with call.opened() as services, TerminalProgress(_("Erasing")) as progress:
        forgetting = services.forgetting
        if call.given.person:
            person = person_called(services, call.given.person)
            count = forgetting.wordings_of_person(person)
            if call.given.yes:
                forgetting.erase_wordings_of_person(person, progress)
        else:
            count = forgetting.wordings_of_entry(call.given.entry)
            if call.given.yes:
                forgetting.erase_wordings_of_entry(call.given.entry, progress)
        _say_erased(services, wordings_sentence(count), _second(call), done=call.given.yes)
    return 0


def empty_bin(call: Call) -> int:
    """Erase everything that was thrown away, now."""
    with call.opened() as services, TerminalProgress(_("Erasing")) as progress:
        forgetting, entries = services.forgetting, services.entries
        count = forgetting.empty_bin(progress).entries if call.given.yes else len(entries.trashed())
        _say_erased(services, emptied_sentence(count), _second(call), done=call.given.yes)
    return 0


def delete_copies(call: Call) -> int:
    """Delete copies by their names in the list, or all of them."""
    with call.opened() as services:
        files = services.backups.list(_second(call))
        chosen = files if call.given.delete == ["all"] else tuple(_named(name, files) for name in call.given.delete)
        services.backups.delete(chosen, _second(call))
    say(deleted_copies_sentence(len(chosen)) + ".")
    return 0


def _say_preview(services: Services, preview: ForgetPreview) -> None:
    for sentence in plan_sentences(preview.person.alias, preview.plan):
        say(sentence)
    for one in preview.sentences:
        stays = one.text in preview.left
        head = _("stays") if stays else _("replaced")
        say(f"  [{head}] {on_one_line(services.people.shown(one.text))}")


def _say_erased(services: Services, what: str, second: Path | None, *, done: bool) -> None:
    say(what)
    if done:
        _say_copies(services, second)
    else:
        say(no_way_back())
        say(_("Nothing has been changed yet. Add --yes to erase it."))


def _say_copies(services: Services, second: Path | None) -> None:
    """Name what was made before and may hold what was erased: deleting it is another command."""
    files = services.backups.list(second)
    if not files:
        return
    say(copies_sentence(len(files)))
    for line in _lines(files):
        say(line)
    say(_("leader-journal backups JOURNAL --delete NAME deletes one of them, --delete all deletes them all."))


def _lines(files: Iterable[BackupFile]) -> Iterable[str]:
    for file in files:
        yield f"  {copy_words(file, backup_moment(file), backup_why(file))}: {file.path}"


def _named(name: str, files: Iterable[BackupFile]) -> BackupFile:
    found = next((file for file in files if name in {file.path.name, str(file.path)}), None)
    if found is None:
        raise NoSuchJournal(Path(name))
    return found


def _second(call: Call) -> Path | None:
    if not call.given.folder:
        return None
    folder = Path(call.given.folder)
    if not folder.is_dir():
        raise CommandFailed(_("{folder} is out of reach.").format(folder=folder))
    return folder
