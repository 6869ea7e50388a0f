"""One person and all promises from a journal: who is in them, what a click opens, and whose name."""

from __future__ import annotations

import pytest
from tests.charts.desk import TODAY, Desk, ago, ids

from leader_journal.charts.findings import describe
from leader_journal.core.filters import EntryFilter
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.terms import Kind, PromiseState


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
