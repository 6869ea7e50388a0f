"""The loss-free archive: the journal's whole log of revisions as JSON, described in docs/archive.md.

The log is everything: every version of every record, deletions (and so the trash), saved filters, and kinds that this
version does not know. A record's JSON passes through untouched, so that nothing is lost that was not understood.

An archive is written and read a line at a time, so that the largest needs no more memory than the smallest. One that
somebody laid out otherwise is read as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

import msgspec
from msgspec import Struct, field

from leader_journal import __version__
from leader_journal.core.codec import encode
from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.revision import Revision

FORMAT = "leader-journal-archive"
VERSION = 1
T = TypeVar("T")
_NO_PAYLOAD = b"null"
_PER_STEP = 256
_LIST = b',"revisions":[\n'
"""How the line ends after which each revision has one of its own."""
_LONGEST_HEAD = 4096


class ArchiveHeader(Struct, frozen=True, kw_only=True):
    """What an archive says of itself. `journal` is the id of the journal, `app` the version that wrote it."""

    made_at: dt.datetime
    app: str
    journal: str


class ArchivedLog(Protocol):
    """Revisions in the order in which they were written; each going through them may read the file again."""

    def __iter__(self) -> Iterator[Revision]:
        """Yield them. Raises UnreadableSource where the file is not any more what it was."""
        ...

    def __len__(self) -> int:
        """Return how many there are."""
        ...


class Archive(Struct, frozen=True):
    """An archive that was read: all revisions, and what was erased when."""

    header: ArchiveHeader
    revisions: ArchivedLog
    erased: Mapping[str, str] = field(default_factory=dict)


def write_archive(
    file: BinaryIO,
    *,
    journal: str,
    made_at: dt.datetime,
    revisions: Iterable[Revision],
    total: int = 0,
    erased: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    app: str = __version__,
) -> int:
    """Write an archive, revision by revision, and return how many there were; `total` is how many to expect.

    `erased` names what was erased for good, with its moment, so that it is erased wherever the archive is read back.

    The same arguments give the same bytes. Raises ValueError where a payload is no JSON object: such a revision was
    never written by the app, and an archive with it could not be read. Raises Cancelled when `progress` does.
    """
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at, "app": app, "journal": journal}
    # the head's closing brace gives way to the list of revisions, which is never in memory as a whole
    file.write(encode(head)[:-1] + _LIST.rstrip())
    count = 0
    for revision in revisions:
        if count % _PER_STEP == 0:
            progress(min(count / total, 1.0) if total else 0.0)
        file.write((b",\n" if count else b"\n") + encode(_row(revision)))
        count += 1
    file.write(b"\n]" + (b',"erased":' + encode(dict(erased)) if erased else b""))
    file.write(b',"count":' + encode(count) + b"}\n")
    progress(1.0)
    return count


def open_archive(path: Path) -> Archive:
    """Return what an archive holds, every revision looked at once and none kept in memory.

    Raises UnreadableSource: no archive, a newer one, or damaged; OSError.
    """
    with path.open("rb") as file:
        head = file.readline(_LONGEST_HEAD)
        if not head.endswith(_LIST):
            return read_archive(head + file.read(), path)
    start = _decoded(head[: -len(_LIST)] + b"}", _Head, path)
    _check_format(start, path)
    try:
        log = _Lines(path, len(head))
    except UnreadableSource:
        return read_archive(path.read_bytes(), path)  # damaged, or a record is written in several lines
    archive = _decoded(head[: -len(_LIST)] + b"," + log.end(), _Ends, path)
    if archive.count != len(log):
        raise UnreadableSource(path, SourceReason.DAMAGED)
    return Archive(_header(archive), log, _erased(archive))


def is_archive(path: Path) -> bool:
    """Whether a file begins as an archive does. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(400).lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"{") and f'"{FORMAT}"'.encode() in start


def archive_at(path: Path) -> Path:
    """Return the archive that lies in a folder, as "my data" is one; of anything else, the path itself."""
    if not path.is_dir():
        return path
    inside = (file for file in sorted(path.glob("*.json")) if file.is_file() and is_archive(file))
    return next(inside, path)


