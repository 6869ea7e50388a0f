"""What became of it, by the tone in which it was met."""

from __future__ import annotations

from leader_journal.charts import tone_outcome
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.charts.tone_outcome.finding import ToneOutcomeFinding
from leader_journal.wording.catalogue import _

TONE_OUTCOME = Room(
    id="tone_outcome",
    finding=ToneOutcomeFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("Tone and outcome"),
    shows=lambda: _("What became of it, by the tone you met it with"),
    sought=lambda: _(
        "tone of voice, what came of it, tone, was I harsh, sharp, outcome, consequence of my tone, warm or "
        "cold, how did it end"
    ),
    read=lambda: tone_outcome.read.read_tone_outcome,
    tell=lambda: Told(tone_outcome.words.describe_tone_outcome, tone_outcome.numbers.tone_outcome_numbers),
    draw=lambda: tone_outcome.figure.tone_outcome_chart,
    tidy=(
        "SELECT tone, outcome, count(*) AS entries FROM entries"
        " WHERE tone IS NOT NULL AND outcome IS NOT NULL GROUP BY tone, outcome"
    ),
)
