"""Nothing is cut: no column is wider than what it is seen through, no text has more letters or lines than room.

On every page, in every step and dialog, in both languages, in small windows and with large text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)
from tests.ui.pages.desk import Desk

from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.themes.room import THEMES
from leader_journal.core.bring_ups import BringUp
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.guide import Chapter
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.records import Marks, Promise
from leader_journal.core.reviews import ReviewStep
from leader_journal.core.terms import Kind, Mark, Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.services.prompts import PromptPlace
from leader_journal.ui.actions import Act
from leader_journal.ui.bring_ups.bring_up_dialog import BringUpDialog
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop.file_dialog import FileDialog
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.keys.passphrase_dialog import PassphraseDialog
from leader_journal.ui.keys.sheet_dialog import SheetDialog
from leader_journal.ui.machines.passphrase_dialog import OtherPassphraseDialog
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.journal.versions_dialog import VersionsDialog
from leader_journal.ui.pages.people.forget_dialog import ForgetDialog
from leader_journal.ui.pages.people.merge_dialog import MergeDialog
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.progress.period_dialog import PeriodDialog
from leader_journal.ui.pages.review.page import ReviewPage
from leader_journal.ui.pages.settings.licences_dialog import LicencesDialog
from leader_journal.ui.pages.today.plan_dialog import PlanDialog
from leader_journal.ui.paper.left_names_dialog import LeftNamesDialog
from leader_journal.ui.places import (
    PLAIN,
    EditEntry,
    Place,
    PrepareOneOnOne,
    SettingsSection,
    ShowEntry,
    ShowGuide,
    ShowOneOnOne,
    ShowPerson,
    ShowReviews,
    ShowSearch,
    ShowSettings,
)
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.prose import ReadText
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.transfer.import_dialog import ImportDialog
from leader_journal.wording.catalogue import Language

_LEADERS = ("Maria-Louise", "ota", "Come back", "Tell me", "Anne-Margrethe", "Donau", "قال", "2026-1", "what was")
"""Words by which one knows what the leader wrote."""
_PERIOD = (dt.date(2025, 9, 28), dt.date(2026, 11, 28))
_LEFT = {"Maria-Louise": "A", "Rigshospitalet": "B"}
ROOMS = [(1280, 800, 100), (900, 600, 100), (900, 600, 150), (1280, 800, 200)]
_LONG_NAME = "Anne-Margrethe Konstantinopolitanerinde von und zu Schleswig"
_NO_BREAK = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
_RIGHT_TO_LEFT = "قال محمد في الاجتماع إن الموعد لن يصمد لأن شخصين غائبان"
_LONG = "@Maria-Louise asked whether the rota for the nights before a holiday is fair to those who work part time"


def too_wide(page: QWidget) -> list[str]:
    """Columns that reach beyond their viewport, and words that have more letters or lines than room."""
    QApplication.processEvents()
    columns = [(area.widget(), area.viewport()) for area in page.findChildren(QScrollArea) if area.isVisible()]
    labels = [label for label in page.findChildren(TextLabel) if label.isVisible() and label.text()]
    buttons = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and not isinstance(button.parent(), Segmented)
    ]
    choices = [one for one in page.findChildren(QComboBox) if one.isVisible()]
    lists = [one for one in page.findChildren(SideList) if one.isVisible()]
    places = [one for side in lists for one in side.findChildren(QAbstractButton)]  # painted, and shortened by that
    texts = [text for text in page.findChildren(ReadText) if text.isVisible()]
    return [
        *(
            f"a column of {one.width()} in {room.width()}"
            for one, room in columns
            if one and one.width() > room.width()
        ),
        *(f"label: {one.text()[:50]}" for one in labels if _is_cut(one)),
        *(f"button: {one.text()[:50]}" for one in buttons if one.width() < one.minimumSizeHint().width()),
        *(f"choice: {one.currentText()[:50]}" for one in choices if one.height() < one.minimumSizeHint().height()),
        *(f"place: {one.text()[:50]}" for one in places if one.width() < one.sizeHint().width()),
        *(f"{text.accessibleName()[:50]} lost its first line" for text in texts if text.verticalScrollBar().value()),
        *(f"out of the page: {one.text()[:50]}" for one in labels if _is_outside(one, page)),
        *(f"out of the page: {one.text()[:50]}" for one in buttons if _is_outside(one, page)),
        *(f"shortened: {one.text()[:50]}" for one in labels if _is_shortened(one)),
        *_cut_fields(page),
        *(f"{type(one).__name__} scrolls sideways" for one in page.findChildren(QListView) if _scrolls_sideways(one)),
        *_over_each_other(page),
    ]


def _is_shortened(label: TextLabel) -> bool:
    """Whether words of the app end in an ellipsis; those of the leader may."""
    words = label.text()
    leaders = label.written or any(word in words for word in _LEADERS)
    return not leaders and not label.hasHeightForWidth() and label.width() < label.sizeHint().width() - 1


def _cut_fields(page: QWidget) -> Iterator[str]:
    """Days whose letters have no room, and empty fields whose hint has none."""
    for line in page.findChildren(QLineEdit):
        day = isinstance(line.parent(), QAbstractSpinBox)
        words = line.text() if day else "" if line.text() else line.placeholderText()
        if line.isVisible() and line.fontMetrics().horizontalAdvance(words) > line.width() - (0 if day else 4):
            yield f"field: {words}"


def _scrolls_sideways(view: QListView) -> bool:
    return view.isVisible() and view.horizontalScrollBar().isVisible()


def _over_each_other(page: QWidget) -> Iterator[str]:
    """Words and buttons of one part of a page that lie over each other."""
    kinds = (TextLabel, QAbstractButton, QLineEdit, QComboBox)
    shown = [one for one in page.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for part in shown:
        by_parent.setdefault(part.parentWidget(), []).append(part)
    for parts in by_parent.values():
        for one, other in combinations(parts, 2):
            common = one.geometry() & other.geometry()
            if min(common.width(), common.height()) > 1:
                yield f"{_said(one)} lies over {_said(other)}"


def _said(one: QWidget) -> str:
    words = one.text() if isinstance(one, TextLabel | QAbstractButton | QLineEdit) else one.accessibleName()
    return f"{type(one).__name__} {words[:30]!r}"


def _is_cut(label: TextLabel) -> bool:
    if label.hasHeightForWidth():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.minimumSizeHint().width() or label.height() < label.minimumSizeHint().height()


def _is_outside(one: QWidget, page: QWidget) -> bool:
    """Whether something reaches over the left or right edge of the page that holds it."""
    left = one.mapTo(page, one.rect().topLeft()).x()
    return left < 0 or left + one.width() > page.width()


@pytest.fixture
def used(desk: Desk) -> Desk:
    """A journal with something of everything, and long names in it."""
    services, today = desk.workspace.services, desk.clock.now().date()
    for ago in range(1, 16):
        captured = Captured(
            kind=list(Kind)[ago % len(Kind)],
            facts=_LONG,
            happened=desk.clock.now() - dt.timedelta(days=3 * ago),
            promise=f"Come back to her with an answer that names the reasons, {ago}",
            promise_due=today - dt.timedelta(days=ago),
            reactions=(Reaction.DEFENDED, Reaction.LISTENED),
            tone=Tone.SHARP,
            marks=Marks(humility=Mark.SHOWN, questions=Mark.MISSED, room=Mark.PARTLY),
        )
        desk.workspace.undoing.saved(services.capture.save(captured), "")
    desk.workspace.undoing.saved(services.capture.save(_awkward(today)), "")
    maria = _maria(desk)
    note = OneOnOneNote(held_on=today - dt.timedelta(days=9), closing_line="Tell me earlier, even if it is a feeling")
    services.one_on_one_notes.note(services.one_on_ones.prepare(maria), note)
    services.bring_ups.add("The rota for the nights before a holiday, once more and in earnest", maria)
    services.entries.trash([services.entries.rows(EVERYTHING)[-1].id])
    return desk


def _awkward(today: dt.date) -> Captured:
    """What somebody with the longest of names raised, in words that cannot be broken, from right to left."""
    return Captured(
        kind=Kind.BREACH,
        facts=f"{_RIGHT_TO_LEFT} {_NO_BREAK}",
        people=(_LONG_NAME, "Maria-Louise"),
        promise=_NO_BREAK,
        promise_due=today - dt.timedelta(days=40),
        new_agreement=_NO_BREAK,
        bring_up=_NO_BREAK,
        themes=tuple(f"{_NO_BREAK[:30]}{number}" for number in range(6)),
    )


def _maria(desk: Desk) -> str:
    return _person(desk, "Maria-Louise")


def _person(desk: Desk, alias: str) -> str:
    person = desk.workspace.services.people.find(alias)
    assert person is not None
    return person.id


def _newest(desk: Desk) -> str:
    return desk.workspace.services.entries.rows(EVERYTHING)[0].id


def _held(desk: Desk) -> str:
    return next(one.id for one in desk.workspace.services.one_on_ones.all() if one.held_on is not None)


def places(desk: Desk) -> Iterator[Place]:
    """Every place of the app."""
    yield from (*PLAIN, ShowEntry(_newest(desk)), EditEntry(_newest(desk)), ShowPerson(_maria(desk)))
    yield from (ShowPerson(_person(desk, _LONG_NAME)), PrepareOneOnOne(_person(desk, _LONG_NAME)))
    yield from (PrepareOneOnOne(_maria(desk)), ShowOneOnOne(_held(desk)), ShowSearch("rota"))
    yield from map(ShowSettings, SettingsSection)
    yield from map(ShowGuide, Chapter)


def make_room(desk: Desk, spoken: Language, room: tuple[int, int, int]) -> None:
    width, height, percent = room
    desk.interpreter.speak(spoken)
    desk.theme.set_scale(percent)
    desk.window.resize(width, height)
    desk.settle()


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_on_any_page(used: Desk, spoken: Language, room: tuple[int, int, int]) -> None:
    make_room(used, spoken, room)
    found = {repr(place): too_wide(used.show(place)) for place in places(used)}
    assert {place: cut for place, cut in found.items() if cut} == {}


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_in_any_step_of_a_review(used: Desk, spoken: Language, room: tuple[int, int, int]) -> None:
    make_room(used, spoken, room)
    page, reviews = used.show(ShowReviews()), used.workspace.services.reviews
    assert isinstance(page, ReviewPage)
    begun = reviews.to_begin()
    found = {}
    for step in ReviewStep:
        page.picture(replace(begun, step=step))
        used.settle()
        found[step.name] = too_wide(page)
    page.show_list()
    assert {step: cut for step, cut in found.items() if cut} == {}


Made = Callable[[Desk, UiContext], QWidget]


def dialogs() -> dict[str, Made]:
    """What stands over the window, each opened as its page opens it."""
    return {
        "capture": lambda desk, _context: _captured(desk),
        "bring up": lambda desk, context: BringUpDialog(context, _line(desk), _maria(desk), desk.window),
        "promise": lambda desk, context: PromiseDialog(context, _promise(desk), _maria(desk), desk.window),
        "plan": lambda desk, context: PlanDialog(context, _plan(desk), desk.window),
        "table": _table,
        "file": lambda desk, _context: FileDialog(desk.window, "Open", Path(desk.path).parent, _sized),
        "merge": lambda desk, context: MergeDialog(context, context.services.people.all()[0], desk.window),
        "versions": lambda desk, context: VersionsDialog(context, _newest(desk), desk.window),
        "export": lambda desk, context: ExportDialog(context, EVERYTHING, desk.window),
        "meeting": _meeting,
        "keys": lambda desk, _context: _keys(desk),
        "passphrase": lambda desk, context: PassphraseDialog(context, desk.window),
        "recovery sheet": lambda desk, context: SheetDialog(context, desk.window),
        "passphrase of the other": lambda desk, context: OtherPassphraseDialog(context, Path("x.ljsnap"), desk.window),
        "import": _imported,
        "forget": lambda desk, context: ForgetDialog(context, context.services.people.all()[0], desk.window),
        "period": lambda desk, context: PeriodDialog(context.theme, context.clock, _PERIOD, desk.window),
        "licences": lambda desk, context: LicencesDialog(context, desk.window),
        "prompt": lambda desk, context: PromptDialog(context, PromptPlace.DEEPEN, None, desk.window),
        "names left": lambda desk, context: LeftNamesDialog(context, "page", _LEFT, desk.window),
    }


def _line(desk: Desk) -> BringUp:
    return desk.workspace.services.journal.bring_ups.all()[0]


def _promise(desk: Desk) -> Promise:
    return desk.workspace.services.promises.open()[0]


def _plan(desk: Desk) -> Plan:
    plans = desk.workspace.services.plans
    plans.make(PlanWords(when=_NO_BREAK, then=_LONG))
    return desk.workspace.services.journal.plans.all()[0]


def _table(desk: Desk, context: UiContext) -> QWidget:
    request = ChartRequest(THEMES)
    finding = desk.workspace.services.progress.finding(request)
    return TableDialog(context, describe(finding), request, finding, desk.window)


def _sized(dialog: QWidget, size: tuple[int, int]) -> None:
    dialog.resize(QSize(*size).boundedTo(dialog.screen().availableSize()))


def _meeting(desk: Desk, context: UiContext) -> QWidget:
    return OneOnOneDialog(context, context.services.one_on_ones.prepare(_maria(desk)), desk.window, planned=False)


def _imported(desk: Desk, context: UiContext) -> QWidget:
    path = Path(context.services.journal.path).with_name("Notes of the year before.csv")
    rows = ("date,title,what was said", f"2026-10-03,Rota,{_LONG}", "2026-10-04,Leave,Nora asked for a day")
    path.write_text("\n".join(rows), encoding="utf-8")
    return ImportDialog(context, path, desk.window)


def _captured(desk: Desk) -> QWidget:
    desk.workspace.capture.bring_up()
    return desk.workspace.capture.window()


def _keys(desk: Desk) -> QWidget:
    desk.workspace.do(Act.KEYS)
    return desk.window.findChildren(QDialog)[-1]


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_cut_in_any_dialog(
    used: Desk, monkeypatch: pytest.MonkeyPatch, spoken: Language, room: tuple[int, int, int]
) -> None:
    """At the size it proposes, which fits the screen: one of 1280 x 800, while the platform's own is 800 wide."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 800))
    make_room(used, spoken, room)
    found = {}
    for name, made in dialogs().items():
        dialog = made(used, used.workspace._context)
        dialog.show()
        used.settle()
        found[name] = too_wide(dialog)
        screen = dialog.screen().availableSize()
        if dialog.size() != dialog.size().boundedTo(QSize(screen)):
            found[name].append(f"{dialog.size()} on a screen of {screen}")
        dialog.close()
    assert {name: cut for name, cut in found.items() if cut} == {}
