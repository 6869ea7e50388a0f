"""What comes back from the bin is whole: nobody in it has become a question mark."""

from __future__ import annotations

from leader_journal.composition import Services
from leader_journal.core.records import Entry
from leader_journal.services.entries.capture import Captured


def nobody_and_nothing(services: Services) -> bool:
    return not (services.people.all() or services.agreements.all() or services.promises.open())


def undone_capture(services: Services) -> Entry:
    services.capture.save(
        Captured(facts="@Anna said no to @Bo", promise="call @Carl", new_agreement="bad news early", people=("Dorthe",))
    )
    services.writes.undo()
    assert nobody_and_nothing(services)
    (trashed,) = services.entries.trashed()
    return trashed.entry


def test_people_promise_and_agreement_come_back_with_an_entry_that_was_undone(services: Services) -> None:
    entry = undone_capture(services)
    services.entries.restore([entry.id])
    assert services.entries.get(entry.id) == entry
    assert services.people.shown(entry.facts) == "Anna said no to Bo"
    assert [person.alias for person in services.people.all()] == ["Anna", "Bo", "Carl", "Dorthe"]
    assert [services.people.shown(promise.text) for promise in services.entries.promises_of(entry.id)] == ["call Carl"]
    assert [agreement.id for agreement in services.agreements.all()] == [entry.agreement]
    assert services.journal.check().ok


def test_putting_back_is_undone_as_a_whole(services: Services) -> None:
    entry = undone_capture(services)
    services.entries.restore([entry.id])
    services.writes.undo()
    assert nobody_and_nothing(services)
    assert [trashed.entry for trashed in services.entries.trashed()] == [entry]


def test_nothing_else_comes_back(services: Services) -> None:
    services.capture.save(Captured(facts="@Anna was here"))
    services.capture.save(Captured(facts="@Bo as well", promise="call @Bo"))
    services.writes.undo()
    services.writes.undo()
    anna = next(one.entry for one in services.entries.trashed() if "here" in one.entry.facts)
    services.entries.restore([anna.id])
    assert [person.alias for person in services.people.all()] == ["Anna"]
    assert services.promises.open() == ()
    assert len(services.entries.trashed()) == 1
