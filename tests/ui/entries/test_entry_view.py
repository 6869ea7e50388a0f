"""The list by keyboard, its heads, its pages, and what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from tests.ui.entries.rows import TODAY, alias_of, row, rows
from tests.ui.showing import Show

from leader_journal.core.errors import DamagedJournal
from leader_journal.core.rows import EntryRow
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.pages.journal import row_layouts
from leader_journal.ui.pages.journal.entry_delegate import EntryDelegate
from leader_journal.ui.pages.journal.entry_list import PAGE, EntryListModel
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.pages.journal.list_head import ListHead

_COUNT = 2 * PAGE + 40


@pytest.fixture
def model() -> EntryListModel:
    everything = rows(_COUNT)

    def more(before: int) -> Sequence[EntryRow]:
        return [one for one in everything if one.key < before][:PAGE]

    model = EntryListModel(alias_of, lambda: TODAY, more)
    model.set_rows(everything[:PAGE])
    return model


@pytest.fixture
def view(theme: Theme, model: EntryListModel, show: Show) -> EntryListView:
    view = EntryListView(theme, model)
    show(view)
    view.setFocus()
    return view


def _current(view: EntryListView) -> int | None:
    entry = view.current_entry()
    return None if entry is None else entry.key


def test_the_arrows_pass_over_the_heads(view: EntryListView) -> None:
    view.choose_first()
    seen = [_current(view)]
    for _step in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(_current(view))
    assert seen == [_COUNT, _COUNT - 1, _COUNT - 2, _COUNT - 3]
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert _current(view) == _COUNT - 2


def test_up_from_the_first_row_leaves_the_list(qtbot: QtBot, view: EntryListView) -> None:
    view.choose_first()
    with qtbot.waitSignal(view.left_upwards):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert _current(view) == _COUNT


def test_home_end_and_page_keys(view: EntryListView, model: EntryListModel) -> None:
    view.choose_first()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    paged = _current(view)
    assert paged is not None
    assert paged < _COUNT - 2
    rect = view.visualRect(view.currentIndex())
    assert 0 <= rect.top() < rect.bottom() <= view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert _current(view) == _COUNT
    QTest.keyClick(view, Qt.Key.Key_End)
    assert _current(view) == _COUNT - PAGE + 1, "the end of what was fetched so far"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert _current(view) == _COUNT


def test_paging_down_reaches_the_oldest_entry(view: EntryListView) -> None:
    view.choose_first()
    for _page in range(_COUNT):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        if _current(view) == 1:
            break
    assert _current(view) == 1


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_E, "edit_requested"),
        (Qt.Key.Key_Delete, "delete_requested"),
    ],
)
def test_keys_of_an_entry(qtbot: QtBot, view: EntryListView, key: Qt.Key, signal: str) -> None:
    view.choose_first()
    with qtbot.waitSignal(getattr(view, signal)) as sent:
        QTest.keyClick(view, key)
    assert sent.args[0].key == _COUNT


def test_a_click_chooses_an_entry_and_never_a_head(qtbot: QtBot, view: EntryListView, model: EntryListModel) -> None:
    second, head = view.visualRect(model.index(2)).center(), view.visualRect(model.index(0)).center()
    with qtbot.waitSignal(view.selected) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert chosen.args[0].key == _COUNT - 1
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert view.selectionModel().selectedIndexes() in ([], [model.index(2)])


def test_rows_follow_each_other_without_a_gap(view: EntryListView, model: EntryListModel) -> None:
    rects = [view.visualRect(model.index(place)) for place in range(40)]
    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(rects))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, rects[0].width(), 0)
    hints = [view.itemDelegate().sizeHint(option, model.index(place)).height() for place in range(40)]
    assert hints == [rect.height() for rect in rects]


def test_the_sizes_are_those_of_the_design(theme: Theme, show: Show) -> None:
    model = EntryListModel(alias_of, lambda: TODAY)
    model.set_rows([row(2, facts="One line."), row(1, facts="Two lines, because it goes on and on. " * 5)])
    view = EntryListView(theme, model)
    show(view)
    heights = [view.visualRect(model.index(place)).height() for place in range(3)]
    assert heights == [39, 62, 83]


def test_the_head_of_the_day_stays_on_top_and_is_pushed_out(view: EntryListView, model: EntryListModel) -> None:
    assert view.sticky_day() is None, "at the very top the day's own head is there"
    view.verticalScrollBar().setValue(view.visualRect(model.index(1)).top() + 30)
    assert view.sticky_day() == TODAY
    point = QPoint(100, 5)
    assert not view.indexAt(point).isValid(), "what is under the head cannot be pressed"
    second_head = next(place for place in range(1, 10) if model.entry_at(model.index(place)) is None)
    view.verticalScrollBar().setValue(
        view.verticalScrollBar().value() + view.visualRect(model.index(second_head)).top() + 12
    )
    assert view.sticky_day() == model.item_at(second_head)


def test_the_chosen_row_is_clear_of_the_sticky_head(view: EntryListView) -> None:
    view.choose_first()
    for _step in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
    for _step in range(12):
        QTest.keyClick(view, Qt.Key.Key_Up)
        assert view.indexAt(view.visualRect(view.currentIndex()).center()) == view.currentIndex()


def test_older_rows_arrive_before_they_are_needed(view: EntryListView, model: EntryListModel) -> None:
    before = model.rowCount()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - view.viewport().height())
    assert model.rowCount() > before


def test_a_new_entry_above_does_not_move_what_is_read(view: EntryListView, model: EntryListModel) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(2000)
    index = view.indexAt(QPoint(100, 200))
    entry, top = model.entry_at(index), view.visualRect(index).top()
    assert entry is not None
    model.put(row(_COUNT + 1, entry="new"))
    assert view.visualRect(model.index_of(entry.id)).top() == top


def test_what_is_chosen_stays_chosen_when_others_go(view: EntryListView, model: EntryListModel) -> None:
    assert view.choose(str(_COUNT - 4))
    model.remove(str(_COUNT))
    model.remove(str(_COUNT - 8))
    assert _current(view) == _COUNT - 4
    assert not view.choose("nobody")


def test_a_narrower_list_measures_again(view: EntryListView, model: EntryListModel, qtbot: QtBot) -> None:
    place = next(n for n in range(10) if view.visualRect(model.index(n)).height() == 62)
    view.window().resize(220, 480)
    qtbot.waitUntil(lambda: view.visualRect(model.index(place)).height() == 83)


def test_text_size_and_theme_change_at_once(view: EntryListView, model: EntryListModel, theme: Theme) -> None:
    light = view.grab().toImage().pixelColor(300, 60)
    theme.set_scale(200)
    assert view.visualRect(model.index(0)).height() == 78
    theme.set_mode(ThemeMode.DARK)
    view.choose_first()
    assert view.grab().toImage().pixelColor(300, 100) != light


def test_a_layout_is_made_once(view: EntryListView, monkeypatch: pytest.MonkeyPatch) -> None:
    view.grab()
    made: list[str] = []
    with monkeypatch.context() as patched:  # what is laid out ahead in an idle moment is no paint
        patched.setattr(row_layouts, "_unbroken", lambda words, *_rest: made.append(words))
        view.grab()
    assert made == []


def test_the_next_page_is_laid_out_before_a_key_asks_for_it(
    qtbot: QtBot, view: EntryListView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a page holds: PageDown paints, and lays nothing out."""
    made: list[str] = []
    lay_out = row_layouts._unbroken

    def counted(words: str, font: QFont, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextLayout:
        made.append(words)
        return lay_out(words, font, align)

    view.choose_first()
    for _page in range(5):
        qtbot.wait(20)  # nobody presses anything
        with monkeypatch.context() as patched:
            patched.setattr(row_layouts, "_unbroken", counted)
            QTest.keyClick(view, Qt.Key.Key_PageDown)
            view.repaint()
            view.viewport().repaint()
        assert made == []


def test_older_rows_are_read_while_nobody_waits(qtbot: QtBot, view: EntryListView, model: EntryListModel) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 4 * view.viewport().height())
    before = model.rowCount()
    qtbot.waitUntil(lambda: model.rowCount() > before)


