"""Backups: whole copies of a journal, encrypted as it is, by the file that holds each."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    MERGE = "merge"
    PASSPHRASE = "passphrase"
    SET_ASIDE = "set_aside"
    """What a backup took the place of: never over the only copy."""


class BackupFile(Struct, frozen=True):
    """One backup, as far as it is known without a passphrase. `words` say why it was made; a daily one has none.

    `log` is a log that was set aside, since it belonged to another file: it is read with a backup that fits.
    """

    path: Path
    made: dt.datetime
    words: str
    size: int
    salt: bytes
    log: bool = False

    @property
    def on_purpose(self) -> bool:
        """Whether it was made for a reason of its own rather than day by day."""
        return bool(self.words)


class BackupFacts(Struct, frozen=True):
    """What a backup holds: how many entries, from which day to which, and the line of the last one."""

    entries: int
    first: dt.date | None
    last: dt.date | None
    line: str


class OpenedBackup(Struct, frozen=True):
    """A backup that was looked into, or why not: `needs` says that the passphrase of then is needed, `unmatched` that
    there is no backup that a log belongs to.
    """

    file: BackupFile
    facts: BackupFacts | None
    needs: bool = False
    damaged: bool = False
    unmatched: bool = False


DAYS_KEPT, MONTHS_KEPT, ON_PURPOSE_KEPT = 14, 12, 20


def outdated(backups: tuple[BackupFile, ...]) -> tuple[BackupFile, ...]:
    """Return which backups of one folder may go: kept is the last of each of the last 14 days and 12 months.

    It goes by the days that have a backup, not by the calendar: a clock that is wrong for a while makes nothing old.
    """
    newest_first = sorted(backups, key=lambda one: (one.made, one.path.name), reverse=True)
    daily = [one for one in newest_first if not one.on_purpose]
    last_of_day: dict[dt.date, BackupFile] = {}
    last_of_month: dict[tuple[int, int], BackupFile] = {}
    for one in daily:
        last_of_day.setdefault(one.made.date(), one)
        last_of_month.setdefault((one.made.year, one.made.month), one)
    kept = {
        *list(last_of_day.values())[:DAYS_KEPT],
        *list(last_of_month.values())[:MONTHS_KEPT],
        *[one for one in newest_first if one.on_purpose][:ON_PURPOSE_KEPT],
    }
    return tuple(one for one in newest_first if one not in kept)


def outdated_copies(copies: tuple[BackupFile, ...], backups: tuple[BackupFile, ...]) -> tuple[BackupFile, ...]:
    """Return which copies of an earlier form of the file may go: those with as many days of backups after them."""
    days = {one.made.date() for one in backups}
    return tuple(one for one in copies if sum(day > one.made.date() for day in days) >= DAYS_KEPT)
