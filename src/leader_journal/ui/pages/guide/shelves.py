"""The two lists of the room: the guide to what invites people to speak up, and the help with the app itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from leader_journal.core.guide import PARTS, Chapter
from leader_journal.core.help import HELP_PARTS, HelpTopic
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.pages.guide.guide_sheet import MEASURE, Around, GuideSheet
from leader_journal.ui.pages.guide.help_sheet import WIDE, HelpSheet
from leader_journal.ui.pages.guide.sheet import ReadingSheet
from leader_journal.ui.places import Place, ShowEntry, ShowGuide, ShowHelp
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.wording.catalogue import _, current_language
from leader_journal.wording.guide import help_part_name, part_name

_CHAPTERS, _TOPICS = tuple(Chapter), tuple(HelpTopic)


class BookShelf(ABC):
    """Pages in groups, one of which was read last; each is known by its number from 0."""

    groups: ClassVar[tuple[int, ...]]
    width: ClassVar[int]
    """Of a page's column at 100 %."""

    def __init__(self, context: UiContext, page: QWidget) -> None:
        self._context = context
        self._page = page
        self.last = 0

    @abstractmethod
    def heads(self) -> Sequence[str]:
        """Return what the groups are called."""

    @abstractmethod
    def names(self) -> Sequence[str]:
        """Return what the pages are called in the list."""

    @abstractmethod
    def place(self, number: int) -> Place:
        """Return the place where a page is read."""

    @abstractmethod
    def number(self, place: Place) -> int | None:
        """Return the page that a place means, the last one where it means any; None where it is of another shelf."""

    @abstractmethod
    def sheet(self, number: int) -> ReadingSheet:
        """Return a page, laid out as everything is now."""


class GuideShelf(BookShelf):
    """The guide, with what is the leader's own in it."""

    groups = tuple(map(len, PARTS.values()))
    width = MEASURE

    def heads(self) -> Sequence[str]:
        return [part_name(part) for part in PARTS]

    def names(self) -> Sequence[str]:
        return [page.name for page in self._context.services.guide.pages(current_language().value)]

    def place(self, number: int) -> Place:
        return ShowGuide(_CHAPTERS[number])

    def number(self, place: Place) -> int | None:
        match place:
            case ShowGuide(None):
                return self.last
            case ShowGuide(Chapter() as chapter):
                return _CHAPTERS.index(chapter)
        return None

    def sheet(self, number: int) -> ReadingSheet:
        context, services, chapter = self._context, self._context.services, _CHAPTERS[number]
        language = current_language().value
        around = Around(
            titles={page.chapter: page.title for page in services.guide.pages(language)},
            sources=services.guide.sources(),
            shown=services.people.shown,
            alias_of=services.people.alias_of,
            today=context.clock.now().date(),
        )
        sheet = GuideSheet(context.theme, services.guide.reading(chapter, language), around)
        sheet.link_chosen.connect(context.to(ShowGuide))
        sheet.entry_opened.connect(context.to(ShowEntry))
        sheet.copied.connect(self._copy)
        sheet.question_wanted.connect(self._add_question)
        return sheet

    def _copy(self, text: str) -> None:
        clipboard.copy(text)
        self._context.messages.tell(_("Copied"))

    def _add_question(self) -> None:
        element = _CHAPTERS[self.last].element
        if element is not None:
            PromptDialog(self._context, PromptPlace(element.value), None, self._page.window()).open()


class HelpShelf(BookShelf):
    """The user guide."""

    groups = tuple(map(len, HELP_PARTS.values()))
    width = WIDE

    def heads(self) -> Sequence[str]:
        return [help_part_name(part) for part in HELP_PARTS]

    def names(self) -> Sequence[str]:
        return list(self._context.services.guide.help_titles(current_language().value).values())

    def place(self, number: int) -> Place:
        return ShowHelp(_TOPICS[number])

    def number(self, place: Place) -> int | None:
        match place:
            case ShowHelp(None):
                return self.last
            case ShowHelp(HelpTopic() as topic):
                return _TOPICS.index(topic)
        return None

    def sheet(self, number: int) -> ReadingSheet:
        guide, language = self._context.services.guide, current_language().value

        def picture(name: str) -> Path:
            return guide.picture(name, language)

        page = guide.help_page(_TOPICS[number], language)
        sheet = HelpSheet(self._context.theme, page, guide.help_titles(language), picture)
        sheet.link_chosen.connect(self._context.to(ShowHelp))
        return sheet
