"""One page of the guide, laid out from its blocks to be read, searched, copied from and left by its links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.guide import (
    Aloud,
    Block,
    Chapter,
    Checklist,
    ElementQuestions,
    Heading,
    Link,
    OwnExample,
    Paragraph,
    Points,
    Source,
)
from leader_journal.services.guide import Reading
from leader_journal.ui.theme import TextStyle, Theme
from leader_journal.ui.widgets.buttons import TextButton
from leader_journal.ui.widgets.gaps import Gaps
from leader_journal.ui.widgets.guide_blocks import ExampleEntry, SayList, SignedText
from leader_journal.ui.widgets.prose import Prose
from leader_journal.ui.widgets.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.guide import cited, source_line

MEASURE = 512
"""The width of a column at 100 %: some 66 letters of the size that the guide is read in."""
_ABOVE = {Heading: 26, Link: 2}
_USUAL, _UNDER_TITLE, _UNDER_HEAD = 10, 12, 6


@dataclass(frozen=True, slots=True)
class Around:
    """What a page needs of the journal around it. `shown` gives a stored text as it is read."""

    titles: Mapping[Chapter, str]
    sources: Mapping[str, Source]
    shown: Callable[[str], str]
    alias_of: Callable[[str], str]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a term occurs."""

    text: Prose
    hit: tuple[int, int]


class GuideSheet(Themed, QWidget):
    """Made for one reading, and thrown away with it."""

    link_chosen = Signal(object)
    """Chapter."""
    copied = Signal(str)
    entry_opened = Signal(str)
    question_wanted = Signal()
    """The leader wants to add a question of their own."""

    def __init__(self, theme: Theme, reading: Reading, around: Around) -> None:
        super().__init__()
        self._reading, self._around = reading, around
        self._texts: list[Prose] = []
        self.theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._gaps = Gaps(theme, self._column)
        self._build()
        self._follow(theme)

    def look_for(self, term: str) -> list[Found]:
        """Mark a folded term wherever it occurs, and return the places from top to bottom; "" marks nothing."""
        terms = (term,) if term else ()
        for text in self._texts:
            text.set_prose(text.toPlainText(), terms)
        return [Found(text, hit) for text in self._texts for hit in text.hits()]

    def point_at(self, found: Found | None) -> int:
        """Select one of those places and no other, and return how far down it is."""
        for text in self._texts:
            text.point_at(None)
        if found is None:
            return 0
        return found.text.mapTo(self, found.text.point_at(found.hit).topLeft()).y()

    def restyle(self) -> None:
        """Measure again."""
        self._gaps.restyle()
        super().restyle()

    # building

    def _build(self) -> None:
        page = self._reading.page
        self._add(self._text(page.title, TextStyle.TITLE))
        under = _UNDER_TITLE
        for block in page.blocks:
            self._gaps.add(max(under, _ABOVE.get(type(block), 0)))
            self._add_block(block)
            under = _UNDER_HEAD if isinstance(block, Heading) else 0 if isinstance(block, Link) else _USUAL
        self._add_sources()
        self._column.addStretch(1)

    def _add_block(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._add(self._text(text, TextStyle.FINDING))
            case Paragraph(text):
                self._add(self._text(text))
            case Points(items):
                self._add_lines("", items)
            case Checklist(items):
                self._add_lines("check", items)
            case Aloud(items):
                self._add_to_say([(sentence, self._text(sentence)) for sentence in items])
            case ElementQuestions():
                self._add_questions()
            case OwnExample():
                self._add_example()
            case Link(chapter):
                self._add_link(self._around.titles[chapter], partial(self.link_chosen.emit, chapter), "arrow-right")

    def _add_lines(self, icon: str, items: tuple[str, ...]) -> None:
        for number, item in enumerate(items):
            if number:
                self._gaps.add(6)
            self._add(SignedText(self.theme, icon, self._text(item)))

    def _add_questions(self) -> None:
        own_style, shown = TextStyle.PROSE, self._around.shown
        self._add_to_say(
            [
                (shown(one.text), self._text(shown(one.text), own_style if one.own else TextStyle.LEAD))
                for one in self._reading.questions
            ]
        )
        self._gaps.add(4)
        self._add_link(_("Add a question of your own"), self.question_wanted.emit, "plus")

    def _add_to_say(self, sentences: list[tuple[str, Prose]]) -> None:
        if sentences:
            to_say = SayList(self.theme, sentences)
            to_say.copied.connect(self.copied)
            self._add(to_say)

    def _add_example(self) -> None:
        entry, around = self._reading.example, self._around
        if entry is None:
            words = _(
                "Nothing yet. The latest entry that you marked as shown, with a reaction that opened, stands here."
            )
            self._add(self._text(words, colour="muted"))
            return
        example = ExampleEntry(self.theme, entry, around.shown, around.alias_of, around.today)
        example.opened.connect(partial(self.entry_opened.emit, entry.id))
        self._texts += example.texts
        self._add(example)

    def _add_sources(self) -> None:
        if not self._reading.sources:
            return
        self._gaps.add(_ABOVE[Heading])
        self._add(self._text(_("Sources"), TextStyle.SECTION, "muted"))
        for source in self._reading.sources:
            self._gaps.add(4)
            self._add(self._text(source_line(source), TextStyle.SMALL, "muted"))

    def _add_link(self, words: str, act: Callable[[], None], icon: str) -> None:
        link = TextButton(self.theme, words, icon=icon)
        link.clicked.connect(act)
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _text(self, text: str, style: TextStyle = TextStyle.LEAD, colour: str = "ink") -> Prose:
        prose = Prose(self.theme, style, colour)
        prose.set_prose(cited(text, self._around.sources))
        prose.setAccessibleName(prose.toPlainText())
        self._texts.append(prose)
        return prose
