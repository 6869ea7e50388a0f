"""One page of the guide, laid out from its blocks to be read, searched, copied from and left by its links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.folding import FoldedTerms
from leader_journal.core.guide import (
    Aloud,
    Block,
    Chapter,
    Checklist,
    ElementQuestions,
    GuideSource,
    Heading,
    Link,
    OwnExample,
    Paragraph,
    Points,
)
from leader_journal.services.guide import ChapterReading
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.pages.guide.guide_blocks import ExampleEntry, SayList
from leader_journal.ui.pages.guide.guide_text import GuideText, Piece
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.prose import Prose, ReadText
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.guide import cited, source_line

MEASURE = 512
"""The width of a column at 100 %: some 66 letters of the size that the guide is read in."""
_ABOVE_HEAD, _ABOVE_LINK = 26, 4
_USUAL, _UNDER_TITLE, _UNDER_HEAD, _BETWEEN_LINES, _BETWEEN_SOURCES = 12, 12, 6, 6, 4
_ACROSS = Qt.AlignmentFlag(0)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page needs of the journal around it. `shown` gives a stored text as it is read."""

    titles: Mapping[Chapter, str]
    sources: Mapping[str, GuideSource]
    shown: Callable[[str], str]
    alias_of: Callable[[str], str]
    today: dt.date


@dataclass(frozen=True, slots=True)
class FoundOnPage:
    """A place where a term occurs."""

    text: ReadText
    hit: tuple[int, int]


class GuideSheet(Themed, QWidget):
    """Made for one reading, and thrown away with it."""

    link_chosen = Signal(object)
    """Chapter."""
    copied = Signal(str)
    entry_opened = Signal(str)
    question_wanted = Signal()
    """The leader wants to add a question of their own."""

    def __init__(self, theme: Theme, reading: ChapterReading, around: Around) -> None:
        super().__init__()
        self._follow(theme)
        self._reading, self._around = reading, around
        self._texts: list[ReadText] = []
        self._run: list[Piece] = []
        self._under: float = 0
        self._column = self.column(self)
        self._build()

    def look_for(self, term: str) -> list[FoundOnPage]:
        """Mark a folded term wherever it occurs, and return the places from top to bottom; "" marks nothing."""
        for text in self._texts:
            text.look_for(FoldedTerms((term,)))
        return [FoundOnPage(text, hit) for text in self._texts for hit in text.hits()]

    def point_at(self, found: FoundOnPage | None) -> int:
        """Select one of those places and no other, and return how far down it is."""
        for text in self._texts:
            text.point_at(None)
        if found is None:
            return 0
        return found.text.mapTo(self, found.text.point_at(found.hit).topLeft()).y()

    # building: text is gathered until something else comes, and then set as one document

    def _build(self) -> None:
        page = self._reading.page
        self._say(page.title, TextStyle.TITLE)
        self._under = _UNDER_TITLE
        for block in page.blocks:
            self._add_block(block)
            self._under = _UNDER_HEAD if isinstance(block, Heading) else _USUAL
        self._add_sources()
        self._set_text()
        self._column.add(STRETCH)

    def _add_block(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._say(text, TextStyle.FINDING, above=_ABOVE_HEAD)
            case Paragraph(text):
                self._say(text)
            case Points(items):
                self._say_lines("", items)
            case Checklist(items):
                self._say_lines("check", items)
            case Aloud(items):
                self._add_to_say([(sentence, self._prose(sentence)) for sentence in items])
            case ElementQuestions():
                self._add_questions()
            case OwnExample():
                self._add_example()
            case Link(chapter):
                follow = partial(self.link_chosen.emit, chapter)
                self._add_link(self._around.titles[chapter], follow, "arrow-right")

    def _say(
        self,
        text: str,
        style: TextStyle = TextStyle.LEAD,
        colour: str = "ink",
        *,
        above: float = 0,
        sign: str | None = None,
    ) -> None:
        words = cited(text, self._around.sources)
        self._run.append(Piece(words, style, colour, max(above, self._under), sign))

    def _say_lines(self, sign: str, items: tuple[str, ...]) -> None:
        for item in items:
            self._say(item, sign=sign)
            self._under = _BETWEEN_LINES

    def _set_text(self) -> None:
        """Set what was gathered."""
        if self._run:
            self._column.add(self._run[0].above)
            text = GuideText(self.theme, self._run)
            self._texts.append(text)
            self._column.add(text)
            self._run = []

    def _add(self, widget: QWidget, above: float, alignment: Qt.AlignmentFlag = _ACROSS) -> None:
        self._set_text()
        self._column.add(above)
        self._column.layout.addWidget(widget, 0, alignment)

    def _add_questions(self) -> None:
        shown = self._around.shown
        questions = [
            (shown(one.text), self._prose(shown(one.text), TextStyle.PROSE if one.own else TextStyle.LEAD))
            for one in self._reading.questions
        ]
        self._add_to_say(questions)
        self._add_link(_("Add a question of your own"), self.question_wanted.emit, "plus")

    def _add_to_say(self, sentences: list[tuple[str, Prose]]) -> None:
        if sentences:
            to_say = SayList(self.theme, sentences)
            to_say.copied.connect(self.copied)
            self._add(to_say, self._under)
            self._texts += [text for _sentence, text in sentences]

    def _add_example(self) -> None:
        entry, around = self._reading.example, self._around
        if entry is None:
            words = _(
                "Nothing yet. The latest entry that you marked as shown, and in which your reaction opened, "
                "will appear here."
            )
            self._say(words, colour="muted")
            return
        example = ExampleEntry(self.theme, entry, around.shown, around.alias_of, around.today)
        example.opened.connect(partial(self.entry_opened.emit, entry.id))
        self._add(example, self._under)
        self._texts += example.texts

    def _add_sources(self) -> None:
        if self._reading.sources:
            self._say(_("Sources"), TextStyle.SECTION, "muted", above=_ABOVE_HEAD)
            self._under = _BETWEEN_SOURCES
            for source in self._reading.sources:
                self._say(source_line(source), TextStyle.SMALL, "muted")

    def _add_link(self, words: str, act: Callable[[], None], icon: str) -> None:
        link = TextButton(self.theme, words, icon=icon)
        link.clicked.connect(act)
        self._add(link, _ABOVE_LINK, Qt.AlignmentFlag.AlignLeft)

    def _prose(self, text: str, style: TextStyle = TextStyle.LEAD) -> Prose:
        prose = Prose(self.theme, style)
        prose.set_prose(text)
        prose.setAccessibleName(text)
        return prose
