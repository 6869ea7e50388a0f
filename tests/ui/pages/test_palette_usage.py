"""What is chosen often comes first, also after the journal was locked, until whoever it names is forgotten."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.ui.pages.desk import PASSPHRASE, Desk

from leader_journal.composition import Services
from leader_journal.core.codec import encode
from leader_journal.core.forgetting import Keep
from leader_journal.storage.journal import Journal
from leader_journal.ui.actions import Act
from leader_journal.ui.palette.choices import Choices, Offer
from leader_journal.ui.palette.usage import counted, written
from leader_journal.ui.places import Place, SettingsSection, ShowPerson, ShowProgress, ShowSettings

DOES = st.sampled_from([*Act, ShowProgress(), *map(ShowSettings, SettingsSection), ShowPerson("someone")])


def first(choices: Choices, typed: str = "") -> Offer:
    return choices.for_typed(typed)[0]


def choose(choices: Choices, typed: str, words: str) -> None:
    choices.used(next(one for one in choices.for_typed(typed) if one.words == words))


def test_what_was_used_comes_first_after_the_lock_too(desk: Desk) -> None:
    choose(Choices(desk.workspace.services), "progress", "Progress")
    assert first(Choices(desk.workspace.services)).words == "Progress"

    desk.window.locking.lock()
    again = Services(Journal.open(desk.path, PASSPHRASE, desk.clock), desk.clock)

    assert first(Choices(again)).words == "Progress"
    again.journal.close()


def test_somebody_who_is_forgotten_leaves_it(desk: Desk) -> None:
    services = desk.workspace.services
    open_since = Choices(services)
    desk.workspace.undoing.saved(services.people.add("Maria"), "")
    person = services.people.ids_by_alias()["Maria"]
    choose(open_since, "Maria", "Maria")
    assert first(Choices(services)).words == "Maria"

    maria = next(one for one in services.people.all() if one.id == person)
    services.forgetting.forget(services.forgetting.preview(maria, Keep.ENTRIES))

    assert person.encode() not in (services.often_chosen.kept() or b"")
    assert counted(services.often_chosen.kept()) == Counter()
    choose(open_since, "progress", "Progress")
    assert person.encode() not in (services.often_chosen.kept() or b"")


@given(st.dictionaries(DOES, st.integers(1, 20), max_size=6))
def test_it_is_read_as_it_was_written(used: dict[Act | Place, int]) -> None:
    assert counted(written(Counter(used))) == Counter(used)


def test_old_habits_fade() -> None:
    assert counted(written(Counter({Act.LOCK: 200, Act.UNDO: 3, Act.QUIT: 1}))) == {Act.LOCK: 100, Act.UNDO: 1}


def test_what_cannot_be_read_is_nothing() -> None:
    odd = encode([{"act": "FLY", "times": 3}, {"kind": "Moon", "place": {}, "times": 1}, {"act": "LOCK", "times": "3"}])
    for kept in (None, b"", b"[", b"{}", odd):
        assert counted(kept) == Counter()
