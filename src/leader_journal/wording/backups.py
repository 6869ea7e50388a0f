"""Backups in words: why one was made, and the name of its file, which says when and why."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from leader_journal.core.backups import BackupFacts, BackupFile, BackupReason, OpenedBackup
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.rescue import Loss, Lost, RescueReport
from leader_journal.wording.catalogue import Language, _, counted, language, ngettext, pgettext, said_once
from leader_journal.wording.dates import day_month_year, time_of_day
from leader_journal.wording.numbers import decimal

_NAME = re.compile(
    r"(?P<stem>.+) (?P<day>\d{4}-\d{2}-\d{2}) (?P<time>\d{2}\.\d{2}\.\d{2})(?: \((?P<words>.+?)\))?(?: \d+)?", re.DOTALL
)
_SAFETY_COPY = re.compile(r"(?:before version|før version) \d+(?: \(\d+\))?")


def reason_words(reason: BackupReason) -> str:
    """Return why a backup was made, for its name and the list; a daily one needs no words."""
    match reason:
        case BackupReason.DAILY:
            return ""
        case BackupReason.ASKED:
            return _("made by you")
        case BackupReason.MIGRATION:
            return _("before a new version")
        case BackupReason.IMPORT:
            return _("before an import")
        case BackupReason.MERGE:
            return _("before a merge")
        case BackupReason.PASSPHRASE:
            return _("before a new passphrase")
        case BackupReason.SET_ASIDE:
            return _("set aside before a restore")


def backup_stem(journal: str, moment: dt.datetime, reason: BackupReason) -> str:
    """Return the name of a backup's file, without its ending: neutral, sorted by time, allowed on every disk."""
    words = reason_words(reason)
    return f"{journal} {moment:%Y-%m-%d %H.%M.%S}" + (f" ({words})" if words else "")


