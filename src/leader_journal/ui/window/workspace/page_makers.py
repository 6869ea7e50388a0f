"""The pages of an open journal, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from leader_journal.ui.context import UiContext
from leader_journal.ui.machines.merges import Merges
from leader_journal.ui.pages.agreements.page import AgreementsPage
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.guide.page import GuidePage
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.people.page import PeoplePage
from leader_journal.ui.pages.progress.page import ProgressPage
from leader_journal.ui.pages.restore.page import RestorePage
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.search.page import SearchPage
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.pages.trash.page import TrashPage
from leader_journal.ui.pages.written_twice.page import WrittenTwicePage
from leader_journal.ui.places import PageName


def page_makers(context: UiContext, merges: Callable[[], Merges]) -> dict[PageName, Callable[[], Page]]:
    """Return what makes them; `merges` are there once the journal is open."""
    return {
        PageName.TODAY: partial(TodayPage, context),
        PageName.JOURNAL: partial(JournalPage, context),
        PageName.EDITOR: partial(EditorPage, context),
        PageName.PROGRESS: partial(ProgressPage, context),
        PageName.REVIEW: partial(ReviewPage, context),
        PageName.PEOPLE: partial(PeoplePage, context),
        PageName.ONE_ON_ONE: partial(OneOnOnePage, context),
        PageName.AGREEMENTS: partial(AgreementsPage, context),
        PageName.GUIDE: partial(GuidePage, context),
        PageName.SEARCH: partial(SearchPage, context),
        PageName.TRASH: partial(TrashPage, context),
        PageName.RESTORE: partial(RestorePage, context),
        PageName.WRITTEN_TWICE: partial(WrittenTwicePage, context),
        PageName.SETTINGS: lambda: SettingsPage(context, merges()),
    }
