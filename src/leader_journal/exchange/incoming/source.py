"""What the leader chose, a file, a folder or something packed, as files that can be read: bounded, whatever it claims.

A packed file may say that it is small and be endless, a folder may hold a million files, and none of that is the
leader's fault: each limit has a sentence of its own.
"""

from __future__ import annotations

import io
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason
from leader_journal.exchange.incoming import bounds, office, outlines
from leader_journal.exchange.incoming.bounds import Budget, most_out_of
from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.incoming.web_archive import web_archive_text
from leader_journal.exchange.text import decode_text

_ORG_JOURNAL = re.compile(r"(?:19|20)\d{6}")
_HEAD = 512
_NOT_PLAIN = (b"SQLite format 3\0", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
_REFUSED = {b"SQLite format 3\0": SourceReason.DATABASE, b"%PDF-": SourceReason.SPREADSHEET}
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_NESTED = 2
"""How deep a packed file may lie in another: some apps pack what they packed."""
_TEXTS = (
    "md markdown txt text json csv tsv ics yml yaml jrnl diary jex html htm mht mhtml doentry org wiki enex eml mbox"
    " xml docx rtf odt"
)
_READ = frozenset(_TEXTS.split())
_WORKBOOKS = frozenset(("xlsx", "xlsm", "ods", "xls"))
WRITTEN = (".md", ".markdown", ".txt", ".text", ".org", ".wiki", ".docx", ".rtf", ".odt")
"""What people write pages in, or what becomes one when it is read."""
WEB_PAGES = (".html", ".htm", ".mht", ".mhtml")
SHEET = ".sheet"
"""What a sheet of a workbook is called here; nobody sees it."""
_SEEN_AND_HEARD = "jpg jpeg png gif heic webp mov mp4 m4a mp3 pdf svg aac wav"
_PICTURES = frozenset(_SEEN_AND_HEARD.split())
_LEFT_ALONE = frozenset({".git", ".trash", ".trashed", "node_modules", "__MACOSX", "bak", "version-files"})


class SourceFile(Struct, frozen=True):
    """One file. `name` is its path inside the source, with slashes."""

    name: str
    read: Callable[[], bytes]

    @property
    def text(self) -> str:
        """What is written in it; of a page of the web, what a reader sees, and of a document its words."""
        match self.ending:
            case ".docx":
                return office.letter_text(Path(self.name), self.read())
            case ".odt":
                return office.open_letter_text(Path(self.name), self.read())
            case ".rtf":
                return office.rich_text(self.read())
            case ".html" | ".htm":
                return html_text(decode_text(self.read()), headings=True)
            case ".mht" | ".mhtml":
                return web_archive_text(self.read())
            case ".org":
                return outlines.from_org(decode_text(self.read()))
            case ".wiki":
                return outlines.from_wiki(decode_text(self.read()))
            case _:
                text = decode_text(self.read())
                page = text[:_HEAD].lstrip("\ufeff \n\t").lower().startswith(("<!doctype html", "<html"))
                return html_text(text, headings=True) if page else text

    @property
    def is_a_document(self) -> bool:
        """Whether it is a document of an office, whose bytes are no text."""
        return self.ending in (".docx", ".rtf", ".odt")

    @property
    def ending(self) -> str:
        """What its name ends with, in small letters; a day without any ending is a file of org-journal."""
        return self.path.suffix.lower() or (".org" if _ORG_JOURNAL.fullmatch(self.path.name) else "")

    @property
    def path(self) -> PurePosixPath:
        """Its path inside the source."""
        return PurePosixPath(self.name)


class Source(Struct, frozen=True):
    """All that can be read of what was chosen. `single` is a file as it lies there, neither folder nor packed.

    `others` counts files of other kinds, `pictures` those among them that show or sound, `hidden` the sheets of
    workbooks that are not shown there; `folders` names the folders.
    """

    path: Path
    files: tuple[SourceFile, ...]
    single: bool
    pictures: int = 0
    others: int = 0
    hidden: int = 0
    folders: frozenset[str] = frozenset()

    def ending(self, *suffixes: str) -> tuple[SourceFile, ...]:
        """Return the files with one of these endings, in the order of their names."""
        return tuple(file for file in self.files if file.ending in suffixes)


def open_source(path: Path, not_this: Path | None = None) -> Source:
    """Return what lies at a path. `not_this` is never opened: the open journal would lose its locks by that.

    Raises UnreadableSource: missing, not readable, too large, too many, too deep, packed too tight, damaged.
    """
    try:
        if path.is_dir():
            return _folder(path, not_this)
        if not_this is not None and path.samefile(not_this):
            raise UnreadableSource(path, SourceReason.NO_ENTRIES)
        if path.stat().st_size > bounds.LARGEST:
            raise UnreadableSource(path, SourceReason.TOO_LARGE)
        with path.open("rb") as file:
            plain = _is_plain(file.read(_HEAD))
        if plain:
            # read when it is asked for, and not held: texts may be large
            return Source(path, (SourceFile(path.name, _reader(path, Budget(path))),), single=True)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(path, SourceReason.MISSING) from None
    except OSError:
        raise UnreadableSource(path, SourceReason.NOT_READABLE) from None
    return source_of(path, data)


def _is_plain(head: bytes) -> bool:
    """Whether a file is what it is: not packed, no database and no document of an office."""
    return not head.startswith(_NOT_PLAIN) and head[257:262] != b"ustar"


def source_of(path: Path, data: bytes) -> Source:
    """Return what the bytes of one file are: a file, or what is packed in it. Raises UnreadableSource."""
    _refuse_what_nobody_reads(path, data)
    if data.startswith(_GZIP):
        data = _inflated(path, data)
    if data.startswith(_ZIP):
        names = _names_in_zip(data)
        if office.is_a_letter(names):
            return Source(path, (SourceFile(f"{path.stem}.docx", lambda: data),), single=True)
        if office.is_an_open_letter(names, data):
            return Source(path, (SourceFile(f"{path.stem}.odt", lambda: data),), single=True)
        if office.is_a_workbook(names) or path.suffix.lower() == ".ods":
            return _workbook(path, data)
        return _packed(path, _zip_members(data, Budget(path)))
    if data[257:262] == b"ustar":
        return _packed(path, _tar_members(path, data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _workbook(path, data)
    if data.startswith(b"{\\rtf"):
        return Source(path, (SourceFile(f"{path.stem}.rtf", lambda: data),), single=True)
    return Source(path, (SourceFile(path.name, lambda: data),), single=True)


def _refuse_what_nobody_reads(path: Path, data: bytes) -> None:
    for begins, why in _REFUSED.items():
        if data.startswith(begins):
            raise UnreadableSource(path, why)


def _workbook(path: Path, data: bytes) -> Source:
    """Return the sheets of a workbook: one is read as a file, several as the tables of a folder."""
    tables, hidden = _sheets(path.stem, path, data)
    return Source(path, tuple(tables), single=len(tables) == 1, hidden=hidden)


def _sheets(stem: str, path: Path, data: bytes) -> tuple[list[SourceFile], int]:
    """Return the sheets of a workbook, and how many of them are hidden."""
    found = office.workbook_tables(path, data)
    shown = [sheet for sheet in found if not sheet.hidden]
    # a slash would be a folder
    inside = {sheet.name: f"{stem}/{sheet.name.replace('/', '-')}" if len(shown) > 1 else stem for sheet in shown}
    files = [SourceFile(f"{inside[sheet.name]}{SHEET}", sheet.table.encode) for sheet in shown]
    return files, len(found) - len(shown)


def _names_in_zip(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []  # whoever unpacks it says so


def _inflated(path: Path, data: bytes) -> bytes:
    """Return what one file packed by gzip holds."""
    most = min(bounds.LARGEST, most_out_of(len(data)))
    content = b""
    while data.startswith(_GZIP):  # a file may be several, one after the other
        unpacked = zlib.decompressobj(wbits=31)
        try:
            content += unpacked.decompress(data, most + 1 - len(content))
        except zlib.error:
            raise UnreadableSource(path, SourceReason.DAMAGED) from None
        if len(content) > most:
            raise UnreadableSource(path, SourceReason.PACKED_TOO_TIGHT)
        if not unpacked.eof:
            raise UnreadableSource(path, SourceReason.DAMAGED)
        data = unpacked.unused_data
    return content


def _folder(root: Path, not_this: Path | None) -> Source:
    budget = Budget(root)
    found: list[tuple[str, Callable[[], bytes]]] = []
    folders: set[str] = set()
    for folder, inner, names in os.walk(root):
        here = Path(folder)
        folders.update((here.relative_to(root) / name).as_posix() for name in inner)
        inner[:] = sorted(name for name in inner if name not in _LEFT_ALONE and not name.startswith("."))
        budget.depth(len(here.relative_to(root).parts))
        for name in sorted(names):
            file = here / name
            if file.is_symlink() or not file.is_file() or (not_this is not None and file.samefile(not_this)):
                continue
            found.append((file.relative_to(root).as_posix(), _reader(file, budget)))
            budget.files(len(found))
    return _sorted_out(root, found, folders)


def _reader(file: Path, budget: Budget) -> Callable[[], bytes]:
    taken: list[Path] = []  # what is read twice, to be recognised and to be taken in, counts once

    def read() -> bytes:
        try:
            if not taken:
                budget.take(file.stat().st_size)
                taken.append(file)
            return file.read_bytes()
        except OSError:
            raise UnreadableSource(file, SourceReason.NOT_READABLE) from None

    return read


def _packed(path: Path, members: Iterable[tuple[str, Callable[[], bytes]]]) -> Source:
    found = list(members)
    names = [name for name, _read in found]
    if any(name.startswith("ppt/") or name.endswith(".iwa") for name in names) or (
        "mimetype" in names and "content.xml" in names
    ):
        raise UnreadableSource(path, SourceReason.SPREADSHEET)
    folders = {parent.as_posix() for name in names for parent in PurePosixPath(name).parents}
    kept = [(name, read) for name, read in found if not _LEFT_ALONE.intersection(PurePosixPath(name).parts)]
    return _sorted_out(path, sorted(kept, key=lambda member: member[0]), folders)


def _sorted_out(path: Path, found: Iterable[tuple[str, Callable[[], bytes]]], folders: Iterable[str]) -> Source:
    files: list[SourceFile] = []
    pictures, others, hidden = 0, 0, 0
    for name, read in found:
        file = SourceFile(name, read)
        suffix = file.ending.removeprefix(".")
        if suffix in _WORKBOOKS:
            sheets, unseen = _sheets_of(file, path)
            files += sheets
            hidden += unseen
        elif suffix in _READ:
            files.append(file)
        elif suffix in _PICTURES:
            pictures += 1
        elif not PurePosixPath(name).name.startswith("."):
            others += 1
    return Source(
        path,
        tuple(files),
        single=False,
        pictures=pictures,
        others=others,
        hidden=hidden,
        folders=frozenset(folders),
    )


def _sheets_of(file: SourceFile, path: Path) -> tuple[list[SourceFile], int]:
    """Return the sheets of a workbook among others; of one that cannot be read, what says so when it is read."""
    stem = file.path.with_suffix("").as_posix()
    try:
        return _sheets(stem, path, file.read())
    except UnreadableSource as error:
        if error.reason not in (SourceReason.SPREADSHEET, SourceReason.DAMAGED, SourceReason.ENCRYPTED_DOCUMENT):
            raise
        return [SourceFile(f"{stem}{SHEET}", _refusing(error))], 0


def _refusing(error: UnreadableSource) -> Callable[[], bytes]:
    def read() -> bytes:
        raise error

    return read


def _zip_members(data: bytes, budget: Budget, above: int = 0) -> Iterator[tuple[str, Callable[[], bytes]]]:
    path = budget.path
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in packed.infolist() if info.filename and not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableSource(path, SourceReason.DAMAGED) from None
    budget.files(len(infos))
    for info in infos:
        if info.flag_bits & 1:
            raise UnreadableSource(path, SourceReason.ENCRYPTED)
        budget.depth(info.filename.count("/"))
        read = _unpacker(packed, info, budget)
        if above < _NESTED and info.filename.lower().endswith(".zip") and (inner := read()).startswith(_ZIP):
            yield from ((f"{info.filename}/{name}", one) for name, one in _zip_members(inner, budget, above + 1))
        else:
            yield info.filename, read


def _unpacker(packed: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Callable[[], bytes]:
    def read() -> bytes:
        most = most_out_of(info.compress_size)
        try:
            with packed.open(info) as member:
                # what the head says of its size is not believed
                content = member.read(min(most, budget.left) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise UnreadableSource(budget.path, SourceReason.DAMAGED) from None
        if len(content) > most:
            raise UnreadableSource(budget.path, SourceReason.PACKED_TOO_TIGHT)
        budget.take(len(content))
        return content

    return read


def _tar_members(path: Path, data: bytes) -> Iterator[tuple[str, Callable[[], bytes]]]:
    budget = Budget(path)
    try:
        packed = tarfile.open(fileobj=io.BytesIO(data), mode="r:")  # noqa: SIM115 - its members are read from it later
        members = [member for member in packed.getmembers() if member.isfile()]
    except (tarfile.TarError, EOFError, OSError, ValueError):
        raise UnreadableSource(path, SourceReason.DAMAGED) from None
    budget.files(len(members))
    for member in members:
        budget.depth(member.name.count("/"))
        yield member.name, _from_tar(packed, member, budget)


def _from_tar(packed: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> Callable[[], bytes]:
    def read() -> bytes:
        budget.take(member.size)
        try:
            file = packed.extractfile(member)
            return b"" if file is None else file.read()
        except (tarfile.TarError, EOFError, OSError, ValueError):
            raise UnreadableSource(budget.path, SourceReason.DAMAGED) from None

    return read
