"""Backups on the command line: make one, list them, let one take the journal's place; and rescue a damaged file."""

from __future__ import annotations

from pathlib import Path

from leader_journal.cli.call import Call, new_path
from leader_journal.cli.erasing import delete_copies
from leader_journal.cli.output import CommandFailed, TerminalProgress, on_one_line, say, say_json
from leader_journal.core.backups import BackupFile, BackupReason, OpenedBackup
from leader_journal.core.errors import NoSuchJournal
from leader_journal.services.backups import looked_into, shelf
from leader_journal.services.restoring import rescue_journal, restore
from leader_journal.storage.backups.copies import Copies
from leader_journal.wording.backups import backup_why, held_words, needed_words, rescue_sentences
from leader_journal.wording.catalogue import _

_LATEST = "latest"
_LINE_SHOWN = 60


def backup(call: Call) -> int:
    second = _second(call)
    with call.opened() as services:
        made = services.backups.make(BackupReason.ASKED, second)
        with services.backups.copies() as copies:
            (opened,) = looked_into((one for one in services.backups.list() if one.path == made.path), copies)
    if opened.facts is None:
        raise CommandFailed(needed_words(opened))
    say(_("Backed up to {path}: {held}.").format(path=made.path, held=held_words(opened.facts)))
    if made.second is not None:
        say(_("And to {path}.").format(path=made.second))
    elif second is not None:
        raise CommandFailed(_("{folder} is out of reach; the backup beside the journal is made.").format(folder=second))
    return 0


def backups(call: Call) -> int:
    """List the backups, where the journal itself may be damaged or gone; or delete some, as who can open it may."""
    if call.given.delete:
        return delete_copies(call)
    path = call.journal
    files = shelf(path, _second(call), None)
    if not files:
        say(_("There are no backups of {path}.").format(path=path))
        return 0
    passphrase = call.passphrase()
    with Copies() as copies:
        opened = looked_into(files, copies, passphrase)
    if call.given.json:
        say_json([_as_json(one) for one in opened])
        return 0
    for one in opened:
        say(_as_line(one))
    return 0


def restore_backup(call: Call) -> int:
    """Let a backup take the journal's place; what lies there today is set aside."""
    path = call.journal
    file = _chosen(call.given.backup, shelf(path, _second(call), None))
    passphrase = call.passphrase()
    with Copies() as copies:
        if not copies.try_passphrase(file, passphrase):
            raise CommandFailed(_("That passphrase does not open this backup; it needs the one you had then."))
        aside = restore(path, file, copies, call.clock)
    say(_("{path} is now the backup {name}.").format(path=path, name=file.name))
    if aside is not None:
        say(_("What was there before is kept at {path}.").format(path=aside))
    return 0


def rescue(call: Call) -> int:
    """Bring what can still be read of a damaged journal into a new one; 1 where something of it is missing."""
    path, new = call.existing(), new_path(call.given.new)
    passphrase = call.passphrase()
    with TerminalProgress(_("Reading")) as progress:
        report = rescue_journal(path, passphrase, new, call.clock, second=_second(call), progress=progress)
    for sentence in rescue_sentences(report):
        say(sentence)
    say(_("The new journal is {new}; {path} is as it was.").format(new=new, path=path))
    return 1 if report.lost else 0


def _chosen(word: str, files: tuple[BackupFile, ...]) -> Path:
    """A path that there is, a name of the list, or the latest one."""
    path = Path(word)
    if path.exists():
        return path
    for file in (one for one in files if not one.log):
        if word in {_LATEST, file.path.name}:
            return file.path
    raise NoSuchJournal(path)


def _second(call: Call) -> Path | None:
    return Path(call.given.folder) if call.given.folder else None


def _as_line(one: OpenedBackup) -> str:
    moment = f"{one.file.made:%Y-%m-%d %H:%M}"
    held = (held_words(one.facts), _shortened(one.facts.line)) if one.facts is not None else ()
    parts = (moment, *held, needed_words(one), f"({backup_why(one.file)})", str(one.file.path))
    return "  ".join(part for part in parts if part)


def _shortened(line: str) -> str:
    line = on_one_line(line)
    return line if len(line) <= _LINE_SHOWN else line[: _LINE_SHOWN - 1] + "…"


def _as_json(one: OpenedBackup) -> dict[str, object]:
    facts = one.facts
    return {
        "path": str(one.file.path),
        "made": one.file.made.isoformat(),
        "why": one.file.words,
        "bytes": one.file.size,
        "opens": facts is not None,
        "damaged": one.damaged,
        "entries": facts.entries if facts is not None else None,
        "first": facts.first.isoformat() if facts is not None and facts.first is not None else None,
        "last": facts.last.isoformat() if facts is not None and facts.last is not None else None,
        "line": facts.line if facts is not None else None,
    }
