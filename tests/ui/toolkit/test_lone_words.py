"""No short word ends a paragraph alone on its line; the paragraph keeps the lines it has, and all of its words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout, QTextOption

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import break_lines
from leader_journal.ui.toolkit.utf16 import letters

PITCH = 20
WORDS = st.text("aeilmnorst.", min_size=1, max_size=12)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


def lines(layout: QTextLayout) -> list[str]:
    every = [layout.lineAt(number) for number in range(layout.lineCount())]
    ends = [letters(layout.text(), one.textStart() + one.textLength()) for one in every]
    return [end.removeprefix(before) for before, end in pairwise(["", *ends])]


def plain_lines(text: str, theme: Theme, width: int, style: TextStyle = TextStyle.BODY) -> list[str]:
    """Break it as Qt does."""
    layout = QTextLayout(text, theme.font(style))
    layout.setTextOption(QTextOption())
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return lines(layout)


def broken(text: str, theme: Theme, width: int, style: TextStyle = TextStyle.BODY) -> list[str]:
    layout = QTextLayout(text, theme.font(style))
    break_lines(layout, width, PITCH)
    return lines(layout)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(PARAGRAPH, min_size=1, max_size=3), width=st.integers(40, 600))
def test_every_word_stays_in_as_many_lines(theme: Theme, paragraphs: list[str], width: int) -> None:
    text = "\u2028".join(paragraphs)
    found = broken(text, theme, width)
    assert "".join(found) == text
    assert len(found) == len(plain_lines(text, theme, width))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraph=PARAGRAPH, width=st.integers(200, 600))
def test_a_short_word_takes_the_one_before_it_along(theme: Theme, paragraph: str, width: int) -> None:
    measure = theme.metrics(TextStyle.BODY).horizontalAdvance
    for line, last in list(pairwise(broken(paragraph, theme, width)))[-1:]:
        before = line.split()
        if len(before) > 2 and measure(last) < width / 3 - 2:
            assert len(last.split()) > 1 or measure(f"{before[-1]} {last}") > width - 2


@pytest.mark.parametrize("scale", [100, 150])
def test_the_line_under_a_settings_name(theme: Theme, scale: int) -> None:
    theme.set_scale(scale)
    sentence = "F8 goes to the next underlined word and offers others; so does a right click."
    width = round(theme.metrics(TextStyle.BODY).horizontalAdvance(sentence)) - 4
    assert plain_lines(sentence, theme, width)[-1] == "click."
    assert broken(sentence, theme, width)[-1] == "right click."


@pytest.mark.parametrize("width", range(327, 409, 9))
def test_no_line_is_added_where_a_letter_reaches_beyond_its_width(theme: Theme, width: int) -> None:
    """The f at the end of what may stand before the word that is taken along."""
    theme.set_scale(150)
    text = "mjræg -yoWn)yf jesæg”gae ietlåæjo"
    assert len(broken(text, theme, width, TextStyle.PROSE)) == len(plain_lines(text, theme, width, TextStyle.PROSE))


def test_a_picture_is_two_of_what_qt_counts(theme: Theme) -> None:
    text = "\u2028".join(["Q Q 👩", "QQQ", "Whoever comes late 👩 says so before it 🎉 begins, and why."])
    for width in range(20, 300):
        assert len(broken(text, theme, width)) == len(plain_lines(text, theme, width)), width
