"""What goes with what: where an element is shown more or less often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _
from leader_journal.wording.labels import series_label

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[PatternsFinding]:
    from leader_journal.charts.patterns.read import read_patterns

    return read_patterns


def _tell() -> Told[PatternsFinding]:
    from leader_journal.charts.patterns.build import nameless_patterns
    from leader_journal.charts.patterns.numbers import patterns_numbers
    from leader_journal.charts.patterns.words.finding import describe_patterns

    return Told(describe_patterns, patterns_numbers, nameless_patterns)


def _draw() -> Draw[PatternsFinding]:
    from leader_journal.charts.patterns.figure import patterns_chart

    return patterns_chart


PATTERNS = Room(
    id="patterns",
    finding=PatternsFinding,
    group=Group.WHERE,
    name=lambda: _("By kind and setting"),
    shows=lambda: _("Where an element is shown more or less often"),
    read=_read,
    tell=_tell,
    draw=_draw,
    neutral=lambda series, _last: _("{element}, by kind and situation").format(element=series_label(series)),
    choices=frozenset({Choosable.DAYS, Choosable.SERIES, Choosable.QUESTION}),
)
