"""A page as it stands on the screen."""

from __future__ import annotations

from tests.ui.showing import Show

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.toolkit.labels import TextLabel


def test_what_leads_a_text_on_paper_is_a_head_without_its_stop_on_the_screen(show: Show, theme: Theme) -> None:
    lines = (
        SheetLine(text="Kim asked.", lead="Doubt, 8 October.", own_words=True),
        SheetLine(text="a list", lead="Promise:"),
    )
    view = SheetView(theme)
    show(view)
    view.show_sheet(Sheet(title="October review", parts=(SheetPart(head="Read again", lines=lines),)))
    said = [label.text() for label in view.findChildren(TextLabel)]
    assert said[-4:] == ["Doubt, 8 October", "Kim asked.", "Promise:", "a list"]
