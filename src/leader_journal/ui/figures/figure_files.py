"""A figure as a file or on paper: its finding and note inside, and nobody named unless that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.findings import describe, render
from leader_journal.core.errors import UserError
from leader_journal.services.files import replace_file
from leader_journal.ui.context import UiContext
from leader_journal.ui.file_names import proposed_file, with_ending
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from leader_journal.charts.shared.finding import Finding

_ENDINGS = (".png", ".svg", ".pdf")


def save_figure(context: UiContext, finding: Finding) -> None:
    """Ask for a name, and save the finding in the form that its ending asks for."""
    from leader_journal.figures.style import FigureStyle  # matplotlib

    text = describe(finding)
    pattern = ";;".join((_("Picture (*.png)"), _("Drawing (*.svg)"), _("Document (*.pdf)")))
    proposed = proposed_file(_("Figure"), context.clock.now().date(), ".png")
    target = context.messages.ask_save_file(_("Save the figure"), proposed, pattern)
    if target is None:
        return
    target = with_ending(target, *_ENDINGS)
    form = target.suffix.removeprefix(".").lower()
    try:
        # paper is white: exports are light whatever the screen is
        replace_file(target, render(finding, text, FigureStyle.of("light"), form))
    except UserError as error:
        context.messages.failed(sentence(error))
        return
    context.messages.tell(_saved())


def print_figure(context: UiContext, finding: Finding) -> None:
    """Ask for a printer, and print the finding."""
    from leader_journal.figures.style import FigureStyle  # matplotlib
    from leader_journal.ui.paper.printing import print_picture, print_where_asked, sent_to_printer

    def print_it(printer: QPrinter) -> None:
        print_picture(render(finding, describe(finding), FigureStyle.of("light"), "png"), printer)

    def print_and_tell() -> None:
        said = print_where_asked(context.messages, 1, print_it, saved=_saved(), sent=sent_to_printer())
        if said:
            context.messages.tell(said)

    context.attempt(print_and_tell)


def _saved() -> str:
    return _("Figure saved. It is not encrypted.")
