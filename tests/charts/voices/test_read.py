"""Voices: who and which kinds were not heard lately, for whom it asks, and what it never says."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.charts.desk import ago

from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.voices.read import find_voices
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.ids import Ids
from leader_journal.core.periods import ALWAYS
from leader_journal.core.records import Entry, Person
from leader_journal.core.terms import Kind, RaisedHow, Setting
from leader_journal.core.voices import VOICED
from leader_journal.insight.counts import Evidence

TODAY = dt.date(2026, 11, 24)


class World:
    """A journal with people, and entries so many days ago."""

    def __init__(self, services: Services, clock: FixedClock) -> None:
        self.services = services
        self._now = clock.now()

    def person(self, alias: str, *, known_for: int = 400, active: bool = True) -> str:
        known = FixedClock(self._now - dt.timedelta(days=known_for))
        person = Person(id=Ids(known).new(), alias=alias, active=active)
        with self.services.writes.change() as writer:
            writer.put(person)
        return person.id

    def entry(self, kind: Kind | None, days_ago: int, *people: str, **fields: object) -> str:
        happened = self._now - dt.timedelta(days=days_ago)
        entry = Entry(
            id=self.services.journal.ids.new(),
            happened=happened,
            written=happened,
            kind=kind,
            facts="It came up",
            people=people,
            **fields,  # type: ignore[arg-type] # fields of an entry
        )
        with self.services.writes.change() as writer:
            writer.put(entry)
        return entry.id

    def quiet(self) -> dict[str, tuple[int, dt.date | None]]:
        return {one.someone.name: (one.days, one.last) for one in self.services.voices.view().people}

    def quiet_kinds(self) -> dict[Kind, int]:
        return {one.kind: one.days for one in self.services.voices.view().kinds}

    def unheard(self, person: str) -> dict[Kind, dt.date | None]:
        return {one.kind: one.last for one in self.services.voices.of_person(person).unheard}


@pytest.fixture
def world(services: Services, clock: FixedClock) -> World:
    """An empty journal whose people were known long ago."""
    return World(services, clock)


@pytest.fixture
def busy(world: World) -> World:
    """The same with enough entries, of Ada alone, to say something of the others."""
    ada = world.person("Ada")
    for days_ago in (1, 10, 50, 100, 200):
        world.entry(Kind.QUESTION, days_ago, ada)
    return world


class TestWho:
    """From whom nothing was heard."""

    @pytest.mark.parametrize(("days_ago", "said"), [(29, None), (30, 30), (59, 30), (60, 60), (300, 60)])
    def test_by_how_long_ago_it_was(self, busy: World, days_ago: int, said: int | None) -> None:
        busy.entry(Kind.IDEA, days_ago, busy.person("Bo"))

        assert busy.quiet() == ({} if said is None else {"Bo": (said, ago(days_ago))})

    def test_what_another_raised_is_not_their_voice(self, busy: World) -> None:
        bo, eva = busy.person("Bo"), busy.person("Eva")
        busy.entry(Kind.IDEA, 2, bo, eva, raised_by=eva)
        busy.entry(Kind.IDEA, 90, bo)

        assert busy.quiet() == {"Bo": (60, ago(90))}

    def test_what_the_leader_noticed_is_nobodys_voice(self, busy: World) -> None:
        bo = busy.person("Bo")
        busy.entry(Kind.MISTAKE, 2, bo, raised_how=RaisedHow.I_NOTICED)
        busy.entry(Kind.MISTAKE, 40, bo, raised_how=RaisedHow.I_ASKED)

        assert busy.quiet() == {"Bo": (30, ago(40))}

    def test_never_heard_counts_from_when_somebody_is_known(self, busy: World) -> None:
        busy.person("New", known_for=5)
        busy.person("Bo", known_for=45)
        busy.person("Åse", known_for=900)

        assert busy.quiet() == {"Bo": (30, None), "Åse": (60, None)}

    def test_who_left_is_not_asked_for(self, busy: World) -> None:
        busy.entry(Kind.IDEA, 90, busy.person("Bo", active=False))

        assert busy.quiet() == {}

    def test_a_thrown_away_entry_is_no_voice(self, busy: World) -> None:
        bo = busy.person("Bo")
        busy.entry(Kind.IDEA, 90, bo)
        busy.services.entries.trash([busy.entry(Kind.IDEA, 2, bo)])

        assert busy.quiet() == {"Bo": (60, ago(90))}

    def test_an_entry_that_is_still_to_come_is_not_heard_yet(self, busy: World) -> None:
        bo = busy.person("Bo")
        busy.entry(Kind.IDEA, 90, bo)
        busy.entry(Kind.IDEA, -3, bo)

        assert busy.quiet() == {"Bo": (60, ago(90))}

    def test_they_stand_by_alias_whoever_is_longer_quiet(self, busy: World) -> None:
        for alias, days_ago in (("Cy", 300), ("Bo", 31), ("Di", 80)):
            busy.entry(Kind.IDEA, days_ago, busy.person(alias))

        assert list(busy.quiet()) == ["Bo", "Cy", "Di"]

    def test_a_filter_asks_only_of_what_it_leaves(self, busy: World) -> None:
        bo = busy.person("Bo")
        busy.entry(Kind.IDEA, 3, bo, setting=Setting.ONE_ON_ONE.value)
        for days_ago in (1, 70, 71, 72, 73):
            busy.entry(Kind.IDEA, days_ago, busy.services.people.all()[0].id, setting=Setting.TEAM_MEETING.value)

        chosen = EntryFilter(settings=frozenset({Setting.TEAM_MEETING.value}))
        found = find_voices(ChartSource(busy.services.journal), chosen, TODAY)

        assert [(one.someone.name, one.last) for one in found.people] == [("Bo", None)]
        assert (found.entries, found.lately) == (5, 1)


class TestWhat:
    """Which kinds were not heard."""

    def test_each_kind_by_itself_and_never_a_breach(self, busy: World) -> None:
        busy.entry(Kind.IDEA, 45)
        busy.entry(Kind.DOUBT, 70)

        assert busy.quiet_kinds() == {Kind.MISTAKE: 60, Kind.DISAGREEMENT: 60, Kind.DOUBT: 60, Kind.IDEA: 30}

    def test_a_young_journal_has_missed_nothing(self, world: World) -> None:
        for days_ago in range(10):
            world.entry(Kind.MISTAKE, days_ago, world.person(f"P{days_ago}"))

        view = world.services.voices.view()

        assert (view.people, view.kinds) == ((), ())

    @pytest.mark.parametrize(("entries", "evidence"), [(0, Evidence.NONE), (4, Evidence.FEW), (5, Evidence.SOME)])
    def test_with_few_entries_nothing_is_said(self, world: World, entries: int, evidence: Evidence) -> None:
        bo = world.person("Bo")
        for number in range(entries):
            world.entry(Kind.IDEA, 90 + number, bo)

        view = world.services.voices.view()

        assert view.evidence is evidence
        assert bool(view.people) == bool(view.kinds) == (entries >= 5)


class TestOnlyWhatWentWrong:
    """Of whom only mistakes are written."""

    def _wrong(self, world: World) -> list[tuple[str, int, int]]:
        return [(one.someone.name, one.mistakes, one.breaches) for one in world.services.voices.view().only_wrong]

    @pytest.mark.parametrize("entries", [4, 5])
    def test_from_five_on(self, busy: World, entries: int) -> None:
        bo = busy.person("Bo")
        for number in range(entries):
            busy.entry(Kind.MISTAKE, number, bo)

        assert self._wrong(busy) == ([("Bo", 5, 0)] if entries == 5 else [])

    @pytest.mark.parametrize("other", [Kind.IDEA, Kind.QUESTION, None])
    def test_one_other_entry_is_enough(self, busy: World, other: Kind | None) -> None:
        bo = busy.person("Bo")
        for number in range(9):
            busy.entry(Kind.MISTAKE, number, bo)
        busy.entry(other, 20, bo)

        assert self._wrong(busy) == []

    def test_breaches_are_of_the_same_sort_but_not_alone(self, busy: World) -> None:
        bo, eva = busy.person("Bo"), busy.person("Eva")
        for number in range(5):
            busy.entry(Kind.BREACH, number, bo, eva)
        busy.entry(Kind.MISTAKE, 7, bo)

        assert self._wrong(busy) == [("Bo", 1, 5)]

    @pytest.mark.parametrize(("days_ago", "told"), [(183, False), (184, True)], ids=["25 May", "24 May"])
    def test_only_the_last_six_months(self, busy: World, days_ago: int, told: bool) -> None:
        bo = busy.person("Bo")
        busy.entry(Kind.IDEA, days_ago, bo)
        for number in range(5):
            busy.entry(Kind.MISTAKE, number, bo)

        assert self._wrong(busy) == ([("Bo", 5, 0)] if told else [])


class TestOfOnePerson:
    """What a one-on-one may ask for."""

    def test_what_they_brought_before(self, world: World) -> None:
        bo = world.person("Bo")
        world.entry(Kind.IDEA, 90, bo)
        world.entry(Kind.DOUBT, 59, bo)

        voice = world.services.voices.of_person(bo)

        assert (voice.last, world.unheard(bo)) == (ago(59), {Kind.IDEA: ago(90)})

    def test_what_others_bring_these_months(self, world: World) -> None:
        bo, eva = world.person("Bo"), world.person("Eva")
        world.entry(Kind.MISTAKE, 1, bo)
        world.entry(Kind.DISAGREEMENT, 100, eva)
        world.entry(Kind.QUESTION, 300, eva)
        world.entry(Kind.BREACH, 3, eva)

        (unheard,) = world.services.voices.of_person(bo).unheard

        assert (unheard.kind, unheard.last) == (Kind.DISAGREEMENT, None)

    def test_what_they_were_only_present_for_was_not_brought(self, world: World) -> None:
        bo, eva = world.person("Bo"), world.person("Eva")
        world.entry(Kind.IDEA, 2, bo, eva, raised_by=eva)

        assert (world.unheard(bo), world.unheard(eva)) == ({Kind.IDEA: None}, {})

    def test_after_a_merge_both_voices_are_one(self, world: World) -> None:
        bo, boris = world.person("Bo"), world.person("Boris")
        world.entry(Kind.IDEA, 90, boris)
        world.entry(Kind.IDEA, 2, bo, raised_by=bo)
        people = {person.id: person for person in world.services.people.all()}

        world.services.people_book.merge(people[bo], people[boris])

        assert world.services.voices.of_person(boris).unheard == ()

    def test_the_latest_of_each_kind_is_that_of_all_that_is_counted(self, world: World) -> None:
        """It is looked for from the newest entry on, and no further than until every voice was met."""
        bo, eva = world.person("Bo"), world.person("Eva")
        for number in range(60):
            kind = (*VOICED, Kind.BREACH, None)[number * 5 % 7]
            raised_by = (bo, eva, None)[number % 3]
            world.entry(kind, 3 * number + 1, bo, eva, **({} if raised_by is None else {"raised_by": raised_by}))
        entries = world.services.journal.entries
        for person in (bo, eva):
            counted = {one.kind: one.last for one in entries.brought_by_people(EVERYTHING) if one.person == person}
            latest = entries.last_brought(ALWAYS, person)
            assert {kind: latest.get(kind) for kind in VOICED} == {kind: counted.get(kind) for kind in VOICED}
            assert max(latest.values()) == max(counted.values())

    def test_nobody_and_nothing(self, world: World) -> None:
        voice = world.services.voices.of_person("nobody")

        assert (voice.last, voice.unheard) == (None, ())
