"""One page of the help, laid out from its blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from leader_journal.core.help import (
    HelpBlock,
    HelpCommands,
    HelpHead,
    HelpLinks,
    HelpPassage,
    HelpPicture,
    HelpPoints,
    HelpSteps,
    HelpText,
    HelpTopic,
    HelpWords,
    Manner,
    Sentences,
)
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.guide.guide_text import Piece
from leader_journal.ui.pages.guide.picture import PagePicture
from leader_journal.ui.pages.guide.sheet import ABOVE_HEAD, BETWEEN_LINES, UNDER_HEAD, UNDER_TITLE, USUAL, ReadingSheet

WIDE = 720
"""The width of a column at 100 %, for its pictures; text keeps to its own measure."""
_ROUND_PICTURE, _BETWEEN_COMMANDS = 16, 2


class HelpSheet(ReadingSheet):
    """A page of the help; its links lead to other pages of it."""

    link_chosen = Signal(object)
    """HelpTopic."""

    def __init__(
        self, theme: Theme, page: HelpText, titles: Mapping[HelpTopic, str], picture: Callable[[str], Path]
    ) -> None:
        """`picture` gives the file of a picture by its name."""
        super().__init__(theme)
        self._titles, self._picture = titles, picture
        self._gather(Piece(page.title, TextStyle.TITLE))
        self._under = UNDER_TITLE
        for block in page.blocks:
            self._add_block(block)
            self._under = UNDER_HEAD if isinstance(block, HelpHead) else USUAL
        self._finish()

    def _add_block(self, block: HelpBlock) -> None:
        match block:
            case HelpHead(text):
                self._gather(Piece(text, TextStyle.FINDING, above=max(ABOVE_HEAD, self._under)))
            case HelpPassage(text):
                self._say(text)
            case HelpPoints(items):
                self._say_lines([(item, 0) for item in items])
            case HelpSteps(items):
                self._say_lines([(item, number) for number, item in enumerate(items, 1)])
            case HelpCommands(text):
                self._add_commands(text)
            case HelpPicture(name, told):
                picture = PagePicture(self.theme, self._picture(name), told)
                self._add(picture, _ROUND_PICTURE, Qt.AlignmentFlag.AlignLeft)
            case HelpLinks(topics):
                self._add_ways(topics)

    def _add_commands(self, text: str) -> None:
        for line in text.splitlines():
            self._gather(Piece(line, TextStyle.BODY, above=self._under, fixed=True))
            self._under = _BETWEEN_COMMANDS

    def _add_ways(self, topics: Iterable[HelpTopic]) -> None:
        for topic in topics:
            self._add_link(self._titles[topic], partial(self.link_chosen.emit, topic), "arrow-right")

    def _say_lines(self, lines: Iterable[tuple[Sentences, int]]) -> None:
        for text, number in lines:
            self._say(text, sign=None if number else "", number=number)
            self._under = BETWEEN_LINES

    def _say(self, text: Sentences, *, sign: str | None = None, number: int = 0) -> None:
        words, strong = "", []
        for piece in text:
            start, words = len(words), words + _shown(piece)
            if piece.manner is not Manner.PLAIN:
                strong.append((start, len(words)))
        self._gather(Piece(words, TextStyle.LEAD, above=self._under, sign=sign, number=number, strong=tuple(strong)))


def _shown(piece: HelpWords) -> str:
    """Return a piece as it is read: keys as every hint of the app spells them, and on one line."""
    return keys_shown(piece.text).replace(" ", "\N{NO-BREAK SPACE}") if piece.manner is Manner.KEYS else piece.text
