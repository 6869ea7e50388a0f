"""A one-on-one: a meeting with one person, prepared, held and followed up. Text holds people as references."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct


class Block(StrEnum):
    """The blocks of the page that prepares a one-on-one, in their order."""

    BRING_UP = "bring_up"
    OWE = "owe"
    RAISED = "raised"
    REACTED = "reacted"
    THANK = "thank"
    COME_BACK = "come_back"
    AGREEMENTS = "agreements"
    NOT_HEARD = "not_heard"
    QUESTIONS = "questions"
    SHARE = "share"
    ROOM = "room"


KEPT_OFF_PAPER = frozenset({Block.REACTED, Block.COME_BACK, Block.NOT_HEARD})
"""Blocks that stay on the screen unless they are switched on: they are the leader's own business."""


class MeetingState(StrEnum):
    """What became of a meeting. Prepared and planned are one: a day makes the difference."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class BlockLine(Struct, frozen=True, kw_only=True):
    """One line of a block as the leader left it.

    `source` names what the app made it of (an entry, a promise, an agreement, a prompt), so that a line that was
    edited or left out is not offered again; None for a line of the leader's own. `text` is None as long as the app's
    own words hold: they follow what the line stands on. `left_out` keeps a line off the page without forgetting it.
    """

    source: str | None = None
    text: str | None = None
    left_out: bool = False


class BlockChoice(Struct, frozen=True, kw_only=True):
    """What the leader changed in one block.

    Its lines in their order, whether it is printed (None: as usual), and whether all of them are wanted where the app
    would show the first ones and say how many more there are.
    """

    block: Block
    lines: tuple[BlockLine, ...] = ()
    printed: bool | None = None
    unfolded: bool = False


class PageLine(Struct, frozen=True, kw_only=True):
    """One line of the page as it is read.

    `text` is the whole line. It may begin with `lead`, which is emphasised ("Doubt, 26 November."), and end with
    `note`, which is quiet ("was due Thursday"). `edited` lines are in the leader's words; a line without a `source`
    is wholly theirs.
    """

    source: str | None = None
    text: str = ""
    lead: str = ""
    note: str = ""
    edited: bool = False
    left_out: bool = False


class PageBlock(Struct, frozen=True, kw_only=True):
    """One block of the page: its lines, those that were left out among them, and whether it is printed."""

    block: Block
    lines: tuple[PageLine, ...] = ()
    printed: bool = True

    @property
    def shown(self) -> tuple[PageLine, ...]:
        """The lines that were not left out."""
        return tuple(line for line in self.lines if not line.left_out)


class MeetingPage(Struct, frozen=True, kw_only=True):
    """The page that prepares a meeting. `last_held` and `motto` are the day and the closing line of the one before."""

    last_held: dt.date | None = None
    motto: str = ""
    blocks: tuple[PageBlock, ...] = ()

    def of(self, block: Block) -> PageBlock:
        """Return one block. Raises KeyError where the page has none of that name."""
        for found in self.blocks:
            if found.block is block:
                return found
        raise KeyError(block)


class OneOnOne(Struct, frozen=True, kw_only=True):
    """A meeting with one person.

    `day` is when it is to be, None while it is only prepared; `time` its hour on the wall, None while it has none.
    `held_on` is the day on which it took place. `blocks` holds only what was changed by hand; `page` is the whole
    page as it stood when the meeting was held, whatever changes later. What follows stands for the two minutes
    afterwards: `promises` are those that were made there, `closing_line` is what the next page begins with.
    """

    id: str
    person: str
    created: dt.datetime
    day: dt.date | None = None
    time: dt.time | None = None
    minutes: int = 45
    place: str = ""
    state: MeetingState = MeetingState.PLANNED
    held_on: dt.date | None = None
    blocks: tuple[BlockChoice, ...] = ()
    page: MeetingPage | None = None
    brought: str = ""
    promises: tuple[str, ...] = ()
    thanked: str = ""
    asked_first: bool | None = None
    they_spoke_more: bool | None = None
    closing_line: str = ""

    @property
    def starts(self) -> dt.datetime | None:
        """When it begins, by the clock on the wall (naive); None while day or hour are open."""
        return None if self.day is None or self.time is None else dt.datetime.combine(self.day, self.time)

    def choice(self, block: Block) -> BlockChoice:
        """Return what was changed by hand in one block."""
        return next((choice for choice in self.blocks if choice.block is block), BlockChoice(block=block))
