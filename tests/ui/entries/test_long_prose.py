"""A text as long as a book is shown piece by piece; nothing of it is lost, and what is looked for is in front."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.ui.showing import Show

from leader_journal.core.folding import fold
from leader_journal.ui.entries.long_prose import LongProse
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.pieces import PIECE

_BOOK = "Something else was said. " * 4_000


def _ways(prose: LongProse) -> list[str]:
    return [button.text() for button in prose.findChildren(TextButton) if button.isVisible()]


def _press(prose: LongProse, words: str) -> None:
    next(button for button in prose.findChildren(TextButton) if button.text() == words).click()


def test_a_short_text_is_whole_and_offers_nothing(theme: Theme, show: Show) -> None:
    prose = LongProse(theme, TextStyle.PROSE)
    show(prose)
    prose.set_prose("Said aloud")
    assert prose.words() == "Said aloud"
    assert _ways(prose) == []


def test_a_long_one_is_read_on_to_its_end(theme: Theme, show: Show) -> None:
    prose = LongProse(theme, TextStyle.PROSE)
    show(prose)
    prose.set_prose(_BOOK)
    assert len(prose.words()) <= PIECE
    while _ways(prose):
        assert _ways(prose) == ["Read on"]
        _press(prose, "Read on")
    assert prose.words() == _BOOK


def test_the_piece_that_holds_what_is_looked_for_is_shown_first_and_marked(theme: Theme, show: Show) -> None:
    prose = LongProse(theme, TextStyle.PROSE)
    show(prose)
    text = _BOOK + "Nåleværk. " + _BOOK
    prose.set_prose(text, (fold("nåleværk"),))
    (piece,) = prose.pieces()
    assert "Nåleværk" in prose.words()
    assert len(piece.hits()) == 1
    assert _ways(prose) == ["Show what comes before", "Read on"]
    while "Show what comes before" in _ways(prose):
        _press(prose, "Show what comes before")
    assert prose.words().startswith("Something else")
    assert prose.words() == text[: len(prose.words())]


def test_another_text_begins_anew(theme: Theme, show: Show) -> None:
    prose = LongProse(theme, TextStyle.PROSE)
    window = show(prose)
    assert isinstance(window, QWidget)
    prose.set_prose(_BOOK)
    _press(prose, "Read on")
    prose.set_prose("Short")
    assert prose.words() == "Short"
    assert _ways(prose) == []
