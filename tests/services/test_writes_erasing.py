"""Erasing for good passes one door: what is being written is kept before, and what is held is let go of after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.old_bin import empty_old_bin

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import Cancelled, DiskFull
from leader_journal.core.forgetting import Keep
from leader_journal.core.progress import Progress
from leader_journal.services.entries.capture import Captured
from leader_journal.services.entries.service import TRASH_DAYS

Erase = Callable[[Services, str, Progress], object]


def forget(services: Services, _entry: str, progress: Progress) -> object:
    person = services.people.find("Ada")
    assert person is not None
    return services.forgetting.forget(services.forgetting.preview(person, Keep.ENTRIES), progress)


def erase_wordings_of_person(services: Services, _entry: str, progress: Progress) -> object:
    person = services.people.find("Ada")
    assert person is not None
    return services.forgetting.erase_wordings_of_person(person, progress)


ERASURES: dict[str, Erase] = {
    "forgotten": forget,
    "earlier wordings of an entry": lambda services, entry, progress: services.forgetting.erase_wordings_of_entry(
        entry, progress
    ),
    "earlier wordings about somebody": erase_wordings_of_person,
    "the bin": lambda services, _entry, progress: services.forgetting.empty_bin(progress),
}


@pytest.fixture
def entry(services: Services) -> str:
    """One that names somebody and was worded otherwise before; another one lies in the bin."""
    binned, entry = (services.capture.save(Captured(facts=facts)).ids[0] for facts in ("It rained", "@Ada asked"))
    services.entries.save(replace(services.entries.get(entry), facts="@Ada asked me"))
    services.entries.trash([binned])
    return entry


@pytest.fixture
def heard(services: Services) -> list[str]:
    """In which order others were asked to keep, and to let go."""
    heard: list[str] = []
    services.writes.before_erasing(lambda: heard.append("kept"))
    services.writes.after_erasing(lambda: heard.append("let go"))
    return heard


@pytest.mark.parametrize("erase", ERASURES.values(), ids=ERASURES)
def test_what_is_written_is_kept_before_and_let_go_of_after(
    services: Services, entry: str, heard: list[str], erase: Erase
) -> None:
    erase(services, entry, lambda _share: None)
    assert heard == ["kept", "let go"]
    assert not services.writes.can_undo


@pytest.mark.parametrize("erase", ERASURES.values(), ids=ERASURES)
def test_one_that_is_cancelled_lets_go_of_nothing(
    services: Services, entry: str, heard: list[str], erase: Erase
) -> None:
    def cancelled(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        erase(services, entry, cancelled)
    assert heard == ["kept"]
    assert services.writes.can_undo


@pytest.mark.parametrize("erase", ERASURES.values(), ids=ERASURES)
def test_where_something_cannot_be_kept_nothing_is_erased(services: Services, entry: str, erase: Erase) -> None:
    """It would be lost, or would bring back later what was erased."""

    def keep() -> None:
        raise DiskFull(services.journal.path)

    services.writes.before_erasing(keep)
    before = services.journal.revisions.count()
    with pytest.raises(DiskFull):
        erase(services, entry, lambda _share: None)
    assert services.journal.revisions.count() == before
    assert services.journal.revisions.erased() == {}


def test_where_there_is_nothing_to_erase_nothing_is_let_go_of(services: Services, heard: list[str]) -> None:
    services.capture.save(Captured(facts="It rained"))
    services.forgetting.empty_bin()
    empty_old_bin(services)
    assert heard == ["kept"]
    assert services.writes.can_undo


def test_somebody_who_was_taken_out_and_is_erased_with_the_old_bin_is_let_go_of(
    services: Services, clock: FixedClock, heard: list[str]
) -> None:
    """Records that are no entries lie in no bin that is shown: their words were held on to."""
    person = services.people_book.get(services.people_book.add("Ada").ids[0])
    services.people_book.remove(person)
    empty_old_bin(services)
    clock.advance(dt.timedelta(days=TRASH_DAYS + 1))
    erased = empty_old_bin(services)
    assert erased.records == {person.id}
    assert erased.entries == 0
    assert heard == ["kept", "let go"]
