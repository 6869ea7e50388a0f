"""What the app has said, and what became of it."""

from __future__ import annotations

from leader_journal.charts import claims
from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

CLAIMS = Room(
    id="claims",
    finding=ClaimsFinding,
    group=Group.OVER_TIME,
    name=lambda: _("What the app has said"),
    shows=lambda: _("What was said about changes and patterns, and what became of it"),
    sought=lambda: _(
        "what was claimed, was the app right, what did the app say, earlier findings, old findings, was it "
        "true, taken back, list of claims, conclusions"
    ),
    read=lambda: claims.read.read_claims,
    tell=lambda: Told(claims.words.describe_claims, claims.numbers.claims_numbers),
    draw=lambda: claims.figure.claims_chart,
)
