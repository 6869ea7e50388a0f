"""Backups on the command line: make one, list them, let one take the journal's place; and rescue a damaged file."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path

from leader_journal.cli.output import CommandFailed, TerminalProgress, on_one_line, say, say_json
from leader_journal.cli.passphrase import read_passphrase
from leader_journal.composition import Services
from leader_journal.core.backups import BackupFile, BackupReason, OpenedBackup
from leader_journal.core.clock import Clock
from leader_journal.core.errors import JournalExists, NoSuchJournal
from leader_journal.services.backups import looked_into, shelf
from leader_journal.services.restoring import rescue_journal, restore
from leader_journal.storage.backups.copies import Copies
from leader_journal.wording.backups import backup_why, held_words, needed_words, rescue_sentences
from leader_journal.wording.catalogue import _

_LATEST = "latest"
_LINE_SHOWN = 60


def backup(arguments: argparse.Namespace, journal: AbstractContextManager[Services]) -> int:
    second = _second(arguments)
    with journal as services:
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


def backups(arguments: argparse.Namespace, _clock: Clock) -> int:
    """List the backups; the journal itself may be damaged or gone."""
    path = Path(arguments.journal)
    files = shelf(path, _second(arguments), None)
    if not files:
        say(_("There are no backups of {path}.").format(path=path))
        return 0
    passphrase = read_passphrase(arguments.passphrase_file)
    with Copies() as copies:
        opened = looked_into(files, copies, passphrase)
    if arguments.json:
        say_json([_as_json(one) for one in opened])
        return 0
    for one in opened:
        say(_as_line(one))
    return 0


def restore_backup(arguments: argparse.Namespace, clock: Clock) -> int:
    """Let a backup take the journal's place; what lies there today is set aside."""
    path = Path(arguments.journal)
    file = _chosen(arguments.backup, shelf(path, _second(arguments), None))
    passphrase = read_passphrase(arguments.passphrase_file)
    with Copies() as copies:
        if not copies.try_passphrase(file, passphrase):
            raise CommandFailed(_("That passphrase does not open this backup; it needs the one you had then."))
        aside = restore(path, file, copies, clock)
    say(_("{path} is now the backup {name}.").format(path=path, name=file.name))
    if aside is not None:
        say(_("What was there before is kept at {path}.").format(path=aside))
    return 0


def rescue(arguments: argparse.Namespace, clock: Clock) -> int:
    """Bring what can still be read of a damaged journal into a new one; 1 where something of it is missing."""
    path, new = Path(arguments.journal), Path(arguments.new)
    if not path.exists():
        raise NoSuchJournal(path)
    if new.exists():
        raise JournalExists(new)
    passphrase = read_passphrase(arguments.passphrase_file)
    with TerminalProgress(_("Reading")) as progress:
        report = rescue_journal(path, passphrase, new, clock, second=_second(arguments), progress=progress)
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


def _second(arguments: argparse.Namespace) -> Path | None:
    return Path(arguments.folder) if arguments.folder else None


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
