"""The help: beside the guide, reached by key, palette, F1 and search; read by keys, and true of the keys it names."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.pages.desk import Desk, press, visible

from leader_journal.core.help import HelpTopic, Manner
from leader_journal.core.terms import Kind
from leader_journal.exchange.help import read_help
from leader_journal.ui.actions import ACTIONS
from leader_journal.ui.entries.capture_form import capture_keys
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.guide.guide_text import GuideText
from leader_journal.ui.pages.guide.page import GuidePage
from leader_journal.ui.pages.guide.picture import PagePicture
from leader_journal.ui.pages.search.page import SearchPage
from leader_journal.ui.places import (
    PageName,
    SettingsSection,
    ShowGuide,
    ShowHelp,
    ShowProgress,
    ShowRestore,
    ShowSearch,
    ShowSettings,
    ShowToday,
    read,
    written,
)
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.prose import ReadText
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.wording.catalogue import Language

SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def page(desk: Desk) -> GuidePage:
    desk.settle()
    front = desk.workspace.pages.current
    assert isinstance(front, GuidePage)
    return front


def title(desk: Desk) -> str:
    text = visible(page(desk)._detail, ReadText)[0]
    assert isinstance(text, ReadText)
    return text.toPlainText().split("\n")[0]


def test_a_key_opens_it_and_the_arrows_go_from_page_to_page(desk: Desk) -> None:
    press(Qt.Key.Key_F1, SHIFT)
    assert title(desk) == "The first week"
    assert desk.workspace.place == ShowHelp(HelpTopic.FIRST_WEEK)

    page(desk)._list.setFocus()
    press(Qt.Key.Key_Down)
    assert title(desk) == "Writing an entry"


def test_guide_and_help_stand_beside_each_other_and_keep_their_place(desk: Desk) -> None:
    desk.show(ShowHelp(HelpTopic.CHARTS))
    press(Qt.Key.Key_7, CTRL)
    assert title(desk) == "What psychological safety is, and what it is not"
    page(desk)._switch._choose(page(desk)._shelves[1])
    assert title(desk) == "What the charts say"
    press(Qt.Key.Key_7, CTRL)
    press(Qt.Key.Key_F1, SHIFT)
    assert title(desk) == "What the charts say"


def test_every_page_is_read_in_both_languages_with_its_picture(desk: Desk) -> None:
    for topic in HelpTopic:
        desk.workspace.go(ShowHelp(topic))
        assert title(desk) == desk.workspace.services.guide.help_page(topic, "en").title
        for picture in visible(page(desk), PagePicture):
            assert not picture.grab().isNull()
            assert picture.accessibleName()
            assert picture.width() > 300
    desk.interpreter.speak(Language.DANISH)
    assert title(desk) == "Når noget går galt"


def test_a_step_has_its_number_and_what_the_app_says_stands_out(desk: Desk) -> None:
    desk.workspace.go(ShowHelp(HelpTopic.CAPTURING))
    desk.settle()
    pieces = [piece for text in page(desk).findChildren(ReadText) for piece in getattr(text, "pieces", ())]

    assert [piece.number for piece in pieces if piece.number] == [1, 2, 3, 4, 5, 6]
    first = next(piece for piece in pieces if piece.number == 1)
    keys = keys_shown("Ctrl+N").replace(" ", "\N{NO-BREAK SPACE}")
    assert [first.text[start:end] for start, end in first.strong] == [keys, "Today"]


@pytest.mark.parametrize("topic", HelpTopic)
def test_each_paragraph_is_one_of_the_document(desk: Desk, topic: HelpTopic) -> None:
    """Signs and numbers are painted beside the paragraphs that they belong to."""
    desk.workspace.go(ShowHelp(topic))
    desk.settle()
    texts = page(desk).findChildren(GuideText)

    assert texts
    for text in texts:
        assert text.document().blockCount() == len(text.pieces)


def test_links_lead_on_and_back_comes_to_where_one_was(desk: Desk) -> None:
    desk.show(ShowToday())
    desk.workspace.go(ShowGuide())
    desk.workspace.go(ShowHelp(HelpTopic.FIRST_WEEK))
    (link,) = [b for b in visible(page(desk), TextButton) if b.text() == "Writing an entry"]
    link.click()
    assert title(desk) == "Writing an entry"

    press(Qt.Key.Key_Left, ALT)
    assert title(desk) == "The first week"
    press(Qt.Key.Key_Left, ALT)
    assert title(desk) == "What psychological safety is, and what it is not"
    press(Qt.Key.Key_Left, ALT)
    assert desk.workspace.place.page is PageName.TODAY


def test_ctrl_f_finds_on_the_page(desk: Desk) -> None:
    desk.workspace.go(ShowHelp(HelpTopic.PRIVACY))
    press(Qt.Key.Key_F, CTRL)
    front = page(desk)
    front._find.line.setText("thirteen")
    assert len(front._places) == 1


@pytest.mark.parametrize(
    ("place", "topic"),
    [
        (ShowToday(), HelpTopic.FIRST_WEEK),
        (ShowProgress(), HelpTopic.CHARTS),
        (ShowRestore(), HelpTopic.BACKUPS),
        (ShowSettings(SettingsSection.IN_AND_OUT), HelpTopic.IN_AND_OUT),
        (ShowSettings(SettingsSection.PRIVACY), HelpTopic.PRIVACY),
        (ShowSettings(SettingsSection.TWO_MACHINES), HelpTopic.TWO_MACHINES),
        (ShowGuide(), HelpTopic.FIRST_WEEK),
    ],
)
def test_f1_leads_on_to_what_belongs_to_the_page(desk: Desk, place: ShowToday, topic: HelpTopic) -> None:
    desk.workspace.go(place)
    desk.settle()
    press(Qt.Key.Key_F1)
    (dialog,) = desk.workspace.window().findChildren(KeysDialog)
    (more,) = [button for button in dialog.findChildren(TextButton) if button.text().startswith("Help: ")]
    more.click()
    assert desk.workspace.place == ShowHelp(topic)
    assert QApplication.activeModalWidget() is None


def test_it_is_found_by_the_search_over_everything(desk: Desk) -> None:
    search = desk.show(ShowSearch("thirteen groups"))
    desk.settle()
    assert isinstance(search, SearchPage)
    search._rows[-1].opened.emit()
    assert title(desk) in {"Privacy and passphrase", "When something goes wrong"}


def test_the_palette_knows_its_pages_in_both_languages(desk: Desk) -> None:
    for typed in ("two computers", "to computere"):
        found = [offer.does for offer in desk.workspace.acts._choices.for_typed(typed)]
        assert ShowHelp(HelpTopic.TWO_MACHINES) in found


def test_the_place_is_remembered() -> None:
    place = ShowHelp(HelpTopic.MONTH)
    assert read(written(place)) == place


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (900, 100), (640, 100), (1280, 200)])
def test_nothing_is_wider_than_the_window(desk: Desk, width: int, percent: int) -> None:
    desk.theme.set_scale(percent)
    desk.workspace.window().resize(width, 600)
    for topic in (HelpTopic.CAPTURING, HelpTopic.TROUBLE):
        desk.workspace.go(ShowHelp(topic))
        desk.settle()
        room = page(desk)._scroll.viewport().width()
        kinds = (PagePicture, ReadText, TextButton)
        for widget in chain.from_iterable(visible(page(desk)._holder, kind) for kind in kinds):
            assert widget.mapTo(page(desk)._holder, widget.rect().topRight()).x() <= room


def known_keys(desk: Desk) -> set[str]:
    """Return every key that a page, the capture window or the table of actions lists, as it is shown."""
    listed = {keys_shown(keys) for spec in ACTIONS for keys in spec.keys}
    places = [*map(desk.workspace.pages.page, PageName)]
    of_pages = chain.from_iterable(one.keys() for one in places)
    for keys, _what in chain(of_pages, capture_keys("")):
        listed |= {keys, *keys.split()}
    # two keys in one line of the list, as in "Alt Up Alt Down"
    listed |= {keys_shown(keys) for keys in ("Alt+Up", "Alt+Down")}
    return listed | {str(number) for number in range(1, len(Kind) + 1)} | {"@"}  # the chips of capture, and a mention


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_key_that_is_named_exists(desk: Desk, language: str) -> None:
    named = {piece.text for one in read_help(language) for piece in one.pieces() if piece.manner is Manner.KEYS}

    assert {keys for keys in named if keys_shown(keys) not in known_keys(desk)} == set()
