"""The places on the rail: their icon, keys and words. The rail is made from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leader_journal.ui.actions import Act
from leader_journal.ui.page_stack import Place
from leader_journal.ui.widgets.nav_rail import NavItem
from leader_journal.wording.catalogue import _, pgettext

ON_RAIL = {Place.EDITOR: Place.JOURNAL, Place.TRASH: Place.JOURNAL, Place.ONE_ON_ONE: Place.PEOPLE}
"""Pages that have no place of their own on the rail, with the one that is lit for them."""
SEARCHED = frozenset({Place.JOURNAL, Place.GUIDE})
"""Pages with a search of their own; from the others, Ctrl+F searches the journal."""


@dataclass(frozen=True, slots=True)
class RailPlace:
    """One place: its words are looked up when the language is known."""

    item: NavItem
    words: Callable[[], str]


PLACES = (
    RailPlace(NavItem(Place.TODAY, "sun", "Ctrl+1"), lambda: _("Today")),
    RailPlace(NavItem(Place.JOURNAL, "notebook-pen", "Ctrl+2"), lambda: _("Journal")),
    RailPlace(NavItem(Place.PROGRESS, "chart-line", "Ctrl+3"), lambda: _("Progress")),
    RailPlace(NavItem(Place.REVIEW, "calendar-check", "Ctrl+4"), lambda: pgettext("page", "Review")),
    RailPlace(NavItem(Place.PEOPLE, "users", "Ctrl+5"), lambda: _("People")),
    RailPlace(NavItem(Place.AGREEMENTS, "handshake", "Ctrl+6"), lambda: _("Agreements")),
    RailPlace(NavItem(Place.GUIDE, "compass", "Ctrl+7"), lambda: _("Guide")),
)
BOTTOM = (
    RailPlace(NavItem(Place.SETTINGS, "settings", "Ctrl+,"), lambda: _("Settings")),
    RailPlace(NavItem(Act.LOCK, "lock", "Ctrl+L", show_keys=True), lambda: _("Lock")),
)