def read_archive(data: bytes, source: Path) -> Archive:
    """Return what an archive holds. Raises UnreadableSource, naming `source`: no archive, a newer one, or damaged."""
    _check_format(_decoded(data, _Head, source), source)
    archive = _decoded(data, _File, source)
    if archive.count != len(archive.revisions):
        raise UnreadableSource(source, SourceReason.DAMAGED)
    try:
        revisions = tuple(_revision(row) for row in archive.revisions)
    except ValueError:
        raise UnreadableSource(source, SourceReason.DAMAGED) from None
    return Archive(_header(archive), revisions, _erased(archive))


class _Lines:
    """The revisions of an archive as it lies on the disk, a line each."""

    def __init__(self, path: Path, start: int) -> None:
        self._path = path
        self._start = start
        self._end = b""
        self._count = sum(1 for _one in self)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Revision]:
        decoder = msgspec.json.Decoder(_Row)
        with self._path.open("rb") as file:
            file.seek(self._start)
            for line in file:
                if line.startswith(b"]"):
                    self._end = line + file.read()
                    return
                try:
                    yield _revision(decoder.decode(line.rstrip().removesuffix(b",")))
                except (msgspec.MsgspecError, ValueError, RecursionError):
                    raise UnreadableSource(self._path, SourceReason.DAMAGED) from None
        raise UnreadableSource(self._path, SourceReason.DAMAGED)

    def end(self) -> bytes:
        """Return what follows the list, without its bracket and the comma."""
        return self._end.removeprefix(b"]").lstrip().removeprefix(b",")


class _Head(msgspec.Struct):
    format: str
    version: int


class _Row(msgspec.Struct):
    rev: str
    change: str
    kind: str
    subject: str
    parent: str | None
    device: str
    saved_at: dt.datetime
    deleted: bool
    payload: msgspec.Raw


class _Ends(msgspec.Struct, kw_only=True):
    """What stands before and after the revisions."""

    made_at: dt.datetime
    app: str
    journal: str
    count: int
    erased: dict[str, dt.datetime] = {}


class _File(_Ends, kw_only=True):
    revisions: list[_Row]


def _check_format(head: _Head, source: Path) -> None:
    if head.format != FORMAT:
        raise UnreadableSource(source, SourceReason.NOT_AN_ARCHIVE)
    if head.version > VERSION:
        raise UnreadableSource(source, SourceReason.NEWER_ARCHIVE)


def _header(archive: _Ends) -> ArchiveHeader:
    return ArchiveHeader(made_at=archive.made_at, app=archive.app, journal=archive.journal)


def _erased(archive: _Ends) -> dict[str, str]:
    return {one: at.isoformat() for one, at in archive.erased.items()}


def _row(revision: Revision) -> _Row:
    if revision.payload:
        _check_object(revision.payload)
    return _Row(
        rev=revision.rev,
        change=revision.change,
        kind=revision.kind,
        subject=revision.subject,
        parent=revision.parent,
        device=revision.device,
        saved_at=revision.saved_at,
        deleted=revision.deleted,
        payload=msgspec.Raw(revision.payload or _NO_PAYLOAD),
    )


def _revision(row: _Row) -> Revision:
    payload = bytes(row.payload)
    if payload == _NO_PAYLOAD:
        payload = b""
    else:
        _check_object(payload)
    return Revision(
        rev=row.rev,
        change=row.change,
        kind=row.kind,
        subject=row.subject,
        parent=row.parent,
        device=row.device,
        saved_at=row.saved_at,
        deleted=row.deleted,
        payload=payload,
    )


def _check_object(payload: bytes) -> None:
    try:
        msgspec.json.decode(payload, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError):
        raise ValueError("a payload is no JSON object") from None


def _decoded(data: bytes, kind: type[T], source: Path) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        # a whole file that is JSON, but of somebody else, and a broken one look different to the reader
        known = f'"{FORMAT}"'.encode() in data[:200]
        raise UnreadableSource(source, SourceReason.DAMAGED if known else SourceReason.NOT_AN_ARCHIVE) from None
