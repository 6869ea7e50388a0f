"""The rail of an open journal: its places and their icons; words and keys are those of the table of actions."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import Signal

from leader_journal.services.remembering import Remembering
from leader_journal.settings import SettingsStore
from leader_journal.ui.actions import Act, spec_of
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.places import (
    PageName,
    Place,
    SettingsSection,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
)
from leader_journal.ui.toolkit.nav_rail import NavItem, NavRail
from leader_journal.wording.catalogue import _

_ICONS: dict[Place, str] = {
    ShowToday(): "sun",
    ShowEntries(): "notebook-pen",
    ShowProgress(): "chart-line",
    ShowReviews(): "calendar-check",
    ShowPeople(): "users",
    ShowAgreements(): "handshake",
    ShowGuide(): "compass",
}
_LIT_FOR: dict[PageName, Place] = {
    PageName.EDITOR: ShowEntries(),
    PageName.TRASH: ShowEntries(),
    PageName.ONE_ON_ONE: ShowPeople(),
    PageName.RESTORE: ShowSettings(),
    PageName.WRITTEN_TWICE: ShowSettings(),
}
"""What is lit for pages that have no place of their own on the rail."""
SEARCHED = frozenset({PageName.JOURNAL, PageName.GUIDE, PageName.SEARCH})
"""Pages with a search of their own; from the others, Ctrl+F searches everything."""

TOP = tuple(NavItem(place, icon, spec_of(place).keys[0]) for place, icon in _ICONS.items())
REMEMBERED = ShowSettings(SettingsSection.PRIVACY)
"""Shown where the journal opens by itself, and leads to where that is switched off."""
BOTTOM = (
    NavItem(ShowSearch(), "search", spec_of(ShowSearch()).keys[0]),
    NavItem(REMEMBERED, "key-round", ""),
    NavItem(ShowSettings(), "settings", spec_of(ShowSettings()).keys[0]),
    NavItem(Act.LOCK, "lock", spec_of(Act.LOCK).keys[0], show_keys=True, is_place=False),
)
_LABELLED_FROM = 1120
"""Effective width of the window (pixels / scale) from which labels are shown (DESIGN.md 4)."""


class JournalRail(NavRail):
    """Asks for what its items stand for."""

    wanted = Signal(object)
    """Act or Place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, primary_icon="plus", primary_keys="Ctrl+N", items=TOP, bottom=BOTTOM)
        self.chosen.connect(self.wanted)
        self.primary_clicked.connect(self._new_entry)
        self.say_by(self._say_all)

    def _say_all(self) -> None:
        self.set_words(brand=_("Leader Journal"), primary=_("New entry"), labels=_words())

    def light(self, page: PageName) -> None:
        """Mark what is lit while a page is in front."""
        self.set_current(lit_for(page))

    def show_remembered(self, settings: SettingsStore, journal: Path) -> None:
        """Whoever sees the window sees that the journal opens by itself here."""
        self.set_shown(REMEMBERED, shown=Remembering(settings).is_on(journal))

    def fit_window(self, width: int) -> None:
        """Collapse where the window is narrow for the text size."""
        self.set_collapsed(width / self.theme.scale < _LABELLED_FROM)

    def _new_entry(self) -> None:
        self.wanted.emit(Act.NEW_ENTRY)


def lit_for(page: PageName) -> Place:
    """Return what is lit on the rail while a page is in front."""
    return _LIT_FOR.get(page) or next(place for place in (*_ICONS, ShowSearch(), ShowSettings()) if place.page is page)


def _words() -> dict[Hashable, str]:
    """Return the words of every item, by its key, in the language of now."""
    on_rail: tuple[Act | Place, ...] = (*_ICONS, ShowSearch(), ShowSettings(), Act.LOCK)
    return {REMEMBERED: _("Opens by itself")} | {does: spec_of(does).words() for does in on_rail}
