"""The plans and their occasions as a finding, read from a journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from leader_journal.core.filters import EntryFilter
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.mentions import shown
from leader_journal.core.merging import to_the_end
from leader_journal.core.periods import Period
from leader_journal.core.plans import Plan, PlanOccasion, PlanWords
from leader_journal.services.plans import words_of
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings_plan import PlanFinding


def find_plans(
    source: Journal | JournalReader, chosen: EntryFilter, period: Period, today: dt.date, *, names: bool = True
) -> PlanFinding:
    """Return the plans of a period; without `names` people are letters in what they say."""
    from leader_journal.insight.plans import PlansSeen, build_plan

    plans = source.plans.all()
    change = _names(source, plans, names=names)
    return build_plan(
        PlansSeen(
            plans=[(plan, _shown(plan, change)) for plan in plans],
            occasions=tuple(_within(source, chosen, period)),
            period=period,
            filter=chosen,
            today=today,
        )
    )


def _within(source: Journal | JournalReader, chosen: EntryFilter, period: Period) -> Iterable[PlanOccasion]:
    found = (one for one in source.plans.occasions() if one.day in period)
    if not chosen.narrows:
        return found
    entries = frozenset(source.entries.ids(chosen.within(period)))
    return (one for one in found if one.entry in entries)


def _names(source: Journal | JournalReader, plans: Iterable[Plan], *, names: bool) -> Callable[[str], str]:
    people, merged = source.people.all(), to_the_end(source.people.merged())
    if not names:
        return HiddenNames(people, merged, [text for plan in plans for text in (plan.when, plan.then)])
    aliases = {person.id: person.alias for person in people}
    aliases |= {person: aliases[end] for person, end in merged.items() if end in aliases}
    return lambda text: shown(text, aliases)


def _shown(plan: Plan, change: Callable[[str], str]) -> PlanWords:
    words = words_of(plan)
    return replace(words, when=change(words.when), then=change(words.then))
