"""Any finding, whichever chart it is of: in words, as numbers, and as a picture.

What heads a chart, what a screen reader says, what a table holds and what an export carries come from here, so they
cannot disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.table import room_of

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.numbers import Json
    from leader_journal.figures.pictures import Drawn, Layout
    from leader_journal.figures.style import FigureStyle
    from leader_journal.wording.finding_text import FindingText


def describe(finding: Finding) -> FindingText:
    """Put a finding into words of the current language."""
    return room_of(finding).tell().words(finding)


def as_json(finding: Finding) -> Json:
    """Return every number that its chart shows, and no text of the journal. Documented in docs/findings.md."""
    room = room_of(finding)
    return {"chart": room.id, **room.tell().numbers(finding)}


def natural_height(finding: Finding, style: FigureStyle, width_px: float) -> float:
    """Return the height in logical pixels at which the finding's chart looks best on this width."""
    from leader_journal.figures import pictures  # matplotlib: not at start-up

    return pictures.natural_height(_layout(finding), style, width_px)


def draw(finding: Finding, style: FigureStyle, width_px: float, height_px: float | None = None) -> Drawn:
    """Draw a finding for the screen: no title, on paper, labelled directly."""
    from leader_journal.figures import pictures  # matplotlib: not at start-up

    return pictures.draw(_layout(finding), style, width_px, height_px)


def render(finding: Finding, text: FindingText, style: FigureStyle, fmt: str) -> bytes:
    """Return a finding as a PNG (twice as fine), SVG or PDF file with title, subtitle and note inside."""
    from leader_journal.figures import pictures  # matplotlib: not at start-up

    return pictures.render(_layout(finding), text, style, fmt)


def _layout(finding: Finding) -> Layout:
    laid_out = room_of(finding).draw()
    return lambda style, width: laid_out(finding, style, width)
