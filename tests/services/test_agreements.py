"""Agreements: written, said again, ended, broken; and the breaches for which there was none."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import NoWords
from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState, Kind
from leader_journal.services.agreements import breaches_of
from leader_journal.services.entries.capture import Captured

TODAY = dt.date(2026, 11, 24)


def _write(services: Services, what: str = "We say it the same day", **fields: object) -> Agreement:
    said: dict[str, object] = {"spoken": True, "said_on": TODAY}
    form = replace(services.agreements.blank(), what=what, **(said | fields))
    services.agreements.save(form)
    return services.agreements.get(form.id)


def _breach(services: Services, facts: str, agreement: Agreement | None = None, days_ago: int = 0) -> str:
    happened = services.clock.now() - dt.timedelta(days=days_ago)
    about = agreement.id if agreement is not None else None
    return services.capture.save(Captured(kind=Kind.BREACH, facts=facts, agreement=about, happened=happened)).ids[0]


def test_a_new_agreement_is_not_taken_for_said(services: Services) -> None:
    form = replace(services.agreements.blank(), what="We say it the same day")

    services.agreements.save(form)

    agreement = services.agreements.get(form.id)
    assert (agreement.said_on, agreement.state, agreement.spoken) == (None, AgreementState.SAY_AGAIN, False)


def test_what_nobody_was_told_is_to_be_said_until_it_is(services: Services) -> None:
    form = replace(services.agreements.blank(), what="We say it the same day")
    services.agreements.save(form)
    agreement = services.agreements.get(form.id)

    services.agreements.set_state(agreement, AgreementState.IN_FORCE)

    said = services.agreements.get(form.id)
    assert (said.state, said.standing, said.said_on, said.spoken) == (
        AgreementState.IN_FORCE,
        AgreementState.IN_FORCE,
        TODAY,
        True,
    )


def test_an_older_one_that_nobody_was_told_is_listed_as_to_be_said(services: Services) -> None:
    with services.journal.write() as writer:
        writer.put(Agreement(id="a", what="Untold", spoken=False))

    view = services.agreements.view()

    assert view.in_force == ()
    assert [line.agreement.id for line in view.say_again] == ["a"]


def test_one_that_was_said_today_holds(services: Services) -> None:
    agreement = _write(services)

    assert (agreement.said_on, agreement.state, agreement.spoken) == (TODAY, AgreementState.IN_FORCE, True)
    assert [line.agreement for line in services.agreements.view().in_force] == [agreement]


def test_an_agreement_needs_a_what(services: Services) -> None:
    with pytest.raises(NoWords):
        _write(services, " ")
    assert services.agreements.view().empty


def test_one_line_says_to_whom_people_and_others(services: Services) -> None:
    services.people_book.add("Eva")

    agreement = _write(services, said_to=" eva, @Bo, the whole team , the board")

    ids = services.people.ids_by_alias()
    assert agreement.said_to == (ids["Eva"], ids["Bo"])
    assert agreement.said_to_others == "the whole team, the board"
    assert services.agreements.written(agreement).said_to == "Eva, Bo, the whole team, the board"


def test_the_form_gives_back_what_was_saved(services: Services) -> None:
    agreement = _write(services, "We tell @Bo first", how="At once", measure="Bo knows", consequence="We talk")

    form = services.agreements.written(agreement)
    services.agreements.save(form)

    assert form.what == "We tell @Bo first"
    assert services.agreements.get(agreement.id) == agreement
    assert services.agreements.all()[0].what == "We tell Bo first"


def test_broken_counts_breaches_since_it_was_said(services: Services) -> None:
    agreement = _write(services, said_on=TODAY - dt.timedelta(days=3))
    for days_ago in (0, 3, 9):
        _breach(services, f"Nobody said it, {days_ago}", agreement, days_ago)
    services.capture.save(Captured(kind=Kind.IDEA, facts="We could write it", agreement=agreement.id))

    (line,) = services.agreements.view().in_force

    assert (line.entries, line.broken) == (4, 2)
    assert services.entries.count(breaches_of(agreement)) == 2


def test_breaches_without_an_agreement_are_frames_owed(services: Services) -> None:
    owed = _breach(services, "Came without the figures")
    _breach(services, "Nobody said it", _write(services))
    threat = services.entries.get(_breach(services, "A threat"))
    services.entries.save(replace(threat, destructive=True))

    assert services.agreements.view().owed == 1
    assert [entry.id for entry in services.agreements.frames(0, 10)] == [owed]
    assert services.agreements.frames(1, 10) == ()


def test_a_frame_that_is_written_is_owed_no_more_until_undo(services: Services) -> None:
    owed = _breach(services, "Came without the figures")
    form = replace(services.agreements.blank(owed), what="The figures come first")

    services.agreements.save(form)

    assert services.entries.get(owed).agreement == form.id
    assert services.agreements.view().owed == 0
    services.writes.undo()
    assert services.agreements.view().owed == 1
    assert services.agreements.view().in_force == ()


def test_states_follow_each_other(services: Services, clock: FixedClock) -> None:
    book, agreement = services.agreements, _write(services, spoken=False, said_on=None)
    book.set_state(agreement, AgreementState.SAY_AGAIN)
    assert [line.agreement.id for line in book.view().say_again] == [agreement.id]
    clock.advance(dt.timedelta(days=1))

    book.said_again(book.get(agreement.id))

    said = book.get(agreement.id)
    assert (said.state, said.said_on, said.spoken) == (AgreementState.IN_FORCE, TODAY + dt.timedelta(days=1), True)
    book.set_state(said, AgreementState.ENDED)
    assert [line.agreement.id for line in book.view().ended] == [agreement.id]


def test_every_wording_it_had_is_kept_and_none_twice(services: Services, clock: FixedClock) -> None:
    agreement, book = _write(services, "First"), services.agreements
    for what in ("Second", "Third"):
        clock.advance(dt.timedelta(days=1))
        book.save(replace(book.written(book.get(agreement.id)), what=what))
        book.set_state(book.get(agreement.id), AgreementState.SAY_AGAIN)

    wordings = book.wordings(agreement.id)

    assert [wording.agreement.what for wording in wordings] == ["Second", "First"]
    assert [wording.written for wording in wordings] == [TODAY + dt.timedelta(days=1), TODAY]


def test_a_draft_lasts_until_it_is_saved_or_dropped(services: Services) -> None:
    book = services.agreements
    form = replace(book.blank(), what="Half a sen")

    book.keep_draft(form)
    assert book.draft() == form
    book.save(form)
    assert book.draft() is None
    book.keep_draft(form)
    book.drop_draft()
    assert book.draft() is None
