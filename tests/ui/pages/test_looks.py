"""What every page owes everybody: room for its words, both themes, both languages, names for a screen reader."""

from __future__ import annotations

import gettext
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from tests.ui.pages.desk import Desk, focused, press, visible, windows_shown
from tests.ui.pages.every_window import windows, write_everywhere

from leader_journal import __version__
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Kind, Reaction, Tone
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.entries.when_button import WhenButton
from leader_journal.ui.look.theme import ThemeMode
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.review.debt_row import DebtRow
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.settings.general import GeneralSettings
from leader_journal.ui.pages.settings.page import SettingsPage
from leader_journal.ui.pages.settings.privacy import PrivacySettings
from leader_journal.ui.places import (
    EditEntry,
    PageName,
    Place,
    PrepareOneOnOne,
    SettingsSection,
    ShowEntries,
    ShowGuide,
    ShowReviews,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.ui.toolkit.buttons import PrimaryButton
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording import catalogue
from leader_journal.wording.catalogue import Language

PLACES: tuple[PageName | ReviewStep, ...] = (
    *(
        PageName.TODAY,
        PageName.JOURNAL,
        PageName.EDITOR,
        PageName.ONE_ON_ONE,
        PageName.REVIEW,
        PageName.TRASH,
        PageName.GUIDE,
        PageName.SETTINGS,
    ),
    *ReviewStep,
)
_PLAIN: dict[PageName, Place] = {
    PageName.TODAY: ShowToday(),
    PageName.JOURNAL: ShowEntries(),
    PageName.REVIEW: ShowReviews(),
    PageName.TRASH: ShowTrash(),
    PageName.GUIDE: ShowGuide(),
    PageName.SETTINGS: ShowSettings(),
}
SIZES = ((1280, 800, 100), (900, 600, 100), (1280, 800, 150), (1280, 800, 200))
SIDES = ("left", "top", "right", "bottom")
_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Grouping,
    QAccessible.Role.SpinBox,
}


@pytest.fixture
def lived_in(desk: Desk) -> Desk:
    """A journal with something on every page; the entry with most in it is the newest."""
    gone = desk.add("Thrown away")
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([gone.id]), "")
    desk.add("@Maria asked whether the rota is fair to those who work part time", deepen_later=True)
    desk.add(
        "@Peter said in planning that the date cannot hold with two people away",
        Kind.DISAGREEMENT,
        reactions=(Reaction.EXPLAINED, Reaction.DEFENDED),
        tone=Tone.TENSE,
        promise="Come back with the revised plan",
        promise_due=desk.clock.now().date(),
        themes=("planning",),
        setting="team_meeting",
    )
    return desk


def show(desk: Desk, place: PageName | ReviewStep, *, unfolded: bool = True) -> QWidget:
    if isinstance(place, ReviewStep):
        review = desk.show(ShowReviews())
        assert isinstance(review, ReviewPage)
        review.begin()
        review._running.go(place)
        page: QWidget = review
    elif place is PageName.EDITOR:
        newest = desk.workspace.services.entries.rows(EVERYTHING, limit=1)[0]
        desk.workspace.go(EditEntry(newest.id))
        desk.settle()
        page = desk.workspace.pages.current
        assert isinstance(page, EditorPage)
        page._side._fold.set_open(unfolded)
        if unfolded:
            page._side._reactions._unfold()
    elif place is PageName.ONE_ON_ONE:
        desk.workspace.go(PrepareOneOnOne(desk.workspace.services.people.ids_by_alias()["Maria"]))
        page = desk.workspace.pages.current
    else:
        page = desk.show(_PLAIN[place])
    desk.settle()
    return page


def resize(desk: Desk, width: int, height: int, percent: int) -> None:
    desk.theme.set_scale(percent)
    desk.window.resize(width, height)
    desk.settle()


# room


