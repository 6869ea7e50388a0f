"""A place to go is a value: every page arrives there, says that it is there, and comes back to it."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.pages.desk import PASSPHRASE, Desk, windows_shown
from tests.ui.pages.reviewing import close_a_review

from leader_journal.charts.year.room import YEAR
from leader_journal.core.draft_slots import IN_WINDOW
from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage.drafts import Drafts
from leader_journal.storage.journal import Journal
from leader_journal.ui import places
from leader_journal.ui.actions import ACTIONS, Act
from leader_journal.ui.places import (
    EditEntry,
    LookInto,
    PageName,
    Place,
    PrepareOneOnOne,
    ReadReview,
    SettingsSection,
    ShowAgreements,
    ShowEntries,
    ShowEntry,
    ShowGuide,
    ShowOneOnOne,
    ShowPeople,
    ShowPerson,
    ShowProgress,
    ShowPromises,
    ShowReviews,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.window.workspace.rail import BOTTOM, TOP, lit_for

IDEAS = EntryFilter(kinds=frozenset({Kind.IDEA}))
NAMING = (EditEntry, ShowEntry, ReadReview, ShowPerson, PrepareOneOnOne, ShowOneOnOne)


@pytest.fixture
def everywhere(desk: Desk) -> tuple[Place, ...]:
    """One place of each kind, with everything there that it names."""
    entry = desk.add("@Maria had an idea", Kind.IDEA)
    services = desk.workspace.services
    review = close_a_review(desk)
    maria = services.people.ids_by_alias()["Maria"]
    held = services.one_on_ones.prepare(maria)
    desk.workspace.undoing.saved(services.one_on_one_notes.note(held, services.one_on_one_notes.blank(held)), "")
    return (
        ShowToday(),
        ShowEntries(IDEAS),
        EditEntry(entry.id),
        ShowProgress(YEAR.id),
        ReadReview(review.id),
        ShowPerson(maria),
        ShowPromises(),
        PrepareOneOnOne(maria),
        ShowOneOnOne(held.id),
        ShowAgreements(),
        ShowGuide(Chapter.ROOM),
        ShowTrash(),
        ShowSettings(SettingsSection.PROMPTS),
    )


def test_no_page_comes_up_as_a_window_of_its_own(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    desk.workspace.services.capture.save_draft(IN_WINDOW, Captured(facts="what was begun"))
    desk.window.locking.lock()
    with windows_shown() as shown:
        desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
        for place in everywhere:
            desk.workspace.go(place)
            desk.settle()
    assert shown == []


def test_a_page_says_that_it_is_where_one_went(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    for place in everywhere:
        desk.show(place)
        assert desk.workspace.place == place


def test_back_comes_to_each_place_in_turn(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    apart = [place for number, place in enumerate(everywhere) if everywhere[number - 1].page is not place.page]
    for place in apart:
        desk.show(place)
    for place in reversed(apart[:-1]):
        desk.workspace.pages.back()
        desk.settle()
        assert desk.workspace.place == place


def test_a_page_that_is_gone_to_without_more_is_as_it_was_left(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    plain = {place.page: place for place in (ShowEntries(), ShowProgress(), ShowPeople(), ShowGuide(), ShowSettings())}
    for place in everywhere:
        if (again := plain.get(place.page)) is not None:
            desk.show(place)
            desk.show(ShowToday())
            desk.show(again)
            assert desk.workspace.place == place


def test_back_passes_what_is_no_more(desk: Desk) -> None:
    entry = desk.add("Thrown away")
    desk.show(ShowGuide())
    desk.show(EditEntry(entry.id))
    desk.show(ShowAgreements())
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "")
    desk.workspace.pages.back()
    assert desk.workspace.place.page is PageName.GUIDE


def test_where_a_place_is_no_more_one_stays_and_back_leads_on(desk: Desk) -> None:
    desk.show(ShowGuide())
    desk.show(ShowReviews())
    for gone in (ShowOneOnOne("gone"), ShowAgreements("gone"), EditEntry("gone"), LookInto("gone")):
        with pytest.raises(KeyError):
            desk.workspace.go(gone)
        assert desk.workspace.place == ShowReviews()
    desk.workspace.pages.back()
    assert desk.workspace.place.page is PageName.GUIDE


def test_an_edit_is_kept_when_another_entry_is_edited_from_there(desk: Desk) -> None:
    one, other = desk.add("As it was"), desk.add("Another")
    desk.show(EditEntry(one.id))
    desk.workspace.pages.current._facts.setPlainText("As it is")  # type: ignore[attr-defined] # the editor's own
    desk.show(EditEntry(other.id))
    assert desk.workspace.services.entries.get(one.id).facts == "As it is"


# what a place is remembered by


def lock_and_open(desk: Desk) -> None:
    desk.window.locking.lock()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    desk.settle()


def test_unlocking_on_the_same_day_comes_back(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    for place in everywhere:
        desk.show(place)
        lock_and_open(desk)
        assert desk.workspace.place == place


def test_back_from_where_one_was_leads_to_today(desk: Desk) -> None:
    desk.show(ShowAgreements())
    lock_and_open(desk)
    desk.workspace.pages.back()
    assert desk.workspace.place == ShowToday()


def test_a_new_day_begins_on_today(desk: Desk) -> None:
    desk.show(ShowAgreements())
    desk.window.locking.lock()
    desk.clock.advance(dt.timedelta(days=1))
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    assert desk.workspace.place == ShowToday()


def test_a_place_that_is_no_more_is_not_come_back_to(desk: Desk) -> None:
    desk.window.locking.lock()
    journal = Journal.open(desk.path, PASSPHRASE, desk.clock)
    journal.drafts.save("last place", places.written(EditEntry("nobody")))
    desk.window.show_journal(journal)
    assert desk.workspace.place == ShowToday()


def test_a_full_disk_does_not_hold_the_journal_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.show(ShowAgreements())
    save = Drafts.save

    def full(drafts: Drafts, slot: str, payload: bytes) -> None:
        if slot == "last place":
            raise DiskFull(desk.path)
        save(drafts, slot, payload)

    monkeypatch.setattr(Drafts, "save", full)
    desk.window.locking.lock()
    assert desk.window.workspace is None


def test_the_settings_file_does_not_know_where_the_leader_was(desk: Desk, everywhere: tuple[Place, ...]) -> None:
    for place in everywhere:
        desk.show(place)
        lock_and_open(desk)
    named = [
        getattr(place, name) for place in everywhere if isinstance(place, NAMING) for name in place.__struct_fields__
    ]
    kept = desk.settings.path.read_text(encoding="utf-8")
    assert named
    assert not [one for one in named if one in kept]


@given(st.one_of([st.from_type(kind) for kind in get_args(Place)]))
def test_every_place_is_read_as_it_was_written(place: Place) -> None:
    assert places.read(places.written(place)) == place


@pytest.mark.parametrize(
    "damaged", [b"", b"{}", b"[1]", b'{"kind": "ShowMoon", "place": {}}', b'{"kind": "ShowPerson", "place": {}}']
)
def test_what_is_no_place_is_none(damaged: bytes) -> None:
    assert places.read(damaged) is None


# the table of actions, the rail


def test_every_act_has_a_row_and_no_key_is_given_twice() -> None:
    assert {spec.does for spec in ACTIONS if isinstance(spec.does, Act)} == set(Act)
    keys = [key for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_the_rail_lights_a_place_for_every_page() -> None:
    on_rail = {item.key for item in (*TOP, *BOTTOM)}
    assert {lit_for(page) for page in PageName} <= on_rail


def test_every_page_can_be_gone_to() -> None:
    assert {kind.page for kind in get_args(Place)} == set(PageName)


def test_a_review_is_begun_by_an_act(desk: Desk) -> None:
    desk.add("Something")
    desk.workspace.do(Act.BEGIN_REVIEW)
    assert desk.workspace.place == ShowReviews()
    assert desk.workspace.services.reviews.open() is not None
