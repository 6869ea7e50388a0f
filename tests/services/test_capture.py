"""Capture: what was typed is saved as one change, and never lost."""

from __future__ import annotations

import datetime as dt
import resource

import pytest

from leader_journal.composition import Services
from leader_journal.core.changes import Topic
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import DiskFull, DiskTrouble, NothingWritten
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.records import Entry, Marks
from leader_journal.core.terms import Kind, Mark, Quality, Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal

FULL = Captured(
    kind=Kind.DISAGREEMENT,
    facts="  @Peter said the date does not hold.  ",
    people=("Maria",),
    reactions=(Reaction.ASKED, Reaction.THANKED, Reaction.ASKED),
    tone=Tone.CALM,
    marks=Marks(questions=Mark.SHOWN),
    promise="send @Kim the plan",
    promise_due=dt.date(2026, 11, 27),
    new_agreement="Dates are set together",
    deepen_later=True,
    themes=("Planning", " ", "Planning"),
)


def newest(services: Services) -> Entry:
    """The entry that was saved."""
    return services.entries.get(services.entries.rows(EVERYTHING, limit=1)[0].id)


def aliases(services: Services) -> list[str]:
    """Everybody there is."""
    return [person.alias for person in services.people.all()]


def test_one_save_holds_the_entry_its_new_people_its_promise_and_its_agreement(services: Services) -> None:
    changes = services.capture.save(FULL)

    entry = newest(services)
    assert changes.ids[0] == entry.id
    assert changes.topics == {Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES, Topic.AGREEMENTS}
    assert services.people.shown(entry.facts) == "Peter said the date does not hold."
    assert [services.people.alias_of(person) for person in entry.people] == ["Peter", "Maria"]
    assert aliases(services) == ["Kim", "Maria", "Peter"]
    assert entry.themes == ("Planning",)
    assert set(entry.reactions) == {Reaction.ASKED, Reaction.THANKED}
    assert len(entry.reactions) == 2
    assert (entry.quality, entry.deepen_later) == (Quality.CONSTRUCTIVE, True)
    (promise,) = services.promises.open()
    assert (promise.entry, promise.due) == (entry.id, dt.date(2026, 11, 27))
    assert services.people.alias_of(promise.to or "") == "Peter"
    assert services.people.shown(promise.text) == "send Kim the plan"
    (agreement,) = services.agreements.to_pick()
    assert (agreement.id, agreement.what) == (entry.agreement, "Dates are set together")


def test_undo_takes_all_of_it_back_and_redo_brings_all_of_it_again(services: Services) -> None:
    services.capture.save(FULL)
    saved = newest(services)

    undone = services.writes.undo()

    assert undone.topics == {Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES, Topic.AGREEMENTS}
    assert services.entries.count_all() == 0
    assert (services.people.all(), services.promises.open(), services.agreements.all()) == ((), (), ())
    assert not services.writes.can_undo

    services.writes.redo()

    assert newest(services) == saved
    assert aliases(services) == ["Kim", "Maria", "Peter"]
    assert len(services.promises.open()) == len(services.agreements.all()) == 1
    assert not services.writes.can_redo


def test_a_new_change_ends_what_could_be_done_again(services: Services) -> None:
    services.capture.save(Captured(facts="one"))
    services.writes.undo()
    services.capture.save(Captured(facts="two"))

    assert not services.writes.can_redo
    assert not services.writes.redo()
    assert [row.facts for row in services.entries.rows(EVERYTHING)] == ["two"]


def test_undo_with_nothing_done_changes_nothing(services: Services) -> None:
    assert not services.writes.undo()


def test_time_is_now_unless_it_happened_before(services: Services, clock: FixedClock) -> None:
    services.capture.save(Captured(facts="now"))
    assert newest(services).happened == newest(services).written == clock.now()

    earlier = clock.now() - dt.timedelta(days=9)
    services.writes.undo()
    services.capture.save(
        Captured(facts="then", happened=earlier, promise="a plan", new_agreement="Plans are written down")
    )

    entry = newest(services)
    assert (entry.happened, entry.written) == (earlier, clock.now())
    assert services.promises.open()[0].made == earlier.date()
    assert services.agreements.all()[0].said_on == earlier.date()


