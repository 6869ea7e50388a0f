"""Any finding, whichever chart it is of: in words, as numbers, and as a picture.

What heads a chart, what a screen reader says, what a table holds and what an export carries come from here, so they
cannot disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal import load
from leader_journal.charts.table import ROOMS, room_of
from leader_journal.wording.catalogue import current_language

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.numbers import Json
    from leader_journal.exchange.report_pdf import ReportChart
    from leader_journal.figures.pictures import Layout
    from leader_journal.figures.style import FigureStyle
    from leader_journal.wording.finding_text import FindingText


def load_all() -> None:
    """Load all that finds, tells and draws: else each chart is loaded by the click that first asks for it."""
    load("leader_journal.figures.pictures")
    for room in ROOMS:
        room.read(), room.tell(), room.draw()


def describe(finding: Finding) -> FindingText:
    """Put a finding into words of the current language."""
    return room_of(finding).tell().words(finding)


def as_json(finding: Finding) -> Json:
    """Return every number that its chart shows, and no text of the journal. Documented in docs/findings.md."""
    room = room_of(finding)
    return {"chart": room.id, **room.tell().numbers(finding)}


def layout_of(finding: Finding) -> Layout:
    """Return what lays a finding out, in the language of now; `figures.pictures` measures and draws it."""
    return room_of(finding).layout(finding)


def render(finding: Finding, text: FindingText, style: FigureStyle, fmt: str) -> bytes:
    """Return a finding as a PNG (twice as fine), SVG or PDF file with title, subtitle and note inside."""
    from leader_journal.figures import pictures  # with the first chart, not at start-up

    if fmt == "pdf":
        from leader_journal.exchange.report_pdf import picture_pdf  # only where one leaves

        return picture_pdf(for_report(finding, text, style), language=current_language().value)
    return pictures.render(layout_of(finding), text, style, fmt)


def for_report(finding: Finding, text: FindingText, style: FigureStyle) -> ReportChart:
    """Return a finding as a picture in a PDF, with the sentence that is read aloud of it."""
    from leader_journal.exchange.report_pdf import ReportChart
    from leader_journal.figures import pictures  # with the first chart, not at start-up

    sentence = " ".join(text.in_words.split()) or text.title
    return ReportChart(text.title or sentence, pictures.render(layout_of(finding), text, style, "lettered"), sentence)
