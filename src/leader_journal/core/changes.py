"""What a write changed: screens refresh by topic, and undo goes by the change's id."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Topic(StrEnum):
    """What kind of record changed."""

    ENTRIES = "entries"
    PEOPLE = "people"
    PROMISES = "promises"
    AGREEMENTS = "agreements"
    ONE_ON_ONES = "one_on_ones"
    REVIEWS = "reviews"
    PLANS = "plans"
    PROMPTS = "prompts"
    SETTINGS = "settings"
    FILTERS = "filters"
    BRING_UPS = "bring_ups"
    DRAFT = "draft"
    REMINDERS = "reminders"


class Changes(Struct, frozen=True):
    """The result of every write: topics, the ids concerned, and the change that undo can take back (or None)."""

    topics: frozenset[Topic]
    ids: tuple[str, ...] = ()
    change: str | None = None

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.topics)

    @property
    def everything(self) -> bool:
        """Whether anything may have changed, what is being written too: something was erased, or a log came in."""
        return self.topics == frozenset(Topic)


NOTHING = Changes(frozenset())
