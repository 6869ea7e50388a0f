"""Dialogs look like the app, have the size they were given last, and their tables can be read down a column."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFileSystemModel,
    QInputDialog,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.pages.desk import Desk, press, visible
from tests.ui.pages.every_window import windows, write_everywhere
from tests.ui.showing import wait_until

from leader_journal.core.terms import Kind
from leader_journal.ui.actions import Act
from leader_journal.ui.desktop.file_dialog import FileDialog
from leader_journal.ui.desktop.print_dialog import neutral_printer, print_dialog
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.entries.capture_window import CaptureWindow
from leader_journal.ui.entries.failure_strip import FailureStrip
from leader_journal.ui.figures.table_dialog import _model
from leader_journal.ui.pages.today.page import TodayPage
from leader_journal.ui.places import ShowReviews, ShowToday
from leader_journal.ui.toolkit.buttons import PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.wording.catalogue import Language
from leader_journal.wording.table import Table

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight

_PRINTER: list[QPrinter] = []
"""Its dialog does not keep it alive."""


def _message() -> QDialog:
    button = QMessageBox.StandardButton
    return QMessageBox(QMessageBox.Icon.NoIcon, "", "Sorry", button.Ok | button.Cancel | button.Save | button.Discard)


def _file() -> QDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _print() -> QDialog:
    return QPrintDialog(_PRINTER[0])


@pytest.mark.parametrize("make", [_message, _file, QInputDialog, _print])
def test_no_button_of_a_dialog_has_a_picture_of_another_desktop(
    desk: Desk, qtbot: QtBot, make: Callable[[], QDialog]
) -> None:
    """No green tick, no red cross: words say what a button does. For what Qt makes itself, whichever it is."""
    _PRINTER[:] = [QPrinter()]
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChildren(QPushButton)
    assert buttons
    assert [button.text() for button in buttons if not button.icon().isNull() and button.text()] == []


def _keys(desk: Desk) -> QDialog:
    desk.workspace.do(Act.KEYS)
    return desk.window.findChildren(KeysDialog)[-1]


@pytest.mark.parametrize("language", Language)
def test_what_a_key_does_is_read_to_its_end(desk: Desk, language: Language) -> None:
    """In the width the dialog has by itself a Danish line of the reviews ended in an ellipsis."""
    desk.interpreter.speak(language)
    desk.show(ShowReviews())
    dialog = _keys(desk)
    desk.settle()
    in_one_line = [one for one in visible(dialog, TextLabel) if not one.hasHeightForWidth()]
    assert [one.text() for one in in_one_line if one.width() < one.sizeHint().width()] == []
    dialog.close()


def _export(desk: Desk) -> QDialog:
    desk.workspace.do(Act.EXPORT_ENTRIES)
    return desk.window.findChildren(ExportDialog)[-1]


def _choosing(desk: Desk) -> QDialog:
    """The dialog in which files are chosen, as the window gives it its size."""

    def sized(dialog: QWidget, proposed: tuple[int, int]) -> object:
        return RememberedSize(dialog, desk.settings, desk.theme, proposed)

    dialog = FileDialog(desk.window, "Save", desk.path.parent, sized)
    dialog.show()
    return dialog


@pytest.mark.parametrize("opened", [_keys, _export, _choosing])
def test_a_dialog_has_the_size_it_was_given_last(desk: Desk, opened: Callable[[Desk], QDialog]) -> None:
    """At another size of text it grows with the text."""
    dialog = opened(desk)
    dialog.resize(600, 500)
    dialog.close()
    QApplication.processEvents()
    again = opened(desk)
    assert again.size() == QSize(600, 500)
    again.close()
    desk.theme.set_scale(120)
    larger = opened(desk)
    assert larger.size() == QSize(720, 600)
    larger.close()


def test_the_capture_window_has_the_size_it_was_given_last(desk: Desk) -> None:
    desk.workspace.capture.bring_up()
    window = desk.workspace.capture.window()
    window.resize(700, 600)
    window.close()
    QApplication.processEvents()
    desk.workspace.capture.bring_up()
    again = desk.workspace.capture.window()
    assert isinstance(again, CaptureWindow)
    assert again.size() == QSize(700, 600)
    again.close()


def test_the_folder_that_is_typed_is_chosen_and_none_on_the_way(desk: Desk, tmp_path: Path) -> None:
    """While Qt's list of completions is open, a folder that was typed on the way stays chosen beside the one meant."""
    (tmp_path / "one" / "two").mkdir(parents=True)
    dialog = FileDialog(desk.window, "Choose", tmp_path, lambda *_size: None)
    dialog.setFileMode(FileDialog.FileMode.Directory)
    dialog.open()
    dialog.activateWindow()
    (line,), (view,) = dialog.findChildren(QLineEdit, "fileNameEdit"), dialog.findChildren(QListView, "listView")
    line.setFocus()
    wait_until(line.hasFocus)
    line.setText("one/two")
    model, rows = view.model(), view.selectionModel()
    assert isinstance(model, QFileSystemModel)
    rows.select(
        model.index(str(tmp_path / "one")),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert line.text() == "one/two"
    dialog.accept()
    assert [Path(path) for path in dialog.selectedFiles()] == [tmp_path / "one" / "two"]


def test_a_size_nobody_chose_is_not_kept(desk: Desk) -> None:
    """So that a better proposal of a later version reaches those who never asked for another."""
    _keys(desk).close()
    assert desk.settings.current.window_sizes == {}


def test_saving_an_empty_entry_on_today_is_a_quiet_line(desk: Desk) -> None:
    """And no box that has to be put away; it goes with the next letter."""
    page = desk.workspace.go(ShowToday())
    assert isinstance(page, TodayPage)
    page.form.focus_line()
    press(Qt.Key.Key_Return, CTRL)
    assert desk.messages.failures == []
    (strip,) = visible(page, FailureStrip)
    assert strip.findChildren(TextLabel)[0].text() == "Write one line about what happened, and the entry can be saved."
    desk.add("@Maria asked", Kind.DOUBT)
    page.form.focus_line()
    press(Qt.Key.Key_A)
    assert visible(page, FailureStrip) == []


def test_numbers_end_at_one_line_and_words_begin_at_one(desk: Desk) -> None:
    """The head of a column stands where its cells do; a range or a share is a number, a day is words."""
    rows = (
        ("Humility", "3", "50\u00a0%", "19\u201381%", "4 July 2025", ""),
        ("Room", "12", "\u2013", "3\u201351%", "11 July 2025", ""),
    )
    model = _model(Table(("What", "Shown", "Share", "Range", "Last", "Note"), rows), desk.window)
    sides = [LEFT, RIGHT, RIGHT, RIGHT, LEFT, LEFT]
    for column, side in enumerate(sides):
        for row in range(2):
            assert model.item(row, column).textAlignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side
        assert model.horizontalHeaderItem(column).textAlignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == side


def test_in_every_dialog_ctrl_enter_presses_its_button_and_esc_leaves_it(desk: Desk, tmp_path: Path) -> None:
    """From wherever one writes: a small form that takes the one key and not the other is learnt anew each time."""
    person = write_everywhere(desk, "Solvej")
    source = tmp_path / "notes.md"
    source.write_text("# 2026-11-20\n\nSomething\n", encoding="utf-8")
    tried = 0
    for window in windows(desk, person.id, source):
        if not isinstance(window, QDialog) or isinstance(window, FileDialog):
            continue  # files are chosen in a dialog of the desktop’s, or of Qt’s
        buttons = visible(window, QPushButton)
        for button in (one for one in buttons if one.isEnabled() and _is_its(one)):
            presses: list[QWidget] = []
            button.clicked.disconnect()
            button.clicked.connect(partial(presses.append, button))
            fields = [one for kind in (QLineEdit, QTextEdit) for one in visible(window, kind) if one.isEnabled()]
            for field in fields or [window]:
                field.setFocus()
                QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
            assert len(presses) == len(fields or [window]), window
            tried += 1
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        assert not window.isVisible(), window
    assert tried >= 12


def _is_its(button: QPushButton) -> bool:
    """Whether a button is the one that its dialog is there for."""
    return isinstance(button, PrimaryButton) or button.isDefault()


@pytest.mark.parametrize("scale", [100, 150])
def test_the_dialog_for_printing_shows_printer_and_file_whole(desk: Desk, qtbot: QtBot, scale: int) -> None:
    """As Qt makes it, the name of the printer was cut behind a few letters."""
    desk.theme.set_scale(scale)
    _PRINTER[:] = [neutral_printer()]
    dialog = print_dialog(_PRINTER[0], desk.window, "Print", 3)
    qtbot.addWidget(dialog)
    dialog.show()
    desk.settle()
    shown = [names for names in dialog.findChildren(QComboBox) if names.isVisible()]
    assert shown
    assert [names.currentText() for names in shown if names.width() < names.sizeHint().width()] == []
    paths = [path for path in dialog.findChildren(QLineEdit) if path.isVisible()]
    assert all(path.width() > 20 * path.fontMetrics().averageCharWidth() for path in paths)
