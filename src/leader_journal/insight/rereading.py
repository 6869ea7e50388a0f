"""Which five entries a review reads again: two best, two hardest, one forgotten. The same entries, the same five."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from leader_journal.core.records import Entry
from leader_journal.core.reviews import RereadEntry, RereadReason, RereadWhy
from leader_journal.core.terms import CameWithMore, Effect, Element, Mark, Quality, Tone

BEST = 2
HARDEST = 2
"""How many of each are read again; one forgotten stands beside them."""


class Candidates(Struct, frozen=True):
    """What there is to choose from: entries of the period, and older ones that no review has read again: looked at only
    where the period itself has no forgotten one.

    `touched` says when each was saved last.
    """

    entries: Sequence[Entry]
    older: Iterable[Entry]
    touched: Mapping[str, dt.datetime]


def chosen_again(candidates: Candidates, kept: Sequence[RereadEntry] = ()) -> tuple[RereadEntry, ...]:
    """Return the entries to read again, the best first. `kept` are chosen already, and count in their part."""
    taken = {one.entry for one in kept}
    found = list(kept)

    def room(reason: RereadReason, many: int) -> int:
        return max(many - sum(one.reason is reason for one in kept), 0)

    def take(entries: Iterable[Entry], reason: RereadReason, many: int) -> None:
        for entry in [entry for entry in entries if entry.id not in taken][: room(reason, many)]:
            taken.add(entry.id)
            found.append(_chosen(entry, reason, candidates.touched))

    take(best(candidates.entries), RereadReason.BEST, BEST)
    take(hardest(candidates.entries), RereadReason.HARDEST, HARDEST)
    for place in (candidates.entries, candidates.older):
        if not any(one.reason is RereadReason.FORGOTTEN for one in found):
            take(_forgotten(place, candidates.touched), RereadReason.FORGOTTEN, 1)
    return tuple(sorted(found, key=lambda one: list(RereadReason).index(one.reason)))


def best(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that went well, the best first and the latest of equals."""
    good = [entry for entry in entries if _went_well(entry)]
    return sorted(good, key=_goodness, reverse=True)


def hardest(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that were hard, first those that were not come back to, and the latest of equals."""
    hard = [entry for entry in entries if _was_hard(entry)]
    return sorted(hard, key=_hardness, reverse=True)


def _forgotten(entries: Iterable[Entry], touched: Mapping[str, dt.datetime]) -> list[Entry]:
    """Those that were not looked into come first, and of them what was left alone longest."""
    return sorted(entries, key=lambda entry: (entry.deepened, touched.get(entry.id, entry.written), entry.id))


def _went_well(entry: Entry) -> bool:
    if entry.tone is Tone.SHARP or entry.quality in (Quality.MIXED, Quality.CLOSING):
        return False
    return entry.quality is Quality.CONSTRUCTIVE or (_marked(entry, Mark.SHOWN) > 0 and not _marked(entry, Mark.MISSED))


def _was_hard(entry: Entry) -> bool:
    closed = entry.tone is Tone.SHARP or entry.quality in (Quality.MIXED, Quality.CLOSING)
    return closed or entry.effect is Effect.CLOSED or _marked(entry, Mark.MISSED) >= 2


def _goodness(entry: Entry) -> tuple[bool, int, bool, bool, bool, dt.datetime, str]:
    return (
        entry.quality is Quality.CONSTRUCTIVE,
        _marked(entry, Mark.SHOWN) - _marked(entry, Mark.MISSED),
        entry.came_with_more is CameWithMore.YES,
        entry.effect is Effect.OPENED_UP,
        entry.deepened,
        entry.happened,
        entry.id,
    )


def _hardness(entry: Entry) -> tuple[bool, bool, bool, bool, int, dt.datetime, str]:
    return (
        entry.unrepaired,
        entry.tone is Tone.SHARP,
        entry.quality is Quality.CLOSING,
        entry.effect is Effect.CLOSED,
        _marked(entry, Mark.MISSED),
        entry.happened,
        entry.id,
    )


def _chosen(entry: Entry, reason: RereadReason, touched: Mapping[str, dt.datetime]) -> RereadEntry:
    why = {RereadReason.BEST: _why_best, RereadReason.HARDEST: _why_hardest, RereadReason.FORGOTTEN: _why_forgotten}
    saved = touched.get(entry.id, entry.written)
    return RereadEntry(entry=entry.id, reason=reason, why=why[reason](entry), touched=saved.date())


def _why_best(entry: Entry) -> RereadWhy:
    opened = entry.quality is Quality.CONSTRUCTIVE
    if opened and _marked(entry, Mark.SHOWN) == len(Element):
        return RereadWhy.ALL_SHOWN
    if entry.came_with_more is CameWithMore.YES:
        return RereadWhy.CAME_WITH_MORE
    if entry.effect is Effect.OPENED_UP:
        return RereadWhy.OPENED_UP
    if opened:
        return RereadWhy.OPENED_AND_SHOWN if _marked(entry, Mark.SHOWN) else RereadWhy.OPENED
    return RereadWhy.SHOWN


def _why_hardest(entry: Entry) -> RereadWhy:
    mended = entry.came_back_on is not None
    if entry.tone is Tone.SHARP:
        return RereadWhy.SHARP_MENDED if mended else RereadWhy.SHARP_OPEN
    if entry.quality in (Quality.MIXED, Quality.CLOSING):
        return RereadWhy.CLOSED_MENDED if mended else RereadWhy.CLOSED_OPEN
    return RereadWhy.THEY_CLOSED if entry.effect is Effect.CLOSED else RereadWhy.MISSED


def _why_forgotten(entry: Entry) -> RereadWhy:
    return RereadWhy.TO_DEEPEN if entry.deepen_later and not entry.deepened else RereadWhy.UNTOUCHED


def _marked(entry: Entry, mark: Mark) -> int:
    return sum(entry.marks.of(element) is mark for element in Element)
