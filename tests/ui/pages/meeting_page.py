"""What the tests of the one-on-one page hold on to: its blocks and lines, its buttons and dialogs."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from tests.ui.pages.desk import Desk, visible

from leader_journal.core.one_on_ones import Block, OneOnOne, PageBlock
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.one_on_one.page import OneOnOnePage
from leader_journal.ui.pages.one_on_one.page_block import PageBlockView
from leader_journal.ui.pages.one_on_one.page_line import PageLineView
from leader_journal.ui.toolkit.buttons import IconButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TODAY = dt.date(2026, 11, 24)
_Widget = TypeVar("_Widget", bound=QWidget)


def shown(desk: Desk) -> OneOnOnePage:
    current = desk.workspace.pages.current
    assert isinstance(current, OneOnOnePage)
    return current


def maria(desk: Desk) -> str:
    return desk.workspace.services.people.ids_by_alias()["Maria"]


def meeting(desk: Desk) -> OneOnOne:
    return desk.workspace.services.one_on_ones.prepare(maria(desk))


def saved(desk: Desk) -> tuple[OneOnOne, ...]:
    return desk.workspace.services.journal.one_on_ones.all()


def block(page: QWidget, wanted: Block) -> PageBlockView:
    views = (view for view in page.findChildren(PageBlockView) if view.block and view.block.block is wanted)
    return next(views)


def all_of(page: QWidget, kind: type[_Widget]) -> list[_Widget]:
    QApplication.processEvents()  # what is new has its place
    return visible(page, kind)


def lines(page: QWidget, wanted: Block) -> list[str]:
    return [line.words for line in all_of(block(page, wanted), PageLineView)]


def line(page: QWidget, wanted: Block, place: int = 0) -> PageLineView:
    return all_of(block(page, wanted), PageLineView)[place]


def words(page: QWidget) -> list[str]:
    return [label.text() for label in all_of(page, TextLabel)]


def button(page: QWidget, text: str) -> TextButton:
    (found,) = [one for one in all_of(page, TextButton) if one.text() == text]
    return found


def icon(page: QWidget, name: str) -> IconButton:
    (found,) = [one for one in all_of(page, IconButton) if one.accessibleName() == name]
    return found


def choose(page: QWidget, text: str) -> None:
    """Choose from the menu that is open."""
    (menu,) = [found for found in page.findChildren(QMenu) if found.isVisible()]
    (action,) = [found for found in menu.actions() if found.text() == text]
    menu.close()
    action.trigger()


def dialog(desk: Desk) -> OneOnOneDialog:
    (found,) = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(found, OneOnOneDialog)
    return found


def room(desk: Desk) -> PageBlock:
    return desk.workspace.services.one_on_ones.page(meeting(desk)).of(Block.ROOM)
