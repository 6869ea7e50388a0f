"""The entries of one element, each as a mark."""

from __future__ import annotations

from leader_journal.charts import entries
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.room import RATED, Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

ENTRIES = Room(
    id="entries",
    finding=EntriesFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Entry by entry"),
    shows=lambda: _("The entries of one element, each as a mark"),
    sought=lambda: _("one by one, each entry, dots, every entry as a dot, single entries, all entries in a chart"),
    read=lambda: entries.read.read_entries,
    tell=lambda: Told(entries.words.describe_entries, entries.numbers.entries_numbers),
    draw=lambda: entries.figure.entries_chart,
    choices=frozenset({Choosable.DAYS, Choosable.SERIES}),
    tidy=f"SELECT day, series, mark, entry FROM marks JOIN entries ON entries.id = entry WHERE {RATED}",
)
