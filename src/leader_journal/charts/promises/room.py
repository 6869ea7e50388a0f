"""What was agreed and promised: over all people, and with the entries of one person."""

from __future__ import annotations

from leader_journal.charts import promises
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.shared.room import Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

PROMISES = Room(
    id="promises",
    finding=PromisesOverview,
    group=Group.AGREED,
    name=lambda: _("Agreements and promises"),
    shows=lambda: _("What was promised and agreed, for everybody"),
    sought=lambda: _(
        "kept promises, broken promises, do I keep my word, did I keep my promises, reliability, promises "
        "over time, how reliable am I"
    ),
    read=lambda: promises.read.read_promises,
    tell=lambda: Told(promises.words.describe_promises, promises.numbers.promises_numbers),
    draw=lambda: promises.figure.promises_chart,
    texts=True,
    tidy="SELECT state, count(*) AS promises, sum(due IS NOT NULL) AS dated FROM promises GROUP BY state",
)
PERSON = Room(
    id="person",
    finding=PersonFinding,
    group=None,  # stands on the page of that person
    name=lambda: _("One person"),
    shows=lambda: _("One person: entries, agreements and promises in time (--person)"),
    sought=str,  # by the name of that person
    read=lambda: promises.read.read_person,
    tell=lambda: Told(promises.words.describe_person, promises.numbers.person_numbers),
    draw=lambda: promises.figure.person_chart,
    prepare=lambda: promises.figure.drawn_person,
    choices=frozenset({Choosable.DAYS, Choosable.PERSON}),
    texts=True,
)
