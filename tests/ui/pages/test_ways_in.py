"""What opens the journal, in Settings and on the lock screen: the passphrase, the sheet, this computer's keyring."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.services.test_remembering import FakeKeyring
from tests.ui.pages.desk import PASSPHRASE, Desk, click_button, press, type_text, visible

from leader_journal.services import remembering
from leader_journal.storage import rekeying
from leader_journal.storage.journal import Journal
from leader_journal.ui.keys.passphrase_dialog import PassphraseDialog
from leader_journal.ui.keys.sheet_dialog import SheetDialog
from leader_journal.ui.pages.locked.unlock import UnlockPage
from leader_journal.ui.pages.locked.welcome import WelcomePage
from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.toggles import Switch
from leader_journal.ui.window.workspace.rail import REMEMBERED

NEW = "other hill, tall ladder"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    fake = FakeKeyring()
    monkeypatch.setattr(remembering, "system_keyring", lambda: fake)
    return fake


def said(page: QWidget) -> str:
    return " ".join(label.text() for label in visible(page, TextLabel))


def privacy(desk: Desk) -> QWidget:
    return desk.show(ShowSettings(SettingsSection.PRIVACY))


def change_begun(desk: Desk, *passphrases: str) -> PassphraseDialog:
    click_button(privacy(desk), "Change the passphrase")
    dialog = desk.window.findChild(PassphraseDialog)
    assert dialog is not None
    for field, passphrase in zip(dialog.findChildren(PassphraseField), passphrases, strict=True):
        field.setText(passphrase)
    click_button(dialog, "Change")
    return dialog


def typed_into_dialog(desk: Desk, *passphrases: str) -> PassphraseDialog:
    dialog = change_begun(desk, *passphrases)
    desk.settle()
    return dialog


def opens(desk: Desk, passphrase: str) -> bool:
    return desk.workspace.services.passphrases.is_current(passphrase)


def test_the_passphrase_is_changed_and_a_sheet_is_offered(desk: Desk) -> None:
    desk.add("before")
    typed_into_dialog(desk, PASSPHRASE, NEW, NEW)
    assert (opens(desk, NEW), opens(desk, PASSPHRASE)) == (True, False)
    assert desk.messages.told[-1].action == "Make a recovery sheet"
    desk.add("after")
    act = desk.messages.told[-1].act
    desk.workspace.services.journal.bring_up_to_date()
    assert act is not None
    act()
    assert desk.window.findChild(SheetDialog) is not None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("not this one at all", NEW, NEW), "That is not the passphrase that opens the journal now."),
        ((PASSPHRASE, NEW, NEW + "x"), "The two passphrases differ."),
        ((PASSPHRASE, "adgangskode", "adgangskode"), "That one would be guessed at once"),
        ((PASSPHRASE, "short", "short"), "The passphrase needs at least 8 characters."),
    ],
)
def test_what_cannot_be_changed_is_said_in_the_dialog(desk: Desk, typed: tuple[str, ...], says: str) -> None:
    dialog = typed_into_dialog(desk, *typed)
    assert says in said(dialog)
    assert dialog.isVisible()
    assert opens(desk, PASSPHRASE)


def test_an_accent_typed_in_another_way_is_the_same_passphrase(desk: Desk) -> None:
    """One keyboard gives the letter, another the accent after it; the key is the same."""
    composed, decomposed = "fire cafe\u0301er bor her", "fire caf\u00e9er bor her"
    typed_into_dialog(desk, PASSPHRASE, composed, decomposed)
    assert opens(desk, composed)
    assert opens(desk, decomposed)
    assert not opens(desk, composed + " ")


def test_the_app_can_be_locked_in_the_middle_of_a_change(desk: Desk) -> None:
    desk.add("before")
    change_begun(desk, PASSPHRASE, NEW, NEW)
    desk.window.locking.lock()
    face = desk.window.centralWidget()
    assert isinstance(face, UnlockPage)
    focused = [field for field in desk.window.findChildren(PassphraseField) if field.hasFocus()]
    assert all(face.isAncestorOf(field) for field in focused), "what is typed now goes to the next process"
    desk.settle()
    assert desk.window.workspace is None
    journal = Journal.open(desk.path, PASSPHRASE, desk.clock)
    assert [entry.facts for entry in journal.entries.all()] == ["before"]
    journal.close()
    assert [one.name for one in desk.path.parent.iterdir() if one.name.endswith(".part")] == []


def test_a_full_disk_is_said_and_the_old_passphrase_opens_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    desk.add("before")
    monkeypatch.setattr(rekeying, "sync_file", full)
    dialog = typed_into_dialog(desk, PASSPHRASE, NEW, NEW)
    assert "full" in said(dialog)
    assert opens(desk, PASSPHRASE)
    monkeypatch.undo()
    desk.add("after")


def remember_switch(page: QWidget) -> Switch:
    (found,) = (one for one in page.findChildren(Switch) if one.accessibleName() == "Remember on this computer")
    return found


def test_the_sample_is_not_remembered(locked_desk: Desk, fake: FakeKeyring) -> None:
    locked_desk.window.screens.show_welcome()
    locked_desk.window.screens.open_sample()
    locked_desk.settle()
    page = privacy(locked_desk)
    assert "Remember on this computer" not in said(page)
    assert "Recovery sheet" in said(page)
    locked_desk.window.locking.lock()


def test_four_words_are_proposed_shown_and_typed_again(desk: Desk) -> None:
    click_button(privacy(desk), "Change the passphrase")
    dialog = desk.window.findChild(PassphraseDialog)
    assert dialog is not None
    click_button(dialog, "Make me one")
    _now, new, again = dialog.findChildren(PassphraseField)
    assert len(new.text().split()) == 4
    assert new.echoMode() is PassphraseField.EchoMode.Normal
    assert again.text() == ""


def test_a_change_that_is_cancelled_changes_nothing(desk: Desk) -> None:
    desk.add("before")
    dialog = change_begun(desk, PASSPHRASE, NEW, NEW)
    click_button(dialog, "Cancel")
    desk.settle()
    assert opens(desk, PASSPHRASE)
    assert [one.name for one in desk.path.parent.iterdir() if one.name.endswith(".part")] == []


def make_sheet(desk: Desk) -> SheetDialog:
    click_button(privacy(desk), "Make a recovery sheet")
    dialog = desk.window.findChild(SheetDialog)
    assert dialog is not None
    return dialog


def test_a_sheet_counts_once_it_was_typed_back(desk: Desk) -> None:
    service = desk.workspace.services.passphrases
    dialog = make_sheet(desk)
    groups = service.sheet_groups()
    assert all(group in said(dialog) for group in groups)
    click_button(dialog, "Type it back")
    assert not any(group in said(dialog) for group in groups), "it is typed from the paper"
    assert service.sheet_day is None
    field = dialog.findChild(PassphraseField)
    assert field is not None
    wrong = ("2" if groups[2][0] != "2" else "3") + groups[2][1:]
    field.setText(" ".join((*groups[:2], wrong)))
    assert "Group 3 differs from the sheet." in said(dialog)
    press(Qt.Key.Key_Return)
    assert service.sheet_day is None
    field.setText(" ".join(groups).lower())
    click_button(dialog, "Confirm")
    assert service.sheet_day == desk.clock.now().date()
    assert "There is one" in said(privacy(desk))
    typed_into_dialog(desk, PASSPHRASE, NEW, NEW)
    assert service.sheet_day is None
    assert "stopped working when you changed the passphrase" in said(privacy(desk))


def test_a_sheet_is_saved_as_a_pdf(desk: Desk) -> None:
    dialog = make_sheet(desk)
    desk.messages.path = desk.path.with_name("sheet")
    click_button(dialog, "Save as PDF")
    assert desk.path.with_name("sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "not encrypted" in desk.messages.told[-1].sentence


def test_the_sheet_opens_the_journal_on_the_lock_screen(desk: Desk) -> None:
    letters = " ".join(desk.workspace.services.passphrases.sheet_groups())
    desk.window.locking.lock()
    desk.window.screens.show_unlock(desk.path)
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    click_button(page, "Recovery sheet")
    type_text(letters)
    assert "All the groups fit." in said(page)
    press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.workspace is not None


def test_a_remembered_journal_opens_by_itself_but_not_after_a_lock(desk: Desk, fake: FakeKeyring) -> None:
    switch = remember_switch(privacy(desk))
    assert not switch.isChecked()
    assert desk.workspace._rail.item(REMEMBERED).isHidden()
    switch.click()
    desk.settle()
    assert list(fake.kept) == [(remembering.SERVICE, desk.workspace.services.journal.id)]
    assert not desk.workspace._rail.item(REMEMBERED).isHidden()
    desk.window.locking.lock()
    desk.window.screens.begin(desk.path, "Locked at 13:40.")
    desk.settle()
    assert desk.window.workspace is None
    desk.window.screens.begin(desk.path)
    desk.settle()
    assert desk.window.workspace is not None


@pytest.mark.parametrize("fault", ["gone", "raises", "of another key"])
def test_where_the_keyring_fails_the_passphrase_is_asked_for(desk: Desk, fake: FakeKeyring, fault: str) -> None:
    switch = remember_switch(privacy(desk))
    switch.click()
    desk.settle()
    desk.window.locking.lock()
    match fault:
        case "gone":
            fake.kept.clear()
        case "raises":
            fake.breaks = RuntimeError("no bus")
        case _:
            fake.kept = dict.fromkeys(fake.kept, "something that was never a key")
    desk.window.screens.begin(desk.path)
    desk.settle()
    page = desk.window.centralWidget()
    assert isinstance(page, UnlockPage)
    assert "passphrase" not in said(page)
    assert bool(desk.settings.current.remembered) is (fault != "of another key")
    type_text(PASSPHRASE)
    press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.workspace is not None


def test_a_keyring_that_takes_nothing_is_said(desk: Desk, fake: FakeKeyring) -> None:
    fake.breaks = RuntimeError("locked")
    switch = remember_switch(privacy(desk))
    switch.click()
    desk.settle()
    assert not switch.isChecked()
    assert "did not accept the key" in desk.messages.failures[-1]


def test_a_new_passphrase_ends_remembering(desk: Desk, fake: FakeKeyring) -> None:
    switch = remember_switch(privacy(desk))
    switch.click()
    desk.settle()
    typed_into_dialog(desk, PASSPHRASE, NEW, NEW)
    desk.settle()
    assert (fake.kept, dict(desk.settings.current.remembered)) == ({}, {})
    assert "no longer remembers it" in desk.messages.told[-1].sentence


def test_a_first_passphrase_is_judged_and_proposed(locked_desk: Desk) -> None:
    locked_desk.window.screens.show_welcome()
    page = locked_desk.window.centralWidget()
    assert isinstance(page, WelcomePage)
    type_text("adgangskode")
    assert "one of the first that would be tried" in said(page)
    press(Qt.Key.Key_Return)
    type_text("adgangskode")
    press(Qt.Key.Key_Return)
    assert "That one would be guessed at once" in said(page)
    click_button(page, "Make me one")
    assert "Hard to guess" in said(page) or "years" in said(page)
