"""What became of it, by the tone in which it was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[ToneOutcomeFinding]:
    from leader_journal.charts.tone_outcome.read import read_tone_outcome

    return read_tone_outcome


def _tell() -> Told[ToneOutcomeFinding]:
    from leader_journal.charts.tone_outcome.numbers import tone_outcome_numbers
    from leader_journal.charts.tone_outcome.words import describe_tone_outcome

    return Told(describe_tone_outcome, tone_outcome_numbers)


def _draw() -> Draw[ToneOutcomeFinding]:
    from leader_journal.charts.tone_outcome.figure import tone_outcome_chart

    return tone_outcome_chart


TONE_OUTCOME = Room(
    id="tone_outcome",
    finding=ToneOutcomeFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Tone and outcome"),
    shows=lambda: _("What became of it, by the tone you met it with"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
