"""Keeps the Danish catalogue in step with the sentences in the code. Needs Babel, a development tool.

    python tools/translations.py

extracts every sentence, merges it into `resources/i18n/da.po` (new ones empty, gone ones dropped, no line numbers, no
dates, so that a diff shows words only), and compiles `da.mo`, byte for byte the same on every machine.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "leader_journal"
FOLDER = ROOT / "resources" / "i18n"
LOCALE = "da"
PLURAL_FORMS = "nplurals=2; plural=(n != 1);"

_KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_HEADER = (
    "Content-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    f"Language: {LOCALE}\n"
    f"Plural-Forms: {PLURAL_FORMS}\n"
)
_MAGIC, _HEAD_BYTES, _ENTRY_BYTES = 0x950412DE, 28, 8


def main() -> int:
    """Update and compile; return 1 when sentences wait for a translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    catalogue = merged(extracted(), current())
    po_path().write_bytes(as_po(catalogue))
    mo_path().write_bytes(compiled(catalogue))
    waiting = list(untranslated(catalogue))
    print(f"{len(catalogue)} sentences, {len(waiting)} of them not yet in {LOCALE}")
    return 1 if waiting else 0


def po_path() -> Path:
    """Return the path of the source of the translation."""
    return FOLDER / f"{LOCALE}.po"


def mo_path() -> Path:
    """Return the path of the compiled translation, which the app reads."""
    return FOLDER / f"{LOCALE}.mo"


def extracted() -> Catalog:
    """Return every sentence in the code, with the file it is in."""
    catalogue = Catalog(locale=LOCALE)
    for name, _line, message, comments, context in extract_from_dir(
        SOURCES, keywords=_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=False
    ):
        place = Path(name).as_posix()
        catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def current() -> Catalog:
    """Return the translation as it stands."""
    if not po_path().exists():
        return Catalog(locale=LOCALE)
    with po_path().open("rb") as file:
        return read_po(file, locale=LOCALE)


def merged(code: Catalog, translation: Catalog) -> Catalog:
    """Return the sentences of the code with what is translated already; nothing is guessed from likeness."""
    catalogue = Catalog(locale=LOCALE)
    for message in sentences(code):
        known = translation.get(message.id, message.context)
        if known is not None and known.id == message.id:
            message.string, message.user_comments = known.string, known.user_comments
            message.flags |= known.flags & {"fuzzy"}
        message.locations = [(place, 0) for place in sorted({place for place, _line in message.locations})]
        catalogue[message.id] = message
    return catalogue


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Yield the sentences without a translation, or with one that somebody marked as doubtful."""
    for message in sentences(catalogue):
        forms = message.string if isinstance(message.string, list | tuple) else [message.string]
        if message.fuzzy or not all(forms):
            yield message


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """Yield everything but the header."""
    return (message for message in catalogue if message.id)


def as_po(catalogue: Catalog) -> bytes:
    """Return the catalogue as the text that a translator edits."""
    buffer = BytesIO()
    write_po(
        buffer, catalogue, width=110, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False
    )
    header = "".join(f'"{line}\\n"\n' for line in _HEADER.splitlines())
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + buffer.getvalue().lstrip(b"\n")


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue in gettext's binary form, sorted, without dates or the name of a program."""
    pairs = {b"": _HEADER.encode()}
    for message in sentences(catalogue):
        if not message.fuzzy and message.string:
            pairs[_key(message)] = _joined(message.string)
    ordered = sorted(pairs.items())
    count = len(ordered)
    first_text = _HEAD_BYTES + 2 * count * _ENTRY_BYTES
    texts, tables = bytearray(), bytearray()
    for column in (0, 1):
        for pair in ordered:
            tables += struct.pack("<2I", len(pair[column]), first_text + len(texts))
            texts += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, count, _HEAD_BYTES, _HEAD_BYTES + count * _ENTRY_BYTES, 0, first_text)
    return head + bytes(tables) + bytes(texts)


def _key(message: Message) -> bytes:
    context = f"{message.context}\x04".encode() if message.context else b""
    return context + _joined(message.id)


def _joined(text: str | list[str] | tuple[str, ...]) -> bytes:
    return "\0".join([text] if isinstance(text, str) else text).encode()


if __name__ == "__main__":
    sys.exit(main())
