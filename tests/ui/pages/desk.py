"""The app on a desk: the real window, services and file; only the clock, the dialogs and the restart are fakes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.ui.showing import focused as focused  # a test with a desk asks it too

from leader_journal.core.clock import FixedClock
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.settings import SettingsStore
from leader_journal.ui.desktop.tray import Choice
from leader_journal.ui.i18n import Interpreter
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.pages.journal.page import JournalPage
from leader_journal.ui.places import EditEntry, Place
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painted_block import PaintedBlock
from leader_journal.ui.window.locking.stance import Stance
from leader_journal.ui.window.main_window import MainWindow
from leader_journal.ui.window.workspace.workspace import Workspace

PASSPHRASE = "quiet river, small boat"
Part = TypeVar("Part", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in passing, and what can be done about it."""

    sentence: str
    action: str
    act: Callable[[], None] | None


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands at the tray, and its menu."""

    sentence: str
    opened: Callable[[], object]
    menu: dict[str, Callable[[], object]]


@dataclass(slots=True)
class FakeMessages:
    """Remembers what was said and answers what it was told to."""

    told: list[Told] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    text: str | None = None
    path: Path | None = None
    folder: Path | None = None
    """Where a proposed name is taken as it is; `path` where there is none."""
    proposed: list[Path] = field(default_factory=list)
    printer: QPrinter | None = None
    asked: list[Told] = field(default_factory=list)
    asked_to_print: list[int] = field(default_factory=list)
    notice: Notice | None = None
    notices: int = 0

    def tell(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        self.told.append(Told(sentence, action, act))

    def notify(self, sentence: str, opened: Callable[[], object], choices: Sequence[Choice]) -> None:
        self.notice = Notice(sentence, opened, dict(choices))
        self.notices += 1

    def end_notice(self) -> None:
        self.notice = None

    def failed(self, sentence: str) -> None:
        self.failures.append(sentence)

    def ask_open_file(self, title: str, pattern: str) -> Path | None:
        return self.path

    def ask_open_folder(self, title: str) -> Path | None:
        return self.path

    def ask_save_file(self, title: str, proposed: Path, pattern: str) -> Path | None:
        self.proposed.append(proposed)
        return self.folder / proposed.name if self.folder is not None else self.path

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        return self.text

    def ask(self, sentence: str, words: str, act: Callable[[], None]) -> None:
        self.asked.append(Told(sentence, words, act))

    def ask_printer(self, title: str, pages: int) -> QPrinter | None:
        self.asked_to_print.append(pages)
        return self.printer

    def take_back(self) -> None:
        """Press Undo in the last message."""
        act = self.told[-1].act
        assert act is not None
        assert self.told[-1].action == "Undo"
        act()


@dataclass(slots=True)
class FakeRestart:
    """Remembers with what the app would start afresh."""

    journals: list[tuple[Path, str]] = field(default_factory=list)

    stances: list[Stance] = field(default_factory=list)
    new_entry: bool = False
    """Whether the last one begins with a new entry."""
    typed: str = ""
    """What was typed on the face meanwhile."""

    def restart(self, journal: Path, said: str, stance: Stance, *, new_entry: bool = False) -> None:
        self.journals.append((journal, said))
        self.stances.append(stance)
        self.new_entry = new_entry

    def pass_on(self, typed: str) -> None:
        self.typed = typed


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a test holds on to."""

    window: MainWindow
    theme: Theme
    interpreter: Interpreter
    settings: SettingsStore
    jobs: Jobs
    clock: FixedClock
    messages: FakeMessages
    restart: FakeRestart
    path: Path

    @property
    def workspace(self) -> Workspace:
        """The open journal; fails while locked."""
        assert self.window.workspace is not None
        return self.window.workspace

    def add(self, facts: str, kind: Kind | None = Kind.DOUBT, **fields: object) -> Entry:
        """Write an entry as capture does, a minute after the one before, and let the pages know."""
        self.clock.advance(dt.timedelta(minutes=1))
        captured = Captured(kind=kind, facts=facts, **fields)  # type: ignore[arg-type] # fields of Captured
        changes = self.workspace.services.capture.save(captured)
        self.workspace.undoing.saved(changes, "")
        return self.workspace.services.entries.get(changes.ids[0])

    def versions(self, entry: str) -> int:
        """How often an entry was saved."""
        return len(self.workspace.services.entries.versions(entry))

    def settle(self) -> None:
        """Let events and jobs come to an end, and the entry that is chosen be read."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        page = self.window.workspace.pages.current if self.window.workspace is not None else None
        while isinstance(page, JournalPage) and page._reading.waits:
            QTest.qWait(5)
        while self.jobs.any_running():
            QTest.qWait(5)
        QApplication.processEvents()

    def show(self, place: Place) -> QWidget:
        """Bring a page to the front."""
        page = self.workspace.go(place)
        self.settle()
        return page


class _Windows(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    """Give the classes of all windows that come up meanwhile, for however short a time."""
    windows, application = _Windows(), QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    try:
        yield windows.shown
    finally:
        application.removeEventFilter(windows)


def type_text(text: str) -> None:
    """Type into whatever has the focus, going with it as it moves."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def visible(root: QWidget, kind: type[Part]) -> list[Part]:
    """The widgets of a kind that can be seen, from top to bottom."""
    found = [widget for widget in root.findChildren(kind) if widget.isVisibleTo(root) and not widget.size().isEmpty()]
    return sorted(found, key=lambda widget: widget.mapTo(root, QPoint()).y())


def words(root: QWidget) -> list[str]:
    """Return what its labels say, from top to bottom; and then what is painted on blocks."""
    painted = (piece for block in visible(root, PaintedBlock) for piece in block.said)
    return [*(label.text() for label in visible(root, TextLabel)), *painted]


def text_button(root: QWidget, text: str) -> TextButton:
    """Return the one text button with these words."""
    (found,) = [button for button in visible(root, TextButton) if button.text() == text]
    return found


def click_button(root: QWidget, words: str, number: int = 0) -> None:
    """Click a button that can be seen, by its words; of several the one with this number, from the top."""
    buttons = visible(root, QAbstractButton)
    found = [one for one in buttons if one.text() == words]
    assert found, f"no {words!r} among {[one.text() for one in buttons]}"
    found[number].click()


def edited(desk: Desk, entry: Entry) -> EditorPage:
    """Open an entry in the editor."""
    page = desk.show(EditEntry(entry.id))
    assert isinstance(page, EditorPage)
    return page
