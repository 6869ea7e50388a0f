"""Pages in bundles (TextBundle, TextPack, the backup of Bear): a folder with the text and what its app knows of it.

A bundle is called like its page. What the page itself says of its day goes before the moment at which it was made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.imports import LineProblem
from leader_journal.exchange.import_plan import unique
from leader_journal.exchange.incoming.day_lines import parts_of_a_note
from leader_journal.exchange.incoming.draft import FoundEntry
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.json_source import field_text
from leader_journal.exchange.incoming.source import Source, SourceFile

_ABOUT = "info.json"
_PAGE = re.compile(r"text\.(?:md|markdown|txt)", re.IGNORECASE)
_FOLDER = re.compile(r"\.textbundle$", re.IGNORECASE)
_MADE = ("creationDate", "created", "creationTime")
_CLOSED_TAG = re.compile(r"(?<![\w/#&])#([^\W\d_][\w/-]*(?: [\w/-]+)+)#(?!\w)")
"""A tag of several words, as Bear closes it: #like this#."""


class Bundle(Struct, frozen=True):
    """What an app says of one page: when it was made, what it calls it, whether it was thrown away."""

    stamp: str
    uid: str
    thrown_away: bool

    def entries(self, page: SourceFile, name: str) -> Iterator[FoundEntry | LineProblem]:
        """Yield a page that says no day itself, at the moment when it was made; nothing where that is not said."""
        if self.stamp:
            text = page.text
            found = FoundEntry(line=1, stamp=self.stamp, text=text, file=name, uid=self.uid, themes=_tags(text))
            yield from parts_of_a_note(found)


def holds_bundles(source: Source) -> bool:
    """Whether any of the files are called as those of a bundle are."""
    return bool(_in_bundles(source))


def with_bundles(source: Source) -> tuple[Source, Mapping[SourceFile, Bundle]]:
    """Return a source whose pages are called like their bundles, and what is said of which of its files."""
    about = _in_bundles(source)
    bundles: dict[SourceFile, Bundle] = {}
    files: list[SourceFile] = []
    for file in source.files:
        here = about.get(file)
        if here is not None:
            folder = file.path.parent if file.path.parent.name else PurePosixPath(source.path.name)
            called = folder.with_name(f"{_FOLDER.sub('', folder.name).removesuffix('.textpack')}.md")
            file = SourceFile(called.as_posix(), file.read)
            bundles[file] = _bundle(here)
        files.append(file)
    return replace(source, files=tuple(files)), bundles


def _in_bundles(source: Source) -> dict[SourceFile, SourceFile]:
    """Return the pages of bundles, each with the file beside it in which its app says what it knows of it."""
    about = {file.path.parent: file for file in source.files if file.path.name == _ABOUT}
    pages = (file for file in source.files if _PAGE.fullmatch(file.path.name))
    return {page: about[page.path.parent] for page in pages if page.path.parent in about}


def _bundle(about: SourceFile) -> Bundle:
    try:
        value = json.loads(about.text)
    except (ValueError, RecursionError):
        value = None
    whole = value if isinstance(value, Mapping) else {}
    parts = [whole, *(part for part in whole.values() if isinstance(part, Mapping))]
    made = (field_text(part, name) for part in parts for name in _MADE)
    named = (field_text(part, "uniqueIdentifier") for part in parts)
    return Bundle(
        stamp=next(filter(None, made), ""),
        uid=next(filter(None, named), ""),
        thrown_away=any(part.get("trashed") in (True, 1) for part in parts),
    )


def _tags(text: str) -> tuple[str, ...]:
    """Return the tags of a page, those of several words as well."""
    return unique((*_CLOSED_TAG.findall(text), *hash_tags(_CLOSED_TAG.sub(" ", text))))
