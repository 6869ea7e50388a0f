"""Shows every part of the toolkit, in both themes, at 100 and 150 %: to look at, and for the tests.

    .venv/bin/python tools/gallery.py             a window; T turns the theme, + and - the text size
    .venv/bin/python tools/gallery.py FOLDER      pictures of it, without a screen

Its words are samples that nobody translates. Whoever adds a part to `ui/toolkit` adds a line to `PARTS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.ui.look.motion import Animation
from leader_journal.ui.look.theme import TextStyle, Theme, ThemeMode
from leader_journal.ui.toolkit.buttons import BackLink, DefaultButton, IconButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.calendar import Calendar
from leader_journal.ui.toolkit.card import Card
from leader_journal.ui.toolkit.chip import AddChip, Chip
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.compact_chips import CompactChips
from leader_journal.ui.toolkit.completion_popup import Completion, CompletionPopup
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.filter_token import TokenChip
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.four_boxes import FourBoxes
from leader_journal.ui.toolkit.labels import FactsLabel, TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.mnemonic_label import MnemonicLabel
from leader_journal.ui.toolkit.nav_rail import NavItem, NavRail
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.quote import Quote
from leader_journal.ui.toolkit.roomy_choice import RoomyChoice
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.search_bar import SearchBar
from leader_journal.ui.toolkit.sections import Fold, Hairline, Section, VerticalLine
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.ui.toolkit.step_bars import StepBars
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toast import Toast
from leader_journal.ui.toolkit.toggles import CheckRow, Switch
from leader_journal.ui.toolkit.waiting_and_done import WaitingAndDone
from leader_journal.ui.toolkit.word_list import WordList
from leader_journal.ui.toolkit.writing_field import WritingField

LOOKS = tuple((mode, percent) for mode in (ThemeMode.LIGHT, ThemeMode.DARK) for percent in (100, 150))
WIDTH, NAME = 1120, 150
ICON, TEXT = "pencil-line", "Words to look at"
LONG = "Somebody came with a doubt, and was heard before anything was answered. This takes more than one line."


def _buttons(theme: Theme) -> list[QWidget]:
    off = DefaultButton(theme, "Not now")
    off.setEnabled(False)
    return [
        PrimaryButton(theme, "Save", keys="Ctrl Enter"),
        DefaultButton(theme, "Cancel", icon="arrow-left"),
        TextButton(theme, "Show all", icon_after="arrow-right"),
        PrimaryButton(theme, "Small", small=True),
        BackLink(theme, "Journal"),
        IconButton(theme, ICON, "Edit"),
        off,
    ]


def _chips(theme: Theme) -> list[QWidget]:
    chosen = Chip(theme, "&Chosen")
    chosen.setChecked(True)
    return [Chip(theme, "&Free"), chosen, Chip(theme, "Third", digit="3"), AddChip(theme, "Add")]


def _groups(theme: Theme) -> list[QWidget]:
    options = [ChipOption(word, _always(word)) for word in ("&Mistake", "&Doubt", "&Question", "&Idea")]
    group, compact = ChipGroup(theme, options, _always("Kind")), CompactChips(theme, options, _always("Kind"))
    group.set_chosen(["&Doubt"])
    compact.set_chosen(["&Doubt"])
    return [group, compact]


def _toggles(theme: Theme) -> list[QWidget]:
    on, off, ticked = Switch(theme, "On"), Switch(theme, "Off"), CheckRow(theme, "&Ticked")
    on.setChecked(True)
    ticked.setChecked(True)
    return [on, off, ticked, CheckRow(theme, "&Not ticked")]


def _choices(theme: Theme) -> list[QWidget]:
    segmented = Segmented(theme, [(1, "Day"), (2, "Month"), (3, "Year")], "Period")
    segmented.set_value(2)
    select = Select(theme)
    select.addItems(["One of several", "Another"])
    roomy = RoomyChoice(theme, [(1, lambda: "Day"), (2, lambda: "Month")], lambda: "Period")
    roomy.set_value(1)
    return [segmented, select, roomy]


def _fields(theme: Theme) -> list[QWidget]:
    passphrase, writing = PassphraseField(theme), WritingField(theme, TextStyle.PROSE)
    passphrase.setText("secret words")
    parted = PartedField(theme, writing)
    writing.set_text("What is written here.")
    return [passphrase, parted]


def _search(theme: Theme) -> list[QWidget]:
    bar = SearchBar(theme, _nothing_fits)
    bar.set_words("Search", "Search", "Ctrl F")
    bar.set_tokens([("kind", "Kind: doubt")])
    return [bar]


def _texts(theme: Theme) -> list[QWidget]:
    prose, quote = Prose(theme), Quote(theme)
    prose.set_prose(LONG, _first_word)
    quote.set_quote(LONG, "24 November")
    facts = FactsLabel(theme, "small", "muted")
    facts.set_facts(("Maria", "24 November", "Team meeting"))
    return [TextLabel(theme, "body", "muted", text=LONG, wrap=True), facts, prose, quote]


def _styles(theme: Theme) -> list[QWidget]:
    return [TextLabel(theme, style, text=style.name.lower()) for style in TextStyle]


def _rows(theme: Theme) -> list[QWidget]:
    section = Section(theme, _always("Section"))
    section.add(Row(theme, "A row", "Maria", checkbox=True, warning="2 days late", action="Show"))
    section.add(Row(theme, "A row of prose", "3 Nov", serif=True))
    long = LongList(theme)
    long.set_rows(12, lambda number: Row(theme, f"Row {number + 1} of many"))
    return [section, long]


def _folds(theme: Theme) -> list[QWidget]:
    fold = Fold(theme, _always("Folded out"))
    fold.set_content(TextLabel(theme, "body", text="What was folded away"))
    fold.set_open(True)
    waiting = WaitingAndDone(theme, _always("What waits"), _always("Add one"), _always("What is done"))
    waiting.set_rows([Row(theme, "A row", checkbox=True)], 1, lambda _number: Row(theme, "Another row", checkbox=True))
    return [Fold(theme, _always("Folded away")), fold, waiting]


def _side(theme: Theme) -> list[QWidget]:
    side = SideList(theme, 4, groups=(2, 2))
    side.set_heads(["First", "Second"])
    side.set_labels(["One", "Two", "Three", "Four"])
    return [side]


def _rail(theme: Theme) -> list[QWidget]:
    items = [NavItem("today", "sun"), NavItem("journal", "book-open", "Ctrl+2", show_keys=True)]
    rail = NavRail(theme, primary_icon="plus", primary_keys="N", items=items, bottom=[NavItem("bin", "trash-2")])
    rail.set_words("The app", "New", {"today": "Today", "journal": "Journal", "bin": "Bin"})
    rail.set_current("journal")
    return [rail]


def _steps(theme: Theme) -> list[QWidget]:
    bars, boxes = StepBars(theme, 5), FourBoxes(theme)
    bars.set_names(["One", "Two", "Three", "Four", "Five"])
    bars.set_state(2, frozenset({0, 1}))
    boxes.set_numbers([4, 1, 0, 2], ["expected, calm", "expected, sharp", "not expected, calm", "neither"])
    boxes.set_value(1)
    return [bars, boxes]


def _words(theme: Theme) -> list[QWidget]:
    words = WordList(theme)
    words.set_words(["rota", "handover"])
    return [words, TokenChip(theme, "kind", "Kind: doubt"), MnemonicLabel(theme, "&Humility")]


def _strips(theme: Theme) -> list[QWidget]:
    strip, card = Strip(theme), Card(theme)
    strip.set_words("A quiet word at the side of the page")
    strip.add_button().setText("Do it")
    card.set_content(TextLabel(theme, "body", text="On a card"))
    return [strip, card]


def _empty(theme: Theme) -> list[QWidget]:
    empty = EmptyState(theme, _always("Nothing here yet"), _always(LONG), _always("Begin"))
    empty.fit(empty.setMinimumHeight, 200)
    return [empty]


def _dates(theme: Theme) -> list[QWidget]:
    calendar = Calendar(theme)
    calendar.setSelectedDate(QDate(2026, 11, 24))
    return [calendar]


def _lines(theme: Theme) -> list[QWidget]:
    across = VerticalLine(theme)
    across.fit(across.setFixedHeight, 40)
    return [Hairline(theme), across]


PARTS: Sequence[tuple[str, Callable[[Theme], list[QWidget]], bool]] = (
    ("Buttons", _buttons, True),
    ("Chips", _chips, True),
    ("Groups of chips", _groups, False),
    ("Toggles", _toggles, True),
    ("Choices", _choices, True),
    ("Fields", _fields, False),
    ("Search", _search, False),
    ("Texts", _texts, False),
    ("Type", _styles, True),
    ("Rows", _rows, False),
    ("Folds", _folds, False),
    ("Side list", _side, True),
    ("Rail", _rail, True),
    ("Steps and boxes", _steps, False),
    ("Words", _words, True),
    ("Strip and card", _strips, False),
    ("Empty page", _empty, False),
    ("Calendar", _dates, True),
    ("Lines", _lines, False),
)
"""The name of a shelf, what stands on it, and whether that stands side by side."""


class Gallery(Themed, QWidget):
    """All shelves under each other, what floats over them, and the ring round what has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._follow(theme)
        self.setWindowTitle("Gallery")
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content, self.shelves = QWidget(), list[QWidget]()
        shelves = self.column(content, spacing=20)
        for name, make, beside in PARTS:
            shelves.add(self._shelf(name, make(theme), beside=beside))
        shelves.add(STRETCH)
        self.page = PageScroll(theme)
        self.fit(self.page.set_margins, 28, 28, 28, 28)
        self.page.set_content(content)
        self.column(self).add(self.page)
        self.toast, self.popup = Toast(theme, self), CompletionPopup(theme, self)
        self.ring = FocusRing(theme, self)

    def open_out(self) -> None:
        """Be as high as all shelves, and show what floats."""
        self.resize(self.theme.px(WIDTH), 200)
        QApplication.processEvents()
        while (hidden := self.page.verticalScrollBar().maximum()) > 0:
            self.resize(self.width(), self.height() + hidden)
            QApplication.processEvents()
        self.toast.show_message("Something was done", "Undo", _do_nothing)
        place = QRect(self.theme.px(700), self.theme.px(140), self.theme.px(200), 1)
        self.popup.offer([Completion(1, "Maria"), Completion(2, "Peter")], place)
        QApplication.processEvents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn theme and text size."""
        match event.text():
            case "t":
                self.theme.set_mode(ThemeMode.LIGHT if self.theme.dark else ThemeMode.DARK)
            case "+":
                self.theme.set_scale(self.theme.percent + 10)
            case "-":
                self.theme.set_scale(self.theme.percent - 10)
            case _:
                super().keyPressEvent(event)

    def _shelf(self, name: str, parts: Sequence[QWidget], *, beside: bool) -> QWidget:
        shelf, place = QWidget(), QWidget()
        if beside:
            flow = FlowLayout(place)
            self.fit(flow.set_gaps, 16, 12)
            for part in parts:
                flow.addWidget(part)
        else:
            self.column(place, spacing=12).add(*parts)
        label = TextLabel(self.theme, "section", text=name)
        self.fit(label.setFixedWidth, NAME)
        row = self.row(20, shelf)
        row.layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.fill(place)
        self.shelves.append(shelf)
        return shelf


def picture(application: QApplication, mode: ThemeMode, percent: int, folder: Path) -> Path:
    """Write the gallery in one look into a folder; return the file."""
    theme = Theme(mode, percent)
    theme.motion.set_mode(Animation.OFF)
    theme.apply(application)
    gallery = Gallery(theme)
    theme.dress(gallery)
    gallery.show()
    gallery.open_out()
    target = folder / f"{mode}-{percent}.png"
    gallery.grab().save(str(target))
    gallery.close()
    gallery.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return target


def main() -> int:
    """Show the gallery, or write its pictures."""
    if len(sys.argv) == 1:
        application = QApplication([])
        theme = Theme(ThemeMode.SYSTEM)
        theme.apply(application)
        gallery = Gallery(theme)
        theme.dress(gallery)
        gallery.resize(WIDTH, 800)
        gallery.show()
        return application.exec()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application, folder = QApplication([]), Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for mode, percent in LOOKS:
        print(picture(application, mode, percent, folder))
    return 0


def _always(words: str) -> Callable[[], str]:
    def said() -> str:
        return words

    return said


def _nothing_fits(_typed: str) -> list[Completion]:
    return []


def _first_word(text: str) -> list[tuple[int, int]]:
    return [(0, text.find(" "))]


def _do_nothing() -> None:
    """A sample has nothing to undo."""


if __name__ == "__main__":
    sys.exit(main())
