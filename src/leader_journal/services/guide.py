"""The guide as it is read: a page, the questions of its element, and the leader's own best entry as its example."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from msgspec import Struct

from leader_journal.core.filters import EntryFilter, MarkIs
from leader_journal.core.guide import Chapter, ChapterText, GuideSource
from leader_journal.core.help import HelpText, HelpTopic
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.records import Entry
from leader_journal.core.terms import Element, Mark, Quality
from leader_journal.exchange.guide import REFERENCE, read_guide, read_sources
from leader_journal.exchange.help import help_titles, picture_file, read_help
from leader_journal.services.prompts import PromptService
from leader_journal.storage.journal import Journal

_LOOKED_THROUGH = 60
"""How many of the latest fitting entries are read in search of one that was deepened."""


class Question(Struct, frozen=True):
    """A question to say aloud, as it is stored; the leader's own, or one that ships."""

    text: str
    own: bool


class ChapterReading(Struct, frozen=True):
    """A page with what belongs to it: of an element, its questions and an example, if there is one yet."""

    page: ChapterText
    questions: tuple[Question, ...]
    example: Entry | None
    sources: tuple[GuideSource, ...]


class GuideService:
    """What the page of the guide shows, and the help beside it, which needs no journal."""

    def __init__(self, journal: Journal, prompts: PromptService) -> None:
        self._journal = journal
        self._prompts = prompts

    def read_ahead(self, language: str) -> None:
        """Read the texts that ship, which stay in memory: the guide and a one-on-one are laid out from them."""
        read_guide(language)
        help_titles(language)
        self._prompts.read_ahead(language)

    def pages(self, language: str) -> tuple[ChapterText, ...]:
        """Return all pages, in their order."""
        return read_guide(language)

    @staticmethod
    def help_titles(language: str) -> Mapping[HelpTopic, str]:
        """Return what the pages of the help are called, in their order."""
        return help_titles(language)

    @staticmethod
    def help_page(topic: HelpTopic, language: str) -> HelpText:
        return next(page for page in read_help(language) if page.topic is topic)

    @staticmethod
    def picture(name: str, language: str) -> Path:
        """Return the file of a picture that the help shows."""
        return picture_file(name, language)

    def sources(self) -> Mapping[str, GuideSource]:
        """Return every source, by the key that marks it in a text."""
        return read_sources()

    def reading(self, chapter: Chapter, language: str) -> ChapterReading:
        page = next(page for page in read_guide(language) if page.chapter is chapter)
        named = {key for text in page.texts() for key in REFERENCE.findall(text)}
        sources = tuple(source for key, source in read_sources().items() if key in named)
        element = chapter.element
        if element is None:
            return ChapterReading(page, (), None, sources)
        return ChapterReading(page, self._questions(element, language), self.example(element), sources)

    def example(self, element: Element) -> Entry | None:
        """Return the latest entry in which an element was shown and the reaction was constructive, or None.

        One that was deepened goes before those that were not. What was destructive conduct is nobody's example, and no
        entry is the example of two elements: the first has it.
        """
        taken: set[str] = set()
        for other in Element:
            found = self._example(other, taken)
            if other is element:
                return found
            taken |= {found.id} if found is not None else set()
        return None

    def _example(self, element: Element, taken: Container[str]) -> Entry | None:
        chosen = EntryFilter(
            marks=frozenset({MarkIs(element, Mark.SHOWN)}), qualities=frozenset({Quality.CONSTRUCTIVE})
        )
        latest = None
        for row in self._journal.entries.rows(chosen, limit=_LOOKED_THROUGH):
            entry = self._journal.entries.get(row.id)
            if entry.destructive or entry.id in taken:
                continue
            if entry.deepened:
                return entry
            latest = latest or entry
        return latest

    def _questions(self, element: Element, language: str) -> tuple[Question, ...]:
        lines = self._prompts.lines(PromptPlace(element.value), language)
        return tuple(Question(line.prompt.question, line.own) for line in lines if line.on)
