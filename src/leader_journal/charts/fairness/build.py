"""From whom the leader answered, and how, to the fairness mirror: entries side by side, compared by the rules for
patterns. One kind is looked at; the scans are those of all kinds, so that choosing another is no new look.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from leader_journal.charts.fairness.finding import FairnessFinding, Mirrored
from leader_journal.charts.shared.build import Seen
from leader_journal.core.filters import EntryFilter
from leader_journal.core.hidden_names import free_letters
from leader_journal.core.periods import Period
from leader_journal.core.tallies import AnsweredEntry, RatedEntry
from leader_journal.core.terms import Kind, Mark
from leader_journal.insight.answered import Answered
from leader_journal.insight.counts import SeriesCounts
from leader_journal.insight.replay import Replay, ReplayedFlag, replay, standing_of
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import MIN_LEVEL, MIN_SIDE


class Looked(Struct, frozen=True):
    """What the whole history of all kinds says, up to the end of a period: the same whichever kind is shown.

    `order` are people by their first entry.
    """

    any_day: bool
    order: Sequence[str]
    came: Mapping[Kind, tuple[int, int]]
    """How many people came with each kind in the period, and how many entries that was."""
    played: Replay[Kind]


class FairnessSeen(Seen, frozen=True, kw_only=True):
    """What was read: what the whole history of all kinds says, and who is in the journal.

    `aliases` are those of everybody; `count` is what the filter and the period leave.
    """

    looked: Looked
    aliases: frozenset[str]


def mirrors(answered: Answered, until: dt.date) -> Replay[Kind]:
    """Replay the scans of all kinds: a person is a level, and each kind is compared by itself."""
    return replay(answered.levels(), answered.totals(), lambda _factor, person: answered.days(person), until)


def look(answered: Answered, order: Sequence[str], period: Period, played: Replay[Kind]) -> Looked:
    """Look at a history whose scans were replayed (`mirrors`): those are the same for every period with one end."""
    return Looked(answered.any, order, answered.came(period), played)


def kind_to_show(looked: Looked, chosen: EntryFilter) -> Kind | None:
    """Return the kind with which the most people came in the period, the more often told of two; None of fewer."""
    asked = [kind for kind in Kind if not chosen.kinds or kind in chosen.kinds]
    mirrors = [kind for kind in asked if looked.came[kind][0] > 1]
    return max(mirrors, key=looked.came.__getitem__, default=None)


def build_fairness(seen: FairnessSeen, kind: Kind | None, answered: Sequence[AnsweredEntry]) -> FairnessFinding:
    """Return the mirror of one kind; `answered` are its entries of the period, oldest first."""
    played = seen.looked.played
    flags = {flag.level: flag for flag in played.flags if flag.series is kind}
    people = () if kind is None else _people(seen, answered, flags)
    return FairnessFinding(
        **seen.head(len({entry.id for entry in answered})),
        kind=kind,
        people=people,
        comparisons=played.comparisons,
    )


def _people(
    seen: FairnessSeen, answered: Sequence[AnsweredEntry], flags: Mapping[str, ReplayedFlag[Kind]]
) -> tuple[Mirrored, ...]:
    held: dict[str, list[RatedEntry]] = defaultdict(list)
    everything = _counts(list({entry.id: entry.rating for entry in answered}.values()))
    for entry in answered:
        held[entry.person].append(RatedEntry(entry.id, entry.day, entry.rating))
    letters = zip(seen.looked.order, free_letters({alias for alias in seen.aliases if len(alias) == 1}), strict=False)
    return tuple(
        _mirrored(letter, held[person], everything, flags.get(person)) for person, letter in letters if person in held
    )


def _mirrored(
    letter: str, entries: Sequence[RatedEntry], everything: SeriesCounts, flag: ReplayedFlag[Kind] | None
) -> Mirrored:
    counts = _counts([entry.rating for entry in entries])
    others = SeriesCounts(
        shown=everything.shown - counts.shown,
        partly=everything.partly - counts.partly,
        missed=everything.missed - counts.missed,
    )
    standing = Standing.NO_DIFFERENCE
    if counts.rated < MIN_LEVEL or others.rated < MIN_SIDE:
        standing = Standing.TOO_FEW
    elif flag is not None:
        standing = standing_of(flag)
    return Mirrored(letter, tuple(entries), counts, standing, others, flag)


def _counts(ratings: Sequence[Mark]) -> SeriesCounts:
    return SeriesCounts(
        shown=ratings.count(Mark.SHOWN), partly=ratings.count(Mark.PARTLY), missed=ratings.count(Mark.MISSED)
    )
