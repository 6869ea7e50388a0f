"""The people of chart 4: by name, with how many marked entries there are and where it stands.

No axis, no bar and no count of what was shown: nobody has a rate (docs/decisions/0010). Where it stands out, the
entries themselves are there, one mark each, the latest on the right.
"""

from __future__ import annotations

from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Mark
from leader_journal.figures import words
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, shortened
from leader_journal.figures.pattern_columns import (
    AXIS,
    COUNT,
    GAP,
    HEAD,
    HEAD_LINE,
    INDENT,
    LINE,
    NAME,
    ROW,
    STANDING,
    Columns,
    standing_of,
)
from leader_journal.figures.sheet import Box, Point, Sheet
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.findings_patterns import PatternsFinding, PersonRow
from leader_journal.insight.standing import STANDS_OUT
from leader_journal.wording.findings_patterns import row_sentence
from leader_journal.wording.pattern_words import factor_name

_MARK, _PITCH = 11, 14


class PeopleBlock:
    """The rows of people; its height is 0 where there is nobody to speak of."""

    def __init__(self, finding: PatternsFinding, style: FigureStyle, columns: Columns) -> None:
        self._finding, self._style, self._columns = finding, style, columns
        px = style.px
        self._left_out = columns.left_out(Factor.PERSON)
        self._heights = [self._row_height(row) for row in finding.people]
        rows = sum(self._heights) + px(LINE) * len(self._left_out)
        self.height = px(HEAD_LINE) + rows if rows else 0.0

    def paint(self, sheet: Sheet, box: Box) -> tuple[FigureMark, ...]:
        """Draw the head and the rows; return each row, and the entries of those that stand out."""
        if not self.height:
            return ()
        px = self._style.px
        head = box.y + px(HEAD_LINE) / 2
        sheet.text(box.x, head, factor_name(Factor.PERSON), HEAD, color="muted", weight=Weight.MEDIUM)
        if self._columns.wide and self._finding.people:
            right = self._columns.count_right(box)
            sheet.text(right, head, words.marked(), AXIS, color="faint", align="right")
        marks: list[FigureMark] = []
        places: dict[Mark, list[Point]] = {}
        top = box.y + px(HEAD_LINE)
        for row, height in zip(self._finding.people, self._heights, strict=True):
            marks += self._paint_row(sheet, row, box, top, places)
            top += height
        for at, line in enumerate(self._left_out):
            sheet.text(box.x + px(INDENT), top + px(LINE) * (at + 0.5), line, STANDING, color="muted")
        for rating, points in places.items():
            sheet.marks(points, rating, px(_MARK))
        return tuple(marks)

    def _row_height(self, row: PersonRow) -> float:
        px = self._style.px
        if self._columns.wide:
            return px(ROW)
        return px(LINE) * (1 + bool(standing_of(row))) + (px(ROW) if row.marks else px(8))

    def _paint_row(
        self, sheet: Sheet, row: PersonRow, box: Box, top: float, places: dict[Mark, list[Point]]
    ) -> list[FigureMark]:
        """Write the words of a row; note in `places` where its marks go."""
        px, columns = self._style.px, self._columns
        out = row.standing in STANDS_OUT
        weight = Weight.SEMIBOLD if out else Weight.REGULAR
        line = px(ROW) if columns.wide else px(LINE)
        y = top + line / 2
        counted, right = words.person_count(row), columns.count_right(box)
        name = shortened(row.alias, columns.name_room(box, counted, weight), self._style.font_px(NAME), weight)
        sheet.text(box.x + px(INDENT), y, name, NAME, weight=weight)
        sheet.text(right, y, counted, COUNT, weight=weight, align="right")
        whole = FigureMark(
            right - sheet.width_of(counted, COUNT, weight) / 2,
            y,
            self._finding.row_filter(row),
            words.person_label(row),
            row_sentence(row, self._finding),
        )
        said = standing_of(row)
        if columns.wide:
            sheet.text(right + px(GAP), y, said, STANDING, color="ink" if out else "muted")
            return [whole, *self._marks(sheet, row, box, y, places)]
        if said:
            y += line
            sheet.text(box.x + px(INDENT), y, said, STANDING, color="ink" if out else "muted")
        return [whole, *self._marks(sheet, row, box, y + line / 2 + px(ROW) / 2, places)]

    def _marks(
        self, sheet: Sheet, row: PersonRow, box: Box, y: float, places: dict[Mark, list[Point]]
    ) -> list[FigureMark]:
        """Return the latest entries that fit; an ellipsis stands before them where there are more."""
        px, series = self._style.px, self._finding.series
        room = int(self._columns.axis_width / px(_PITCH))
        cut = len(row.marks) < row.marked or len(row.marks) > room
        shown = row.marks[-(room - cut) :] if row.marks else ()
        left = box.x + self._columns.axis_left + px(_PITCH) / 2
        if cut and shown:
            sheet.text(left, y, "…", COUNT, color="muted", align="center")
        marks = []
        for at, entry in enumerate(shown, start=int(cut)):
            place: Point = (left + at * px(_PITCH), y)
            places.setdefault(entry.rating, []).append(place)
            said = words.entry_sentence(series, entry.day, entry.rating)
            label = words.entry_label(series, entry.day, entry.rating)
            marks.append(FigureMark(*place, EntryFilter(ids=frozenset({entry.id})), label, said))
        return marks
