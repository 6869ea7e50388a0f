"""Quick capture: Esc keeps, saving closes or goes on, a full disk takes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from tests.ui.pages.desk import PASSPHRASE, Desk, focused, press, visible

from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.terms import Element, Kind, Mark, Outcome
from leader_journal.services.entries.capture import EMPTY, Captured
from leader_journal.storage.journal import Journal
from leader_journal.ui.entries.capture_window import SLOT, CaptureWindow
from leader_journal.ui.entries.draft_rows import DraftRows
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import in_view
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import FoldHead
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.wording.catalogue import Language

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk) -> Iterator[CaptureWindow]:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    yield window
    if desk.window.workspace is not None:
        desk.workspace.capture.window().close()


def write(window: CaptureWindow, text: str) -> None:
    QTest.keyClicks(window.form._facts, text)


def facts(desk: Desk) -> list[str]:
    return [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)]


def test_escape_closes_and_the_draft_is_there_next_time(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Begun")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert facts(desk) == []
    desk.workspace.capture.bring_up()
    assert desk.workspace.capture.window().form.captured().facts == "Begun"


def test_saving_closes_and_leaves_no_draft(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Done")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert not window.isVisible()
    assert facts(desk) == ["Done"]
    assert desk.workspace.services.capture.draft(SLOT) is None


def test_save_and_add_another_empties_the_form(desk: Desk, window: CaptureWindow) -> None:
    for text in ("One", "Two"):
        write(window, text)
        QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.isVisible()
    assert window.form.empty
    assert sorted(facts(desk)) == ["One", "Two"]


def test_nothing_written_is_said_and_nothing_saved(desk: Desk, window: CaptureWindow) -> None:
    QTest.keyClicks(window.form._facts, "3")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert window.isVisible()
    assert facts(desk) == []
    assert window._failure.isVisible()
    assert window._failure.words()
    assert window._failure._words.height() >= window._failure._words.heightForWidth(window._failure._words.width())
    QTest.keyClicks(window.form._facts, "Something")
    window.keep()
    assert window._failure.isHidden()


def test_a_full_disk_takes_no_word(desk: Desk, window: CaptureWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    write(window, "Not to be lost")
    window.keep()

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull(desk.path)

    with monkeypatch.context() as patched:
        patched.setattr(type(desk.workspace.services.capture), "save", full)
        QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    assert window.isVisible()
    assert window.form.captured().facts == "Not to be lost"
    assert desk.workspace.services.capture.draft(SLOT) is not None
    strip = window._failure
    assert strip.isVisible(), "a failure is seen where the eye is"
    assert strip.words().startswith("There is no room left")
    assert strip._button.text() == "Try again"
    strip._button.click()
    assert not window.isVisible()
    assert facts(desk) == ["Not to be lost"]


def test_a_file_that_is_gone_can_be_gone_on_with_elsewhere(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Not to be lost")
    window.keep()
    desk.path.unlink()
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    strip = window._failure
    assert strip.isVisible()
    assert strip.words().startswith("The journal’s file was moved, deleted or replaced")
    assert strip._button.text() == "Save somewhere else"
    strip._button.click()
    assert window.isVisible(), "nothing was chosen"
    desk.messages.path = desk.path.with_name("Elsewhere")
    strip._button.click()
    assert not window.isVisible()
    assert desk.workspace.path.name == "Elsewhere.ljournal"
    assert desk.settings.recent_journals()[0] == desk.workspace.path
    assert facts(desk) == ["Not to be lost"]


@pytest.mark.parametrize("replaced", [False, True])
def test_locking_locks_where_the_file_is_gone_and_keeps_the_words(
    desk: Desk, window: CaptureWindow, replaced: bool
) -> None:
    write(window, "Half a line")
    desk.path.unlink()
    if replaced:
        other = desk.path.with_name("Other.ljournal")
        Journal.create(other, "another passphrase", desk.clock).close()
        other.rename(desk.path)
    desk.window.locking.lock()
    assert desk.window.workspace is None
    ((path, said),) = desk.restart.journals
    assert path != desk.path
    assert said.startswith("Nothing could be saved where the journal was.")
    desk.window.show_journal(Journal.open(path, PASSPHRASE, desk.clock))
    draft = desk.workspace.services.capture.draft(SLOT)
    assert draft is not None
    assert draft.facts == "Half a line"


def test_locking_keeps_what_stands_in_the_window(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Open when it locked")
    desk.window.locking.lock()
    assert not window.isVisible()
    desk.window.show_journal(Journal.open(desk.path, PASSPHRASE, desk.clock))
    draft = desk.workspace.services.capture.draft(SLOT)
    assert draft is not None
    assert draft.facts == "Open when it locked"


def test_after_the_third_mark_the_focus_is_on_promise_made_and_no_ring_goes_round_what_only_holds_others(
    desk: Desk, window: CaptureWindow
) -> None:
    write(window, "@")
    window.form.rest._marks._controls[Element.ROOM].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_1)
    promise = focused()
    assert isinstance(promise, CheckRow)
    assert promise.text() == "Promise made"
    assert window._ring._host() is promise
    window.form.rest._flags.setFocus()
    assert window._ring._host() is None


def test_tab_passes_by_the_question_about_underlined_words(desk: Desk, window: CaptureWindow) -> None:
    write(window, "He should have asked")
    press(Qt.Key.Key_F7)
    assert window.form._nudge.isVisible()
    seen = []
    for _step in range(4):
        press(Qt.Key.Key_Tab)
        seen.append(focused())
    assert not {window.form._nudge._leave, window.form._nudge._off} & set(seen)


def test_more_comes_into_view_and_its_choices_have_letters(desk: Desk, window: CaptureWindow) -> None:
    window.resize(window.minimumSize())
    write(window, "Something")
    QTest.keyClick(window.form._facts, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    viewport = window._scroll.viewport()
    top = window.form.rest.more.mapTo(viewport, QPoint()).y()
    assert 0 <= top < viewport.height() // 4
    for group in window.form.rest.more.findChildren(ChipGroup):
        letters = [chip.letter for chip in group.findChildren(Chip)]
        assert all(letters), group.accessibleName()
        assert len(set(letters)) == len(letters), group.accessibleName()
    QTest.keyClicks(focused(), "d")
    assert window.form.captured().outcome is Outcome.DECLINED


def test_keys_of_the_window_work_in_capture_too(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Something")
    before = desk.theme.percent
    QTest.keySequence(window, QKeySequence("Ctrl++"))
    assert desk.theme.percent > before
    QTest.keySequence(window, QKeySequence("Ctrl+0"))
    QTest.keySequence(window, QKeySequence("F1"))
    (keys,) = window.findChildren(KeysDialog)
    assert any("Keep" in label.text() or "keep" in label.text() for label in keys.findChildren(TextLabel))
    keys.close()
    window.activateWindow()
    QTest.keySequence(window, QKeySequence("Ctrl+L"))
    assert desk.window.workspace is None
    assert len(desk.restart.journals) == 1


def restored(desk: Desk, text: str, minutes: int) -> CaptureWindow:
    """Begin an entry, close, and come back to it so many minutes later."""
    desk.window.locking.idle.watch(0)
    desk.workspace.capture.bring_up()
    first = desk.workspace.capture.window()
    write(first, text)
    first.close()
    desk.clock.advance(dt.timedelta(minutes=minutes))
    desk.workspace.capture.bring_up()
    desk.settle()
    return desk.workspace.capture.window()


def drafts(desk: Desk) -> list[str]:
    page = desk.show(ShowEntries())
    rows = page.findChild(DraftRows)
    assert isinstance(rows, DraftRows)
    return [row.title for row in visible(rows, Row)]


def test_a_draft_says_when_it_was_begun_keeps_its_moment_and_is_gone_on_with_at_its_end(desk: Desk) -> None:
    begun = desk.clock.now()
    window = restored(desk, "Begun", 26 * 60)
    assert window.form._draft.isVisible()
    assert window.form._draft._said.text() == f"Draft from yesterday {begun:%H:%M}"
    write(window, " and gone on with")
    QTest.keyClick(window.form._facts, Qt.Key.Key_Return, CTRL)
    (row,) = desk.workspace.services.entries.rows(EVERYTHING)
    assert row.facts == "Begun and gone on with"
    assert row.happened == begun


def test_afresh_puts_the_draft_where_entries_are(desk: Desk) -> None:
    window = restored(desk, "The first", 5)
    window.form._draft._afresh.click()
    assert window.form.empty
    assert window.form._draft.isHidden()
    write(window, "The second")
    window.close()
    assert drafts(desk) == ["The second", "The first"]
    page = desk.workspace.pages.current
    (first,) = [row for row in visible(page, Row) if row.title == "The first"]
    QTest.keyClick(first, Qt.Key.Key_Return)
    desk.settle()
    again = desk.workspace.capture.window()
    assert again.form.captured().facts == "The first"
    QTest.keyClick(again.form._facts, Qt.Key.Key_Return, CTRL)
    assert facts(desk) == ["The first"]
    assert drafts(desk) == ["The second"]
    desk.workspace.capture.open_draft(SLOT)
    assert desk.workspace.capture.window().form.captured().facts == "The second"
    desk.workspace.capture.window().close()


def test_a_draft_that_was_put_aside_is_thrown_away_and_brought_back(desk: Desk) -> None:
    window = restored(desk, "Not this", 5)
    window.form._draft._afresh.click()
    window.close()
    assert drafts(desk) == ["Not this"]
    (row,) = visible(desk.workspace.pages.current, Row)
    row.action.click()
    assert drafts(desk) == []
    desk.messages.take_back()
    assert drafts(desk) == ["Not this"]


def test_a_line_to_bring_up_is_caught_by_its_flag(desk: Desk, window: CaptureWindow) -> None:
    """The caret goes into its line; what is written there waits for the person, and unchecked it does not."""
    desk.add("@Maria asked about the rota")
    maria = desk.workspace.services.people.ids_by_alias()["Maria"]
    write(window, "@Maria waited for me ")
    (flag,) = [row for row in visible(window, CheckRow) if row.text() == "To bring up"]
    flag.click()
    QTest.keyClicks(focused(), "The rota, once more")
    assert window.form.captured().bring_up == "The rota, once more"
    flag.click()
    assert window.form.captured().bring_up == ""
    flag.click()
    window.form.save(another=False)
    (waiting,) = desk.workspace.services.journal.bring_ups.of_person(maria)
    assert waiting.text == "The rota, once more"
    desk.workspace.undoing.undo()
    assert list(desk.workspace.services.journal.bring_ups.of_person(maria)) == []


def test_the_line_of_every_flag_is_in_sight_and_enter_goes_on_to_the_next_flag(
    desk: Desk, window: CaptureWindow
) -> None:
    """The window is as high as the form without them: each line opens below its edge."""
    write(window, "@Maria waited for me")
    flags = [row for row in visible(window, CheckRow) if row.text() != "Deepen later"]
    for flag, after in zip(flags, [*flags[1:], None], strict=True):
        flag.click()
        desk.settle()
        line = focused()
        assert in_view(line, line.rect()), flag.text()
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert after is None or after.hasFocus()
    assert focused().isVisible()
    assert [row.text() for row in visible(window, CheckRow) if row.hasFocus()] == ["Deepen later"]


def test_more_that_is_folded_away_from_within_leaves_the_focus_on_its_head(desk: Desk, window: CaptureWindow) -> None:
    write(window, "Waited for me")
    for _times in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
        desk.settle()
    head = focused()
    assert isinstance(head, FoldHead)
    assert not head.isChecked()


def test_a_line_to_bring_up_is_kept_with_the_draft(desk: Desk, window: CaptureWindow) -> None:
    write(window, "@Maria waited")
    flag = next(row for row in visible(window, CheckRow) if row.text() == "To bring up")
    flag.click()
    QTest.keyClicks(focused(), "The rota")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    desk.workspace.capture.bring_up()
    again = desk.workspace.capture.window()
    assert again.form.captured().bring_up == "The rota"
    desk.settle()
    assert any(row.text() == "To bring up" and row.isChecked() for row in visible(again, CheckRow))


def test_the_window_that_is_made_ahead_shows_what_is_kept_when_it_is_wanted(desk: Desk) -> None:
    capture = desk.workspace.capture
    capture.prepare()
    assert capture.open is None
    desk.workspace.services.capture.save_draft(SLOT, Captured(facts="Half a sentence"))

    capture.bring_up()

    assert capture.window().form.captured().facts == "Half a sentence"
    capture.window().close()


@pytest.mark.parametrize("look", ["larger text", "dark", "Danish"])
def test_a_window_made_ahead_touches_no_draft_and_is_as_one_made_now(desk: Desk, look: str) -> None:
    """What it does not show yet is not its own: the draft was emptied when text became larger."""
    capture, drafts = desk.workspace.capture, desk.workspace.services.capture
    drafts.save_draft(SLOT, Captured(facts="Half a sentence"))
    capture.prepare()
    (ahead,) = desk.window.findChildren(CaptureWindow)
    touched: list[None] = []
    ahead.form.changed.connect(partial(touched.append, None))
    {
        "larger text": partial(desk.theme.set_scale, 120),
        "dark": partial(desk.theme.set_mode, "dark"),
        "Danish": partial(desk.interpreter.speak, Language.DANISH),
    }[look]()
    QCoreApplication.sendPostedEvents()  # of a new language windows hear in a moment
    ahead.keep()
    assert not touched

    window = capture.window()
    assert window is ahead
    assert window.form.captured().facts == "Half a sentence"
    made_now = CaptureWindow(window._context, desk.window)
    assert (window.size(), window.windowTitle()) == (made_now.size(), made_now.windowTitle())
    made_now.deleteLater()
    window.close()


def _with_a_promise(window: CaptureWindow) -> None:
    window.form.show_captured(Captured(facts="Bo asked", promise="Answer on 3 June", promise_due=dt.date(2030, 6, 3)))
    window.form.save(another=False)


def _in_a_place_of_ones_own(window: CaptureWindow) -> None:
    window.form.show_captured(Captured(facts="Bo asked", setting="on the quay"))
    window.form.save(another=False)


def _about_an_agreement(window: CaptureWindow) -> None:
    window.form.show_captured(Captured(facts="Bo asked", new_agreement="We ask first"))
    window.form.save(another=False)


def _unfolded_and_left(window: CaptureWindow) -> None:
    window.form.rest.toggle_more()
    window.form.rest.more.focus_first()
    QCoreApplication.processEvents()
    window.close()


def _refused(window: CaptureWindow) -> None:
    window.form.save(another=False)
    window.close()


def _confirmed_ahead(window: CaptureWindow) -> None:
    window.form.ask_when()
    QTest.keyClicks(focused(), "3 June 2030 at 10")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    window.form.clear()
    window.close()


@pytest.mark.parametrize(
    "use",
    [
        _with_a_promise,
        _in_a_place_of_ones_own,
        _about_an_agreement,
        _unfolded_and_left,
        _refused,
        _confirmed_ahead,
    ],
)
def test_a_window_that_was_used_is_as_one_made_now(
    desk: Desk, window: CaptureWindow, use: Callable[[CaptureWindow], None]
) -> None:
    use(window)
    desk.settle()
    assert not window.isVisible()
    assert not [words for words in _typed(window) if words], "nothing private stays where nobody looks"

    desk.workspace.capture.bring_up()
    assert desk.workspace.capture.window() is window
    desk.settle()  # what stands beside the line comes after it
    made_now = CaptureWindow(window._context, desk.window)
    made_now.begin_with(SLOT)
    assert window._scroll.verticalScrollBar().value() == 0
    assert isinstance(window.focusWidget(), FactsField)
    assert _seen(window) == _seen(made_now)
    for one in (window, made_now):
        one.form.ask_when()
        QTest.keyClicks(one.form._moment.line, "3 June 2030 at 10")
        assert not one.form._moment.settled_as_it_stands, "it lies ahead, and nobody confirmed it"
        one.form.clear()
    made_now.deleteLater()


def _typed(window: CaptureWindow) -> list[str]:
    return [line.text() for line in window.findChildren(QLineEdit)] + [window.form.captured().facts]


def _seen(window: CaptureWindow) -> tuple[object, ...]:
    """What is offered, ticked, written and open, with all unfolded; without the sizes that a scroll bar takes from."""
    assert window.form.captured() == EMPTY
    folded = window.form.rest.isHidden(), window.form.rest.more.isHidden(), window._failure.isHidden()
    rest, moment = window.form.rest, window.form._moment
    rest.toggle_more()
    chips = [(chip.text(), chip.isChecked(), chip.focusPolicy()) for chip in window.findChildren(Chip)]
    checks = [(check.text(), check.isChecked()) for check in window.findChildren(CheckRow)]
    boxes = [[box.itemText(place) for place in range(box.count())] for box in window.findChildren(QComboBox)]
    shown = [label.isHidden() for label in window.findChildren(TextLabel)]
    rest.toggle_more()
    return folded, chips, checks, boxes, shown, _typed(window), moment.isHidden(), window.size(), window.windowState()


def test_a_window_that_was_made_ahead_goes_with_its_journal(desk: Desk) -> None:
    capture = desk.workspace.capture
    capture.prepare()
    desk.window.locking.lock()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not desk.window.findChildren(CaptureWindow)
    capture.prepare()
    assert not desk.window.findChildren(CaptureWindow)


@pytest.mark.parametrize("place", ["_another", "_save"])
def test_the_keys_of_capture_work_wherever_in_its_window_one_is(desk: Desk, window: CaptureWindow, place: str) -> None:
    """Also on the buttons at its foot, which are no part of the form."""
    write(window, "Said")
    button = getattr(window, place)
    QTest.keyClick(button, Qt.Key.Key_D, CTRL)
    assert window.form._moment.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Return, CTRL)
    assert facts(desk) == ["Said"]


@pytest.mark.parametrize("spoken", Language)
def test_the_three_elements_stand_side_by_side_and_stay_there_while_one_marks(desk: Desk, spoken: Language) -> None:
    """In Danish the third one stood alone under the others until something was marked."""
    desk.interpreter.speak(spoken)
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    desk.settle()
    controls = list(window.form.rest._marks._controls.values())

    def rows() -> set[int]:
        return {control.mapTo(window, QPoint()).y() for control in controls}

    assert len(rows()) == 1
    for digit, control in enumerate(controls, 1):
        QTest.keyClick(control, Qt.Key(Qt.Key.Key_0.value + digit))
        desk.settle()
        assert len(rows()) == 1
    window.close()


@pytest.mark.parametrize("tone", ["c", ""])
def test_digits_go_on_from_reactions_and_tone_to_the_marks(window: CaptureWindow, tone: str) -> None:
    """They mean nothing there: an ordinary entry takes twelve keys beyond its text."""
    write(window, "1")
    write(window, "Told me late")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_T)
    if tone:
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_C)
    for digit in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2):
        press(digit)
    captured = window.form.captured()
    assert [captured.marks.of(element) for element in Element] == [Mark.SHOWN, Mark.MISSED, Mark.PARTLY]
    assert (captured.tone is not None, len(captured.reactions), captured.facts) == (bool(tone), 1, "Told me late")


@pytest.mark.parametrize(
    ("captured", "said"),
    [
        (Captured(facts="It was late"), "It was late"),
        (Captured(promise="Call Bo"), "Call Bo"),
        (Captured(bring_up="The rota"), "The rota"),
        (Captured(new_agreement="We say it the same day"), "We say it the same day"),
        (Captured(kind=Kind.MISTAKE, facts=" "), "Mistake"),
        (Captured(deepen_later=True), "No kind yet"),
    ],
)
def test_a_draft_is_listed_by_the_words_that_it_has(desk: Desk, captured: Captured, said: str) -> None:
    desk.workspace.services.capture.save_draft(f"{SLOT}:1", captured)
    (rows,) = desk.show(ShowEntries()).findChildren(DraftRows)
    (row,) = visible(rows, Row)
    assert row.accessibleName().startswith(said)
