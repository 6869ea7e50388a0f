"""A sheet, and charts, as a PDF report: contents, page numbers, tagged for those who listen, with its language.

Made by typst (docs/decisions/0034): Qt's PDFs have no tags and no language. A chart without its sentence is refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from leader_journal.core.codec import mended
from leader_journal.core.sheets import Sheet
from leader_journal.paths import resources

_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A chart: its title, its picture as SVG, and the sentence that says the same."""

    title: str
    svg: bytes
    sentence: str


def report_pdf(
    sheet: Sheet, charts: tuple[ReportChart, ...] = (), *, language: str, contents: str = "", made_at: int = 0
) -> bytes:
    """Return a report. `contents` is the head of its table of contents, empty for none; `made_at` is in seconds.

    Raises ValueError for a chart without a sentence.
    """
    import typst

    if not all(chart.sentence.strip() for chart in charts):
        raise ValueError("a chart without its sentence tells nothing to who cannot see it")
    data = {
        "lang": language,
        "title": sheet.title,
        "aside": sheet.aside,
        "motto": sheet.motto,
        "footer": " ".join(sheet.footer.split()),
        "contents": contents,
        "parts": [
            {
                "head": part.head,
                "lines": [
                    {"lead": line.lead, "text": line.text, "note": line.note, "own": line.own_words}
                    for line in part.lines
                ],
            }
            for part in sheet.parts
            if part.lines
        ],
        "charts": [{"title": chart.title, "svg": chart.svg.decode(), "sentence": chart.sentence} for chart in charts],
    }
    return typst.compile(
        resources() / "report" / "report.typ",
        font_paths=[resources() / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"data": mended(json.dumps(data, ensure_ascii=False).replace(_SOFT_HYPHEN, ""))},
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )
