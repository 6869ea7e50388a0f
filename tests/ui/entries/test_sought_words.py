"""The ground of sought words lies where Qt itself would put it, and the text above it stays laid out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from leader_journal.core.folding import search_terms
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.journal import row_layouts
from leader_journal.ui.pages.journal.row_layouts import LINES, RowLayouts, RowPieces

_TEXTS = (
    "Said in planning that the March date cannot hold with two people away, and why, and what we do instead.",
    "Aldrig før spurgt om det, og det tog den længste stund at få et svar på 😀, march og det hele.",
    "Hun sagde “nej” i march – og det var det…",
    "March אמרתי לא לפגישה march",
)
_TO_THE_RIGHT = _TEXTS[:-1]
_WIDTH = 300


@pytest.fixture
def layouts(theme: Theme) -> RowLayouts:
    return RowLayouts(theme)


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("sought", ["", "march", "MARCH det", "længste stund", "אמרתי", "מרתי"])
def test_the_ground_lies_where_qt_would_put_it(layouts: RowLayouts, text: str, sought: str) -> None:
    terms = search_terms(sought)
    ours = _painted(layouts.prose(text, LINES, _WIDTH, terms))
    assert ours == _painted((layouts._text(text, LINES, _WIDTH, terms),))


def test_another_letter_lays_no_text_out_anew(layouts: RowLayouts, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in _TO_THE_RIGHT:
        layouts.prose(text, LINES, _WIDTH, ("marc",))
    made: list[str] = []
    monkeypatch.setattr(row_layouts, "_unbroken", lambda words, *_rest: made.append(words))
    for text in _TO_THE_RIGHT:
        layouts.prose(text, LINES, _WIDTH, ("march",))
    assert made == []


def _painted(pieces: RowPieces) -> QImage:
    image = QImage(_WIDTH, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    for piece in pieces:
        piece.paint(painter, 3.0, 5.0)
    painter.end()
    return image
