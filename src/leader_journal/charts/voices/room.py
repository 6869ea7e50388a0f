"""Who and what was not heard lately."""

from __future__ import annotations

from leader_journal.charts import voices
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.wording.catalogue import _

VOICES = Room(
    id="voices",
    finding=VoicesFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Not heard lately"),
    shows=lambda: _("Who you have not heard from lately, and what you have not heard about"),
    sought=lambda: _(
        "quiet people, silent, who have I not heard from, silence from people, who says nothing, not heard "
        "lately, who never speaks, whose voice is missing, voices, who have I forgotten, who talks least, "
        "quietest, talks the least"
    ),
    read=lambda: voices.read.read_voices,
    tell=lambda: Told(voices.words.describe_voices, voices.numbers.voices_numbers, voices.build.nameless_voices),
    draw=lambda: voices.figure.voices_chart,
    choices=frozenset(),  # its days follow from today
    tidy=(
        "SELECT person, kind, count(*) AS entries, max(day) AS last FROM entry_people"
        " JOIN entries ON entries.id = entry GROUP BY person, kind"
    ),
)
