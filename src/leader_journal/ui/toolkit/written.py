"""What is written in a document of Qt, read back letter by letter: Qt's own reading makes spaces of no-break spaces."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from leader_journal.ui.toolkit.copied import guarded

_PARAGRAPH = "\u2029"
"""Qt's own sign between paragraphs; what breaks a line inside one is a sign of the writer's."""


def written(document: QTextDocument) -> str:
    """Return the text of a document as it was typed, with as many letters as Qt counts places."""
    return document.toRawText().replace(_PARAGRAPH, "\n")


def selected(cursor: QTextCursor, *, plain_spaces: bool = False) -> QMimeData:
    """Return what is selected, for the clipboard: words only, as they were typed, or with plain spaces between them."""
    text = cursor.selectedText().replace(_PARAGRAPH, "\n")
    return guarded(text.replace("\N{NO-BREAK SPACE}", " ") if plain_spaces else text)
