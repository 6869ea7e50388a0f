"""On what terms this app and all that it is built on may be used: read from what is installed with it.

Each library carries its licence in its metadata; Qt's and Python's texts, which theirs lack, are among the resources.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from leader_journal import __version__
from leader_journal.paths import resources

_OWN = "leader-journal"
_QT = frozenset({"pyside6-essentials", "shiboken6"})
_NAMED = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_CODE = frozenset({".py", ".pyc", ".pyi", ".h"})


@dataclass(frozen=True, slots=True)
class Licensed:
    """A part of the app: its name and version, its terms in short where they are known, and the whole text."""

    name: str
    version: str
    terms: str
    text: str


def licences() -> tuple[Licensed, ...]:
    """Return every part: the app itself, what ships in it, Python, and the libraries by name."""
    found = _needed()
    own = found.pop(_OWN, None)
    own_text = _text_of(own) if own is not None else ""
    parts = [Licensed("Leader Journal", __version__, "MIT", own_text or _beside("LICENSE"))]
    parts += [_shipped(path) for folder in ("fonts", "icons") for path in sorted((resources() / folder).glob("LIC*"))]
    parts.append(Licensed("Python", platform.python_version(), "PSF-2.0", _resource("Python.txt")))
    parts += [_library(found[name]) for name in sorted(found)]
    return tuple(parts)


def _needed() -> dict[str, Distribution]:
    """Return what is installed of all that the app asks for, and of what that asks for."""
    found, waiting = dict[str, Distribution](), [_OWN]
    while waiting:
        name = _normal(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for another system, or an extra that nobody asked for
            continue
        waiting += [re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0] for line in found[name].requires or ()]
    return found


def _library(found: Distribution) -> Licensed:
    name = found.metadata["Name"]
    text = "\n\n".join((_resource("LGPL-3.0.txt"), _resource("GPL-3.0.txt"))) if _normal(name) in _QT else ""
    return Licensed(name, found.version, _terms(found), text or _text_of(found) or _terms(found))


def _terms(found: Distribution) -> str:
    """Return the terms in short: the newer field of the metadata, else the first line of the older, else its class."""
    metadata = found.metadata
    fields = (metadata[field] for field in ("License-Expression", "License") if field in metadata)
    said = next((str(field).strip().split("\n")[0] for field in fields), "")
    classes = [str(one) for one in metadata.get_all("Classifier") or () if str(one).startswith("License ::")]
    return said or ", ".join(one.rpartition(":: ")[2] for one in classes)


def _text_of(found: Distribution) -> str:
    """Return the texts of a library's licences; those whose files were not installed are left out."""
    return "\n\n".join(_texts(found))


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        path = Path(str(file.locate()))
        if _NAMED.match(file.name) and file.suffix not in _CODE and ".dist-info" in str(file) and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace").strip()


def _shipped(path: Path) -> Licensed:
    name = path.name.removeprefix("LICENSE.").removesuffix(".txt").replace("-", " ").title()
    return Licensed(name, "", "", path.read_text(encoding="utf-8").strip())


def _resource(name: str) -> str:
    return (resources() / "licences" / name).read_text(encoding="utf-8").strip()


def _beside(name: str) -> str:
    """Return a file of the checkout, where the app runs from one."""
    path = resources().parent / name
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
