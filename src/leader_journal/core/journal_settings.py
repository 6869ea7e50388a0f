"""What is set for one journal and stands in it: it is private, can be undone and goes into the archive.

What may be known before a journal is unlocked is in `leader_journal.settings`.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from leader_journal.core.terms import Kind

SETTINGS_ID = "settings"
"""There is one record of settings in a journal, and this is its id."""


class JournalSettings(Struct, frozen=True, kw_only=True):
    """One field is one setting."""

    id: str = SETTINGS_ID
    by_person: bool = False
    """Whether people are among the factors of "what goes with what"."""
    nudge_blame: bool = True
    """Whether words that look for who are underlined in the facts."""
    nudge_questions: bool = True
    """Whether a closed or leading question is underlined in "what did I say first"."""
    own_blame_words: tuple[str, ...] = ()
    """Words of the leader's own that the nudge looks for besides."""
    spelling: bool = True
    """Whether words that no dictionary of the system has are underlined while one writes."""
    spelling_splits: bool = True
    """Whether Danish neighbours that may be one word are underlined too."""
    spelling_off: frozenset[str] = frozenset()
    """Languages, as their codes, whose words are not taken for right."""
    own_words: tuple[str, ...] = ()
    """Words that are right for the leader, and neighbours that are two words."""
    weekly_day: int | None = None
    """The weekday (0 is Monday) of a quiet weekly moment; None: none is wanted."""
    weekly_hour: int = 15
    review_day: int | None = 1
    """The day of the month (1 to 28) from which a review of the month before waits; None: none is wanted."""
    keep_years: int | None = None
    """How many years entries are kept before a review asks whether they may go; None: all are kept."""
    prompts_off: frozenset[str] = frozenset()
    """Keys of shipped prompts and ids of own ones that are not asked."""
    prompts_order: tuple[str, ...] = ()
    """Keys and ids in the leader's own order; what is not named follows in its usual order."""


class PromptPlace(StrEnum):
    """Where an own prompt is asked."""

    DEEPEN = "deepen"
    ONE_ON_ONE = "one_on_one"
    HUMILITY = "humility"
    QUESTIONS = "questions"
    ROOM = "room"


class OwnPrompt(Struct, frozen=True, kw_only=True):
    """A question of the leader's own. `kinds` are those it is asked for when deepening; none means all."""

    id: str
    place: PromptPlace
    question: str
    kinds: tuple[Kind, ...] = ()
