"""What filters and search mean, said plainly: the other side of the comparisons in the tests."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from leader_journal.core.breaches import Breach
from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import fold, search_terms
from leader_journal.core.follow_up import hard
from leader_journal.core.mentions import shown
from leader_journal.core.narrow_entry import NarrowEntry, Noted, ThemedEntry
from leader_journal.core.records import Entry
from leader_journal.core.terms import Mark, Quality, RaisedHow, Reaction

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


def narrow_of(entry: Entry) -> NarrowEntry:
    """Return what charts look at of an entry, from the entry whole: the slow way."""
    same = {name: getattr(entry, name) for name in NarrowEntry.__struct_fields__ if name != "thanked"}
    return NarrowEntry(**same, thanked=Reaction.THANKED in entry.reactions)


def themed_of(entry: Entry) -> list[ThemedEntry]:
    """Return each theme of an entry."""
    return [ThemedEntry(theme, entry.id, entry.day) for theme in dict.fromkeys(entry.themes)]


def breach_of(entry: Entry) -> Breach:
    """Return an entry as the four boxes look at it."""
    same = {name: getattr(entry, name) for name in Breach.__struct_fields__}
    return Breach(**same | {"people": frozenset(entry.people), "reactions": frozenset(entry.reactions)})


def answered(entry: Entry) -> tuple[str, ...]:
    """Who was answered in an entry: whoever raised it, or everybody whom it lists where nobody else says who did."""
    if entry.quality is Quality.NOT_RATED or entry.kind is None:
        return ()
    everybody = entry.raised_by is None or entry.raised_how is RaisedHow.I_NOTICED
    return tuple(one for one in entry.people if everybody or one == entry.raised_by)


def notes(entry: Entry, noted: Noted) -> bool:
    """Whether an entry says something of this."""
    match noted:
        case Noted.LOOP:
            return entry.loop is not None or entry.loop_open
        case Noted.HARD:
            return hard(entry)
        case Noted.OUTCOME:
            return entry.outcome is not None
        case Noted.KNOWN_FOR:
            return entry.known_for is not None
        case Noted.CAME_WITH_MORE:
            return entry.came_with_more is not None
        case Noted.SHARED_OWN:
            return entry.shared_own
