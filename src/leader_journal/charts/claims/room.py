"""What the app has said, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[ClaimsFinding]:
    from leader_journal.charts.claims.read import read_claims

    return read_claims


def _tell() -> Told[ClaimsFinding]:
    from leader_journal.charts.claims.numbers import claims_numbers
    from leader_journal.charts.claims.words import describe_claims

    return Told(describe_claims, claims_numbers)


def _draw() -> Draw[ClaimsFinding]:
    from leader_journal.charts.claims.figure import claims_chart

    return claims_chart


CLAIMS = Room(
    id="claims",
    finding=ClaimsFinding,
    group=Group.OVER_TIME,
    name=lambda: _("What the app has said"),
    shows=lambda: _("What was said about changes and patterns, and what became of it"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
