"""The guide: read by keys, left by its links and come back to, searched, copied from, and the leader's own in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.pages.desk import Desk, focused, press, type_text, visible

from leader_journal.core.filters import EVERYTHING
from leader_journal.core.guide import Chapter
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.records import Marks
from leader_journal.core.terms import Kind, Mark, Reaction
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.guide.guide_text import GuideText
from leader_journal.ui.pages.guide.page import GuidePage
from leader_journal.ui.places import EditEntry, PageName, ShowAgreements, ShowGuide
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.prose import Prose, ReadText
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording.catalogue import Language

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def guide(desk: Desk, chapter: Chapter | None = None) -> GuidePage:
    if chapter is None:
        page = desk.show(ShowGuide())
    else:
        desk.workspace.go(ShowGuide(chapter))
        page = desk.workspace.pages.current
    desk.settle()
    assert isinstance(page, GuidePage)
    return page


def texts(page: GuidePage) -> list[str]:
    found = [text.toPlainText() for text in visible(page, ReadText)]
    return [paragraph for text in found for paragraph in text.split("\n")]


def link(page: QWidget, words: str) -> TextButton:
    (found,) = [b for b in visible(page, TextButton) if b.text() == words]
    return found


def selected(page: GuidePage) -> list[str]:
    return [t.textCursor().selectedText() for t in page.findChildren(ReadText) if t.textCursor().hasSelection()]


def shown_well(desk: Desk, facts: str) -> str:
    well = {"marks": Marks(room=Mark.SHOWN), "reactions": (Reaction.THANKED,)}
    return desk.add(facts, Kind.DOUBT, **well).id


def test_a_key_opens_it_and_the_arrows_go_from_page_to_page(desk: Desk) -> None:
    press(Qt.Key.Key_7, CTRL)
    desk.settle()
    page = guide(desk)
    assert desk.workspace.place.page is PageName.GUIDE
    assert texts(page)[0] == "What psychological safety is, and what it is not"

    press(Qt.Key.Key_Down)
    assert texts(page)[0] == "Frame the work"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert texts(page)[0] == "What psychological safety is, and what it is not"


def test_every_page_can_be_read_in_both_languages_and_the_place_is_kept(desk: Desk) -> None:
    for chapter in Chapter:
        page = guide(desk, chapter)
        assert page.place() == ShowGuide(chapter)
        assert "Sources" not in texts(page) or len(texts(page)) > texts(page).index("Sources") + 1
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert texts(page)[0] == "Destruktiv adfærd"
    assert any("Arbejdstilsynet" in text for text in texts(page))


def test_the_app_never_speaks_in_the_leaders_voice(desk: Desk) -> None:
    shown_well(desk, "She could take her time")
    desk.workspace.services.prompts.add(PromptPlace.ROOM, "Shall we walk?")
    page = guide(desk, Chapter.ROOM)

    serif = [t.toPlainText() for t in page.findChildren(Prose) if t._style in (TextStyle.PROSE, TextStyle.PROSE_L)]
    assert sorted(serif) == ["Shall we walk?", "She could take her time"]


def test_links_lead_on_and_back_comes_to_where_one_was(desk: Desk) -> None:
    page = guide(desk, Chapter.INVITE)
    page._scroll.verticalScrollBar().setValue(120)
    link(page, "Room").click()
    assert texts(page)[0] == "Room"
    link(page, "Situational humility").click()
    assert page._scroll.verticalScrollBar().value() == 0

    press(Qt.Key.Key_Left, ALT)
    assert texts(page)[0] == "Room"
    press(Qt.Key.Key_Left, ALT)
    desk.settle()
    assert texts(page)[0] == "Invite participation"
    assert page._scroll.verticalScrollBar().value() == 120
    press(Qt.Key.Key_Left, ALT)
    assert desk.workspace.place.page is PageName.TODAY


def test_the_example_is_the_leaders_own_entry_and_opens(desk: Desk) -> None:
    page = guide(desk, Chapter.ROOM)
    assert any(text.startswith("Nothing yet.") for text in texts(page))

    shown_well(desk, "She could take her time")
    desk.settle()
    assert "She could take her time" in texts(page)
    assert not any(text.startswith("Nothing yet.") for text in texts(page))
    link(page, "Open the entry").click()
    desk.settle()
    assert desk.workspace.place.page is PageName.JOURNAL
    desk.workspace.pages.back()
    assert texts(guide(desk))[0] == "Room"


def test_an_example_that_is_thrown_away_makes_room_for_the_one_before(desk: Desk) -> None:
    first, second = shown_well(desk, "The first"), shown_well(desk, "The second")
    page = guide(desk, Chapter.ROOM)
    assert "The second" in texts(page)

    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([second]), "Gone")
    assert "The first" in texts(page)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([first]), "Gone")
    assert any(text.startswith("Nothing yet.") for text in texts(page))
    desk.messages.take_back()
    assert "The first" in texts(page)


def test_a_sentence_is_copied_by_the_mouse_or_by_keys(desk: Desk) -> None:
    page = guide(desk, Chapter.ROOM)
    first, second = [b for b in visible(page, IconButton) if b.accessibleName() == "Copy the sentence"][:2]
    assert isinstance(first, IconButton)
    first.click()
    assert QGuiApplication.clipboard().text() == first.accessibleDescription()
    assert desk.messages.told[-1].sentence == "Copied"

    first.setFocus()
    press(Qt.Key.Key_Down)
    assert focused() is second
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == second.accessibleDescription() != first.accessibleDescription()
    press(Qt.Key.Key_Home)
    assert focused() is first


def test_a_question_of_ones_own_is_added_and_taken_back(desk: Desk) -> None:
    page = guide(desk, Chapter.HUMILITY)
    link(page, "Add a question of your own").click()
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PromptDialog)
    dialog._line.setText("What would @Maria see?")
    dialog.accept()
    assert "What would Maria see?" in texts(page)
    desk.messages.take_back()
    assert "What would Maria see?" not in texts(page)


def test_a_selection_reaches_across_paragraphs(desk: Desk) -> None:
    text = guide(desk, Chapter.SAFETY).findChildren(GuideText)[0]
    text.selectAll()
    text.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("What psychological safety is, and what it is not\nPsychological safety is")
    assert "\nSafe is not the same as comfortable." in copied


def test_text_follows_the_theme_and_the_text_size(desk: Desk) -> None:
    text = guide(desk, Chapter.SAFETY).findChildren(GuideText)[0]
    height = text.height()
    desk.theme.set_scale(200)
    desk.theme.set_mode("dark")
    desk.settle()
    letters = text.document().begin().begin().fragment().charFormat()
    assert letters.foreground().color() == desk.theme.color("ink")
    assert letters.font().pixelSize() == 52
    assert text.height() > height * 1.5


# the ways here


def test_the_editor_leads_to_the_elements_and_back_to_the_entry(desk: Desk) -> None:
    entry = desk.add("He asked")
    desk.workspace.go(EditEntry(entry.id))
    desk.settle()
    editor = desk.workspace.pages.current
    (ask,) = [b for b in visible(editor, IconButton) if b.accessibleName() == "Read about the elements in the guide"]
    assert isinstance(ask, IconButton)
    ask.click()
    desk.settle()
    assert texts(guide(desk))[0] == "Invite participation"
    desk.workspace.pages.back()
    assert isinstance(desk.workspace.pages.current, EditorPage)


def test_destructive_conduct_leads_to_whom_one_goes_to(desk: Desk) -> None:
    entry = desk.add("He threatened somebody", Kind.BREACH)
    desk.workspace.go(EditEntry(entry.id))
    desk.settle()
    page = desk.workspace.pages.current
    assert isinstance(page, EditorPage)
    for _step in range(2):
        page._prompts.step_on()
    desk.settle()
    words = "In the guide: what comes first, and who to go to"
    assert not [b for b in visible(page, TextButton) if b.text() == words]
    (box,) = [b for b in page.findChildren(CheckRow) if b.text().startswith("Destructive conduct") and b.isVisible()]
    box.click()
    link(page, words).click()
    desk.settle()
    assert texts(guide(desk))[0] == "Destructive conduct"
    assert desk.workspace.services.entries.get(entry.id).destructive, "what was ticked is kept"


def test_the_frames_owed_lead_to_how_a_frame_is_made(desk: Desk) -> None:
    desk.add("Nobody had said it", Kind.BREACH)
    page = desk.show(ShowAgreements())
    link(page, "In the guide: a frame that holds").click()
    assert texts(guide(desk))[0] == "Frame the work"


# finding


def test_a_word_is_found_however_it_is_spelled_and_gone_through_by_enter(desk: Desk) -> None:
    page = guide(desk, Chapter.SAFETY)
    press(Qt.Key.Key_F, CTRL)
    assert desk.workspace.place.page is PageName.GUIDE
    type_text("SAFE ")

    count = sum(text.casefold().count("safe") for text in texts(page))
    assert count > 3
    assert page._find._count.text() == f"1 of {count}"
    assert selected(page) == ["safe"]
    press(Qt.Key.Key_Return)
    assert page._find._count.text() == f"2 of {count}"
    press(Qt.Key.Key_Return, SHIFT)
    press(Qt.Key.Key_Return, SHIFT)
    assert page._find._count.text() == f"{count} of {count}"
    assert len(selected(page)) == 1
    assert page._scroll.verticalScrollBar().value() > 0


def test_what_is_not_there_is_said_and_escape_ends_the_search(desk: Desk) -> None:
    page = guide(desk, Chapter.SAFETY)
    press(Qt.Key.Key_F, CTRL)
    type_text("zebra")
    assert page._find._count.text() == "not on this page"
    assert selected(page) == []
    press(Qt.Key.Key_Return)

    press(Qt.Key.Key_Escape)
    assert page._find.isHidden()
    press(Qt.Key.Key_F, CTRL)
    assert focused() is page._find.line
    type_text("safe")
    assert selected(page) == ["safe"]
    press(Qt.Key.Key_Escape)
    assert selected(page) == []


def test_a_search_goes_on_upon_the_next_page_and_in_the_other_language(desk: Desk) -> None:
    page = guide(desk, Chapter.ROOM)
    press(Qt.Key.Key_F, CTRL)
    type_text("room")
    page._list._choose(0)
    assert page._find._count.text() == "not on this page"
    desk.interpreter.speak(Language.DANISH)
    desk.settle()
    assert page._find._count.text() == "ikke på siden"


# room


def test_with_little_room_it_is_the_list_or_the_page(desk: Desk) -> None:
    desk.theme.set_scale(150)
    page = guide(desk)
    assert not page._left.isHidden()
    assert page._detail.isHidden()

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page._left.isHidden()
    assert texts(page)[0] == "Frame the work"
    press(Qt.Key.Key_Escape)
    assert not page._left.isHidden()
    assert page._list.isAncestorOf(focused())
    press(Qt.Key.Key_F6)
    assert page._left.isHidden()
    link(page, "When an agreement is broken").click()
    assert texts(page)[0] == "When an agreement is broken"


def test_lines_are_short_enough_to_be_read(desk: Desk) -> None:
    lengths = []
    for language in (Language.ENGLISH, Language.DANISH):
        desk.interpreter.speak(language)
        for chapter in Chapter:
            for text in guide(desk, chapter).findChildren(GuideText):
                block = text.document().begin()
                for piece in text.pieces:
                    layout = block.layout()
                    lines = [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
                    lengths += lines[:-1] if piece.style is TextStyle.LEAD else []
                    block = block.next()

    assert sum(lengths) / len(lengths) <= 66
    assert max(lengths) <= 74


def test_the_guide_stands_in_an_empty_journal_too(desk: Desk) -> None:
    assert desk.workspace.services.entries.count(EVERYTHING) == 0
    for chapter in Chapter:
        assert len(texts(guide(desk, chapter))) > 8
