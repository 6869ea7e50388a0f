"""One page of the guide, laid out from its blocks to be read, searched, copied from and left by its links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal

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
from leader_journal.ui.pages.guide.guide_text import Piece
from leader_journal.ui.pages.guide.sheet import ABOVE_HEAD, BETWEEN_LINES, UNDER_HEAD, UNDER_TITLE, USUAL, ReadingSheet
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.wording.catalogue import _
from leader_journal.wording.guide import cited, source_line

MEASURE = 512
"""The width of a column at 100 %: some 66 letters of the size that the guide is read in."""
_BETWEEN_SOURCES = 4


class Around(Struct, frozen=True):
    """What a page needs of the journal around it. `shown` gives a stored text as it is read."""

    titles: Mapping[Chapter, str]
    sources: Mapping[str, GuideSource]
    shown: Callable[[str], str]
    alias_of: Callable[[str], str]
    today: dt.date


class GuideSheet(ReadingSheet):
    """A chapter with what is the leader's own in it."""

    link_chosen = Signal(object)
    """Chapter."""
    copied = Signal(str)
    entry_opened = Signal(str)
    question_wanted = Signal()
    """The leader wants to add a question of their own."""

    def __init__(self, theme: Theme, reading: ChapterReading, around: Around) -> None:
        super().__init__(theme)
        self._reading, self._around = reading, around
        self._build()

    def _build(self) -> None:
        page = self._reading.page
        self._say(page.title, TextStyle.TITLE)
        self._under = UNDER_TITLE
        for block in page.blocks:
            self._add_block(block)
            self._under = UNDER_HEAD if isinstance(block, Heading) else USUAL
        self._add_sources()
        self._finish()

    def _add_block(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._say(text, TextStyle.FINDING, above=ABOVE_HEAD)
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
        self._gather(Piece(words, style, colour, max(above, self._under), sign))

    def _say_lines(self, sign: str, items: tuple[str, ...]) -> None:
        for item in items:
            self._say(item, sign=sign)
            self._under = BETWEEN_LINES

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
            self._say(_("Sources"), TextStyle.SECTION, "muted", above=ABOVE_HEAD)
            self._under = _BETWEEN_SOURCES
            for source in self._reading.sources:
                self._say(source_line(source), TextStyle.SMALL, "muted")

    def _prose(self, text: str, style: TextStyle = TextStyle.LEAD) -> Prose:
        prose = Prose(self.theme, style)
        prose.set_prose(text)
        prose.setAccessibleName(text)
        return prose
