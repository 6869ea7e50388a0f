"""People, promises and agreements on the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.terms import AgreementState, Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.journal import Journal


@contextmanager
def _opened(journal: str, clock: FixedClock) -> Iterator[Services]:
    with closing(Journal.open(Path(journal), PASSPHRASE, clock)) as held:
        yield Services(held, clock)


@pytest.fixture
def filled(journal: str, clock: FixedClock) -> str:
    """A journal with somebody who left, a promise overdue and one kept, and two agreements."""
    today = clock.now().date()
    with _opened(journal, clock) as services:
        book = services.agreements
        said = replace(
            book.blank(), what="We tell @Ada the\nsame day", spoken=True, said_on=today, said_to="Ada, the team"
        )
        book.save(said)
        book.save(replace(book.blank(), what="Old", state=AgreementState.ENDED))
        services.capture.save(Captured(kind=Kind.BREACH, facts="@Bo did not say it", agreement=said.id))
        services.capture.save(Captured(kind=Kind.BREACH, facts="@Bo came without the figures"))
        services.promises.add("Send @Ada the plan", due=today - dt.timedelta(days=1))
        services.promises.add("Ask about the rota")
        kept = services.promises.add("Read it", due=today).ids[0]
        services.promises.keep(next(p for p in services.promises.view().open if p.id == kept))
        bo = services.people.find("Bo")
        assert bo is not None
        services.people_book.set_active(bo, False)
    return journal


def test_people_by_alias_those_who_left_last(command: Command, filled: str) -> None:
    assert command("people", filled).out == "Ada  no entries yet  1 promise\nBo  No longer here\n2 people\n"


def test_promises_what_is_owed_first(command: Command, filled: str) -> None:
    assert command("promises", filled).out.splitlines() == [
        "was due yesterday  Ada  Send Ada the plan",
        "No day  Ask about the rota",
        "kept Tue 24 Nov  Read it",
        "Kept by their day: 1 of 2 promises that were due.",
    ]


def test_agreements_those_in_force_first_each_on_one_line(command: Command, filled: str) -> None:
    assert command("agreements", filled).out.splitlines() == [
        "in force  We tell Ada the same day  Ada, the team, 24 November  broken: once",
        "ended  Old  not said aloud yet  broken: never",
        "1 breach with no agreement noted beforehand.",
    ]


def test_all_three_as_json(command: Command, filled: str) -> None:
    people, promises, agreements = (
        json.loads(command(name, filled, "--json").out) for name in ("people", "promises", "agreements")
    )

    assert [(one["alias"], one["active"], one["last_entry"]) for one in people] == [
        ("Ada", True, None),
        ("Bo", False, "2026-11-24"),
    ]
    assert [(one["to"], one["due"], one["state"], one["overdue"]) for one in promises] == [
        ("Ada", "2026-11-23", "open", True),
        (None, None, "open", False),
        (None, "2026-11-24", "kept", False),
    ]
    assert [(one["said_to"], one["said_to_others"], one["broken"]) for one in agreements] == [
        (["Ada"], "the team", 1),
        ([], "", 0),
    ]


def test_an_empty_journal_says_so(command: Command, journal: str) -> None:
    assert command("people", journal).out == "0 people\n"
    assert command("promises", journal).out == "No promises yet.\n"
    assert command("agreements", journal, "--json").out == "[\n]\n"
