"""Set as by a typographer: no short word alone, no key broken, columns that are columns, one margin round a dialog."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from tests.ui.pages.desk import Desk, visible
from tests.ui.pages.every_window import windows, write_everywhere
from tests.ui.pages.reviewing import SHOWN, close_a_review, later, page_of

from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.figures.figure_canvas import FigureCanvas
from leader_journal.ui.pages.guide.guide_text import GuideText
from leader_journal.ui.pages.progress.page import ProgressPage
from leader_journal.ui.pages.review.quarter import MEASURE
from leader_journal.ui.pages.review.start import ReviewRow
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.places import Place, ShowEntry, ShowGuide, ShowHelp, ShowProgress, ShowReviews
from leader_journal.wording.catalogue import Language

PAGES: list[Place] = [*map(ShowGuide, Chapter), *map(ShowHelp, HelpTopic)]
LANGUAGES = list(Language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1280, 800), (900, 600)], ids=str)
def test_no_short_word_of_the_guide_or_the_help_ends_a_paragraph_alone(
    desk: Desk, language: Language, size: tuple[int, int]
) -> None:
    desk.interpreter.speak(language)
    desk.window.resize(*size)
    lost = []
    for place in PAGES:
        for text in visible(desk.show(place), GuideText):
            block = text.document().begin()
            while block.isValid():
                layout = block.layout()
                last = layout.lineAt(layout.lineCount() - 1)
                words = block.text()[last.textStart() :]
                if layout.lineCount() > 1 and len(words.split()) == 1 and len(words) <= 8:
                    lost.append(f"{place}: {block.text()[-40:]}")
                block = block.next()
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_keys_are_broken_over_two_lines(desk: Desk, language: Language) -> None:
    desk.interpreter.speak(language)
    broken = []
    for topic in HelpTopic:
        for text in visible(desk.show(ShowHelp(topic)), GuideText):
            said = text.document().toRawText()
            broken += re.findall(r"(?:Ctrl|Alt|Skift|Shift) (?:Ctrl|Alt|Skift|Shift|Enter|\S)(?!\w)", said)
    assert broken == []


def test_what_is_copied_from_the_guide_has_plain_spaces(desk: Desk) -> None:
    text = visible(desk.show(ShowHelp(HelpTopic.KEYS)), GuideText)[0]
    assert "\N{NO-BREAK SPACE}" in text.document().toRawText()

    text.selectAll()

    assert "\N{NO-BREAK SPACE}" not in text.createMimeDataFromSelection().text()


def test_the_plans_of_earlier_reviews_stand_in_a_column(desk: Desk) -> None:
    for days in (1, 40, 70):
        later(desk, days)
        desk.add("Something was said")
        close_a_review(desk)
    for language in LANGUAGES:
        desk.interpreter.speak(language)
        rows = visible(desk.show(ShowReviews()), ReviewRow)
        assert len({row._name.text() for row in rows}) > 1
        assert len({row._title.mapTo(desk.window, QPoint()).x() for row in rows}) == 1
        assert all(row._name.width() >= row._name.sizeHint().width() for row in rows)


def test_one_review_of_a_quarter_keeps_to_the_measure(desk: Desk) -> None:
    desk.window.resize(1280, 800)
    desk.add("Something was said")
    close_a_review(desk)
    page = page_of(desk)
    page.read_quarter(desk.workspace.services.reviews.quarters()[0])
    desk.settle()
    (sheet,) = visible(page, SheetView)
    assert sheet.width() == MEASURE
    assert sheet.mapTo(page, QPoint()).x() == page._quarter._title.mapTo(page, QPoint()).x()


def test_a_figure_stands_apart_from_the_words_above_it(desk: Desk) -> None:
    for number in range(6):
        desk.add(f"Something was said, {number}", marks=SHOWN)
    page = desk.show(ShowProgress())
    assert isinstance(page, ProgressPage)
    card = page._card
    canvas = visible(card, FigureCanvas)[0]
    above = card._subtitle.mapTo(card, QPoint(0, card._subtitle.height())).y()
    assert canvas.mapTo(card, QPoint()).y() - above >= 20


def test_the_days_of_found_entries_stand_where_the_keys_stand(desk: Desk) -> None:
    desk.add("Somebody said something about backups")
    offers = Choices(desk.workspace.services).for_typed("something about backups")
    entries = [offer for offer in offers if isinstance(offer.does, ShowEntry)]
    assert [(offer.at_the_end, offer.beside) for offer in entries] == [(offer.kind, "") for offer in entries]
    assert entries
    others = [offer for offer in Choices(desk.workspace.services).for_typed("") if offer.keys]
    assert {(offer.at_the_end, offer.beside) for offer in others} == {(offer.keys, offer.kind) for offer in others}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_keeps_its_words_from_the_edge_and_a_day_on_one_line(
    desk: Desk, language: Language, tmp_path: Path
) -> None:
    desk.interpreter.speak(language)
    source = tmp_path / "notes.txt"
    source.write_text("2026-11-03\nA line.\n", encoding="utf-8")
    person = write_everywhere(desk, "Maria")
    found = []
    for window in windows(desk, person.id, source):
        name = type(window).__name__
        if isinstance(window, QDialog) and not isinstance(window, QFileDialog | Palette):
            found += [f"{name}: {edge} at an edge" for edge in _edges(window) if edge < MARGIN]
        for line in (part for part in visible(window, QWidget) if isinstance(part, SpokenLine)):
            if line._said.height() > line._said.fontMetrics().height() * 1.9:
                found.append(f"{name}: {line._said.text()}")
    assert found == []


MARGIN = 16


def _edges(window: QWidget) -> list[int]:
    """How far what can be read or pressed is from the left and the right edge of its window, at the least."""
    parts = [part for kind in (QAbstractButton, QLabel, QLineEdit, QComboBox) for part in visible(window, kind)]
    lefts = [part.mapTo(window, QPoint()).x() for part in parts]
    rights = [window.width() - left - part.width() for part, left in zip(parts, lefts, strict=True)]
    return [min(lefts), min(rights)]
