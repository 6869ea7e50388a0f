"""What stands in a layout is read and taken out without leaving anything behind in the binding."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from shiboken6 import Shiboken
from tests.ui.showing import Show

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.layouts import clear, in_order
from leader_journal.ui.toolkit.themed import Themed


def items_kept() -> set[QLayoutItem]:
    """The items of layouts that the binding still holds."""
    gc.collect()
    kept = Shiboken.getAllValidWrappers()
    return {each for each in kept if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)}


def texts(layout: QLayout) -> list[str]:
    return [label.text() for label in in_order(layout) if isinstance(label, QLabel)]


def filled(layout: QVBoxLayout) -> None:
    grid, row, flow = QGridLayout(), QHBoxLayout(), FlowLayout()
    layout.addWidget(QLabel("first"))
    layout.addLayout(row)
    layout.addSpacing(4)
    layout.addLayout(grid)
    layout.addLayout(flow)
    layout.insertWidget(0, QLabel("before"))
    layout.addWidget(QLabel("last"))
    for text in ("in a row", "beside it"):
        row.addWidget(QLabel(text))
    for place, text in enumerate(("in a grid", "under it")):
        grid.addWidget(QLabel(text), place, 0)
    for text in ("flowing", "on"):
        flow.addWidget(QLabel(text))


def test_widgets_come_as_they_are_placed(show: Show) -> None:
    column = QVBoxLayout()
    holder = QWidget()
    holder.setLayout(column)
    QLabel("floats", holder)
    filled(column)
    show(holder)
    assert texts(column) == (
        ["before", "first", "in a row", "beside it", "in a grid", "under it", "flowing", "on", "last"]
    )


def destroy_what_is_due() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Listing(Themed, QWidget):
    """Lists rows, and makes what they stand in itself, as pages do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self.list = QVBoxLayout(self)

    def fill(self) -> None:
        clear(self.list)
        block, label = QWidget(), QLabel()
        self.column(block, spacing=4).add(label, 8)
        self.fit(label.setFixedHeight, 20)
        self.say(label.setText, lambda: "Two words")
        self.list.addWidget(block)


def test_rows_that_were_taken_out_are_measured_and_worded_no_more(theme: Theme, show: Show) -> None:
    listing = _Listing(theme)
    show(listing)
    for _again in range(3):
        listing.fill()
        destroy_what_is_due()
    theme.set_scale(150)
    listing.retranslate()
    (label,) = listing.findChildren(QLabel)
    assert (label.text(), label.height()) == ("Two words", 30)


def test_what_was_read_is_not_held(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    before = items_kept()
    label = QLabel("one")
    column.addWidget(label)
    show(holder)
    assert texts(column) == ["one"]
    label.deleteLater()
    destroy_what_is_due()
    assert column.count() == 0
    assert not items_kept() - before


def test_what_is_taken_out_is_hidden_at_once_and_destroyed(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    before = items_kept()
    for text in ("one", "two"):
        column.addWidget(QLabel(text))
    show(holder)
    labels = holder.findChildren(QLabel)
    clear(column)
    assert not [label for label in labels if label.isVisible()]
    destroy_what_is_due()
    assert not [label for label in labels if Shiboken.isValid(label)]
    assert column.count() == 0
    assert not items_kept() - before