def read_backup_stem(name: str) -> tuple[str, dt.datetime, str] | None:
    """Return journal, local time and words of such a name, in whatever language it was given; None of another."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        moment = dt.datetime.strptime(f"{found['day']} {found['time']}", "%Y-%m-%d %H.%M.%S")  # noqa: DTZ007 - local
    except ValueError:
        return None
    return found["stem"], moment, found["words"] or ""


def safety_copy_stem(journal: str, version: int) -> str:
    """Return the name of the copy that is made before the form of the file is changed to a version."""
    return _("{journal} before version {version}").format(journal=journal, version=version)


def is_safety_copy(journal: str, name: str) -> bool:
    """Whether a name, without its ending, is that of such a copy of this journal, in whatever language it was given."""
    return name.startswith(f"{journal} ") and _SAFETY_COPY.fullmatch(name.removeprefix(f"{journal} ")) is not None


def log_words() -> str:
    """Return what a log is that was set aside, for the list of backups."""
    return _("a log that was set aside")


def backup_why(backup: BackupFile) -> str:
    """Return why a backup was made, in the language of now, whichever one its name was given in.

    A catalogue of another language is loaded only where it may be needed: loading one takes 20 ms.
    """
    words = backup.words
    if not words:
        return _("automatic")
    if backup.log or _SAFETY_COPY.fullmatch(words) or words in map(reason_words, BackupReason):
        return words
    reason = _reasons_by_words().get(words)
    return words if reason is None else reason_words(reason)


@said_once()
def _reasons_by_words() -> dict[str, BackupReason]:
    found = dict[str, BackupReason]()
    for spoken in Language:
        with language(spoken):
            found |= {reason_words(reason): reason for reason in BackupReason}
    return found


def backup_moment(backup: BackupFile) -> str:
    """Return when a backup was made."""
    return _("{day}, {time}").format(day=day_month_year(backup.made.date()), time=time_of_day(backup.made))


def restored_sentence(backup: BackupFile, aside: Path | None, *, shared: bool) -> str:
    """Return that a backup is the journal now, and where that is which it took the place of; and, where journals are
    `shared` with other computers, that a merge brings back what was written since.
    """
    said = [_("This is the backup of {moment}.").format(moment=backup_moment(backup))]
    if aside is not None:
        said.append(_("What was here before is set aside, under Restore."))
    if shared:
        said.append(
            _("If you share it with another computer, what was written since comes back from there once you unlock it.")
        )
    return " ".join(said)


def held_words(facts: BackupFacts) -> str:
    """Return what a backup holds: how many entries, from which day to which."""
    count = ngettext("{count} entry", "{count} entries", facts.entries).format(count=counted(facts.entries))
    if facts.first is None or facts.last is None:
        return count
    return _("{entries}, {first} to {last}").format(
        entries=count, first=day_month_year(facts.first), last=day_month_year(facts.last)
    )


def size_words(size: int) -> str:
    """Return how large a file is, in megabytes."""
    return _("{size} MB").format(size=decimal(size / 1_000_000))


def needed_words(opened: OpenedBackup) -> str:
    """Return which passphrase a backup needs, or that it cannot be read."""
    if opened.unmatched:
        return _("No backup fits this log, so it cannot be read yet.")
    if opened.damaged:
        return _("It cannot be read: the file is damaged.")
    if opened.needs:
        return _("It needs the passphrase that you had on {day}.").format(day=day_month_year(opened.file.made.date()))
    return _("It opens with today’s passphrase.")


def rescue_sentences(report: RescueReport) -> tuple[str, ...]:
    """Return how a rescue went: what came back, what was mended, what came from backups, what is missing."""
    came = ngettext("{count} entry came back.", "{count} entries came back.", report.entries)
    said = [came.format(count=counted(report.entries))]
    if report.mended:
        mended = ngettext("{count} page was put right again.", "{count} pages were put right again.", report.mended)
        said.append(mended.format(count=counted(report.mended)))
    if report.unreadable:
        unreadable = ngettext(
            "{count} part of the file could not be read.",
            "{count} parts of the file could not be read.",
            report.unreadable,
        )
        said.append(unreadable.format(count=counted(report.unreadable)))
    if report.from_backups:
        filled = ngettext(
            "{count} record was filled in from your backups.",
            "{count} records were filled in from your backups.",
            report.from_backups,
        )
        said.append(filled.format(count=counted(report.from_backups)))
        said.append(_("If you have erased something for good since the last backup, check whether it is here again."))
    return (*said, *(lost_sentence(one) for one in report.lost))


def archive_sentences(entries: int, added: int, known: int, erased: int, taken_out: int = 0) -> tuple[str, ...]:
    """Return what reading an archive back did: entries and versions that came in, what was here, what is erased."""
    said = [ngettext("{count} entry came in.", "{count} entries came in.", entries).format(count=counted(entries))]
    if added:
        said.append(
            ngettext("{count} version is new here.", "{count} versions are new here.", added).format(
                count=counted(added)
            )
        )
    if known:
        said.append(
            ngettext("{count} version was here already.", "{count} versions were here already.", known).format(
                count=counted(known)
            )
        )
    if erased:
        said.append(
            ngettext(
                "{count} version is of something that you erased for good here: it stays erased.",
                "{count} versions are of what you erased for good here: it stays erased.",
                erased,
            ).format(count=counted(erased))
        )
    if taken_out:
        said.append(
            ngettext(
                "{count} version was erased for good in the archive: it is erased here as well. The backup made before "
                "still holds it.",
                "{count} versions were erased for good in the archive: they are erased here as well. The backup made "
                "before still holds them.",
                taken_out,
            ).format(count=counted(taken_out))
        )
    return tuple(said)


def lost_sentence(lost: Lost) -> str:
    """Return what is missing of one record: which it is by its kind and day, never by a word of it."""
    what = _kind_words(lost.kind)
    if lost.day is not None:
        what = _("{record} of {day}").format(record=what, day=day_month_year(lost.day))
    match lost.loss:
        case Loss.WHOLE:
            return _("{record}: could not be read.").format(record=what)
        case Loss.IN_PART:
            return _("{record}: the line and the marks are here, what was written below them is not.").format(
                record=what
            )
        case Loss.LATEST:
            return _("{record}: an earlier wording is here, the latest one is not.").format(record=what)


def _kind_words(kind: str) -> str:
    words: dict[str, str] = {
        RecordKind.ENTRY: _("Entry"),
        RecordKind.PERSON: _("Person"),
        RecordKind.PROMISE: _("Promise"),
        RecordKind.AGREEMENT: _("Agreement"),
        RecordKind.ONE_ON_ONE: _("One-on-one"),
        RecordKind.REVIEW: pgettext("record", "Review"),
        RecordKind.PLAN: pgettext("record", "Plan"),
        RecordKind.OWN_PROMPT: _("Question of your own"),
        RecordKind.JOURNAL_SETTINGS: _("Settings of the journal"),
        RecordKind.SAVED_FILTER: _("Saved filter"),
        RecordKind.BRING_UP: _("To bring up"),
    }
    return words.get(kind, _("Record"))
