"""The guide as values: pages made of blocks, and the sources that they name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.terms import Element


class Chapter(StrEnum):
    """The pages of the guide, in their order."""

    SAFETY = "safety"
    FRAME = "frame"
    INVITE = "invite"
    REACT = "react"
    HUMILITY = "humility"
    QUESTIONS = "questions"
    ROOM = "room"
    BREACHES = "breaches"
    DESTRUCTIVE = "destructive"

    @property
    def element(self) -> Element | None:
        """The element that the page is about, or None."""
        return Element(self.value) if self.value in set(Element) else None


class Part(StrEnum):
    """What the pages are grouped by."""

    GROUND = "ground"
    STRATEGIES = "strategies"
    ELEMENTS = "elements"
    BREACHES = "breaches"


PARTS: dict[Part, tuple[Chapter, ...]] = {
    Part.GROUND: (Chapter.SAFETY,),
    Part.STRATEGIES: (Chapter.FRAME, Chapter.INVITE, Chapter.REACT),
    Part.ELEMENTS: (Chapter.HUMILITY, Chapter.QUESTIONS, Chapter.ROOM),
    Part.BREACHES: (Chapter.BREACHES, Chapter.DESTRUCTIVE),
}


class Heading(Struct, frozen=True):
    """The head of what follows."""

    text: str


class Paragraph(Struct, frozen=True):
    """Text that is read on. In it and in points, `[^key]` stands where a source is named."""

    text: str


class Points(Struct, frozen=True):
    """A list."""

    items: tuple[str, ...]


class Checklist(Struct, frozen=True):
    """What can be held against what one did, line by line."""

    items: tuple[str, ...]


class Aloud(Struct, frozen=True):
    """Sentences to say."""

    items: tuple[str, ...]


class ElementQuestions(Struct, frozen=True):
    """The place of the questions of the page's element: those that ship, and the leader's own."""


class OwnExample(Struct, frozen=True):
    """The place of the leader's own best entry."""


class Link(Struct, frozen=True):
    """The way to another page."""

    chapter: Chapter


Block = Heading | Paragraph | Points | Checklist | Aloud | ElementQuestions | OwnExample | Link


class GuideSource(Struct, frozen=True, kw_only=True):
    """A publication that a claim rests on. `authors` are surnames, in their order."""

    key: str
    authors: tuple[str, ...]
    year: int
    title: str
    journal: str


class ChapterText(Struct, frozen=True, kw_only=True):
    """One page. `name` is its name in the list, where a title may be too long."""

    chapter: Chapter
    title: str
    name: str
    blocks: tuple[Block, ...]

    def texts(self) -> Iterator[str]:
        """Yield everything that the page itself says, from top to bottom."""
        yield self.title
        for block in self.blocks:
            match block:
                case Heading() | Paragraph():
                    yield block.text
                case Points() | Checklist() | Aloud():
                    yield from block.items