def test_of_another_list_as_many_rows_are_read_ahead(qtbot: QtBot, view: EntryListView, model: EntryListModel) -> None:
    """The next letter of a search lists as many rows at first as the letter before."""

    def read_ahead() -> int:
        view.verticalScrollBar().setValue(0)
        view.viewport().update()
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not view._ahead._idle.isActive())
        return model.rowCount()

    some = rows(_COUNT)
    lists = []
    for _letter in range(3):
        model.set_rows(some[:8], complete=False)
        lists.append(read_ahead())
    assert lists == [lists[0]] * 3
    assert lists[0] > 8


def test_rows_that_cannot_be_read_ahead_are_asked_for_again_by_whoever_goes_there(
    qtbot: QtBot, theme: Theme, show: Show
) -> None:
    """What fails is said in a window over the list: asked for in every idle moment it would be said without end."""
    asked: list[int] = []

    def damaged(before: int) -> Sequence[EntryRow]:
        asked.append(before)
        raise DamagedJournal(Path("mine.ljournal"))

    model = EntryListModel(alias_of, lambda: TODAY, damaged)
    model.set_rows(rows(_COUNT)[:PAGE], complete=False)
    view = EntryListView(theme, model)
    with qtbot.capture_exceptions() as said:
        show(view)
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 4 * view.viewport().height())
        qtbot.waitUntil(lambda: bool(asked))
        for _time in range(3):
            view.viewport().update()
            qtbot.wait(20)
        assert len(said) == len(asked) == 1
    with pytest.raises(DamagedJournal):
        view.moveCursor(QAbstractItemView.CursorAction.MoveEnd, Qt.KeyboardModifier.NoModifier)


def test_only_the_rows_that_changed_are_painted(qtbot: QtBot, view: EntryListView) -> None:
    view.choose_first()
    qtbot.wait(20)
    painted: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        paint = EntryDelegate._paint_entry

        def counted(delegate: EntryDelegate, *given: Any) -> None:
            painted.append(given[-1].id)
            paint(delegate, *given)

        patched.setattr(EntryDelegate, "_paint_entry", counted)
        QTest.keyClick(view, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: len(painted) > 0)
        qtbot.wait(20)
    assert painted == [str(_COUNT), str(_COUNT - 1)]


def test_hits_have_a_ground_of_their_own(view: EntryListView, theme: Theme) -> None:
    def hit_pixels() -> int:
        image = view.grab().toImage()
        wanted = theme.color("hit").rgb()
        return sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))

    assert hit_pixels() == 0
    view.set_terms(["march"])
    assert hit_pixels() > 20


def test_a_screen_reader_finds_the_rows(view: EntryListView, model: EntryListModel) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.List
    assert interface.child(1).text(QAccessible.Text.Name).startswith("Mistake, Peter, Tuesday 24 November")


def test_the_list_head_says_how_many(theme: Theme, show: Show) -> None:
    head = ListHead(theme)
    show(head)
    head.set_words("41 entries, newest first")
    assert head.accessibleName() == head.words() == "41 entries, newest first"
