"""Who and what was not heard lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[VoicesFinding]:
    from leader_journal.charts.voices.read import read_voices

    return read_voices


def _tell() -> Told[VoicesFinding]:
    from leader_journal.charts.voices.build import nameless_voices
    from leader_journal.charts.voices.numbers import voices_numbers
    from leader_journal.charts.voices.words import describe_voices

    return Told(describe_voices, voices_numbers, nameless_voices)


def _draw() -> Draw[VoicesFinding]:
    from leader_journal.charts.voices.figure import voices_chart

    return voices_chart


VOICES = Room(
    id="voices",
    finding=VoicesFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Not heard lately"),
    shows=lambda: _("Who you have not heard from lately, and what you have not heard about"),
    read=_read,
    tell=_tell,
    draw=_draw,
    choices=frozenset(),  # its days follow from today
)
