"""People: who is there, renamed, merged and left, and what a page of one holds."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import AliasTaken, NoWords
from leader_journal.core.filters import EntryFilter, SavedFilter
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.records import Agreement, Answer, Person
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal


def _person(services: Services, alias: str) -> Person:
    found = services.people.find(alias)
    assert found is not None
    return found


def _capture(services: Services, facts: str, **more: object) -> str:
    return services.capture.save(Captured(kind=Kind.MISTAKE, facts=facts, **more)).ids[0]  # type: ignore[arg-type]  # fields by their names


def test_somebody_is_added_by_alias(services: Services) -> None:
    changes = services.people_book.add("  @Bo  Ry ")

    assert [line.person.alias for line in services.people_book.lines()] == ["Bo Ry"]
    assert changes.ids == (_person(services, "Bo Ry").id,)


@pytest.mark.parametrize("alias", ["", "  ", "@", "--"])
def test_a_name_needs_a_letter(services: Services, alias: str) -> None:
    with pytest.raises(NoWords):
        services.people_book.add(alias)


def test_two_people_never_share_an_alias(services: Services) -> None:
    services.people_book.add("Bo")
    services.people_book.add("Eva")

    with pytest.raises(AliasTaken):
        services.people_book.add("bo")
    with pytest.raises(AliasTaken):
        services.people_book.rename(_person(services, "Eva"), "BO")
    assert len(services.people.all()) == 2


def test_an_alias_may_change_its_spelling(services: Services) -> None:
    services.people_book.add("bo")

    services.people_book.rename(_person(services, "bo"), "Bo")

    assert [person.alias for person in services.people.all()] == ["Bo"]


def test_a_renamed_person_is_found_by_the_new_name_in_old_entries(services: Services) -> None:
    entry = _capture(services, "@Bo sent it too late")

    services.people_book.rename(_person(services, "Bo"), "Torkild")

    assert services.people.shown(services.entries.get(entry).facts) == "Torkild sent it too late"
    assert [row.id for row in services.entries.rows(EntryFilter(text="torkild"))] == [entry]
    assert services.entries.rows(EntryFilter(text="bo sent")) == ()


def test_a_page_holds_what_belongs_to_one_person(services: Services) -> None:
    first = _capture(services, "@Bo sent it too late")
    _capture(services, "@Eva asked")
    bo = _person(services, "Bo")
    with services.writes.change() as writer:
        writer.put(Agreement(id=services.journal.ids.new(), what="We say it", said_to=(bo.id,)))
        writer.put(Agreement(id=services.journal.ids.new(), what="We write it"))

    page = services.people_book.page(bo.id)

    assert (page.entries, page.since) == (1, services.clock.now().date())
    assert [row.id for row in page.latest] == [first]
    assert [agreement.what for agreement in page.agreements] == ["We say it"]


def test_who_left_comes_last_and_is_not_proposed(services: Services) -> None:
    for alias in ("Ada", "Bo"):
        services.people_book.add(alias)

    services.people_book.set_active(_person(services, "Ada"), False)

    assert [line.person.alias for line in services.people_book.lines()] == ["Bo", "Ada"]
    assert services.people.complete("") == ("Bo",)


def test_whom_the_leader_meets_next_comes_first(services: Services, journal: Journal, clock: FixedClock) -> None:
    with journal.write() as writer:
        ada, bo, eva = (services.people.put_new(writer, alias) for alias in ("Ada", "Bo", "Eva"))
        today = clock.now().date()
        for person, days in ((eva, 2), (bo, 9)):
            meeting = OneOnOne(
                id=journal.ids.new(), person=person.id, created=clock.now(), day=today + dt.timedelta(days=days)
            )
            writer.put(meeting)
    assert [line.person for line in services.people_book.lines()] == [eva, bo, ada]


def test_cadence_and_real_name_are_kept(services: Services) -> None:
    services.people_book.add("Bo")

    services.people_book.set_cadence(_person(services, "Bo"), 2)
    services.people_book.set_real_name(_person(services, "Bo"), " Bo  Rygaard ")

    bo = _person(services, "Bo")
    assert (bo.cadence_weeks, bo.real_name) == (2, "Bo Rygaard")


def test_notes_name_people_and_survive_an_end_in_the_middle(services: Services) -> None:
    services.people_book.add("Bo")
    bo, book = _person(services, "Bo"), services.people_book

    book.keep_notes(bo, "Works with @Ev")
    assert book.notes(bo) == "Works with @Ev"
    book.save_notes(bo, "Works with @Eva")

    eva = _person(services, "Eva")
    assert _person(services, "Bo").notes == f"Works with @{{{eva.id}}}"
    assert book.notes(_person(services, "Bo")) == "Works with @Eva"


class TestMerging:
    """Two names, one person."""

    def test_everything_that_named_one_names_the_other(self, services: Services) -> None:
        entry = _capture(services, "@Bo told @Eva", promise="Write to @Bo", raised_by="Bo")
        bo, boris = _person(services, "Bo"), self._other(services)
        saved = SavedFilter(id=services.journal.ids.new(), name="Bo", filter=EntryFilter(people=frozenset({bo.id})))
        agreement = Agreement(id=services.journal.ids.new(), what="We say it", said_to=(bo.id, boris.id))
        with services.writes.change() as writer:
            writer.put(saved)
            writer.put(agreement)

        services.people_book.merge(bo, boris)

        merged = services.entries.get(entry)
        assert services.people.shown(merged.facts) == "Boris told Eva"
        assert bo.id not in merged.people
        assert merged.raised_by == boris.id
        (promise,) = services.promises.open()
        assert (services.people.shown(promise.text), promise.to) == ("Write to Boris", boris.id)
        assert services.agreements.all()[0].said_to == (boris.id,)
        assert services.filters.all()[0].filter.people == {boris.id}
        assert [person.alias for person in services.people.all()] == ["Boris", "Eva"]
        assert services.entries.count(EntryFilter(text="boris told")) == 1

    def test_a_name_in_an_answer_only_is_reached(self, services: Services) -> None:
        entry = services.entries.get(_capture(services, "It came late"))
        services.people_book.add("Bo")
        bo, boris = _person(services, "Bo"), self._other(services)
        answer = Answer(prompt="told", question="What was I told?", text=f"@{{{bo.id}}} said so")
        with services.writes.change() as writer:
            writer.put(replace(entry, answers=(answer,)))

        services.people_book.merge(bo, boris)

        assert services.entries.get(entry.id).answers[0].text == f"@{{{boris.id}}} said so"

    def test_undo_brings_both_back(self, services: Services) -> None:
        entry = _capture(services, "@Bo told me", promise="Write to @Bo")
        bo, boris = _person(services, "Bo"), self._other(services)
        before = (services.entries.get(entry), services.promises.open(), services.people.all())

        services.people_book.merge(bo, boris)
        services.writes.undo()

        after = (services.entries.get(entry), services.promises.open(), services.people.all())
        assert after == before

    def test_what_is_known_of_both_is_kept(self, services: Services) -> None:
        book, boris = services.people_book, self._other(services)
        book.add("Bo")
        book.save_notes(_person(services, "Bo"), "Likes mornings")
        book.set_cadence(_person(services, "Bo"), 2)
        book.save_notes(boris, "Knows the budget")

        book.merge(_person(services, "Bo"), _person(services, "Boris"))

        boris = _person(services, "Boris")
        assert boris.notes == "Knows the budget\n\nLikes mornings"
        assert boris.cadence_weeks == 2

    def test_what_lay_in_the_bin_or_was_an_earlier_version_means_the_other(self, services: Services) -> None:
        thrown, changed = _capture(services, "@Bo told me"), _capture(services, "@Bo asked me")
        services.entries.trash([thrown])
        entry = services.entries.get(changed)
        services.entries.save(replace(entry, facts="Somebody asked me", people=()))
        earliest = services.entries.versions(changed)[-1].rev
        bo, boris = _person(services, "Bo"), self._other(services)
        services.people_book.merge(bo, boris)

        assert services.people.shown(services.entries.trashed()[0].entry.facts) == "Boris told me"
        services.entries.restore([thrown])
        services.entries.bring_back(changed, earliest)

        for brought_back in (thrown, changed):
            assert services.entries.get(brought_back).people == (boris.id,)

    def test_somebody_merged_twice_is_who_they_are_at_last(self, services: Services) -> None:
        thrown = _capture(services, "@Bo told me")
        services.entries.trash([thrown])
        book, boris = services.people_book, self._other(services)
        book.add("Robert")
        book.merge(_person(services, "Bo"), boris)
        book.merge(_person(services, "Boris"), _person(services, "Robert"))

        assert services.people.shown(services.entries.trashed()[0].entry.facts) == "Robert told me"

    def test_notes_that_were_being_written_are_joined_too(self, services: Services) -> None:
        book, boris = services.people_book, self._other(services)
        book.add("Bo")
        book.save_notes(_person(services, "Bo"), "Likes mornings")
        book.keep_notes(boris, "Knows the bud")
        book.keep_notes(_person(services, "Bo"), "Likes mornings and tea")

        book.merge(_person(services, "Bo"), boris)

        boris = _person(services, "Boris")
        assert book.notes(boris) == boris.notes == "Knows the bud\n\nLikes mornings and tea"

    def test_a_draft_of_notes_follows_who_is_renamed(self, services: Services) -> None:
        book, boris = services.people_book, self._other(services)
        book.add("Bo")
        book.keep_notes(boris, "Works with @Bo")
        book.rename(_person(services, "Bo"), "Bob")

        assert book.notes(boris) == "Works with @Bob"

    def test_nobody_is_merged_into_themselves(self, services: Services) -> None:
        boris = self._other(services)

        assert not services.people_book.merge(boris, boris)
        assert services.people.all() == (boris,)

    def _other(self, services: Services) -> Person:
        services.people_book.add("Boris")
        return _person(services, "Boris")


def test_of_meetings_on_one_day_those_with_an_hour_come_first(
    services: Services, journal: Journal, clock: FixedClock
) -> None:
    with journal.write() as writer:
        people = tuple(services.people.put_new(writer, alias) for alias in ("Ada", "Bo", "Eva"))
        for person, hour in zip(people, (None, dt.time(15), dt.time(9)), strict=True):
            day = clock.now().date() + dt.timedelta(days=1)
            writer.put(OneOnOne(id=journal.ids.new(), person=person.id, created=clock.now(), day=day, time=hour))
    assert [line.person.alias for line in services.people_book.lines()] == ["Eva", "Bo", "Ada"]
