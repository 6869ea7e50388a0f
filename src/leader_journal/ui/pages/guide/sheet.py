"""A page that is read: text as one document until something else comes, searched from top to bottom."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.folding import FoldedTerms
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.guide.guide_text import GuideText, Piece
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.prose import ReadText, nowhere
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.written import written

ABOVE_HEAD, ABOVE_LINK = 26, 4
USUAL, UNDER_TITLE, UNDER_HEAD, BETWEEN_LINES = 12, 12, 6, 6
_AROUND = 60
_ACROSS = Qt.AlignmentFlag(0)


class FoundOnPage(Struct, frozen=True):
    """A place where a term occurs."""

    text: ReadText
    hit: tuple[int, int]

    def around(self) -> str:
        """Return some words before and behind the place."""
        start, end = self.hit
        return written(self.text.document())[max(0, start - _AROUND) : end + _AROUND]


class ReadingSheet(Themed, QWidget):
    """Made for one reading, and thrown away with it. Whoever fills it calls `_finish` at the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self._texts: list[ReadText] = []
        self._run: list[Piece] = []
        self._under: float = 0
        self._column = self.column(self)

    def look_for(self, term: str) -> list[FoundOnPage]:
        """Mark a folded term wherever it occurs, and return the places from top to bottom; "" marks nothing."""
        find = FoldedTerms((term,)) if term else nowhere
        for text in self._texts:
            text.look_for(find)
        return [FoundOnPage(text, hit) for text in self._texts for hit in text.hits()]

    def point_at(self, found: FoundOnPage | None) -> int:
        """Select one of those places and no other, and return how far down it is."""
        for text in self._texts:
            text.point_at(None)
        if found is None:
            return 0
        return found.text.mapTo(self, found.text.point_at(found.hit).topLeft()).y()

    # building

    def _gather(self, piece: Piece) -> None:
        """Put a paragraph under those that stand together."""
        self._run.append(piece)

    def _set_text(self) -> None:
        """Set what was gathered."""
        if self._run:
            self._column.add(self._run[0].above)
            text = GuideText(self.theme, self._run)
            self._texts.append(text)
            self._column.left(text)
            self._run = []

    def _add(self, widget: QWidget, above: float, alignment: Qt.AlignmentFlag = _ACROSS) -> None:
        self._set_text()
        self._column.add(above)
        self._column.layout.addWidget(widget, 0, alignment)

    def _add_link(self, words: str, act: Callable[[], object], icon: str) -> None:
        link = TextButton(self.theme, words, icon=icon)
        link.clicked.connect(act)
        self._add(link, ABOVE_LINK, Qt.AlignmentFlag.AlignLeft)

    def _finish(self) -> None:
        """Set what was gathered last, and leave the rest of the page empty."""
        self._set_text()
        self._column.add(STRETCH)
