"""The user guide as values: pages by task, made of blocks, whose sentences name what the app says and what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum, auto

from msgspec import Struct


class HelpTopic(StrEnum):
    """The pages of the user guide, in their order; the value is the name of the file."""

    FIRST_WEEK = "first-week"
    CAPTURING = "capturing"
    BEFORE = "before"
    AFTER = "after"
    MONTH = "month"
    CHARTS = "charts"
    PRIVACY = "privacy"
    BACKUPS = "backups"
    TWO_MACHINES = "two-machines"
    IN_AND_OUT = "in-and-out"
    KEYS = "keys"
    TROUBLE = "trouble"


class HelpPart(StrEnum):
    """What the pages are grouped by."""

    DAYS = "days"
    LOOKING_BACK = "looking_back"
    FILE = "file"
    HELP = "help"


HELP_PARTS: dict[HelpPart, tuple[HelpTopic, ...]] = {
    HelpPart.DAYS: (HelpTopic.FIRST_WEEK, HelpTopic.CAPTURING, HelpTopic.BEFORE, HelpTopic.AFTER),
    HelpPart.LOOKING_BACK: (HelpTopic.MONTH, HelpTopic.CHARTS),
    HelpPart.FILE: (HelpTopic.PRIVACY, HelpTopic.BACKUPS, HelpTopic.TWO_MACHINES, HelpTopic.IN_AND_OUT),
    HelpPart.HELP: (HelpTopic.KEYS, HelpTopic.TROUBLE),
}


class Manner(Enum):
    """How a piece of a sentence is meant."""

    PLAIN = auto()
    SAID = auto()
    """What the app itself says there: the name of a page, a button, a setting."""
    KEYS = auto()
    """Keys, as a shortcut is written: `Ctrl+N`."""
    TYPED = auto()
    """What is typed, or the name of a file."""


class HelpWords(Struct, frozen=True):
    """A piece of a sentence."""

    text: str
    manner: Manner = Manner.PLAIN


Sentences = tuple[HelpWords, ...]


class HelpHead(Struct, frozen=True):
    """The head of what follows."""

    text: str


class HelpPassage(Struct, frozen=True):
    """Text that is read on."""

    text: Sentences


class HelpPoints(Struct, frozen=True):
    """A list."""

    items: tuple[Sentences, ...]


class HelpSteps(Struct, frozen=True):
    """What is done one after the other."""

    items: tuple[Sentences, ...]


class HelpCommands(Struct, frozen=True):
    """Lines for a terminal."""

    text: str


class HelpPicture(Struct, frozen=True):
    """A picture of a page of the app, by its name, and what is seen on it."""

    name: str
    told: str


class HelpLinks(Struct, frozen=True):
    """The way to other pages."""

    topics: tuple[HelpTopic, ...]


HelpBlock = HelpHead | HelpPassage | HelpPoints | HelpSteps | HelpCommands | HelpPicture | HelpLinks


class HelpText(Struct, frozen=True):
    """One page."""

    topic: HelpTopic
    title: str
    blocks: tuple[HelpBlock, ...]

    def texts(self) -> Iterator[str]:
        """Yield everything that the page says, from top to bottom."""
        yield self.title
        for block in self.blocks:
            match block:
                case HelpHead(text) | HelpCommands(text):
                    yield text
                case HelpPassage(text):
                    yield plain(text)
                case HelpPoints(items) | HelpSteps(items):
                    yield from map(plain, items)

    def pieces(self) -> Iterator[HelpWords]:
        """Yield every piece of its sentences."""
        for block in self.blocks:
            match block:
                case HelpPassage(text):
                    yield from text
                case HelpPoints(items) | HelpSteps(items):
                    for item in items:
                        yield from item


def plain(text: Sentences) -> str:
    """Return sentences without what their pieces mean."""
    return "".join(words.text for words in text)
