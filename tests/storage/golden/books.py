"""What the second schema added, as one value that can be kept as JSON and compared years later."""

from __future__ import annotations

from dataclasses import dataclass

from leader_journal.core.journal_settings import JournalSettings, OwnPrompt
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import Plan, PlanTally
from leader_journal.core.reviews import Review
from leader_journal.storage.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The small books of a journal, and the entries counted under each plan."""

    one_on_ones: tuple[OneOnOne, ...]
    reviews: tuple[Review, ...]
    plans: tuple[Plan, ...]
    tallies: tuple[PlanTally, ...]
    own_prompts: tuple[OwnPrompt, ...]
    settings: JournalSettings


def books_of(journal: Journal) -> Books:
    """Read everything."""
    plans = journal.plans.all()
    return Books(
        one_on_ones=journal.one_on_ones.all(),
        reviews=journal.reviews.all(),
        plans=plans,
        tallies=tuple(journal.plans.tally(plan.id) for plan in plans),
        own_prompts=journal.own_prompts.all(),
        settings=journal.settings.current(),
    )
