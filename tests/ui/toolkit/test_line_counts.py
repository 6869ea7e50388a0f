"""How many lines a text takes is known for more widths than it was broken at, and is what breaking it would say."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import labels
from leader_journal.ui.toolkit.labels import LineCounts, TextLabel, break_lines
from leader_journal.ui.toolkit.painted_text import PaintedText

WORDS = st.text("aefjTVWilmnorstæøå.-,“”\u00ad👩", min_size=1, max_size=14)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=3)


def broken(text: str, lead: int, theme: Theme, width: int, style: TextStyle) -> tuple[float, int]:
    layout = QTextLayout(text, theme.font(style))
    part, bold = QTextLayout.FormatRange(), QTextCharFormat()
    bold.setFont(theme.font(style, QFont.Weight.DemiBold))
    part.start, part.length, part.format = 0, lead, bold
    layout.setFormats([part])
    return break_lines(layout, width, theme.line_height(style)), layout.lineCount()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    paragraphs=PARAGRAPHS,
    lead=st.integers(0, 20),
    width=st.integers(20, 900),
    scale=st.sampled_from([100, 150]),
    style=st.sampled_from([TextStyle.BODY, TextStyle.PROSE]),
)
def test_what_is_known_is_what_breaking_it_says(
    theme: Theme, paragraphs: list[str], lead: int, width: int, scale: int, style: TextStyle
) -> None:
    theme.set_scale(scale)
    text, counts = "\u2028".join(paragraphs), LineCounts()
    least, lines = broken(text, min(lead, len(text)), theme, width, style)
    counts.note(least, width, lines)
    for other in {*range(max(1, width - 200), width + 1, 7), width, int(least), int(least) + 1, width + 90}:
        known = counts.at(other)
        assert known is None or known == broken(text, min(lead, len(text)), theme, other, style)[1], other


def test_nothing_is_broken_that_follows_from_what_was(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a page is asked for its height at six widths, of which most leave it as it stands."""
    made = []

    def noted(layout: QTextLayout, width: int, pitch: float) -> float:
        made.append(width)
        return break_lines(layout, width, pitch)

    monkeypatch.setattr(labels, "break_lines", noted)
    monkeypatch.setattr("leader_journal.ui.toolkit.painted_text.break_lines", noted)
    label, painted = TextLabel(theme, wrap=True, text="Ask Emil"), PaintedText(theme, TextStyle.BODY, "Ask Emil")
    for width in (480, 207, 682, 479):
        assert label.heightForWidth(width) == painted.height(width) == painted.line_height()
    assert made == [480, 480]
    label.setText("Ask Emil " * 40)
    assert label.heightForWidth(480) > label.heightForWidth(682) > painted.line_height()
    assert made == [480, 480, 480, 682]


def test_a_soft_hyphen_takes_room_only_where_a_line_ends_with_it(theme: Theme) -> None:
    text = "Q \u00ad\u2028"
    for width in range(10, 60):
        counts = LineCounts()
        counts.note(*broken_at(text, theme, width))
        for other in range(10, 60):
            assert counts.at(other) in {None, broken_at(text, theme, other)[2]}, (width, other)


def broken_at(text: str, theme: Theme, width: int) -> tuple[float, int, int]:
    least, lines = broken(text, 0, theme, width, TextStyle.BODY)
    return least, width, lines
