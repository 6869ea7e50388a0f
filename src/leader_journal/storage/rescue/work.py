"""Rescue: everything that can still be read of a damaged journal, out of its pages, into a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from leader_journal.core import errors
from leader_journal.core.clock import Clock
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.rescue import Lost, RescueReport
from leader_journal.core.revision import Revision
from leader_journal.storage import vault
from leader_journal.storage.keyed import Secret, secrets_of
from leader_journal.storage.lock import FileLock
from leader_journal.storage.rescue.building import build, log_of
from leader_journal.storage.rescue.damaged_file import DamagedFile
from leader_journal.storage.rescue.pages import PageKey, fits
from leader_journal.storage.rescue.sieve import Sieve
from leader_journal.storage.trouble import of_system

_SHARE_OF_READING = 0.7

Backups = Callable[[Secret], Iterator[tuple[int, Revision]]]
"""Yields what the backups hold that a key opens, with the places in their logs."""


class Salvage(Struct, frozen=True):
    """What could be read of a damaged journal, and what opens it."""

    secret: Secret
    found: Sieve
    log: tuple[Revision, ...]
    lost: tuple[Lost, ...]
    pages: int
    unreadable: int
    mended: int
    from_backups: int

    @property
    def journal(self) -> str:
        """Return what names the journal; empty where that could not be read."""
        return self.found.meta.get("journal", "")

    def report(self) -> RescueReport:
        """Return what came of it."""
        heads = {one.subject: one for one in self.log}
        return RescueReport(
            entries=sum(one.kind == RecordKind.ENTRY and not one.deleted for one in heads.values()),
            records=len(heads),
            pages=self.pages,
            unreadable=self.unreadable,
            mended=self.mended,
            from_backups=self.from_backups,
            lost=self.lost,
        )


@contextmanager
def salvaged(
    path: Path,
    passphrase: str,
    clock: Clock,
    *,
    salts: Iterable[bytes] = (),
    backups: Backups | None = None,
    progress: Progress = no_progress,
) -> Iterator[Salvage]:
    """Read a damaged journal page by page; it is not altered, and locked for as long as the block runs.

    `salts` are those that may be the journal's if its own is damaged (its spare, those of its backups); `backups`
    yields the revisions of backups, which fill what the file does not hold any more. Raises NoSuchJournal,
    WrongPassphrase, JournalInUse, NoAccess, DiskTrouble and Cancelled.
    """
    path = path.absolute()
    if not path.exists():
        raise errors.NoSuchJournal(path)
    try:
        with _lock_if_possible(path):
            secret = _secret_of(path, passphrase, tuple(salts), progress)
            try:
                yield _salvage(path, secret, clock, backups, progress)
            finally:
                vault.wipe(secret.key)
    except OSError as error:
        raise of_system(error, path) from None


def rescue(
    path: Path,
    passphrase: str,
    new: Path,
    clock: Clock,
    *,
    salts: Iterable[bytes] = (),
    backups: Backups | None = None,
    progress: Progress = no_progress,
) -> RescueReport:
    """Write what could be read of a damaged journal to a new one, with its own check.

    Raises what `salvaged` raises, JournalExists, DiskFull; no new file is left behind then.
    """
    new = new.absolute()
    if new.exists() or new.is_symlink():
        raise errors.JournalExists(new)
    with salvaged(path, passphrase, clock, salts=salts, backups=backups, progress=progress) as salvage:
        try:
            with FileLock.acquire(new):
                build(new, salvage.secret, salvage.log, salvage.found, clock)
        except OSError as error:
            raise of_system(error, new) from None
        progress(1.0)
        return salvage.report()


def _salvage(path: Path, secret: Secret, clock: Clock, backups: Backups | None, progress: Progress) -> Salvage:
    found = Sieve()
    with closing(DamagedFile(path, PageKey(secret), _first_part(progress))) as file:
        found.take(file.rows_now(), sure=True)
        found.take(file.rows_doubtful(), sure=False)
        pages, unreadable, mended = file.pages, file.unreadable, file.mended
    progress(_SHARE_OF_READING)
    # what is whole needs no backup: it might hold again what was erased since
    damaged = unreadable > 0 or bool(found.missing())
    filled = _fill_up(found, backups(secret)) if backups is not None and damaged else 0
    log, lost = log_of(found, clock)
    return Salvage(secret, found, log, lost, pages, unreadable, mended, filled)


def _fill_up(found: Sieve, revisions: Iterator[tuple[int, Revision]]) -> int:
    """Take from backups what the file does not hold any more; return of how many records that is."""
    filled = set()
    for seq, revision in revisions:
        if revision.rev not in found.revisions and not {revision.subject, revision.rev} & found.erased.keys():
            found.revisions[revision.rev] = (seq, revision)
            filled.add(revision.subject)
    return len(filled)


def _secret_of(path: Path, passphrase: str, salts: tuple[bytes, ...], progress: Progress) -> Secret:
    own = vault.read_salt(path)
    candidates = dict.fromkeys(salt for salt in (own, *salts) if len(salt) == vault.SALT_BYTES)
    if not salts and len(own) == vault.SALT_BYTES:
        # nobody kept it a second time: perhaps one bit of it is wrong (128 derivations, under a minute)
        candidates |= dict.fromkeys(_with_one_bit_changed(own))
    for number, salt in enumerate(candidates):
        progress(0.0 if number == 0 else number / len(candidates) * 0.1)
        for secret in secrets_of(passphrase, salt):
            if fits(path, secret):
                return secret
            vault.wipe(secret.key)
    raise errors.WrongPassphrase(path)


def _with_one_bit_changed(salt: bytes) -> Iterator[bytes]:
    number = int.from_bytes(salt)
    for bit in range(8 * len(salt)):
        yield (number ^ 1 << bit).to_bytes(len(salt))


@contextmanager
def _lock_if_possible(path: Path) -> Iterator[None]:
    """Nobody may have it open meanwhile. A folder that cannot be written into has no locks, and no writers."""
    with ExitStack() as held:
        with suppress(PermissionError):
            held.enter_context(FileLock.acquire(path))
        yield


def _first_part(progress: Progress) -> Progress:
    def part(share: float) -> None:
        progress(share * _SHARE_OF_READING)

    return part
