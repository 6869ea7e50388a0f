"""The mirror from a journal: whose letters, and what a click opens."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from tests.charts.desk import LISTENED, SENT_OFF, TODAY, Desk, ago, ids

from leader_journal.charts.findings import describe
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.terms import Kind
from leader_journal.insight.counts import Direction


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
