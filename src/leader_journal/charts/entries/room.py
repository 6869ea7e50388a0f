"""The entries of one element, each as a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[EntriesFinding]:
    from leader_journal.charts.entries.read import read_entries

    return read_entries


def _tell() -> Told[EntriesFinding]:
    from leader_journal.charts.entries.numbers import entries_numbers
    from leader_journal.charts.entries.words import describe_entries

    return Told(describe_entries, entries_numbers)


def _draw() -> Draw[EntriesFinding]:
    from leader_journal.charts.entries.figure import entries_chart

    return entries_chart


ENTRIES = Room(
    id="entries",
    finding=EntriesFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Entry by entry"),
    shows=lambda: _("The entries of one element, each as a mark"),
    read=_read,
    tell=_tell,
    draw=_draw,
    choices=frozenset({Choosable.DAYS, Choosable.SERIES}),
)
