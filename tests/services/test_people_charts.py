"""Chart 7, what was promised, and the mirror, from the journal: who is in them, what a click opens, and whose name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.room import FAIRNESS
from leader_journal.charts.findings import describe
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.promises.room import PERSON, PROMISES
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.terms import Kind, PromiseState, Reaction
from leader_journal.insight.counts import Direction

TODAY = dt.date(2026, 11, 24)
LISTENED: dict[str, Any] = {"reactions": (Reaction.LISTENED, Reaction.THANKED)}
SENT_OFF: dict[str, Any] = {"reactions": (Reaction.BRUSHED_OFF,)}


class Desk:
    """A journal with Ada, Bo and Eva, in this order."""

    def __init__(self, services: Services) -> None:
        self.services = services
        for alias in ("Ada", "Bo", "Eva"):
            services.people_book.add(alias)
        known = services.people.ids_by_alias()
        self.ada, self.bo, self.eva = (known[alias] for alias in ("Ada", "Bo", "Eva"))

    def put(self, *records: Entry | Agreement | Promise | Person) -> None:
        with self.services.writes.change() as writer:
            for record in records:
                writer.put(record)

    def entry(self, *people: str, days_ago: int = 3, kind: Kind | None = Kind.DISAGREEMENT, **fields: Any) -> str:
        happened = self.services.clock.now() - dt.timedelta(days=days_ago)
        entry = Entry(
            id=self.services.journal.ids.new(), happened=happened, written=happened, kind=kind, people=people, **fields
        )
        self.put(entry)
        return entry.id

    def promise(self, to: str | None, text: str = "The numbers", made: int = 10, **fields: Any) -> Promise:
        promise = Promise(id=self.services.journal.ids.new(), text=text, made=ago(made), to=to, **fields)
        self.put(promise)
        return promise

    def agreement(self, *said_to: str, said: int | None = 20, **fields: Any) -> Agreement:
        said_on = None if said is None else ago(said)
        fields = {"what": "We say it", **fields}
        agreement = Agreement(id=self.services.journal.ids.new(), said_to=said_to, said_on=said_on, **fields)
        self.put(agreement)
        return agreement

    def person(self, person: str, **asked: Any) -> PersonFinding:
        finding = self.services.progress.finding(ChartRequest(PERSON, person=person, **asked))
        assert isinstance(finding, PersonFinding)
        return finding

    def promises(self, **asked: Any) -> PromisesOverview:
        finding = self.services.progress.finding(ChartRequest(PROMISES, **asked))
        assert isinstance(finding, PromisesOverview)
        return finding

    def mirror(self, **asked: Any) -> FairnessFinding:
        finding = self.services.progress.finding(ChartRequest(FAIRNESS, **asked))
        assert isinstance(finding, FairnessFinding)
        return finding

    def opened(self, chosen: EntryFilter) -> set[str]:
        return {entry.id for entry in self.services.journal.entries.all(chosen)}


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def ids(found: Iterable[Any]) -> set[str]:
    return {one.id for one in found}


@pytest.fixture
def desk(services: Services) -> Desk:
    """That journal, nothing written yet."""
    return Desk(services)


class TestOnePerson:
    """Chart 7."""

    def test_it_holds_what_is_theirs(self, desk: Desk) -> None:
        mine = [desk.entry(desk.bo), desk.entry(desk.ada, desk.bo, kind=None)]
        desk.entry(desk.ada)
        promised, agreed = desk.promise(desk.bo), desk.agreement(desk.bo, desk.eva)
        desk.promise(desk.ada)
        desk.promise(None)
        desk.agreement(desk.ada)

        finding = desk.person(desk.bo)

        assert ids(finding.marks) == set(mine) == desk.opened(finding.entries_filter())
        assert (ids(finding.promises), ids(finding.agreements)) == ({promised.id}, {agreed.id})

    def test_a_row_opens_its_entries(self, desk: Desk) -> None:
        for kind in (Kind.IDEA, Kind.IDEA, Kind.BREACH, None):
            desk.entry(desk.bo, kind=kind)

        finding = desk.person(desk.bo)

        assert {kind: ids(finding.row(kind)) for kind in finding.rows} == {
            kind: desk.opened(finding.row_filter(kind)) for kind in finding.rows
        }
        assert [len(finding.row(kind)) for kind in (Kind.IDEA, Kind.BREACH, None)] == [2, 1, 1]

    def test_a_year_and_no_more(self, desk: Desk) -> None:
        desk.entry(desk.bo, days_ago=400)
        lately = desk.entry(desk.bo, days_ago=300)

        assert ids(desk.person(desk.bo).marks) == {lately}

    def test_an_earlier_time_can_be_asked_for(self, desk: Desk) -> None:
        once = desk.entry(desk.bo, days_ago=400)
        desk.entry(desk.bo, days_ago=300)

        assert ids(desk.person(desk.bo, period=Period(ago(500), ago(350))).marks) == {once}

    def test_of_three_hundred_and_more_the_latest_are_drawn(self, desk: Desk) -> None:
        earlier = {desk.entry(desk.bo, days_ago=9) for _ in range(4)}
        for _ in range(300):
            desk.entry(desk.bo, days_ago=2)

        finding = desk.person(desk.bo)

        assert (len(finding.marks), finding.more, finding.entries) == (300, 4, 304)
        assert not earlier & ids(finding.marks)

    def test_what_was_thrown_away_is_gone_and_comes_back(self, desk: Desk) -> None:
        gone, kept = desk.entry(desk.bo), desk.entry(desk.bo)

        desk.services.entries.trash([gone])
        assert ids(desk.person(desk.bo).marks) == {kept}

        desk.services.writes.undo()
        assert ids(desk.person(desk.bo).marks) == {gone, kept}

    def test_two_people_made_one_have_one_chart(self, desk: Desk) -> None:
        first, second = desk.entry(desk.bo), desk.entry(desk.eva)
        promised, agreed = desk.promise(desk.bo), desk.agreement(desk.bo)
        book = desk.services.people_book

        book.merge(book.get(desk.bo), book.get(desk.eva))

        finding = desk.person(desk.eva)
        assert ids(finding.marks) == {first, second}
        assert (ids(finding.promises), ids(finding.agreements)) == ({promised.id}, {agreed.id})
        with pytest.raises(KeyError):
            desk.person(desk.bo)

    def test_who_left_still_has_one(self, desk: Desk) -> None:
        entry = desk.entry(desk.bo)
        book = desk.services.people_book
        book.set_active(book.get(desk.bo), False)

        assert ids(desk.person(desk.bo).marks) == {entry}

    def test_without_names_they_are_the_first_letter_in_every_text(self, desk: Desk) -> None:
        desk.entry(desk.bo)
        desk.promise(desk.bo, f"To ask {reference(desk.ada)} and Bo")

        named, nameless = desk.person(desk.bo), desk.person(desk.bo, names=False)

        assert (named.someone.name, named.promises[0].text) == ("Bo", "To ask Ada and Bo")
        assert (nameless.someone.name, nameless.promises[0].text) == ("A", "To ask B and A")
        assert not any(name in describe(nameless).in_words for name in ("Bo", "Ada"))


class TestPromises:
    """What was agreed and promised, over all people."""

    def test_all_people_or_those_of_the_filter(self, desk: Desk) -> None:
        one, other, nobody = desk.promise(desk.bo), desk.promise(desk.eva), desk.promise(None)

        assert ids(desk.promises().promises) == {one.id, other.id, nobody.id}
        assert ids(desk.promises(filter=EntryFilter(people=frozenset({desk.bo}))).promises) == {one.id}

    def test_what_was_closed_before_the_period_is_not_in_it(self, desk: Desk) -> None:
        done = {"state": PromiseState.KEPT}
        old = desk.promise(desk.bo, made=300, closed_on=ago(200), **done)
        still = desk.promise(desk.bo, made=300)

        assert ids(desk.promises().promises) == {old.id, still.id}
        assert ids(desk.promises(period=Period(ago(90), TODAY)).promises) == {still.id}

    def test_what_was_never_said_is_no_agreement(self, desk: Desk) -> None:
        said = desk.agreement(desk.bo)
        desk.agreement(desk.bo, said=None)
        desk.agreement(desk.bo, spoken=False)

        assert ids(desk.promises().agreements) == {said.id}

    def test_the_overdue_part_begins_when_it_was_due(self, desk: Desk) -> None:
        late = desk.promise(desk.bo, made=20, due=ago(5))
        kept = desk.promise(desk.bo, made=20, due=ago(5), closed_on=ago(6), state=PromiseState.KEPT)
        ahead = desk.promise(desk.bo, made=20, due=ago(-2))

        finding = desk.promises()

        overdue_from = {bar.id: bar.overdue_from for bar in finding.promises}
        assert overdue_from == {late.id: ago(5), kept.id: None, ahead.id: None}
        assert ids(finding.overdue) == {late.id}
        assert finding.last == ago(-2)

    def test_a_promise_made_on_a_day_to_come_waits_for_it(self, desk: Desk) -> None:
        desk.promise(desk.bo, made=-3)

        assert desk.promises().promises == ()

    def test_letters_for_names(self, desk: Desk) -> None:
        desk.promise(desk.eva, "Eva and Bo get an answer")

        (bar,) = desk.promises(names=False).promises

        assert (bar.to, bar.text) == ("A", "A and B get an answer")


class TestTheMirror:
    """How people were answered."""

    def alternating(self, desk: Desk, count: int, kind: Kind = Kind.DISAGREEMENT) -> None:
        """Eva is sent off, Ada and Bo are listened to, in every week alike."""
        for week in range(count):
            desk.entry(desk.eva, days_ago=3 + 7 * week, kind=kind, **SENT_OFF)
            desk.entry(desk.ada, days_ago=4 + 7 * week, kind=kind, **LISTENED)
            desk.entry(desk.bo, days_ago=5 + 7 * week, kind=kind, **LISTENED)

    def test_a_clear_difference_is_said(self, desk: Desk) -> None:
        self.alternating(desk, 40)

        finding = desk.mirror()

        assert finding.kind is Kind.DISAGREEMENT
        said = {one.letter: one.flag.direction for one in finding.stands_out if one.flag is not None}
        assert said["C"] is Direction.LESS, "Eva is C: she came after Bo and Ada"

    def test_below_eight_nothing_is_said(self, desk: Desk) -> None:
        self.alternating(desk, 7)

        finding = desk.mirror()

        assert len(finding.people) == 3
        assert not finding.stands_out

    def test_letters_stay_whatever_is_asked_for(self, desk: Desk) -> None:
        self.alternating(desk, 3)
        for days_ago in (1, 2):
            desk.entry(desk.bo, days_ago=days_ago, kind=Kind.IDEA, **LISTENED)
            desk.entry(desk.ada, days_ago=days_ago, kind=Kind.IDEA, **LISTENED)
        of = {person: desk.opened(EntryFilter(people=frozenset({person}))) for person in (desk.ada, desk.bo, desk.eva)}

        def letters(**asked: Any) -> dict[str, str]:
            return {
                person: one.letter
                for one in desk.mirror(**asked).people
                for person, theirs in of.items()
                if ids(one.entries) <= theirs
            }

        everything = letters()
        ideas = letters(filter=EntryFilter(kinds=frozenset({Kind.IDEA})))
        lately = letters(period=Period(ago(11), TODAY))

        assert set(everything) == set(of)
        assert set(ideas) == {desk.ada, desk.bo}
        assert ideas.items() <= everything.items()
        assert lately.items() <= everything.items()

    def test_a_click_opens_the_entries_that_are_side_by_side(self, desk: Desk) -> None:
        self.alternating(desk, 4)
        desk.entry(desk.eva, kind=Kind.IDEA, **LISTENED)

        finding = desk.mirror()

        for one in finding.people:
            assert desk.opened(one.entries_filter()) == ids(one.entries)
        assert desk.opened(finding.entries_filter()) == {entry.id for one in finding.people for entry in one.entries}

    def test_no_name_is_in_what_is_said(self, desk: Desk) -> None:
        self.alternating(desk, 40)

        text = describe(desk.mirror())

        said = "\n".join((text.title, text.subtitle, text.note, text.in_words, str(text.table)))
        assert not any(name in said for name in ("Eva", "Ada"))

    def test_one_person_is_not_compared_with_nobody(self, desk: Desk) -> None:
        for days_ago in range(1, 30):
            desk.entry(desk.bo, days_ago=days_ago, **LISTENED)

        finding = desk.mirror()

        assert not finding.stands_out
        assert finding.kind is None

    def test_two_made_one_are_one_letter(self, desk: Desk) -> None:
        self.alternating(desk, 3)
        book = desk.services.people_book
        book.merge(replace(book.get(desk.ada)), book.get(desk.bo))

        counted = sorted(len(one.entries) for one in desk.mirror().people)

        assert counted == [3, 6]
