"""The table of actions: rail, shortcuts and the list of keys are made from it, nothing else names a shortcut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from leader_journal.ui.places import (
    Place,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowHelp,
    ShowPeople,
    ShowProgress,
    ShowRestore,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.wording.catalogue import _, pgettext


class Act(Enum):
    """Everything the window can be told to do, besides going to a place (`ui.places`)."""

    NEW_ENTRY = auto()
    BRING_UP = auto()
    BEGIN_REVIEW = auto()
    SEARCH = auto()
    SPELLING = auto()
    LOCK = auto()
    HIDE = auto()
    UNDO = auto()
    REDO = auto()
    LARGER = auto()
    SMALLER = auto()
    NORMAL_SIZE = auto()
    BACK = auto()
    NEXT_PANE = auto()
    KEYS = auto()
    PALETTE = auto()
    EXPORT = auto()
    EXPORT_ENTRIES = auto()
    PRINT = auto()
    QUIT = auto()


class ActionSpec(Struct, frozen=True):
    """What is done, or where it leads; its words (looked up when the language is known), its keys, its group."""

    does: Act | Place
    words: Callable[[], str]
    keys: tuple[str, ...]
    group: Callable[[], str]


def _go() -> str:
    return _("Go to")


def _edit() -> str:
    return _("Edit")


def _view() -> str:
    return _("View")


def _file() -> str:
    return _("Journal")


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(Act.NEW_ENTRY, lambda: _("New entry"), ("Ctrl+N",), _file),
    ActionSpec(Act.BRING_UP, lambda: _("Something to bring up"), ("Ctrl+B",), _file),
    ActionSpec(Act.BEGIN_REVIEW, lambda: _("Start a review"), (), _file),
    ActionSpec(Act.EXPORT, lambda: _("Export what is shown"), ("Ctrl+E",), _file),
    ActionSpec(Act.EXPORT_ENTRIES, lambda: _("Export the entries that are listed"), ("Ctrl+Shift+E",), _file),
    ActionSpec(Act.PRINT, lambda: _("Print what is shown"), ("Ctrl+P",), _file),
    ActionSpec(ShowTrash(), lambda: _("Bin"), (), _file),
    ActionSpec(ShowRestore(), lambda: _("Restore"), (), _file),
    ActionSpec(Act.LOCK, lambda: _("Lock"), ("Ctrl+L",), _file),
    ActionSpec(Act.HIDE, lambda: _("Hide the pages without locking"), ("F9",), _file),
    ActionSpec(Act.QUIT, lambda: _("Quit"), ("Ctrl+Q",), _file),
    ActionSpec(Act.UNDO, lambda: _("Undo"), ("Ctrl+Z",), _edit),
    ActionSpec(Act.REDO, lambda: _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), _edit),
    ActionSpec(Act.SEARCH, lambda: _("Search"), ("Ctrl+F",), _edit),
    ActionSpec(ShowSearch(), lambda: _("Search everything"), ("Ctrl+Shift+F",), _edit),
    ActionSpec(Act.SPELLING, lambda: _("Next underlined word"), ("F8",), _edit),
    ActionSpec(ShowToday(), lambda: _("Today"), ("Ctrl+1",), _go),
    ActionSpec(ShowEntries(), lambda: _("Journal"), ("Ctrl+2",), _go),
    ActionSpec(ShowProgress(), lambda: _("Progress"), ("Ctrl+3",), _go),
    ActionSpec(ShowReviews(), lambda: pgettext("page", "Review"), ("Ctrl+4",), _go),
    ActionSpec(ShowPeople(), lambda: _("People"), ("Ctrl+5",), _go),
    ActionSpec(ShowAgreements(), lambda: _("Agreements"), ("Ctrl+6",), _go),
    ActionSpec(ShowGuide(), lambda: _("Guide"), ("Ctrl+7",), _go),
    ActionSpec(ShowSettings(), lambda: _("Settings"), ("Ctrl+,",), _go),
    ActionSpec(Act.PALETTE, lambda: _("Find and do"), ("Ctrl+K",), _go),
    ActionSpec(Act.BACK, lambda: _("Back"), ("Alt+Left",), _go),
    ActionSpec(Act.LARGER, lambda: _("Larger text"), ("Ctrl++", "Ctrl+="), _view),
    ActionSpec(Act.SMALLER, lambda: _("Smaller text"), ("Ctrl+-",), _view),
    ActionSpec(Act.NORMAL_SIZE, lambda: _("Normal text size"), ("Ctrl+0",), _view),
    ActionSpec(Act.NEXT_PANE, lambda: _("Next pane"), ("F6",), _view),
    ActionSpec(ShowHelp(), lambda: _("Help"), ("Shift+F1",), _view),
    ActionSpec(Act.KEYS, lambda: _("Keyboard shortcuts on this page"), ("F1",), _view),
)


def spec_of(does: Act | Place) -> ActionSpec:
    """Return the row of what is done, or of where it leads."""
    return next(spec for spec in ACTIONS if spec.does == does)


def make_actions(owner: QWidget, do: Callable[[Act | Place], None]) -> dict[ActionSpec, QAction]:
    """Make a QAction for every row and give them to `owner`, so that their keys work there."""
    actions: dict[ActionSpec, QAction] = {}
    for spec in ACTIONS:
        action = QAction(spec.words(), owner)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.triggered.connect(partial(do, spec.does))
        owner.addAction(action)
        actions[spec] = action
    return actions


def retranslate_actions(actions: Mapping[ActionSpec, QAction]) -> None:
    """Give all actions their words in the language of now."""
    for spec, action in actions.items():
        action.setText(spec.words())
