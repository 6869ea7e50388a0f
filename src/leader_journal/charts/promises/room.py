"""What was agreed and promised: over all people, and with the entries of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read_promises() -> Read[PromisesOverview]:
    from leader_journal.charts.promises.read import read_promises

    return read_promises


def _tell_promises() -> Told[PromisesOverview]:
    from leader_journal.charts.promises.numbers import promises_numbers
    from leader_journal.charts.promises.words import describe_promises

    return Told(describe_promises, promises_numbers)


def _draw_promises() -> Draw[PromisesOverview]:
    from leader_journal.charts.promises.figure import promises_chart

    return promises_chart


def _read_person() -> Read[PersonFinding]:
    from leader_journal.charts.promises.read import read_person

    return read_person


def _tell_person() -> Told[PersonFinding]:
    from leader_journal.charts.promises.numbers import person_numbers
    from leader_journal.charts.promises.words import describe_person

    return Told(describe_person, person_numbers)


def _draw_person() -> Draw[PersonFinding]:
    from leader_journal.charts.promises.figure import person_chart

    return person_chart


PROMISES = Room(
    id="promises",
    finding=PromisesOverview,
    group=Group.AGREED,
    name=lambda: _("Agreements and promises"),
    shows=lambda: _("What was promised and agreed, for everybody"),
    read=_read_promises,
    tell=_tell_promises,
    draw=_draw_promises,
    texts=True,
)
PERSON = Room(
    id="person",
    finding=PersonFinding,
    group=None,  # stands on the page of that person
    name=lambda: _("One person"),
    shows=lambda: _("One person: entries, agreements and promises in time (--person)"),
    read=_read_person,
    tell=_tell_person,
    draw=_draw_person,
    choices=frozenset({Choosable.DAYS, Choosable.PERSON}),
    texts=True,
)
