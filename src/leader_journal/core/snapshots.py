"""Snapshots: what each machine puts into the shared folder, and what the others found there (STORAGE.md, 6)."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

SNAPSHOT_SUFFIX = ".snapshot"
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# whatever a program that carries folders puts between: `.sync-conflict-…`, ` (conflicted copy …)`, ` (1)`
_NAME = re.compile(rf"(?P<journal>{_ID})\.(?P<device>{_ID})(?P<more>.*)\{SNAPSHOT_SUFFIX}", re.DOTALL)


class SnapshotStanding(StrEnum):
    """How it stands with a file in the shared folder."""

    MERGED = "merged"
    ARRIVING = "arriving"
    """It cannot be read whole yet: it is being carried, and is looked at again."""
    LOCKED = "locked"
    """It needs another passphrase."""
    NEWER = "newer"
    """A newer version of the app wrote it."""
    CLOSED = "closed"
    """This computer may not read it."""


class SnapshotFile(Struct, frozen=True):
    """A snapshot by its name. `conflict` tells a copy that a program which carries folders set beside it."""

    path: Path
    journal: str
    device: str
    conflict: bool


class SnapshotFacts(Struct, frozen=True):
    """What a snapshot says about itself."""

    journal: str
    device: str
    name: str
    made: dt.datetime


class OtherMachine(Struct, frozen=True):
    """A machine as it was found in the folder. `name` is empty and `made` None where that cannot be read yet."""

    device: str
    name: str
    made: dt.datetime | None
    standing: SnapshotStanding
    path: Path


def snapshot_name(journal: str, device: str) -> str:
    """Return the name of a machine's own file: nothing in it is private."""
    return f"{journal}.{device}{SNAPSHOT_SUFFIX}"


def read_snapshot_name(path: Path) -> SnapshotFile | None:
    """Return what a name says; None of any other file, parts on their way among them."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    return SnapshotFile(path, found["journal"], found["device"], conflict=bool(found["more"]))
