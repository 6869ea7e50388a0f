"""The columns of chart 4: names, axis, counts, standings; side by side, or one above the other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from leader_journal.core.tallies import Factor
from leader_journal.figures import words
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.sheet import Box
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.findings_patterns import PatternsFinding, PersonRow, Row
from leader_journal.wording.pattern_people import person_standing
from leader_journal.wording.pattern_standing import left_out_words
from leader_journal.wording.pattern_words import row_name, standing_words

HEAD, NAME, COUNT, STANDING, AXIS = 13, 14, 13, 12.5, 11
"""Text sizes in pixels at 100 %."""

ROW, LINE, HEAD_LINE, GROUP_GAP = 26, 20, 26, 12
GAP, INDENT = 16, 12
_ENOUGH, _WIDEST_NAME = 210, 190


class Columns:
    """Where the columns of all rows stand, those of people too. `wide` is whether they stand side by side."""

    def __init__(self, finding: PatternsFinding, style: FigureStyle, width: float) -> None:
        self._style = style
        px = style.px
        self._left_out = {
            factor: wrap(left_out_words(factor, count), width - px(INDENT), style.font_px(STANDING))
            for factor, count in finding.left_out
        }
        names, counts, standings = _widths(finding, style)
        self._names = px(INDENT) + min(names, px(_WIDEST_NAME)) + px(GAP)
        self._standings = standings + px(GAP) if standings else 0.0
        half_label = text_width(words.share_label(1.0), style.font_px(AXIS)) / 2
        beside = width - self._names - half_label - px(GAP) - counts - self._standings
        self.wide = beside >= px(_ENOUGH)
        self.axis_left = self._names if self.wide else half_label
        self.axis_width = beside if self.wide else width - 2 * half_label

    def left_out(self, factor: Factor) -> tuple[str, ...]:
        """Return the lines that say how many levels of a factor have no row; none where all have."""
        return self._left_out.get(factor, ())

    def name_room(self, box: Box, counted: str, weight: Weight) -> float:
        """Return how wide a name may be, beside its counts where the columns are not side by side."""
        if self.wide:
            return self._names - self._style.px(INDENT + 6)
        px = self._style.px
        return box.width - px(INDENT + GAP) - text_width(counted, self._style.font_px(COUNT), weight)

    def count_right(self, box: Box) -> float:
        """Return the right end of the counts."""
        return box.right - 1 - (self._standings if self.wide else 0.0)

    def x(self, box: Box, share: float) -> float:
        """Return the place of a share on the axis."""
        return box.x + self.axis_left + self.axis_width * share


def _widths(finding: PatternsFinding, style: FigureStyle) -> tuple[float, float, float]:
    """Return the widths of the columns of names, counts and standings; the last may be empty."""
    px, rows, people = style.font_px, finding.rows, finding.people

    def widest(texts: Sequence[str], size: float, weight: Weight = Weight.REGULAR) -> float:
        return max((text_width(text, px(size), weight) for text in texts), default=0.0)

    names = widest([*map(row_name, rows), *(row.alias for row in people)], NAME, Weight.SEMIBOLD)
    counts = widest([*map(words.row_counts, rows), *map(words.person_count, people)], COUNT, Weight.SEMIBOLD)
    heads = widest([words.shown_of_rated(), words.marked() if people else ""], AXIS)
    standings = widest([standing_of(row) for row in finding.everything], STANDING)
    return names, max(counts, heads), standings


def standing_of(row: Row) -> str:
    """Return the few words at the end of a row."""
    return person_standing(row) if isinstance(row, PersonRow) else standing_words(row.standing)
