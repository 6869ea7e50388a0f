"""Brings in, at unlock, what was sealed when a journal could not be saved: committed first, then its file goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.core.codec import Undecodable
from leader_journal.storage.rest import Rest
from leader_journal.storage.sealing import SUFFIX, SealingKey, Unopenable, is_for, read_sealed, sealed_files

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal

REST, NOTE = b"rest\n", b"note\n"
"""What sealed bytes begin with: what could not be saved, or a line that was written while locked."""


def opened_files(journal: Path, key: SealingKey, kind: bytes) -> Iterator[tuple[Path, bytes | None]]:
    """Yield the sealed files of one kind with what they hold; None for one of this journal that cannot be opened."""
    for path in sealed_files(journal):
        try:
            content = read_sealed(path)
        except OSError:
            continue
        if is_for(key.public, content):
            try:
                opened = key.opened(content)
            except Unopenable:
                yield path, None
                continue
            if opened.startswith(kind):
                yield path, opened.removeprefix(kind)
        elif path.name.startswith(journal.name + ".") and path.name.endswith(SUFFIX) and path.parent == journal.parent:
            yield path, None


def bring_in_rests(journal: Journal, key: SealingKey) -> tuple[Path, ...]:
    """Bring in every rest; return the sealed files of this journal that cannot be opened. Raises FileError."""
    unopenable = []
    for path, content in opened_files(journal.path, key, REST):
        try:
            rest = None if content is None else Rest.decoded(content)
        except Undecodable:
            rest = None
        if rest is None:
            unopenable.append(path)
            continue
        journal.take_rest(rest)
        remove_taken(path)
    return tuple(unopenable)


def remove_taken(path: Path) -> None:
    """Remove a file whose content is in the journal; one that cannot be removed is known when it is met again."""
    with suppress(OSError):
        path.unlink()
