"""A page as a file: PDF or Markdown, by how the name of the file ends."""

from __future__ import annotations

from pathlib import Path

from leader_journal.core.errors import BadInput
from leader_journal.core.sheets import Sheet
from leader_journal.wording.catalogue import current_language

PDF, MARKDOWN = ".pdf", ".md"


def page_suffix(target: Path) -> str:
    """Return how a page is written to this file. Raises BadInput for another ending than `.pdf` and `.md`."""
    suffix = target.suffix.lower()
    if suffix not in (PDF, MARKDOWN):
        raise BadInput("TARGET", target.name, (PDF, MARKDOWN))
    return suffix


def page_content(sheet: Sheet, target: Path) -> bytes:
    """Return a sheet that was made ready (`PaperService.ready`) as what that file holds. Raises BadInput."""
    if page_suffix(target) == PDF:
        return pdf_of(sheet)
    return markdown_of(sheet).encode()


def pdf_of(sheet: Sheet) -> bytes:
    """Return a sheet that was made ready as PDF: tagged, titled, in the language that is spoken."""
    from leader_journal.exchange.report_pdf import report_pdf  # only where a page leaves

    return report_pdf(sheet, language=current_language().value)


def markdown_of(sheet: Sheet) -> str:
    """Return a sheet that was made ready as Markdown."""
    from leader_journal.exchange.sheet_markdown import sheet_markdown  # only where a page leaves

    return sheet_markdown(sheet)
