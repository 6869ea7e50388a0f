"""The words at a bar and the line of today: the line never goes through words that stand beside their bar."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.filters import EVERYTHING
from leader_journal.figures.fonts import text_width
from leader_journal.figures.promise_bars_block import _LABEL, DrawnPromise, PromiseBarsBlock
from leader_journal.figures.sheet import Area
from leader_journal.figures.style import FigureStyle
from leader_journal.figures.time_frame import TimeFrame

TODAY = dt.date(2026, 11, 29)
STYLE = FigureStyle.of("light")


@given(
    before=st.integers(0, 60),
    ahead=st.integers(0, 30),
    kept_after=st.integers(0, 60),
    due_in=st.none() | st.integers(-60, 30),
    letters=st.integers(5, 90),
    width=st.integers(300, 900),
    left=st.sampled_from((8, 100, 180)),
)
def test_the_line_of_today_goes_through_no_words(
    before: int, ahead: int, kept_after: int, due_in: int | None, letters: int, width: int, left: int
) -> None:
    """Words above their bar have ground of their own, which is laid over the line."""
    made = TODAY - dt.timedelta(days=before)
    end = made + dt.timedelta(days=min(kept_after, before))
    due = None if due_in is None else TODAY + dt.timedelta(days=due_in)
    words = "m" * letters + " · skal holdes senest 2. december"
    one = DrawnPromise(made, end, due, None, kept=True, open=False, label=words, sentence=words, filter=EVERYTHING)
    frame = TimeFrame(made, TODAY + dt.timedelta(days=ahead), TODAY, left, width - 8, STYLE)

    with STYLE.letters():
        (label,) = PromiseBarsBlock([one], frame, width, today="i dag")._labels
        wide = text_width(label.text, STYLE.font_px(_LABEL))

    begin = label.x if label.align == "left" else label.x - wide
    assert label.above or not begin < frame.x(Area(0, 0, width, 0), TODAY) < begin + wide