def test_a_promise_is_to_the_one_who_raised_it_else_to_the_first_named(services: Services) -> None:
    services.capture.save(Captured(facts="x", people=("Bo", "Ida"), raised_by="ida", promise="a"))
    services.capture.save(Captured(facts="x", people=("Bo", "Ida"), promise="b"))
    services.capture.save(Captured(facts="x", promise="c for @Kim"))
    services.capture.save(Captured(facts="x", promise="d"))

    to = {promise.text[0]: services.people.alias_of(promise.to or "") for promise in services.promises.open()}
    assert to == {"a": "Ida", "b": "Bo", "c": "Kim", "d": "?"}


def test_one_who_is_not_among_the_people_did_not_raise_it(services: Services) -> None:
    services.people.add("Ida")
    services.capture.save(Captured(facts="x", people=("Bo",), raised_by="Ida"))
    assert newest(services).raised_by is None


def test_a_known_agreement_is_linked_and_none_is_made(services: Services) -> None:
    services.capture.save(Captured(facts="x", new_agreement="We call ahead"))
    (agreement,) = services.agreements.all()

    services.capture.save(Captured(facts="y", kind=Kind.BREACH, agreement=agreement.id))

    assert newest(services).agreement == agreement.id
    assert services.agreements.all() == (agreement,)


@pytest.mark.parametrize("facts", ["", "  \n "])
def test_without_a_line_nothing_is_saved_and_nothing_is_lost(services: Services, facts: str) -> None:
    typed = Captured(facts=facts, people=("Bo",), promise="call")
    services.capture.save_draft("today", typed)

    with pytest.raises(NothingWritten):
        services.capture.save(typed, slot="today")

    assert services.capture.draft("today") == typed
    assert (services.people.all(), services.promises.open()) == ((), ())


def test_blank_names_make_nobody(services: Services) -> None:
    services.capture.save(Captured(facts="x", people=("", "  ", "Bo")))
    assert aliases(services) == ["Bo"]


def test_a_draft_is_kept_for_each_place_and_gone_once_saved(services: Services, journal: Journal) -> None:
    services.capture.save_draft("window", FULL)
    services.capture.save_draft("today", Captured(facts="other"))

    assert services.capture.draft("window") == FULL
    services.capture.save(FULL, slot="window")

    assert services.capture.draft("window") is None
    assert services.capture.draft("today") == Captured(facts="other")


def test_an_emptied_form_keeps_no_draft(services: Services, journal: Journal) -> None:
    services.capture.save_draft("window", FULL)
    services.capture.save_draft("window", Captured())
    assert journal.drafts.load("window") is None


def test_a_draft_that_cannot_be_understood_is_no_draft(services: Services, journal: Journal) -> None:
    journal.drafts.save("window", b'{"kind": "from a newer version"}')
    journal.drafts.save("entry:1", b"\xff")
    assert services.capture.draft("window") is None
    assert services.entries.draft("1") is None


def test_on_a_full_disk_the_draft_is_kept_and_nothing_is_saved(services: Services, journal: Journal) -> None:
    typed = Captured(facts="short", people=("Bo",))
    services.capture.save_draft("window", typed)
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (journal.path.stat().st_size // 2, hard))
    try:
        with pytest.raises((DiskFull, DiskTrouble)):
            services.capture.save(Captured(facts="long " * 200_000, people=("Bo",)), slot="window")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    assert services.capture.draft("window") == typed
    assert services.entries.count_all() == 0
    assert services.people.all() == ()
    assert not services.writes.can_undo
    services.capture.save(typed, slot="window")
    assert services.entries.count_all() == 1


def test_a_draft_that_cannot_be_cleared_does_not_make_a_saved_entry_look_unsaved(
    services: Services, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.capture.save_draft("window", FULL)

    def fail(_slot: str) -> None:
        raise DiskTrouble(journal.path)

    monkeypatch.setattr(journal.drafts, "clear", fail)
    changes = services.capture.save(FULL, slot="window")

    assert services.entries.get(changes.ids[0]).kind is Kind.DISAGREEMENT
