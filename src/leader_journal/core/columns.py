"""Many rows as columns: what statistics count at once, and nobody looks at one by one."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Mark

Numbers: TypeAlias = "array[int]"
"""A column of whole numbers of 64 bits ("q")."""


class Texts(Struct, frozen=True):
    """A column of few different texts, each kept once: `names` are sorted, `places` says which it is; -1 is None."""

    names: tuple[str, ...]
    places: Numbers


COUNTED = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT, Mark.UNMARKED)
"""How an entry may count in a series, in the order of the fields of `DayTally`; the first three are the denominator."""

MARK_BITS = 3
"""So many bits of `MarkedColumns.marks` say which of these it is in one series; the first series has the lowest."""


ONE_EACH = (Factor.KIND, Factor.SETTING)
"""Factors of which an entry is in one level at most: they are read together."""


def read_with(factor: Factor) -> tuple[Factor, ...]:
    """Return the factors that are read at once with one, itself among them."""
    return ONE_EACH if factor in ONE_EACH else (factor,)


class MarkedColumns(Struct, frozen=True):
    """Entries as columns, in no order: their days (proleptic ordinals), how each counts in all series, and its levels.

    Of a factor of which an entry may be in several levels (theme, person) it stands here once for each.
    """

    days: Numbers
    marks: Numbers
    levels: Mapping[Factor, Texts]


class Answers(Struct, frozen=True):
    """Who was answered, as columns: a row for each entry and each person who was answered in it.

    In no order. `entries` are numbers that tell them apart, `days` proleptic ordinals; `shown` is 1 where the reaction
    was constructive, else 0; `kinds` are terms.
    """

    entries: Numbers
    days: Numbers
    shown: Numbers
    kinds: Texts
    people: Texts
