"""Ctrl+K: what is typed is found in either language, and Enter does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from tests.ui.pages.desk import Desk, press, type_text, visible

from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.ui.actions import ACTIONS, Act
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.places import (
    Place,
    PrepareOneOnOne,
    SettingsSection,
    ShowEntries,
    ShowEntry,
    ShowGuide,
    ShowPeople,
    ShowPerson,
    ShowProgress,
    ShowSearch,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.toolkit.labels import TextLabel


@pytest.fixture
def choices(desk: Desk) -> Choices:
    return Choices(desk.workspace.services)


def found(choices: Choices, typed: str) -> list[Act | Place]:
    return [choice.does for choice in choices.for_typed(typed)]


def test_everything_there_is_to_do_is_offered(choices: Choices) -> None:
    assert {spec.does for spec in ACTIONS} - set(found(choices, "")) <= {Act.PALETTE}


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("people", ShowPeople()),
        ("mennesker", ShowPeople()),
        ("lock", Act.LOCK),
        ("lås", Act.LOCK),
        ("new en", Act.NEW_ENTRY),
        ("reminders", ShowSettings(SettingsSection.REMINDERS)),
        ("import", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("bring in", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("hent", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("importer", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("take my data", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("tag mine data med", ShowSettings(SettingsSection.IN_AND_OUT)),
        ("backup", ShowSettings(SettingsSection.BACKUPS)),
        ("password", ShowSettings(SettingsSection.PRIVACY)),
        ("adgangskode", ShowSettings(SettingsSection.PRIVACY)),
        ("sync", ShowSettings(SettingsSection.TWO_MACHINES)),
        # what the app calls otherwise
        ("exit", Act.QUIT),
        ("preferences", ShowSettings()),
        ("trash", ShowTrash()),
        ("slettet", ShowTrash()),
        ("find", Act.SEARCH),
        ("statistik", ShowProgress()),
        ("tilbageblik", Act.BEGIN_REVIEW),
        ("dark mode", ShowSettings(SettingsSection.GENERAL)),
        ("zoom", Act.LARGER),
        ("export", Act.EXPORT),
        # charts and the guide
        ("fairness", ShowProgress("fairness")),
        ("temaer", ShowProgress("themes")),
        ("curious", ShowGuide(Chapter.QUESTIONS)),
        # letters that changed places, are missing, or too many
        ("todya", ShowToday()),
        ("lokc", Act.LOCK),
        ("serach", Act.SEARCH),
        ("exprot", Act.EXPORT),
        ("neww entry", Act.NEW_ENTRY),
        ("poeple", ShowPeople()),
        ("dagbgo", ShowEntries()),
        ("ny ntoe", Act.NEW_ENTRY),
    ],
)
def test_words_of_both_languages_lead_there(typed: str, leads: Act | Place, choices: Choices) -> None:
    assert found(choices, typed)[0] == leads


def test_people_filters_and_entries_are_found(desk: Desk, choices: Choices) -> None:
    entry = desk.add("The rota was wrong twice")
    services = desk.workspace.services
    services.people.add("Zara")
    services.filters.save("My zebras", EntryFilter(text="rota"))
    zara = services.people.find("Zara")
    assert zara is not None

    assert found(choices, "zara")[0] == ShowPerson(zara.id)
    assert found(choices, "zraa")[0] == ShowPerson(zara.id)
    assert found(choices, "one on one zara")[0] == PrepareOneOnOne(zara.id)
    assert found(choices, "zebras")[0] == ShowEntries(EntryFilter(text="rota"))
    assert ShowEntry(entry.id) in found(choices, "rota")
    assert found(choices, "qqqq") == []


def test_an_entry_that_says_it_comes_before_what_is_only_like_it(desk: Desk, choices: Choices) -> None:
    entry = desk.add("The lokc of the door")

    assert found(choices, "lokc")[0] == ShowEntry(entry.id)


def test_what_was_used_comes_first_among_what_fits_as_well(choices: Choices) -> None:
    before = choices.for_typed("")
    choices.used(before[7])

    assert choices.for_typed("")[0] == before[7]


def test_the_sections_are_called_as_in_settings(desk: Desk) -> None:
    page = desk.workspace.go(ShowSettings())
    assert isinstance(page, SettingsPage)

    heads = [page.section(one).findChildren(TextLabel)[0].text() for one in SettingsSection]
    assert heads == [one.words() for one in SettingsSection]


def test_keys_alone_go_there(desk: Desk) -> None:
    desk.workspace.do(Act.PALETTE)
    desk.settle()
    palette = desk.window.findChild(Palette)
    assert palette is not None
    type_text("agreem")
    press(Qt.Key.Key_Return)
    desk.settle()

    assert desk.workspace.place.page == "agreements"
    QApplication.processEvents()


def test_nothing_that_fits_is_said(desk: Desk) -> None:
    desk.workspace.do(Act.PALETTE)
    desk.settle()
    palette = desk.window.findChild(Palette)
    assert palette is not None
    (line,) = palette.findChildren(QLineEdit)
    at = line.geometry()
    type_text("qqqq")
    desk.settle()

    assert not palette.findChildren(QListWidget)[0].isVisible()
    assert line.geometry() == at
    press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_is_typed_on_while_a_page_is_made_comes_in_there(desk: Desk) -> None:
    """Keys that were on their way to the palette when it closed were lost: the page of the search stayed empty."""
    desk.workspace.do(Act.PALETTE)
    desk.settle()
    palette = desk.window.findChild(Palette)
    assert palette is not None
    type_text("search everything")
    handle = palette.windowHandle()
    press(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_N):
        QTest.keyClick(handle, key)
    page = desk.show(ShowSearch())
    (line,) = visible(page, QLineEdit)
    assert line.text() == "hen"
