"""Spelling of one field: looked at in paragraphs after a pause, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor
from shiboken6 import isValid

from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.spelling.fields import Field
from leader_journal.ui.spelling.process import Judged, SpellingProcess
from leader_journal.ui.toolkit.writing_field import WritingField

PAUSE_MS = 400
"""So long nothing is typed before anything is looked at."""
REACH = 20_000
"""Letters that are looked at, round the caret: more is no line of one's own, but something pasted."""
_LONGEST_PIECE, _MOST_MARKS = 2_000, 300


class Wrong(Struct, frozen=True):
    """Letters `start` to `end` of the field are no word, or two that may be one: then `joined` says which."""

    start: int
    end: int
    words: str
    joined: str = ""


class Sources(Struct, frozen=True):
    """What every field shares."""

    process: SpellingProcess
    known: Callable[[], Callable[[str], bool]]
    splits: Callable[[], bool]
    colour: Callable[[], QColor]
    left: set[str]
    """What is left alone until the journal locks."""


class Spelled(QObject):
    """Underlines in one field, as long as the field lives."""

    def __init__(self, widget: WritingField | MentionLine, field: Field, sources: Sources) -> None:
        super().__init__(widget)
        self._widget = widget
        self._field = field
        self._sources = sources
        self._found: dict[str, Judged] = {}
        self._asked: set[str] = set()
        self._wrong: tuple[Wrong, ...] = ()
        self._writing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        widget.textChanged.connect(self._typed)
        widget.cursorPositionChanged.connect(self._moved)
        self._pause.start(0)

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        """What is underlined."""
        return self._wrong

    @property
    def field(self) -> Field:
        """The field itself."""
        return self._field

    def near(self, place: int) -> Wrong | None:
        """Return what is underlined at a letter."""
        return next((one for one in self._wrong if one.start <= place <= one.end), None)

    def after(self, place: int) -> Wrong | None:
        """Return what is underlined next; after the last comes the first."""
        self._writing = False
        self.show()
        return next((one for one in self._wrong if one.start >= place), self._wrong[0] if self._wrong else None)

    def around(self, wrong: Wrong) -> str:
        """Return what is written round a word: by it one knows the language."""
        return self._field.text()[max(0, wrong.start - _LONGEST_PIECE) : wrong.end + _LONGEST_PIECE]

    def forget(self) -> None:
        """Other dictionaries: ask anew."""
        self._found.clear()
        self._asked.clear()
        self.look()

    def look(self) -> None:
        """Ask about what was not asked yet, and show what is known."""
        pieces = list(self._pieces())
        now = {piece for _start, piece in pieces}
        self._found = {piece: found for piece, found in self._found.items() if piece in now}
        self._asked &= now
        for _start, piece in pieces:
            if piece not in self._asked:
                self._asked.add(piece)
                self._sources.process.check(
                    piece,
                    splits=self._sources.splits(),
                    done=partial(self._answered, piece),
                    lost=partial(self._asked.discard, piece),
                )
        self.show()

    def show(self) -> None:
        """Underline what is wrong, but for the word that is being written."""
        text, caret = self._field.text(), self._field.caret()
        writing = caret if self._writing and self._widget.hasFocus() else None
        known = self._sources.known()
        wrong = [one for one in self._all(text) if one.words not in self._sources.left and not known(one.words)]
        self._wrong = tuple(one for one in wrong if one.end != writing)[:_MOST_MARKS]
        self._field.underline([(one.start, one.end) for one in self._wrong], self._sources.colour())

    def _answered(self, piece: str, found: Judged) -> None:
        if isValid(self) and piece in self._asked:
            self._found[piece] = found
            if not self._pause.isActive():  # else it is shown then, together
                self._pause.start(0)

    def _all(self, text: str) -> Iterator[Wrong]:
        end_of_last = 0
        for start, piece in self._pieces():
            found = self._found.get(piece)
            if found is None or text[start : start + len(piece)] != piece:
                continue
            spans = sorted([(one, two, "") for one, two in found.unknown] + list(found.splits))
            for first, last, joined in spans:
                if start + first >= end_of_last:
                    end_of_last = start + last
                    yield Wrong(start + first, end_of_last, piece[first:last], joined)

    def _pieces(self) -> Iterator[tuple[int, str]]:
        """Yield the paragraphs round the caret, and where each begins; a long one in parts."""
        text, caret = self._field.text(), self._field.caret()
        first = max(0, caret - REACH // 2) if len(text) > REACH else 0
        if first:
            first = text.find(" ", first) + 1 or first
        start = first
        for paragraph in text[first : first + REACH].split("\n"):
            rest, at = paragraph, start
            while len(rest) > _LONGEST_PIECE:
                cut = rest.rfind(" ", 0, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
                yield at, rest[:cut]
                rest, at = rest[cut:], at + cut
            if rest.strip():
                yield at, rest
            start += len(paragraph) + 1

    def _typed(self) -> None:
        self._writing = True
        self._pause.start(PAUSE_MS)

    def _moved(self) -> None:
        if not self._pause.isActive() and any(piece not in self._found for _start, piece in self._pieces()):
            self._pause.start(PAUSE_MS)  # another part of a long text is in reach
        elif not self._pause.isActive():
            self._pause.start(0)
