"""Chart 4: what goes with what? A dot and a bar for every level, the average dashed, the raw counts beside them.

People follow in a block of their own, without an axis: see `pattern_people`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from leader_journal.charts.patterns.finding import PatternRow, PatternsFinding, PersonRow, Row
from leader_journal.charts.patterns.words import figure as words
from leader_journal.charts.patterns.words.finding import row_sentence
from leader_journal.charts.patterns.words.people import person_standing
from leader_journal.charts.patterns.words.rows import factor_name, row_name
from leader_journal.charts.patterns.words.standing import left_out_words
from leader_journal.charts.shared.words import entry_label, entry_sentence, standing_words
from leader_journal.core.filters import EntryFilter
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Mark
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.fonts import Weight, shortened, text_width, wrap
from leader_journal.figures.sheet import Area, FigureSheet, Point
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Direction
from leader_journal.insight.standing import STANDS_OUT, Standing

_AXIS_HEIGHT, _BELOW = 24, 20
_DOT, _BAR, _BAR_OUT = 5.0, 3.5, 6.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def patterns_chart(finding: PatternsFinding, style: FigureStyle, width: float) -> PatternsChart:
    """Return chart 4; where the style does not tell what the app reads in it, no row stands out."""
    return PatternsChart(finding if style.told else untold(finding), style, width)


def untold(finding: PatternsFinding) -> PatternsFinding:
    """Return the finding with all its numbers, but with no row that stands out."""
    rows = tuple(replace(row, standing=_untold(row.standing)) for row in finding.rows)
    people = tuple(replace(row, standing=_untold(row.standing), marks=()) for row in finding.people)
    return replace(finding, rows=rows, people=people)


def _untold(standing: Standing) -> Standing:
    """That there are too few to tell is no reading."""
    return standing if standing is Standing.TOO_FEW else Standing.NO_DIFFERENCE


class PatternsChart:
    """Chart 4, laid out for one width: columns side by side, or words above the bars where that is too narrow."""

    def __init__(self, finding: PatternsFinding, style: FigureStyle, width: float) -> None:
        self._finding, self._style = finding, style
        px = style.px
        self._columns = Columns(finding, style, width)
        self._people = PeopleBlock(finding, style, self._columns)
        self._heights = [self._row_height(row) for row in finding.rows]
        self._heads, self._tops, self._end = self._places()
        rows = self._end + px(_BELOW) if finding.rows else 0.0
        self._rows_height = rows
        gap = px(GROUP_GAP) if rows and self._people.height else 0.0
        self._people_top = rows + gap
        self.natural_height = self.least_height = (self._people_top + self._people.height) or px(24)

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        """Draw the axis, the groups and their rows; return the rows, as they are read."""
        px = self._style.px
        if not self._finding.rows and not self._people.height:
            sheet.rules([((box.x, box.y + px(12)), (box.x + min(box.width, px(490)), box.y + px(12)))], "field", 1.5)
            return ()
        people = self._people.paint(sheet, Area(box.x, box.y + self._people_top, box.width, self._people.height))
        return (*self._paint_rows(sheet, box), *people) if self._finding.rows else people

    def _paint_rows(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
        px = self._style.px
        self._draw_axis(sheet, box)
        for factor, top in zip(self._finding.factors, self._heads, strict=True):
            y = box.y + top + px(HEAD_LINE) / 2
            sheet.text(box.x, y, factor_name(factor), HEAD, color="muted", weight=Weight.MEDIUM)
        for at, line in enumerate(reversed(self._columns.left_out(Factor.THEME))):
            y = box.y + self._end - px(LINE) * (at + 0.5)
            sheet.text(box.x + px(INDENT), y, line, STANDING, color="muted")
        marks = []
        for row, top in zip(self._finding.rows, self._tops, strict=True):
            place = self._draw_row(sheet, row, box, box.y + top)
            reach = self._finding.row_filter(row)
            marks.append(FigureMark(*place, reach, words.pattern_label(row), row_sentence(row, self._finding)))
        return tuple(marks)

    def _places(self) -> tuple[list[float], list[float], float]:
        """Return where the heads of the groups begin, where the rows do, and where the last of it ends."""
        px, heads, tops = self._style.px, list[float](), list[float]()
        y = px(_AXIS_HEIGHT)
        for row, height in zip(self._finding.rows, self._heights, strict=True):
            if len(heads) <= self._finding.factors.index(row.factor):
                y += px(GROUP_GAP) if heads else 0
                heads.append(y)
                y += px(HEAD_LINE)
            tops.append(y)
            y += height
        return heads, tops, y + px(LINE) * len(self._columns.left_out(Factor.THEME))

    def _bands(self, box: Area) -> list[tuple[float, float]]:
        """Return the heights through which the lines of the axis go: past no words."""
        px = self._style.px
        ends = [box.y + top + height for top, height in zip(self._tops, self._heights, strict=True)]
        if self._columns.wide:
            return [(box.y + px(_AXIS_HEIGHT), ends[-1])]
        drawn = [end for row, end in zip(self._finding.rows, ends, strict=True) if row.pooled is not None]
        return [(end - px(ROW), end - px(4)) for end in drawn]

    def _row_height(self, row: PatternRow) -> float:
        px = self._style.px
        if self._columns.wide:
            return px(ROW)
        lines = 1 + bool(standing_words(row.standing))
        return px(LINE) * lines + (px(ROW) if row.pooled is not None else px(8))

    def _draw_axis(self, sheet: FigureSheet, box: Area) -> None:
        px, columns = self._style.px, self._columns
        bands = self._bands(box)
        places = [(columns.x(box, share), share) for share in _TICKS]
        if bands:
            sheet.rules([((x, top), (x, end)) for x, _share in places for top, end in bands], "grid")
        for x, share in places:
            sheet.text(x, box.y + px(8), words.share_label(share), AXIS, color="faint", align="center")
        if columns.wide:
            head, right = words.shown_of_rated(), columns.count_right(box)
            sheet.text(right, box.y + px(8), head, AXIS, color="faint", align="right")
        self._draw_average(sheet, box, bands)

    def _draw_average(self, sheet: FigureSheet, box: Area, bands: list[tuple[float, float]]) -> None:
        average = self._finding.rate
        if average is None:
            return
        px = self._style.px
        x = self._columns.x(box, average.share)
        for top, end in bands:
            sheet.line([(x, top), (x, end + (px(6) if end == bands[-1][1] else 0))], "muted", 1.2, dashed=True)
        label = words.your_average(average)
        wide = text_width(label, self._style.font_px(AXIS)) + px(6)
        right = x + wide > box.right
        y = box.y + self._rows_height - px(_BELOW) + px(12)
        sheet.text(x + (-px(6) if right else px(6)), y, label, AXIS, color="muted", align="right" if right else "left")

    def _draw_row(self, sheet: FigureSheet, row: PatternRow, box: Area, top: float) -> Point:
        """Write the words of a row and draw its bar; return where its dot is, or where it would be."""
        px, columns = self._style.px, self._columns
        out = row.standing in STANDS_OUT
        color = "muted" if row.standing is Standing.TOO_FEW else "ink"
        weight = Weight.SEMIBOLD if out else Weight.REGULAR
        line = px(ROW) if columns.wide else px(LINE)
        y = top + line / 2
        counted, right = words.row_counts(row), columns.count_right(box)
        room = columns.name_room(box, counted, weight)
        name = shortened(row_name(row), room, self._style.font_px(NAME), weight)
        sheet.text(box.x + px(INDENT), y, name, NAME, color=color, weight=weight)
        sheet.text(right, y, counted, COUNT, color=color, weight=weight, align="right")
        said = standing_words(row.standing)
        if columns.wide:
            sheet.text(right + px(GAP), y, said, STANDING, color="ink" if out else "muted")
        elif said:
            y += line
            sheet.text(box.x + px(INDENT), y, said, STANDING, color="ink" if out else "muted")
        middle = y if columns.wide else y + line / 2 + px(ROW) / 2
        return self._draw_bar(sheet, row, box, middle if row.pooled is not None else y)

    def _draw_bar(self, sheet: FigureSheet, row: PatternRow, box: Area, y: float) -> Point:
        px, out, x = self._style.px, row.standing in STANDS_OUT, self._columns.x
        if row.pooled is None:
            return x(box, row.inside.share), y
        token = "field"
        if out and row.flag is not None:
            token = "mark.shown" if row.flag.direction is Direction.MORE else "mark.missed"
        low, high = x(box, row.pooled.low), x(box, row.pooled.high)
        thick = px(_BAR_OUT if out else _BAR)
        sheet.boxes([Area(low, y - thick / 2, high - low, thick)], token if out else "edge")
        dot: Point = (x(box, row.pooled.mean), y)
        if not out:
            sheet.discs([dot], [px(_DOT)], "paper")
        more = out and token == "mark.shown"
        sheet.discs([dot], [px(_DOT + 1) if out else px(_DOT)], token if out else "muted", hollow=not out)
        if out and not more:
            sheet.discs([dot], [px(_DOT - 2)], "paper")  # a ring: less, without colour too
        return dot


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

    def name_room(self, box: Area, counted: str, weight: Weight) -> float:
        """Return how wide a name may be, beside its counts where the columns are not side by side."""
        if self.wide:
            return self._names - self._style.px(INDENT + 6)
        px = self._style.px
        return box.width - px(INDENT + GAP) - text_width(counted, self._style.font_px(COUNT), weight)

    def count_right(self, box: Area) -> float:
        """Return the right end of the counts."""
        return box.right - 1 - (self._standings if self.wide else 0.0)

    def x(self, box: Area, share: float) -> float:
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

    def paint(self, sheet: FigureSheet, box: Area) -> tuple[FigureMark, ...]:
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
        self, sheet: FigureSheet, row: PersonRow, box: Area, top: float, places: dict[Mark, list[Point]]
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
        self, sheet: FigureSheet, row: PersonRow, box: Area, y: float, places: dict[Mark, list[Point]]
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
            said = entry_sentence(series, entry.day, entry.rating)
            label = entry_label(series, entry.day, entry.rating)
            marks.append(FigureMark(*place, EntryFilter(ids=frozenset({entry.id})), label, said))
        return marks
