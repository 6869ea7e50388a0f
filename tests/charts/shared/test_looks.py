"""The look: colours are tokens of the theme, shape carries the state, the font is the one that ships."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.font_manager import findfont
from tests.charts.marks import draw, texts_on

from leader_journal.charts.findings import layout_of
from leader_journal.charts.shared.finding import Finding
from leader_journal.core.terms import Mark, Series
from leader_journal.figures.file_letters import FAMILIES, drawable, drawing, font
from leader_journal.figures.file_sheet import figure_of
from leader_journal.figures.fonts import Weight, text_width, wrap
from leader_journal.figures.glyphs import glyph
from leader_journal.figures.pictures import lay_out
from leader_journal.figures.sheet import FigureSheet, SheetPath, SheetRules, SheetText
from leader_journal.figures.style import USED_TOKENS, FigureStyle


def texts_of(finding: Finding, style: FigureStyle, width: float = 840) -> list[str]:
    return texts_on(draw(finding, style, width).sheet)


def assert_of_tokens(finding: Finding, theme: str) -> None:
    """Fail when a chart has a colour that the style does not name, or stands on anything but paper."""
    style = FigureStyle.of(theme)
    sheet = draw(finding, style, 840).sheet
    used = {getattr(stroke, name, None) for stroke in sheet.strokes for name in ("color", "fill", "edge")} - {None}
    assert used <= {style.color(token) for token in USED_TOKENS}
    assert sheet.paper == style.color("paper")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_is_a_token(finding: Finding, theme: str) -> None:
    assert_of_tokens(finding, theme)


def test_a_figure_in_another_theme_says_the_same(finding: Finding) -> None:
    assert texts_of(finding, FigureStyle.of("light")) == texts_of(finding, FigureStyle.of("dark"))


def test_a_style_without_a_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="band50"):
        FigureStyle({"paper": "#ffffff"})


def coverage(mark: Mark) -> tuple[float, float]:
    """Return how dark the left and the right half of a mark are in grey, from 0 to 1."""
    with drawing():
        sheet = FigureSheet(FigureStyle.of("light"), 140, 140)
        sheet.marks([(70, 70)], mark, 140)
        canvas = FigureCanvasAgg(figure_of(sheet))
        canvas.draw()  # type: ignore[no-untyped-call]  # untyped there
        grey = np.asarray(canvas.buffer_rgba())[:, :, :3].mean(axis=2)  # type: ignore[no-untyped-call]  # untyped there
    dark = grey < 200
    return float(dark[:, :70].mean()), float(dark[:, 70:].mean())


def test_the_marks_differ_in_shape_and_not_only_in_colour() -> None:
    shown, partly, missed = map(coverage, (Mark.SHOWN, Mark.PARTLY, Mark.MISSED))
    disc = np.pi * 5.5**2 / 14**2
    assert shown == pytest.approx((disc, disc), abs=0.02)
    assert partly[0] == pytest.approx(disc, abs=0.02), "the left half is filled"
    assert partly[1] < disc / 2, "the right half is but an outline"
    assert missed[0] == pytest.approx(missed[1], abs=0.02)
    assert missed[0] == pytest.approx(np.pi * (5.5**2 - 3.5**2) / 14**2, abs=0.02), "a ring"


def test_what_does_not_count_has_no_mark_in_a_figure() -> None:
    with pytest.raises(ValueError, match="not_relevant"):
        glyph(Mark.NOT_RELEVANT)


@pytest.mark.parametrize("weight", Weight)
def test_the_font_is_the_one_that_ships(weight: Weight) -> None:
    assert findfont(font(14, weight)).endswith(
        {400: "Inter-Regular.ttf", 500: "Inter-Medium.ttf", 600: "Inter-SemiBold.ttf"}[weight]
    )


def test_letters_that_inter_lacks_are_drawn_all_the_same() -> None:
    with drawing():
        assert text_width("\N{HEBREW LETTER ALEF}", 14) > 0
    assert len(FAMILIES) == 2


def test_a_dollar_sign_is_a_dollar_sign() -> None:
    with drawing():
        assert text_width("$a$", 14) > 2 * text_width("$", 14)


def test_long_words_are_kept_whole_and_long_lines_broken() -> None:
    with drawing():
        lines = wrap("one two three Organisationsudvikling", 60, 14)
        assert " ".join(lines) == "one two three Organisationsudvikling"
        assert all(text_width(line, 14) <= 60 or " " not in line for line in lines)


def test_only_a_clear_change_has_a_line(state: Callable[[str], Finding]) -> None:
    changed = draw(state("progress"), FigureStyle.of("light"), 840).sheet
    assert len([stroke for stroke in changed.strokes if isinstance(stroke, SheetPath) and stroke.dashed]) == 1
    texts = texts_of(state("progress, changes at the edges"), FigureStyle.of("light"))
    assert texts.count("clear change") == 3
    assert texts.count("perhaps a change") == 1


def test_no_percentage_and_no_scale_below_five_entries(state: Callable[[str], Finding]) -> None:
    for name in ("progress, few", "entries, few", "month, few", "reactions, few", "patterns, few"):
        texts = texts_of(state(name), FigureStyle.of("light"))
        assert not [text for text in texts if "%" in text or text == "100"], name


def test_a_rate_but_no_level_from_five_to_nineteen(state: Callable[[str], Finding]) -> None:
    sheet = draw(state("progress, 5-19"), FigureStyle.of("light"), 840).sheet
    assert not [stroke for stroke in sheet.strokes if isinstance(stroke, SheetPath)]
    assert [text for text in texts_of(state("progress, 5-19"), FigureStyle.of("light")) if "%" in text]


def test_an_empty_journal_has_no_slots_to_fill(state: Callable[[str], Finding]) -> None:
    for name in ("progress, empty", "entries, empty", "reactions, empty", "year, empty", "patterns, empty"):
        drawn = draw(state(name), FigureStyle.of("light"), 840).sheet.strokes
        assert all(isinstance(stroke, SheetRules | SheetText) for stroke in drawn), name


def test_panels_stand_two_by_two_from_700_effective_pixels(state: Callable[[str], Finding]) -> None:
    finding = state("progress")
    for scale in (1.0, 1.5):
        style = FigureStyle.of("light", scale)
        wide, narrow = draw(finding, style, 700 * scale), draw(finding, style, 699 * scale)
        middle = 350 * scale
        assert max(mark.y for mark in wide.marks[:1]) < wide.sheet.height / 2
        assert [m for m in wide.marks if m.x > middle and m.sentence.startswith("Curious")]
        tops = [min(m.y for m in narrow.marks if m.sentence.startswith(name)) for name in ("Humility", "Curious")]
        assert tops[0] < tops[1]
        assert narrow.sheet.height > 1.5 * wide.sheet.height


def test_a_figure_is_as_high_as_asked_or_as_it_must_be(state: Callable[[str], Finding]) -> None:
    style, finding = FigureStyle.of("light"), state("progress")
    natural = lay_out(layout_of(finding), style, 840).natural_height
    assert draw(finding, style, 840).sheet.height == natural
    assert draw(finding, style, 840, natural + 100).sheet.height == natural + 100
    assert 10 < draw(finding, style, 840, 10).sheet.height < natural


def test_words_stay_in_their_own_series(state: Callable[[str], Finding]) -> None:
    texts = texts_of(state("progress, panels in different states"), FigureStyle.of("light"))
    assert "none rated" in texts
    assert len(Series) == len([text for text in texts if text in {"Humility", "Curious questions", "Room"}]) + 1


def test_a_sign_that_no_font_has_is_one_empty_box() -> None:
    with drawing():
        assert drawable("Tempo æøå €") == "Tempo æøå €"
        assert drawable("👍🏽 ok 👩‍👩‍👧") == "□ ok □"
        assert text_width("👍🏽", 14) == text_width("□", 14)
