"""Nudges for this journal: which are on, the leader's own words, and what they find in a text."""

from __future__ import annotations

from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import NoWords
from leader_journal.core.journal_settings import JournalSettings
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.wording.nudges import rules as nudges
from leader_journal.wording.nudges.rules import Nudge, NudgeKind

__all__ = ["Nudge", "NudgeKind", "NudgeService"]

LONGEST_TEXT = 8_000
"""Letters from which on a text is no line of facts any more but something pasted: nothing in it is underlined."""


class NudgeService:
    """Finds, and is turned off and on. It never changes a text."""

    def __init__(self, settings: JournalSettingsService) -> None:
        self._settings = settings

    def find(self, kind: NudgeKind, text: str) -> tuple[Nudge, ...]:
        """Return what is underlined in a text as it is being edited; nothing while this kind is off."""
        settings = self._settings.current
        if not text or not _is_on(settings, kind) or len(text) > LONGEST_TEXT:
            return ()
        return nudges.questions(text) if kind is NudgeKind.QUESTIONS else nudges.blame(text, settings.own_blame_words)

    def is_on(self, kind: NudgeKind) -> bool:
        return _is_on(self._settings.current, kind)

    def turn(self, kind: NudgeKind, *, on: bool) -> Changes:
        """Show this kind from now on, or no more; nothing is written where it is so already."""
        if self.is_on(kind) == on:
            return NOTHING
        if kind is NudgeKind.QUESTIONS:
            return self._settings.change(lambda settings: replace(settings, nudge_questions=on))
        return self._settings.change(lambda settings: replace(settings, nudge_blame=on))

    @property
    def own_words(self) -> tuple[str, ...]:
        """The leader's own words, in the order in which they were added."""
        return self._settings.current.own_blame_words

    def add_word(self, word: str) -> Changes:
        """Look for this word, or these words in a row, from now on. Raises NoWords.

        Nothing is written where it is looked for already, in small or capital letters.
        """
        word = " ".join(word.split())
        if not any(map(str.isalnum, word)):
            raise NoWords
        if word.casefold() in map(str.casefold, self.own_words):
            return NOTHING
        return self._set_words((*self.own_words, word))

    def remove_word(self, word: str) -> Changes:
        """Look for a word no more."""
        kept = tuple(known for known in self.own_words if known != word)
        return self._set_words(kept) if kept != self.own_words else NOTHING

    def _set_words(self, words: tuple[str, ...]) -> Changes:
        return self._settings.change(lambda settings: replace(settings, own_blame_words=words))


def _is_on(settings: JournalSettings, kind: NudgeKind) -> bool:
    return settings.nudge_questions if kind is NudgeKind.QUESTIONS else settings.nudge_blame