class _Longer(gettext.NullTranslations):
    """Every sentence a third longer, as another language may be."""

    def gettext(self, message: str) -> str:
        return message + "~" * max(1, len(message) * 3 // 10)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch, lived_in: Desk) -> Desk:
    monkeypatch.setattr(catalogue._Active, "catalogue", _Longer())
    app = QApplication.instance()
    assert app is not None
    QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
    return lived_in


def cut(page: QWidget) -> list[str]:
    """What does not fit: a control beyond the edge of what it scrolls in, or narrower than its words."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | TextLabel | QLineEdit | MarkControl):
            continue
        room = _room_of(widget, page)
        left = widget.mapTo(room, QPoint()).x()
        if left < 0 or left + widget.width() > room.width():
            found.append(
                f"{type(widget).__name__} {_words(widget)!r} ends at {left + widget.width()} of {room.width()}"
            )
        elif isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{type(widget).__name__} {_words(widget)!r} is {widget.width()} wide")
    return found


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | TextLabel) else widget.accessibleName()


def _room_of(widget: QWidget, page: QWidget) -> QWidget:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent.parentWidget(), QScrollArea):
            area = parent.parentWidget()
            assert isinstance(area, QAbstractScrollArea)
            return area.viewport()
        parent = parent.parentWidget()
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]} %")
def test_words_a_third_longer_still_fit(
    longer_words: Desk, size: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(*size[:2]))  # a window asks how much there is
    resize(longer_words, *size)
    assert "Text size~~" in _said(show(longer_words, PageName.SETTINGS))
    found = {place.value: cut(show(longer_words, place)) for place in PLACES}
    capture = longer_words.workspace.capture.window()
    longer_words.workspace.capture.bring_up()
    capture.resize(capture.minimumSize())
    longer_words.settle()
    found["capture"] = cut(capture)
    capture.close()
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]} %")
def test_the_entrance_fits(locked_desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int, int]) -> None:
    monkeypatch.setattr(catalogue._Active, "catalogue", _Longer())
    for first in (
        locked_desk.window.screens.show_welcome,
        lambda: locked_desk.window.screens.show_unlock(locked_desk.path, "Locked"),
    ):
        first()
        resize(locked_desk, *size)
        page = locked_desk.window.centralWidget()
        assert page is not None
        assert cut(page) == []


# theme and language


def _grounds(page: QWidget) -> set[str]:
    """The colours along the edges of a page, where nothing but its ground is."""
    image = page.grab().toImage()
    bottom = image.height() - 3
    return {QColor(image.pixel(x, bottom)).name() for x in (2, image.width() - 30)}


@pytest.mark.parametrize("place", PLACES)
def test_a_new_theme_repaints_the_page_that_stands(lived_in: Desk, place: PageName | ReviewStep) -> None:
    page = show(lived_in, place)
    before = page.grab().toImage()
    for mode, ground in ((ThemeMode.DARK, "#17191d"), (ThemeMode.LIGHT, "#fdfcfa")):
        lived_in.theme.set_mode(mode)
        lived_in.settle()
        assert _grounds(page) <= {ground, *(lived_in.theme.color(token).name() for token in ("sel", "desk"))}
    after = page.grab().toImage()
    assert before.size() == after.size()
    lived_in.theme.set_mode(ThemeMode.DARK)
    light = QColor("#fdfcfa").rgb()
    dark = page.grab().toImage()
    bright = sum(dark.pixel(x, y) == light for x in range(0, dark.width(), 7) for y in range(0, dark.height(), 7))
    assert bright == 0, "nothing is left in the light theme's paper"


@pytest.mark.parametrize("place", PLACES)
def test_a_page_speaks_the_other_language_while_it_stands(lived_in: Desk, place: PageName | ReviewStep) -> None:
    page = show(lived_in, place, unfolded=False)
    words = _said(page)
    lived_in.interpreter.speak(Language.DANISH)
    lived_in.settle()
    danish = _said(page)
    lived_in.interpreter.speak(Language.ENGLISH)
    lived_in.settle()
    assert words != danish
    assert _said(page) == words
    same = [one for one in words if one in danish and " " in one]
    written = [row.title for row in page.findChildren(Row)] + [row.title for row in page.findChildren(DebtRow)]
    written += [label.text() for label in page.findChildren(TextLabel) if label.written]
    written += [promise.text for promise in lived_in.workspace.services.journal.promises.all()]
    assert [text for text in same if text not in written and not text.startswith(("/", "Ctrl "))] == []


def _said(page: QWidget) -> list[str]:
    labels = [label.text() for label in visible(page, TextLabel)]
    buttons = [button.text() for button in visible(page, QAbstractButton)]
    return sorted(words for words in (*labels, *buttons) if words)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_folded_away_has_its_words_before_another_language_is_chosen(
    lived_in: Desk, place: PageName | ReviewStep
) -> None:
    page = show(lived_in, place, unfolded=False)
    made = _words_of_all(page)
    QCoreApplication.sendEvent(lived_in.window, QEvent(QEvent.Type.LanguageChange))
    lived_in.settle()
    again = _words_of_all(page)
    assert [(made[one], again[one]) for one in made.keys() & again.keys() if made[one] != again[one]] == []


def _words_of_all(page: QWidget) -> dict[QWidget, tuple[str, ...]]:
    """What each part says, also what is folded away; what lies behind a part in front is asked when it comes there."""
    return {
        part: (
            type(part).__name__,
            part.text() if isinstance(part, QAbstractButton | TextLabel) else "",
            part.placeholderText() if isinstance(part, QLineEdit | QTextEdit) else "",
            part.accessibleName(),
            part.accessibleDescription(),
            part.toolTip(),
        )
        for part in page.findChildren(QWidget)
        if not _is_behind(part) and not isinstance(part, WhenButton)  # which says what time it is
    }


def _is_behind(part: QWidget) -> bool:
    pile = part.parentWidget()
    if pile is None:
        return False
    return (isinstance(pile, QStackedWidget) and pile.currentWidget() is not part) or _is_behind(pile)


# text size


@pytest.mark.parametrize("place", PLACES)
def test_gaps_and_margins_grow_with_the_text(lived_in: Desk, place: PageName | ReviewStep) -> None:
    """The window grows with it, so that what is narrow stays as it is: all else is half as much again."""
    show(lived_in, place)
    resize(lived_in, 1200, 800, 100)
    before = _gaps(lived_in.window)
    resize(lived_in, 1800, 1200, 150)
    after = _gaps(lived_in.window)
    kept = {
        f"{type(layout.parentWidget()).__module__}: {sizes} became {after[layout]}"
        for layout, sizes in before.items()
        if layout in after
        and (parent := layout.parentWidget()) is not None
        and parent.isVisible()
        and any(abs(large - 1.5 * small) > 1 for small, large in zip(sizes, after[layout], strict=True))
    }
    assert kept == set()


def _gaps(root: QWidget) -> dict[QLayout, tuple[int, ...]]:
    """The gap and the margins of everything that is laid out in a row, a column or lines."""
    held = {layout for widget in root.findChildren(QWidget) if (layout := widget.layout()) is not None}
    laid_out = {*held, *root.findChildren(QLayout)}
    return {
        layout: (layout.spacing(), *(getattr(layout.contentsMargins(), side)() for side in SIDES))
        for layout in laid_out
        if isinstance(layout, QBoxLayout | QGridLayout)
    }


# what everybody can reach


@pytest.mark.parametrize("place", PLACES)
def test_every_control_has_a_name_for_a_screen_reader(lived_in: Desk, place: PageName | ReviewStep) -> None:
    show(lived_in, place)
    assert _unnamed(lived_in.window) == []


def test_the_capture_window_and_the_entrance_have_names_too(lived_in: Desk) -> None:
    lived_in.workspace.capture.bring_up()
    capture = lived_in.workspace.capture.window()
    capture.form.rest._more_head.setChecked(True)
    capture.form.rest._flags._promise.setChecked(True)
    capture.form.rest._flags._agreement.setChecked(True)
    lived_in.settle()
    assert _unnamed(capture) == []
    capture.close()
    lived_in.window.locking.lock()
    lived_in.window.screens.show_welcome()
    assert _unnamed(lived_in.window) == []
    lived_in.window.screens.show_unlock(lived_in.path)
    assert _unnamed(lived_in.window) == []


def test_every_control_of_every_window_has_a_name_too(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "notes.txt"
    source.write_text("2026-11-03\nA line.\n", encoding="utf-8")
    person = write_everywhere(desk, "Maria")
    unnamed = {type(window).__name__: _unnamed(window) for window in windows(desk, person.id, source)}
    assert {name: found for name, found in unnamed.items() if found} == {}


def _unnamed(root: QWidget) -> list[str]:
    found: list[str] = []

    def walk(interface: QAccessibleInterface) -> None:
        if interface.state().invisible:
            return
        unnamed = not interface.text(QAccessible.Text.Name).strip()
        row_of_buttons = isinstance(interface.object(), QDialogButtonBox)  # Qt's own, which says nothing by itself
        if interface.role() in _CONTROLS and unnamed and not row_of_buttons:
            found.append(f"{interface.role()} {interface.object()}")
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                walk(child)

    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    walk(top)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_a_page_has_at_most_one_filled_button(lived_in: Desk, place: PageName | ReviewStep) -> None:
    page = show(lived_in, place)
    assert len(visible(page, PrimaryButton)) <= 1


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_everything_and_shows_where_it_is(lived_in: Desk, place: PageName | ReviewStep) -> None:
    page = show(lived_in, place)
    (ring,) = lived_in.window.findChildren(FocusRing)
    seen: list[QWidget] = []
    for _step in range(120):
        press(Qt.Key.Key_Tab)  # inside a date, Tab goes from the day to the month first
        widget = focused()
        if seen and widget is seen[0]:
            break
        if widget in seen:
            continue
        seen.append(widget)
        shows_itself = bool(widget.property("noRing"))
        assert shows_itself or ring.isVisible(), f"{type(widget).__name__} {_words(widget)!r}"
    reached = {widget for widget in seen if page.isAncestorOf(widget)}
    wanted = {
        widget
        for kind in (QLineEdit, QComboBox, QTextEdit)
        for widget in page.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        if widget.objectName() != "qt_spinbox_lineedit"  # a part of its date
    }
    assert len(reached) >= (1 if place is PageName.REVIEW else 2)  # where a review begins there is one thing to do
    assert wanted <= reached


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(lived_in: Desk) -> None:
    with windows_shown() as shown:
        for place in PLACES:
            show(lived_in, place)
    assert shown == []


# settings


def test_settings_take_effect_at_once_and_are_remembered(lived_in: Desk) -> None:
    page = lived_in.show(ShowSettings())
    assert isinstance(page, SettingsPage)

    general, privacy = page.section(SettingsSection.GENERAL), page.section(SettingsSection.PRIVACY)
    assert isinstance(general, GeneralSettings)
    assert isinstance(privacy, PrivacySettings)

    def choose(box: QComboBox, value: int) -> None:
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    general._language.chosen.emit(Language.DANISH)
    lived_in.settle()
    assert page._head.text() == "Indstillinger"
    choose(general._size, 130)
    assert lived_in.theme.percent == 130
    choose(privacy._quiet, 2)
    general._mode.chosen.emit(ThemeMode.DARK)
    settings = lived_in.settings.current
    assert (settings.language, settings.text_percent, settings.theme, settings.lock_after_minutes) == (
        "da",
        130,
        "dark",
        2,
    )
    assert lived_in.window.locking.idle._minutes == 2


@pytest.mark.desktop
def test_the_command_for_a_key_of_the_desktop_starts_this_app_with_a_new_entry(lived_in: Desk) -> None:
    page = lived_in.show(ShowSettings())
    assert isinstance(page, SettingsPage)
    general = page.section(SettingsSection.GENERAL)
    assert isinstance(general, GeneralSettings)

    general._key.click()

    words = shlex.split(QApplication.clipboard().text())
    assert words[-1] == "--new"
    said = subprocess.run([*words[:-1], "--version"], capture_output=True, text=True, check=True).stdout
    assert __version__ in said


def test_every_pixmap_has_the_pixels_of_its_window() -> None:
    """At a ratio of one and a half, in a process of its own: children/fractional.py."""
    child = Path(__file__).parent / "children" / "fractional.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", str(child)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
