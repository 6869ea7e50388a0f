"""What is mended once a journal is open takes nothing of what is being written meanwhile."""

from __future__ import annotations

from tests.ui.pages.desk import Desk, type_text

from leader_journal.core.checks import CheckReport, Problem, ProblemKind
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import ShowToday

WORDS = "Bo asked why the rota changed"


def test_lists_made_again_leave_the_words_that_are_being_typed(desk: Desk) -> None:
    today = desk.show(ShowToday())
    assert isinstance(today, TodayPage)
    type_text(WORDS)
    desk.workspace.capture.bring_up()
    type_text(WORDS)

    desk.workspace._opening._checked(CheckReport((Problem(ProblemKind.SEARCH_INDEX, 1),)))

    assert today.form.captured().facts == WORDS
    assert desk.workspace.capture.window().form.captured().facts == WORDS
    assert "nothing is lost" in desk.messages.told[-1].sentence
