"""A one-on-one: a meeting with one person, prepared, held and followed up. Text holds people as references."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Block(StrEnum):
    """The blocks of the page that prepares a one-on-one, in their order."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLine:
    """One line of a block as the leader left it.

    `source` names what the app made it of (an entry, a promise, an agreement, a prompt), so that a line that was
    edited or left out is not offered again; None for a line of the leader's own. `text` is None as long as the app's
    own words hold: they follow what the line stands on. `left_out` keeps a line off the page without forgetting it.
    """

    source: str | None = None
    text: str | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChoice:
    """What the leader changed in one block: its lines in their order, and whether it is printed (None: as usual)."""

    block: Block
    lines: tuple[BlockLine, ...] = ()
    printed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOnOne:
    """A meeting with one person.

    `planned` is when it is to be, None while only prepared; `held_on` is the day it took place. `blocks` holds only
    what was changed by hand. What follows stands for the two minutes afterwards; `closing_line` is what the next page
    begins with.
    """

    id: str
    person: str
    created: dt.datetime
    planned: dt.datetime | None = None
    minutes: int = 45
    place: str = ""
    state: MeetingState = MeetingState.PLANNED
    held_on: dt.date | None = None
    blocks: tuple[BlockChoice, ...] = ()
    brought: str = ""
    asked_first: bool | None = None
    they_spoke_more: bool | None = None
    closing_line: str = ""
