"""Which dictionaries the system has: looked for where hunspell and its kin keep them, and nowhere else."""

from __future__ import annotations

import codecs
import importlib.util
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "da")
"""What is written in a journal: the languages of the app."""

_USUAL = {"en": ("en_GB", "en_US"), "da": ("da_DK",)}
_FOLDERS = ("hunspell", "myspell", "myspell/dicts", "enchant/hunspell")
_SET = re.compile(rb"^(?:\xef\xbb\xbf)?SET[ \t]+(?P<name>[\w.-]+)", re.MULTILINE)
_HEAD = 65_536
_SHARED = "/usr/local/share:/usr/share"
"""Where data is looked for when XDG_DATA_DIRS says nothing; inside Flatpak it says."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One that can be read: its language, the folder, and the name that its two files share."""

    language: str
    folder: Path
    name: str


def installed(environ: Mapping[str, str] = os.environ, home: Path | None = None) -> tuple[Dictionary, ...]:
    """Return one dictionary for each language that there is one for; of several that of the system's own region."""
    folders = list(dict.fromkeys(_folders(environ, home or Path.home())))
    spoken = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    found = (_first(language, folders, spoken.partition(".")[0]) for language in LANGUAGES)
    return tuple(dictionary for dictionary in found if dictionary is not None)


def can_be_read() -> bool:
    """Whether hunspell's binding is there: for some kinds of computer there is none, and dictionaries are no use."""
    return importlib.util.find_spec("hunspell") is not None


def encoding_of(affixes: bytes) -> str | None:
    """Return the encoding that an .aff file says it is in, as Python calls it; None where Python knows none of it.

    A file that says nothing is in Latin-1, as hunspell takes it.
    """
    said = _SET.search(affixes)
    name = said.group("name").decode("ascii", "replace") if said is not None else "ISO8859-1"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _folders(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    for own in filter(None, environ.get("DICPATH", "").split(os.pathsep)):
        yield Path(own)
    shared = environ.get("XDG_DATA_HOME") or str(home / ".local/share")
    for place in (shared, *(environ.get("XDG_DATA_DIRS") or _SHARED).split(os.pathsep)):
        if Path(place).is_absolute():
            yield from (Path(place, folder) for folder in _FOLDERS)
    if sys.platform == "darwin":
        yield from (home / "Library/Spelling", Path("/Library/Spelling"), Path("/opt/homebrew/share/hunspell"))


def _first(language: str, folders: list[Path], spoken: str) -> Dictionary | None:
    wanted = (spoken, *_USUAL[language]) if spoken.startswith(f"{language}_") else _USUAL[language]
    names = [name for known in wanted for name in (known, known.replace("_", "-"))]
    for name in (*names, language):
        for folder in folders:
            if _readable(folder, name):
                return Dictionary(language, folder, name)
    for folder in folders:  # any other region is better than none
        for name in _regions(folder, language):
            if _readable(folder, name):
                return Dictionary(language, folder, name)
    return None


def _regions(folder: Path, language: str) -> list[str]:
    try:
        return sorted(path.stem for path in folder.glob(f"{language}[_-]*.aff"))
    except OSError:
        return []


def _readable(folder: Path, name: str) -> bool:
    try:
        with (folder / f"{name}.aff").open("rb") as affixes:
            known = encoding_of(affixes.read(_HEAD)) is not None
        return known and os.access(folder / f"{name}.dic", os.R_OK)
    except OSError:
        return False
