"""The figures are those of the entries, whatever is done one after the other: asked after every single step.

Charts count columns that every save keeps up, and remember what they counted until something is written. Here each
finding is compared with that of the same chart when every entry is opened for it.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from tests.charts.slow_way import slow_source
from tests.storage.making import PEOPLE, START, entries, fresh_journal

from leader_journal.charts.shared import source
from leader_journal.charts.shared.room import ChartRequest, Choosable
from leader_journal.charts.table import ROOMS
from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import ChangedSince
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.forgetting import Keep
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import Kind, Series
from leader_journal.exchange.archive import read_archive, write_archive

places = st.integers(0, 10_000)
CHOSEN = (EVERYTHING, EntryFilter(kinds=frozenset({Kind.BREACH, Kind.MISTAKE})))
PERIODS = (ALWAYS, Period(START.date() - dt.timedelta(days=3), START.date() + dt.timedelta(days=3)))


def asked(services: Services) -> Iterator[ChartRequest]:
    """Yield what is asked for of each chart."""
    people = [person.id for person in services.people.all()]
    for room in ROOMS:
        for person in people if Choosable.PERSON in room.choices else (None,):
            for period in PERIODS:
                for chosen in CHOSEN:
                    yield ChartRequest(room, period, chosen, series=Series.QUESTIONS, person=person)


class FiguresInStep(RuleBasedStateMachine):
    """What the window offers, in any order."""

    @initialize(first=st.lists(entries, max_size=8))
    def open(self, first: list[Entry]) -> None:
        """Begin with a few entries, and people who may be compared."""
        source._KEPT, self._kept = 10_000, source._KEPT  # nothing is forgotten but what a write lets be forgotten
        self._held = fresh_journal(*PEOPLE)
        self.journal = self._held.__enter__()
        self.clock = FixedClock(START + dt.timedelta(days=12))
        self.services = Services(self.journal, self.clock)
        self.services.settings.change(lambda chosen: replace(chosen, by_person=True))
        for one in first:
            self._put(one)

    def teardown(self) -> None:
        """Take the journal away."""
        if hasattr(self, "journal"):
            self._held.__exit__(None, None, None)
            source._KEPT = self._kept

    # what is done

    @rule(one=entries)
    def save(self, one: Entry) -> None:
        if not self.journal.knows(one.id):
            self._put(one)

    @precondition(lambda self: self.services.entries.count_all())
    @rule(place=places, other=entries)
    def write_anew(self, place: int, other: Entry) -> None:
        self._put(replace(other, id=self._some(place)))

    @precondition(lambda self: self.services.entries.count_all())
    @rule(place=places)
    def bin_one(self, place: int) -> None:
        self.services.entries.trash([self._some(place)])

    @rule()
    def restore(self) -> None:
        self.services.entries.restore([one.entry.id for one in self.services.entries.trashed()])

    @rule()
    def undo(self) -> None:
        self._unless_changed(self.services.writes.undo)

    @rule()
    def redo(self) -> None:
        self._unless_changed(self.services.writes.redo)

    @rule(place=places, said=st.none() | st.integers(-5, 12))
    def agree(self, place: int, said: int | None) -> None:
        with self.services.writes.change() as writer:
            said_on = None if said is None else START.date() + dt.timedelta(days=said)
            writer.put(Agreement(id=f"agreement-{place % 2}", what="We say it", said_on=said_on))

    @precondition(lambda self: len(self.services.people.all()) > 1)
    @rule(place=places)
    def merge(self, place: int) -> None:
        people = self.services.people.all()
        self.services.people_book.merge(people[place % len(people)], people[(place + 1) % len(people)])

    @precondition(lambda self: len(self.services.people.all()) > 1)
    @rule(place=places, keep=st.sampled_from(tuple(Keep)))
    def forget(self, place: int, keep: Keep) -> None:
        people = self.services.people.all()
        self.services.forgetting.forget(self.services.forgetting.preview(people[place % len(people)], keep))

    @rule()
    def let_old_ones_go(self) -> None:
        self.clock.advance(dt.timedelta(days=400))
        self.services.retention.keep(1)
        self.services.retention.let_go()
        self.clock.advance(dt.timedelta(days=-400))

    @rule()
    def empty_the_bin(self) -> None:
        self.services.forgetting.empty_bin()

    @rule(others=st.lists(entries, min_size=1, max_size=4))
    def take_an_archive_in(self, others: list[Entry]) -> None:
        with fresh_journal(*PEOPLE) as other:
            with other.write() as writer:
                for one in others:
                    writer.put(one)
            file = io.BytesIO()
            write_archive(file, journal=other.id, made_at=START, revisions=other.revisions.all())
        self.services.exchange.bring_archive_in(read_archive(file.getvalue(), Path("archive.json")))

    @rule()
    def make_the_tables_anew(self) -> None:
        self.services.checks.rebuild()

    # what holds after every step

    @invariant()
    def every_finding_is_that_of_the_entries(self) -> None:
        if not hasattr(self, "journal"):
            return
        slow, today = slow_source(self.journal), self.clock.now().date()
        for request in asked(self.services):
            assert self.services.progress.job(request)() == request.chart.read()(slow, request, today), request

    @invariant()
    def the_columns_are_those_of_the_log(self) -> None:
        if hasattr(self, "journal"):
            assert self.journal.check().ok

    def _put(self, one: Entry) -> None:
        with self.services.writes.change() as writer:
            writer.put(one)

    def _some(self, place: int) -> str:
        ids = self.journal.entries.ids(EVERYTHING)
        return ids[place % len(ids)]

    def _unless_changed(self, revert: Callable[[], Changes]) -> None:
        try:
            revert()
        except ChangedSince:
            return


TestFiguresInStep = FiguresInStep.TestCase
TestFiguresInStep.settings = settings(max_examples=3, stateful_step_count=8, deadline=None)
