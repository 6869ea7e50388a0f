"""Who was answered, counted by person, kind and quarter, or day: each answer is read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np

from leader_journal.core.columns import Answers
from leader_journal.core.periods import Period
from leader_journal.core.tallies import Factor, LevelTally
from leader_journal.core.terms import Kind
from leader_journal.insight.binning import Counts, Days, quarters_of


class Answered:
    """Answers as columns. A person is a level, a kind what is compared by itself."""

    def __init__(self, answers: Answers) -> None:
        self._entries = np.array(answers.entries, np.int64)
        self._days = np.array(answers.days, np.int64)
        self._shown = np.array(answers.shown, np.bool_)
        self._kind = np.array(answers.kinds.places, np.int16)
        self._person = np.array(answers.people.places, np.int32)
        self._kinds = tuple(map(Kind, answers.kinds.names))
        self._people = answers.people.names

    @property
    def any(self) -> bool:
        """Whether anybody was ever answered."""
        return self._days.size > 0

    def came(self, period: Period) -> Mapping[Kind, tuple[int, int]]:
        """Return how many people came with each kind in a period, and how many answers that was."""
        first, last = period.first or dt.date.min, period.last or dt.date.max
        within = (self._days >= first.toordinal()) & (self._days <= last.toordinal())
        counted = dict.fromkeys(Kind, (0, 0))
        for at, kind in enumerate(self._kinds):
            of = self._person[within & (self._kind == at)]
            counted[kind] = int(np.count_nonzero(np.bincount(of))), len(of)
        return counted

    def levels(self) -> tuple[LevelTally[Kind], ...]:
        """Return how the answers of each person count, by kind and quarter.

        Quarters are in order, and what is in one in the order of days, kinds and people in which it comes first.
        """
        order = np.lexsort((self._person, self._kind, self._days))
        quarters, quarter = quarters_of(self._days[order])
        pair = self._kind[order].astype(np.int64) * len(self._people) + self._person[order]
        pairs = len(self._kinds) * len(self._people)
        groups, first, at = np.unique(quarter * pairs + pair, return_index=True, return_inverse=True)
        rated = np.bincount(at, minlength=len(groups)).tolist()
        shown = np.bincount(at[self._shown[order]], minlength=len(groups)).tolist()
        found = []
        for group in np.argsort(first).tolist():
            of, pair_of = divmod(int(groups[group]), pairs)
            kind, person = divmod(pair_of, len(self._people))
            found.append(
                LevelTally(
                    Factor.PERSON, self._people[person], self._kinds[kind], quarters[of], shown[group], rated[group]
                )
            )
        return tuple(found)

    def totals(self) -> Mapping[Kind, Days]:
        """Return how the answers of everybody count, by kind and day: each entry once, whoever was answered in it."""
        return self._by_kind(np.unique(self._entries, return_index=True)[1])

    def days(self, person: str) -> Mapping[Kind, Days]:
        """Return how the answers of one person count, by kind and day."""
        return self._by_kind(np.flatnonzero(self._person == self._people.index(person)))

    def _by_kind(self, rows: Counts) -> Mapping[Kind, Days]:
        """Return how some rows count, by kind and day; what is not shown counts as missed."""
        found = dict.fromkeys(Kind, Days.of(()))
        for at, kind in enumerate(self._kinds):
            of = rows[self._kind[rows] == at]
            ordinals, day = np.unique(self._days[of], return_inverse=True)
            kinds = np.zeros((5, len(ordinals)), np.int64)
            kinds[0] = np.bincount(day[self._shown[of]], minlength=len(ordinals))
            kinds[2] = np.bincount(day[~self._shown[of]], minlength=len(ordinals))
            found[kind] = Days(ordinals, kinds)
        return found
