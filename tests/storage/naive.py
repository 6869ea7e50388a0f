"""What filters and search mean, said plainly: the other side of the comparisons in the tests."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import fold, search_terms
from leader_journal.core.mentions import shown
from leader_journal.core.records import Entry
from leader_journal.core.terms import Mark

Item = TypeVar("Item")


def found(text: str, entry: Entry, alias_of: Mapping[str, str], promises: Iterable[str] = ()) -> bool:
    """Whether every term that was typed stands in some part of the entry."""
    parts = [
        shown(entry.facts, alias_of),
        *(shown(answer.text, alias_of) for answer in entry.answers),
        *(alias_of.get(person, "?") for person in entry.people),
        *entry.themes,
        *(shown(promise, alias_of) for promise in promises),
    ]
    folded = [fold(" ".join(part.split())) for part in parts]
    return all(any(term in part for part in folded) for term in search_terms(text))


def chosen(wanted: EntryFilter, entry: Entry, alias_of: Mapping[str, str]) -> bool:
    """Whether a filter lets an entry through."""
    return (
        found(wanted.text, entry, alias_of)
        and (not wanted.kinds or entry.kind in wanted.kinds)
        and (not wanted.tones or entry.tone in wanted.tones)
        and (not wanted.qualities or entry.quality in wanted.qualities)
        and (not wanted.settings or entry.setting in wanted.settings)
        and (not wanted.agreements or entry.agreement in wanted.agreements)
        and (not wanted.people or bool(wanted.people & set(entry.people)))
        and (not wanted.themes or bool(wanted.themes & set(entry.themes)))
        and (entry.day in wanted.period)
        and (not wanted.marked or entry.marks.any_rated)
        and (not wanted.to_deepen or entry.deepen_later)
        and (not wanted.under_pressure or entry.under_pressure)
        and (not wanted.no_kind or entry.kind is None)
        and (wanted.ids is None or entry.id in wanted.ids)
        and _one_of_each(
            wanted.marks, lambda item: item.element, lambda item: entry.marks.of(item.element) is item.mark
        )
        and _one_of_each(
            [item for item in wanted.rated if item.rating is not None],
            lambda item: item.series,
            lambda item: entry.rating(item.series) is item.rating,
        )
        and all(entry.rating(item.series) in (Mark.MISSED, Mark.PARTLY, Mark.SHOWN) for item in wanted.rated)
    )


def _one_of_each(items: Iterable[Item], group: Callable[[Item], Hashable], holds: Callable[[Item], bool]) -> bool:
    """Whether in every group of alternatives at least one holds."""
    groups: dict[Hashable, list[bool]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(holds(item))
    return all(any(alternatives) for alternatives in groups.values())
