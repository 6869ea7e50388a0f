"""Small boxes that say or ask one thing, letter by letter: Qt would take what looks like HTML for HTML."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QInputDialog, QLabel, QMessageBox, QWidget

from leader_journal.ui.toolkit.buttons import CTRL_ENTER, press_by_ctrl_enter
from leader_journal.wording.catalogue import _

_MARGIN, _GAP = 1.2, 0.7
"""Of the height of a line: round a box, and between its parts."""
_WIDEST_BUTTON = 16
"""Of the height of a line: a name of the leader's own may be longer, and then what is done with it is still said."""


def sentence_box(parent: QWidget, sentence: str) -> QMessageBox:
    """Return a message box that says a sentence."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("Leader Journal"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # what can be selected can be dragged out
    _give_margins(box)
    return box


def question_box(parent: QWidget, sentence: str, words: str) -> QMessageBox:
    """Return a message box with a choice, accepted under these words; Esc leaves everything as it is."""
    box = sentence_box(parent, sentence)
    bold = QFont(box.font())
    bold.setWeight(QFont.Weight.DemiBold)  # as the style sheet says it, whose width Qt does not measure
    metrics, line = QFontMetrics(bold), box.fontMetrics().height()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, _WIDEST_BUTTON * line)
    accept = box.addButton(shown.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
    accept.setAccessibleName(words)
    box.setDefaultButton(accept)
    press_by_ctrl_enter(accept)
    accept.setMinimumWidth(metrics.horizontalAdvance(shown) + 2 * line)
    box.addButton(QMessageBox.StandardButton.Cancel)
    return box


def text_box(parent: QWidget, title: str, label: str, text: str) -> QInputDialog:
    """Return a dialog of one line."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.sizeHint()  # lays it out, which else its showing does, with margins of its own
    _give_margins(dialog)
    for words in dialog.findChildren(QLabel):
        words.setTextFormat(Qt.TextFormat.PlainText)
    for keys in CTRL_ENTER:
        QShortcut(keys, dialog).activated.connect(partial(_press_ok, dialog))
    return dialog


def _give_margins(box: QMessageBox | QInputDialog) -> None:
    """Give Qt's box the margins of our own dialogs; its words begin there too, where Qt keeps room for an icon."""
    line = box.fontMetrics().height()
    layout, margin, gap = box.layout(), round(line * _MARGIN), round(line * _GAP)
    if layout is not None:
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(gap)
    for buttons in box.findChildren(QDialogButtonBox):
        if (row := buttons.layout()) is not None:
            row.setSpacing(gap)
    if isinstance(layout, QGridLayout):
        for words in box.findChildren(QLabel, "qt_msgbox_label"):
            layout.removeWidget(words)
            layout.addWidget(words, 0, 0, 1, 2)


def _press_ok(dialog: QInputDialog) -> None:
    """Its buttons are made when it is shown."""
    buttons = dialog.findChild(QDialogButtonBox)
    if buttons is not None:
        buttons.button(QDialogButtonBox.StandardButton.Ok).click()
