"""Which first reactions, in six months and in the six before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[ReactionsFinding]:
    from leader_journal.charts.reactions.read import read_reactions

    return read_reactions


def _tell() -> Told[ReactionsFinding]:
    from leader_journal.charts.reactions.numbers import reactions_numbers
    from leader_journal.charts.reactions.words import describe_reactions

    return Told(describe_reactions, reactions_numbers)


def _draw() -> Draw[ReactionsFinding]:
    from leader_journal.charts.reactions.figure import ReactionsChart

    return ReactionsChart


REACTIONS = Room(
    id="reactions",
    finding=ReactionsFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Reactions"),
    shows=lambda: _("First reactions over six months, next to the six before"),
    read=_read,
    tell=_tell,
    draw=_draw,
    neutral=lambda *_of: _("First reactions, six months compared with the six before"),
    choices=frozenset({Choosable.KIND}),  # its days follow from today
)
