"""Whatever the leader writes is shown letter by letter, wherever Qt would take it for HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.pages.every_window import every_dialog_class, places, windows, write_everywhere

from leader_journal.ui.toolkit.tips import plain_tip, show_tip

WORDS = "<b>x</b><img src=spy.png> R&D"
"""As a person, a theme, a setting, a title and a text."""
TAGS = ("<b>x", "<img")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file to bring in, with the words in it."""
    path = tmp_path / "source.csv"
    path.write_text(f"Date,Text,People\n2026-09-01,{WORDS},{WORDS}\n", encoding="utf-8")
    return path


def _said(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    for action in widget.actions():
        yield from (action.toolTip() if _has_tip(action) else "", action.statusTip(), action.whatsThis())


def _has_tip(action: QAction) -> bool:
    return action.toolTip() != action.text().replace("&", "")  # else Qt shows none


def _shown_by_qt(words: str) -> str:
    """What a label of Qt that decides by itself makes of some words."""
    if not Qt.mightBeRichText(words):
        return words
    document = QTextDocument()
    document.setHtml(words)
    return document.toPlainText()


def assert_plain(root: QWidget, where: object) -> int:
    """See that nothing below a widget is taken for HTML; return how often the words stand there."""
    found = 0
    for widget in (root, *root.findChildren(QWidget)):
        for said in _said(widget):
            if any(tag in _shown_by_qt(said) for tag in TAGS):
                found += 1
            else:
                assert "spy" not in said, (where, widget, said)
        match widget:
            case QLabel():
                plain = widget.textFormat() is Qt.TextFormat.PlainText or not widget.text()
                assert plain, (where, widget.text())
                found += WORDS in widget.text()
            case QTextEdit():
                assert "<img" not in widget.document().toHtml(), (where, widget)
                found += WORDS in widget.document().toPlainText()
    return found


def test_no_page_and_no_window_takes_words_for_html(desk: Desk, source: Path) -> None:
    person = write_everywhere(desk, WORDS)
    found = 0
    for place in places(desk, person.id):
        found += assert_plain(desk.show(place), place)
        found += assert_plain(desk.window, place)
    kinds: set[type[QWidget]] = set()
    for window in windows(desk, person.id, source):
        kinds.add(type(window))
        found += assert_plain(window, type(window).__name__)
    assert found > 40, "the words are on the pages"
    assert every_dialog_class() <= kinds, "a window that no test opens"


def test_a_tip_shows_its_words(desk: Desk) -> None:
    assert plain_tip("Maria & co") == "Maria & co"
    assert _shown_by_qt(plain_tip(f"{WORDS}  twice\nand a line")) == f"{WORDS}  twice\nand a line"
    show_tip(QPoint(40, 40), WORDS, desk.window)
    (shown,) = (one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible())
    assert isinstance(shown, QLabel)
    assert _shown_by_qt(shown.text()) == WORDS
    shown.hide()
